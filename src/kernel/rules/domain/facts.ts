import { Problem } from '../../base/problem.ts';
import { readDay, writeDay } from './civil-day.ts';
import type { FactDefinition } from './definition.ts';
import type { Value } from './value.ts';

/** What is known of a case, as people and files write it: dates as `YYYY-MM-DD`, unknown as null or left out. */
export type Facts = Readonly<Record<string, number | string | boolean | null | undefined>>;

/**
 * Reads one fact as its definition says.
 *
 * @throws Problem RULE_FACT_INVALID: kind, bounds or choices of one fact are broken
 */
export function factReader(definition: FactDefinition): (given: Facts[string]) => Value {
  const { kind, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, whole } = definition;
  const refuse = (given: unknown, zh: string, en: string): never => {
    throw invalid(definition, given, zh, en);
  };
  switch (kind) {
    case 'number': return (given) => {
      if (given === null || given === undefined) return undefined;
      if (typeof given !== 'number' || !Number.isFinite(given)) return refuse(given, '应为数', 'a number is expected');
      if (whole && !Number.isInteger(given)) return refuse(given, '应为整数', 'a whole number is expected');
      if (given < min || given > max) return refuse(given, `应在 ${writeBound(min)} 与 ${writeBound(max)} 之间`, `between ${writeBound(min)} and ${writeBound(max)}`);
      return given;
    };
    case 'truth': return (given) => {
      if (given === null || given === undefined) return undefined;
      return typeof given === 'boolean' ? given : refuse(given, '应为 true 或 false', 'true or false is expected');
    };
    case 'date': return (given) => {
      if (given === null || given === undefined) return undefined;
      if (typeof given !== 'string') return refuse(given, '应为文字', 'text is expected');
      return readDay(given) ?? refuse(given, '应为 2024-05-01 样式的日期', 'a day like 2024-05-01 is expected');
    };
    default: {
      const known = definition.choices!.map((choice) => choice.value);
      const allowed = new Set<unknown>(known);
      return (given) => {
        if (given === null || given === undefined) return undefined;
        if (typeof given !== 'string') return refuse(given, '应为文字', 'text is expected');
        return allowed.has(given) ? given : refuse(given, `应为 ${known.join('、')} 之一`, `one of ${known.join(', ')} is expected`);
      };
    }
  }
}

const writeBound = (bound: number): string => (Number.isFinite(bound) ? String(bound) : bound < 0 ? '−∞' : '∞');

/** Back to what people write. */
export function writeValue(value: Value, kind: FactDefinition['kind']): number | string | boolean | null {
  if (value === undefined) return null;
  return kind === 'date' && typeof value === 'number' && !Number.isNaN(value) ? writeDay(value) : value;
}

function invalid({ id, zh, en, unit }: FactDefinition, given: unknown, shouldZh: string, shouldEn: string): Problem {
  return new Problem('RULE_FACT_INVALID', {
    zh: `事项“${zh}”（${id}）的值 ${JSON.stringify(given)} 不合要求：${shouldZh}`, en: `The value ${JSON.stringify(given)} of "${en}" (${id}) does not fit: ${shouldEn}`, where: { field: id },
    remedy: { zh: `按要求填写${unit ? `，单位为${unit}` : ''}；不知道就不填`, en: `Write it so${unit ? `, in ${unit}` : ''}; leave it out when it is not known` },
  });
}
