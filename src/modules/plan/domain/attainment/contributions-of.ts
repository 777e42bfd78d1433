import { contributionsOfRatio, contributionsOfSum, type Contributions, type IndicatorDefinition, type Place, versionOf, type YearValue } from '../../../../kernel/indicators/index.ts';
import type { PlanTarget, Sentence, TargetAttainment } from '../../contract.ts';
import { percent, show } from '../words.ts';

type Answer = Pick<TargetAttainment, 'contributions' | 'noContributions'>;
type Reason = NonNullable<TargetAttainment['noContributions']>['reason'];

export interface ContributionQuestion {
  target: Pick<PlanTarget, 'place' | 'year' | 'baseYear'>;
  definition: IndicatorDefinition;
  /** By whose published figures the parts weigh. */
  denominator: IndicatorDefinition | undefined;
  whole: Place;
  parts: readonly Place[];
  /** Whole-year figures as published. */
  yearly(indicator: string, place: string): readonly YearValue[];
}

/**
 * What each city added to the change of the zone, between the first and the last year of the period for which every
 * figure is published and counted alike. Nothing is filled in: without the figures it says which are missing.
 */
export function contributionsOf(question: ContributionQuestion): Answer {
  const { target, definition, denominator, whole, parts } = question;
  if (target.place !== whole.code) return none('NOT_THE_ZONE', { zh: `贡献只对${whole.zh}整体计算。`, en: 'Contributions are told of the zone as a whole.' });
  if (definition.aggregation !== 'SUM' && definition.aggregation !== 'WEIGHTED') {
    return none('NOT_ADDITIVE', { zh: '这一指标不能由各地相加或加权得出，没有各地贡献。', en: 'The indicator is neither a sum nor a weighted mean of places; there are no contributions.' });
  }
  const weighted = definition.aggregation === 'WEIGHTED';
  if (weighted && !denominator) {
    return none('WEIGHTS_UNKNOWN', { zh: '各地的分母没有作为指标公布，权重不明，不能分解。', en: 'The denominators of the places are not published as an indicator; the weights are not known.' });
  }
  const needed = [...[whole, ...parts].map((p) => [definition, p] as const), ...(weighted ? parts.map((p) => [denominator!, p] as const) : [])];
  const at = (of: IndicatorDefinition, place: Place, year: number): number | undefined => question.yearly(of.code, place.code).find((f) => f.year === year)?.value;
  const years = [...new Set(needed.flatMap(([of, p]) => question.yearly(of.code, p.code).map((f) => f.year)))].filter((y) => y >= target.baseYear && y <= target.year).sort((a, b) => a - b);
  const complete = years.filter((y) => needed.every(([of, p]) => at(of, p, y) !== undefined));
  const toYear = complete.at(-1);
  const alike = (y: number): boolean => [definition, ...(weighted ? [denominator!] : [])].every((of) => versionOf(of, y) === versionOf(of, toYear!));
  const fromYear = complete.find(alike);
  if (toYear === undefined || fromYear === undefined || fromYear === toYear) {
    const lacking = years.length < 2 ? needed : needed.filter(([of, p]) => years.filter((y) => at(of, p, y) !== undefined).length < 2);
    const missing = (lacking.length > 0 ? lacking : needed.filter(([of, p]) => years.some((y) => at(of, p, y) === undefined))).map(([of, p]) => ({ place: p.code, indicator: of.code }));
    const who = [...new Set(missing.map((m) => [whole, ...parts].find((p) => p.code === m.place)!))];
    if (complete.length > 1) return none('OTHER_DEFINITION', { zh: '口径中途有变，前后两年不能相减。', en: 'The definition changed in between; the two years cannot be subtracted.' }, missing);
    return none('FIGURES_MISSING', {
      zh: `没有两个年份各地数字齐全，不能分解${who.length > 0 ? `（缺：${who.map((p) => p.shortZh).join('、')}）` : ''}。`,
      en: `There are no two years with every figure${who.length > 0 ? ` (missing: ${who.map((p) => p.shortEn).join(', ')})` : ''}.`,
    }, missing);
  }
  const move = (of: IndicatorDefinition, p: Place): YearMove => ({ from: at(of, p, fromYear)!, to: at(of, p, toYear)! });
  const zone = move(definition, whole);
  const made = weighted
    ? contributionsOfRatio(zone, parts.map((p) => ({ ...move(definition, p), denominatorFrom: at(denominator!, p, fromYear)!, denominatorTo: at(denominator!, p, toYear)! })))
    : contributionsOfSum(zone, parts.map((p) => move(definition, p)));
  return {
    contributions: {
      kind: weighted ? 'WEIGHTED' : 'SUM', fromYear, toYear, ...zone, change: made.change, rest: made.rest, weightsBy: weighted ? denominator!.code : null,
      terms: made.terms.map((term, i) => ({ place: parts[i]!, ...term })),
      proof: proofOf(made, definition, parts, { fromYear, toYear, ...zone }, weighted ? denominator! : null),
    },
    noContributions: null,
  };
}

