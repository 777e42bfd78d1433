import type { ReadDraft } from './aspects.ts';
import { clauseAt } from './clauses.ts';
import { findObject } from './objects.ts';
import type { Quantity } from './quantities.ts';
import type { Bilingual, CheckUpSpan } from './types.ts';
import { findProperty } from './vague.ts';

/** A target whose bound is not said: a number and a unit, but not whether more or less would do. */
export interface BoundHint extends Bilingual {
  span: CheckUpSpan;
}

const BLANK = '____';

/** Targets of the text without "at least" or "at most": whoever accepts the result later will ask. */
export function boundHints({ problem, targets }: ReadDraft): BoundHint[] {
  return targets.filter((t) => (t.comparator === 'plain' || t.comparator === 'reach') && !/[~～—–至±]/.test(problem.text.slice(t.start, t.end))).map((t) => {
    const words = problem.text.slice(t.start, t.end);
    const { start } = clauseAt(problem.text, t.start);
    const sign = findProperty(problem.text.slice(start, t.start))?.better === 'less' ? '≤' : '≥';
    return {
      span: { field: 'problem', start: t.start, end: t.end, kind: 'vague' },
      zh: `“${words}”没有写明是下限还是上限，验收时容易有争议，建议写成“${sign} ${words}”`,
      en: `"${words}" does not say whether it is a minimum or a maximum; write "${sign} ${words}"`,
    };
  });
}

/**
 * The demand in one sentence that could be accepted against: object, property, today's value, target with its bound and
 * unit, test method, budget and deadline. What the draft says is taken over; what it lacks stays a blank to be filled.
 * Null while there is nothing to start from, and when nothing is lacking.
 */
export function examplePhrasing(read: ReadDraft): Bilingual | null {
  const { draft, problem, targets, presents } = read;
  if (draft.title.trim() === '' && draft.problem.trim() === '') return null;
  const object = findObject(problem.text);
  const name = object ? problem.text.slice(object.start, object.end) : draft.title.trim() || BLANK;
  const row = draft.indicators[0];
  const property = findProperty(row?.name ?? '') ?? findProperty(problem.text);
  const less = property?.better === 'less';
  const target = targets.find((t) => t.unit !== '' && t.unit !== '-') ?? targets[0];
  const text = (q: Quantity | undefined): string | undefined => q && problem.text.slice(q.start, q.end).trim();
  const unit = row?.unit || target?.unit || property?.unit || BLANK;
  const wanted = row?.target ? `${row.target} ${unit}` : (text(target) ?? `${BLANK} ${unit}`);
  const today = row?.present ? `${row.present} ${unit}` : (text(presents[0]) ?? `${BLANK} ${unit}`);
  const sign = target?.comparator === 'atMost' || (target?.comparator !== 'atLeast' && less) ? '≤' : '≥';
  const method = row?.testMethod || text(problem.testMethods.named[0] as Quantity | undefined) || `GB/T ${BLANK}`;
  const budget = draft.budgetFen ? `${draft.budgetFen / 1_000_000} 万元` : (text(problem.budgets[0] as Quantity | undefined) ?? `${BLANK} 万元以内`);
  const deadline = draft.deadline ?? text(problem.deadlines.dated[0] as Quantity | undefined) ?? `${BLANK} 年 ${BLANK} 月底前`;
  const property_ = row?.name || property?.word || `关键指标（${BLANK}）`;
  const zh = `将${name}的${property_}由目前 ${today} 做到 ${sign} ${wanted.replace(/^[≥≤><=\s]+/, '')}，检测方法：${method}，由第三方检测；预算 ${budget}，期限 ${deadline}。`;
  const en = `${name}: ${row?.name || property?.en || `key indicator (${BLANK})`} from ${today} today to ${sign} ${wanted.replace(/^[≥≤><=\s]+/, '')}, tested by ${method}; budget ${budget}, deadline ${deadline}.`;
  return zh.includes(BLANK) ? { zh, en } : null;
}
