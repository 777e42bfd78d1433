import { type Check, type Collection, type Field, numeric, type Severity, type Values } from './collection.ts';
import { fault, type Fault } from './finding.ts';

export interface RecordFinding extends Fault {
  severity: Severity;
  field: string;
}

/** What must hold within one record: required fields and the checks between fields. */
export function checkRecord({ fields, checks }: Pick<Collection, 'fields' | 'checks'>, values: Values): RecordFinding[] {
  const missing = fields
    .filter((f) => f.required && (values[f.key] ?? null) === null)
    .map((f): RecordFinding => ({ severity: 'error', field: f.key, ...fault('VALUE_REQUIRED', `“${f.zh}”必填`, `"${f.en}" is required`, '补上内容', 'Fill it in') }));
  return [...missing, ...checks.flatMap((check) => judge(check, values, new Map(fields.map((f) => [f.key, f]))))];
}

function judge(check: Check, values: Values, fields: ReadonlyMap<string, Field>): RecordFinding[] {
  const number = (key: string): number | undefined => (typeof values[key] === 'number' ? values[key] : undefined);
  const zh = (key: string): string => `“${fields.get(key)!.zh}”`;
  const en = (key: string): string => `"${fields.get(key)!.en}"`;
  const { severity } = check;
  if (check.kind === 'notAbove') {
    const [a, b] = [number(check.a), number(check.b)];
    if (a === undefined || b === undefined || a <= b + check.tolerance) return [];
    return [{ severity, field: check.a, ...fault('CHECK_NOT_ABOVE', `${zh(check.a)} ${a} 大于${zh(check.b)} ${b}`, `${en(check.a)} ${a} is above ${en(check.b)} ${b}`, `不应超过 ${b}，核对两项`, `It should not be above ${b}; check both`) }];
  }
  if (check.kind === 'sum') {
    const parts = check.parts.map(number);
    const whole = number(check.whole);
    if (whole === undefined || parts.some((p) => p === undefined)) return [];
    const sum = plain((parts as number[]).reduce((n, p) => n + p, 0));
    if (Math.abs(sum - whole) <= check.tolerance + 1e-9) return [];
    const list = check.parts.map(zh).join('、');
    return [{ severity, field: check.whole, ...fault('CHECK_SUM', `${list}之和 ${sum}，与${zh(check.whole)} ${whole} 相差 ${plain(Math.abs(sum - whole))}`, `${check.parts.map(en).join(', ')} come to ${sum}, ${en(check.whole)} is ${whole}`, `差额应在 ${check.tolerance} 以内`, `They may differ by ${check.tolerance} at most`) }];
  }
  const [n, d, r] = [number(check.numerator), number(check.denominator), number(check.result)];
  if (n === undefined || d === undefined || r === undefined || d === 0) return [];
  const expected = plain((n / d) * check.scale);
  if (Math.abs(expected - r) <= check.tolerance + 1e-9) return [];
  return [{ severity, field: check.result, ...fault('CHECK_RATIO', `${zh(check.result)} ${r}，按${zh(check.numerator)}÷${zh(check.denominator)}应为 ${Number(expected.toFixed(3))}`, `${en(check.result)} is ${r}; ${en(check.numerator)} over ${en(check.denominator)} gives ${Number(expected.toFixed(3))}`, `差额应在 ${check.tolerance} 以内，核对三项`, `They may differ by ${check.tolerance} at most; check all three`) }];
}

/** A move against the year before that is larger than the pack lets pass without a word. */
export function changeFinding(field: Field, now: number, before: number): RecordFinding | undefined {
  if (!numeric(field.type) || field.changeLimit === null || before === 0) return undefined;
  const change = (now - before) / Math.abs(before);
  if (Math.abs(change) <= field.changeLimit) return undefined;
  const percent = `${change > 0 ? '+' : ''}${(change * 100).toFixed(1)}%`;
  return {
    severity: 'warning', field: field.key,
    ...fault('CHANGE_LARGE', `“${field.zh}” ${now}，上年同期 ${before}，变动 ${percent}`, `"${field.en}" is ${now} after ${before} a year before (${percent})`,
      `变动超过 ±${field.changeLimit * 100}%，请核对；属实的写明原因`, `A move beyond ±${field.changeLimit * 100}%: check it, and say why if it is right`),
  };
}

const plain = (value: number): number => Number(value.toPrecision(12));