interface YearMove {
  from: number;
  to: number;
}

function proofOf({ change, terms, rest }: Contributions, { unit, unitEn }: IndicatorDefinition, parts: readonly Place[], years: YearMove & { fromYear: number; toYear: number }, denominator: IndicatorDefinition | null): Sentence[] {
  const signed = (v: number): string => (show(v, 3) === '0' || show(v, 3) === '-0' ? '0' : `${v < 0 ? '−' : '+'}${show(Math.abs(v), 3)}`);
  const [u, uEn] = unit === '%' ? ['个百分点', ' points'] : [unit, ` ${unitEn}`];
  return [
    { zh: `整体：${years.fromYear}年${show(years.from, 3)}，${years.toYear}年${show(years.to, 3)}，变动${signed(change)}${u}。`, en: `The whole: ${show(years.from, 3)} in ${years.fromYear}, ${show(years.to, 3)} in ${years.toYear}, a change of ${signed(change)}${uEn}.` },
    ...terms.map((t, i): Sentence => ({
      zh: denominator
        ? `${parts[i]!.shortZh}：自身 ${signed(t.within!)}（${show(t.from, 3)}→${show(t.to, 3)}，权重${percent(t.weightFrom!)}→${percent(t.weightTo!)}），权重移动 ${signed(t.shift!)}，合计 ${signed(t.contribution)}。`
        : `${parts[i]!.shortZh}：${show(t.from, 3)}→${show(t.to, 3)}，${signed(t.contribution)}${t.share === null ? '' : `，占${percent(t.share)}`}。`,
      en: denominator
        ? `${parts[i]!.shortEn}: own change ${signed(t.within!)} (${show(t.from, 3)} → ${show(t.to, 3)}, weight ${percent(t.weightFrom!)} → ${percent(t.weightTo!)}), shift of weight ${signed(t.shift!)}, together ${signed(t.contribution)}.`
        : `${parts[i]!.shortEn}: ${show(t.from, 3)} → ${show(t.to, 3)}, ${signed(t.contribution)}${t.share === null ? '' : `, ${percent(t.share)}`}.`,
    })),
    rest === 0
      ? { zh: `各项相加正好等于整体变动${signed(change)}。`, en: `The terms add up to ${signed(change)}.` }
      : { zh: `各项相加 ${signed(change - rest)}，余 ${signed(rest)} 是公布的整体数与各地相加（加权）之差：四舍五入、重复计数或来源不同。`, en: `The terms add up to ${signed(change - rest)}; the rest of ${signed(rest)} is the published whole less its parts: rounding, double counts or other sources.` },
    ...(denominator ? [{ zh: `权重按公布的${denominator.zh}；两年取平均，故自身变动与权重移动之和没有剩余。`, en: `Weights by the published ${denominator.en}; means of both years are taken, so own change and shift leave nothing over.` }] : []),
  ];
}

function none(reason: Reason, sentence: Sentence, missing: { place: string; indicator: string }[] = []): Answer {
  return { contributions: null, noContributions: { reason, missing, sentence } };
}
