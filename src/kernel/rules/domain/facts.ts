import { dayNumber, fromDayNumber, isCalendarDate } from '../../base/calendar-date.ts';
import { Problem } from '../../base/problem.ts';
import type { FactDefinition } from './definition.ts';
import type { Value } from './value.ts';

/** What is known of a case, as people and files write it: dates as `YYYY-MM-DD`, unknown as null or left out. */
export type Facts = Readonly<Record<string, number | string | boolean | null | undefined>>;

/** @throws Problem RULE_FACT_INVALID: kind, bounds or choices of one fact are broken */
export function readFact(definition: FactDefinition, given: Facts[string]): Value {
  if (given === null || given === undefined) return undefined;
  const { kind, min, max, whole, choices } = definition;
  if (kind === 'number') {
    if (typeof given !== 'number' || !Number.isFinite(given)) throw invalid(definition, given, '应为数', 'a number is expected');
    if (whole && !Number.isInteger(given)) throw invalid(definition, given, '应为整数', 'a whole number is expected');
    if ((min !== undefined && given < min) || (max !== undefined && given > max)) throw invalid(definition, given, `应在 ${min ?? '−∞'} 与 ${max ?? '∞'} 之间`, `between ${min ?? '−∞'} and ${max ?? '∞'}`);
    return given;
  }
  if (kind === 'truth') {
    if (typeof given !== 'boolean') throw invalid(definition, given, '应为 true 或 false', 'true or false is expected');
    return given;
  }
  if (typeof given !== 'string') throw invalid(definition, given, '应为文字', 'text is expected');
  if (kind === 'date') {
    if (!isCalendarDate(given)) throw invalid(definition, given, '应为 2024-05-01 样式的日期', 'a day like 2024-05-01 is expected');
    return dayNumber(given);
  }
  if (!choices!.some((choice) => choice.value === given)) {
    const known = choices!.map((choice) => choice.value);
    throw invalid(definition, given, `应为 ${known.join('、')} 之一`, `one of ${known.join(', ')} is expected`);
  }
  return given;
}

/** Back to what people write. */
export function writeValue(value: Value, kind: FactDefinition['kind']): number | string | boolean | null {
  if (value === undefined) return null;
  return kind === 'date' && typeof value === 'number' && !Number.isNaN(value) ? fromDayNumber(value) : value;
}

function invalid({ id, zh, en, unit }: FactDefinition, given: unknown, shouldZh: string, shouldEn: string): Problem {
  return new Problem('RULE_FACT_INVALID', {
    zh: `事项“${zh}”（${id}）的值 ${JSON.stringify(given)} 不合要求：${shouldZh}`, en: `The value ${JSON.stringify(given)} of "${en}" (${id}) does not fit: ${shouldEn}`, where: { field: id },
    remedy: { zh: `按要求填写${unit ? `，单位为${unit}` : ''}；不知道就不填`, en: `Write it so${unit ? `, in ${unit}` : ''}; leave it out when it is not known` },
  });
}
