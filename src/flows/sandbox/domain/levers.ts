import type { LetDefinition, Requirement, RuleVersion } from '../../../kernel/rules/domain/definition.ts';

/** What a lever may be set to: a number, a cell as a rule file writes it, or yes and no. */
export type Setting = number | string | boolean | null;

/** One number, bound or cell of a rule version that a scenario may change. */
export interface Lever {
  /** Where it stands: `parameters/rate`, `let/rdFloor/steps/1/upTo`, `let/rate/rows/2/gives/1`, `require/staff/1`. Counted from 1. */
  path: string;
  kind: 'PARAMETER' | 'BOUND' | 'VALUE' | 'CELL' | 'RESULT' | 'NUMBER';
  zh: string;
  en: string;
  clause: string;
  unit: string;
  /** As the rule file has it, e.g. `5%` or `>= 10`. */
  written: Setting;
  /** The same as a plain number (5 % is 0.05); null where it is no number or the document gives none. */
  value: number | null;
  /** Written and set as per cent. */
  percent: boolean;
  /** The whole expression or row it stands in. */
  within: string;
}

interface Place extends Lever {
  set(version: RuleVersion, to: Setting): void;
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?%?$/;
/** Quoted texts and names are passed over, so that the `4` of `classIV4` is no number. */
const TOKEN = /'[^']*'|[A-Za-z][A-Za-z0-9.]*|(\d+(?:\.\d+)?%?)/g;

const numberOf = (written: Setting): number | null =>
  typeof written === 'number' ? written : typeof written === 'string' && PLAIN_NUMBER.test(written) ? (written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written)) : null;
const isPercent = (written: Setting): boolean => typeof written === 'string' && PLAIN_NUMBER.test(written) && written.endsWith('%');

/** A number in the spelling of what it replaces; `0.1 + 0.2` is written 0.3. */
function spelled(to: Setting, like: Setting): Setting {
  if (typeof to !== 'number') return to;
  return isPercent(like) ? `${Number((to * 100).toPrecision(12))}%` : Number(to.toPrecision(12));
}

/** Everything of a version that a scenario may change, in the order in which it stands there. */
export function leversOf(version: RuleVersion): Lever[] {
  return placesOf(version).map(({ set: _set, ...lever }) => lever);
}

/** A copy of the version with the lever set; undefined where the path names none. */
export function setLever(version: RuleVersion, path: string, to: Setting): RuleVersion | undefined {
  const copy = structuredClone(version);
  const place = placesOf(copy).find((p) => p.path === path);
  if (!place) return undefined;
  place.set(copy, spelled(to, place.written));
  return copy;
}

function placesOf(version: RuleVersion): Place[] {
  const clause = (own?: string): string => own ?? version.source.clause ?? '';
  return [
    ...version.parameters.map((p): Place => ({
      path: `parameters/${p.id}`, kind: 'PARAMETER', zh: p.zh, en: p.en, clause: clause(p.clause), unit: p.unit ?? '', written: p.value, value: p.value,
      percent: (p.unit ?? '') === '' && p.value !== null && p.value > 0 && p.value <= 1, within: p.id,
      set: (_, to) => {
        p.value = to as number | null;
      },
    })),
    ...version.let.flatMap((definition) => letPlaces(definition, clause(definition.clause))),
    ...conditionsOf(version.require).flatMap((c) => literals(c.when, `require/${c.id}`, { zh: c.zh, en: c.en, clause: clause(c.clause), unit: '' }, (text) => {
      c.when = text;
    })),
    ...version.gives.flatMap((g) => literals(g.formula, `gives/${g.id}`, { zh: g.zh, en: g.en, clause: clause(g.clause), unit: g.unit ?? '' }, (text) => {
      g.formula = text;
    })),
  ];
}

type About = Pick<Lever, 'zh' | 'en' | 'clause' | 'unit'>;

function letPlaces(definition: LetDefinition, clause: string): Place[] {
  const { id, zh, en, formula, bracket, table } = definition;
  const about = { zh, en, clause, unit: definition.unit ?? '' };
  if (formula !== undefined) {
    return literals(formula, `let/${id}`, about, (text) => {
      definition.formula = text;
    });
  }
  if (bracket) {
    return bracket.steps.flatMap((step, i) => {
      const bound = step.upTo !== undefined ? 'upTo' as const : 'below' as const;
      const within = `${bracket.of} ${bound === 'upTo' ? '≤' : '<'} ${step[bound] ?? '∞'} → ${step.value}`;
      const of = (part: 'upTo' | 'below' | 'value', kind: 'BOUND' | 'VALUE'): Place[] => {
        const written = step[part];
        if (written === undefined || numberOf(written) === null) return [];
        return [{
          path: `let/${id}/steps/${i + 1}/${part}`, kind, ...about, zh: `${zh}：第${i + 1}档${kind === 'BOUND' ? '上限' : '取值'}`, en: `${en}: ${kind === 'BOUND' ? 'upper bound' : 'value'} of step ${i + 1}`,
          unit: kind === 'BOUND' ? '' : about.unit, written, value: numberOf(written), percent: isPercent(written), within,
          set: (_, to) => {
            step[part] = to as number | string;
          },
        }];
      };
      return [...of(bound, 'BOUND'), ...of('value', 'VALUE')];
    });
  }
  return table!.rows.flatMap((row, r) => {
    const within = `${row.when.map((cell, c) => `${table!.inputs[c]}: ${cell}`).join(', ')} → ${[row.gives].flat().join(', ')}`;
    const about2 = { ...about, clause: row.clause ?? clause };
    const place = (path: string, kind: 'CELL' | 'RESULT', what: { zh: string; en: string }, unit: string, written: string | number | boolean, set: (to: Setting) => void): Place => ({
      path: `let/${id}/rows/${r + 1}/${path}`, kind, ...about2, zh: `${zh}：第${r + 1}行${what.zh}`, en: `${en}: row ${r + 1}, ${what.en}`, unit, written, value: numberOf(written), percent: isPercent(written), within,
      set: (_, to) => set(to),
    });
    return [
      ...row.when.map((cell, c) => place(`when/${c + 1}`, 'CELL', { zh: `条件 ${table!.inputs[c]}`, en: `condition ${table!.inputs[c]}` }, '', cell, (to) => {
        row.when[c] = to as string;
      })),
      ...[row.gives].flat().map((result, o) => place(`gives/${o + 1}`, 'RESULT', { zh: `结果 ${table!.outputs[o]}`, en: `result ${table!.outputs[o]}` }, table!.units?.[o] ?? about.unit, result, (to) => {
        if (Array.isArray(row.gives)) row.gives[o] = to as string;
        else row.gives = to as string;
      })),
    ];
  });
}

/** The numbers of an expression, in order. */
function literals(source: string, base: string, about: About, write: (text: string) => void): Place[] {
  return [...source.matchAll(TOKEN)].filter((m) => m[1] !== undefined).map((m, k): Place => {
    const written = m[1]!.endsWith('%') ? m[1]! : Number(m[1]);
    return {
      path: `${base}/${k + 1}`, kind: 'NUMBER', ...about, written, value: numberOf(written), percent: isPercent(written), within: source,
      set: (_, to) => write(`${source.slice(0, m.index)}${to}${source.slice(m.index + m[1]!.length)}`),
    };
  });
}

type Condition = Extract<Requirement, { when: string }>;

function conditionsOf(node: Requirement | undefined): Condition[] {
  if (!node) return [];
  if ('when' in node) return [node];
  if ('not' in node) return conditionsOf(node.not);
  return ('all' in node ? node.all : 'any' in node ? node.any : node.of).flatMap(conditionsOf);
}
