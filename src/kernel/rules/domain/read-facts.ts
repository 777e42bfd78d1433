import { z } from 'zod';
import { Problem } from '../../base/problem.ts';
import type { FactDefinition } from './definition.ts';
import type { Facts } from './facts.ts';

/** A fact with what is known about it; only the unit is looked at here. */
const told = z.looseObject({ value: z.union([z.number(), z.string(), z.boolean(), z.null()]), unit: z.string().optional() });

/**
 * Facts as a file or a program hands them over: bare values, or values with unit, source, day and confidence; alone or under
 * `facts`. Values themselves are read later, fact by fact.
 *
 * @throws Problem RULE_FACTS_SHAPE (no object of facts), RULE_FACT_UNKNOWN, RULE_FACT_INVALID, RULE_UNIT_MISMATCH (a unit is told and is another one)
 */
export function readFacts(given: unknown, dictionary: ReadonlyMap<string, FactDefinition>): Facts {
  const object = insideOf(given, dictionary);
  const facts: Record<string, Facts[string]> = {};
  const strange = Object.keys(object).filter((id) => !dictionary.has(id));
  if (strange.length > 0) throw unknownFacts(strange, dictionary);
  for (const [id, value] of Object.entries(object)) facts[id] = valueOf(dictionary.get(id)!, value);
  return facts;
}

function insideOf(given: unknown, dictionary: ReadonlyMap<string, FactDefinition>): Record<string, unknown> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw shape(Array.isArray(given) ? ['是一个列表', 'is a list'] : ['不是对象', 'is no object']);
  const object = given as Record<string, unknown>;
  return 'facts' in object && !dictionary.has('facts') ? insideOf(object['facts'], dictionary) : object;
}

function valueOf(definition: FactDefinition, given: unknown): Facts[string] {
  if (given === null || typeof given === 'number' || typeof given === 'string' || typeof given === 'boolean') return given;
  const { id, zh, en, unit } = definition;
  const read = told.safeParse(given);
  if (!read.success) {
    throw new Problem('RULE_FACT_INVALID', {
      zh: `事项“${zh}”（${id}）的值 ${JSON.stringify(given)} 不合要求：应为一个值`, en: `The value ${JSON.stringify(given)} of "${en}" (${id}) does not fit: one value is expected`, where: { field: id },
      remedy: { zh: `写成 "${id}": 值，或 "${id}": {"value": 值, "unit": "${unit ?? ''}"}`, en: `Write "${id}": value, or "${id}": {"value": value, "unit": "${unit ?? ''}"}` },
    });
  }
  if (read.data.unit !== undefined && read.data.unit !== (unit ?? '')) {
    throw new Problem('RULE_UNIT_MISMATCH', {
      zh: `事项“${zh}”（${id}）的单位是${unit || '（无单位）'}，给的是${read.data.unit}`, en: `"${en}" (${id}) is in ${unit || '(no unit)'}, given in ${read.data.unit}`, where: { field: id },
      remedy: { zh: '先换算', en: 'Convert it first' },
    });
  }
  return read.data.value;
}

function shape([zh, en]: readonly [string, string]): Problem {
  return new Problem('RULE_FACTS_SHAPE', {
    zh: `事项${zh}，应为一个 JSON 对象`, en: `What is given as facts ${en}; a JSON object is expected`, remedy: { zh: '写成 {"employees": 80}', en: 'Write {"employees": 80}' },
  });
}

/** A name nobody defined is more often a slip of the pen than a fact: what is near to it is named. */
export function unknownFacts(strange: readonly string[], dictionary: ReadonlyMap<string, unknown>): Problem {
  const near = strange.flatMap((id) => nearTo(id, dictionary.keys()));
  const [zh, en] = near.length > 0 ? [`是否指 ${near.join('、')}？`, `Is ${near.join(', ')} meant? `] : ['', ''];
  return new Problem('RULE_FACT_UNKNOWN', {
    zh: `没有名为 ${strange.join('、')} 的事项`, en: `No fact is named ${strange.join(', ')}`, where: { field: strange[0]! },
    remedy: { zh: `${zh}事项名称见数据包 rules/facts.yaml`, en: `${en}The names stand in rules/facts.yaml of the pack` },
  });
}

const FAR = 3;

function nearTo(id: string, names: Iterable<string>): string[] {
  const lower = id.toLowerCase().replace(/[_-]/g, '');
  return [...names].map((name) => ({ name, apart: steps(lower, name.toLowerCase()) })).filter(({ name, apart }) => apart <= Math.min(FAR, name.length / 2)).sort((a, b) => a.apart - b.apart).slice(0, 1).map(({ name }) => name);
}

/** Letters to put in, take out or replace. */
function steps(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(Math.min(before[j]! + 1, row[j - 1]! + 1, before[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    before = row;
  }
  return before[b.length]!;
}
