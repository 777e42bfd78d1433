import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type CompiledRule, evaluateRule, explain, type Explanation, type KnownFacts, plainFacts } from '../../../kernel/rules/contract.ts';
import { fenOf } from './amount.ts';
import { distance } from './distance.ts';

/** ENTITLED: on the list. EXCLUDED: meets the rule and is kept off by integrity, double support or another round. */
export const outcomes = ['ENTITLED', 'EXCLUDED', 'NEAR_MISS', 'NOT_ENTITLED', 'UNKNOWN'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Reason {
  code: string;
  zh: string;
  en: string;
  clause?: string;
}

/** What a round is judged by; fixed when it is opened. */
export interface Terms {
  rule: CompiledRule;
  /** Id of what the rule gives that is paid. */
  gift: string;
  on: CalendarDate;
  /** A no with this many open conditions at most is a near miss. */
  nearMiss: number;
  /** Facts of which any that is true keeps a firm off (失信). */
  integrity: readonly string[];
  /** HOLD: nothing is paid while integrity is unknown. PASS: it is taken as clean. */
  integrityUnknown: 'HOLD' | 'PASS';
}

/** What was known of one firm when it was judged. The judgement is a function of this and of the terms alone. */
export interface Frozen {
  facts: KnownFacts;
  /** What the register against double support answered for the full amount; null: not asked. */
  support: { ok: boolean; payableFen: Fen } | null;
  /** Another round of the same policy and period, or a rule that excludes this one, by which the firm is supported. */
  elsewhere: string | null;
}

export interface Judgement {
  outcome: Outcome;
  /** To be paid; null unless ENTITLED. */
  amountFen: Fen | null;
  /** By the rule, before other supports are taken off. */
  fullFen: Fen | null;
  reasons: Reason[];
}

/** Facts that are frozen with a firm: those the rule asks for and those of integrity. */
export const factsKept = ({ rule, integrity }: Pick<Terms, 'rule' | 'integrity'>): string[] => [...new Set([...rule.asks.map((d) => d.id), ...integrity])].sort();

export function judgeFirm(terms: Terms, { facts, support, elsewhere }: Frozen): Judgement {
  const { rule, gift, on } = terms;
  const open = (outcome: Outcome, reasons: Reason[], fullFen: Fen | null = null): Judgement => ({ outcome, amountFen: null, fullFen, reasons });
  let said: Explanation;
  try {
    said = explainFirm(rule, facts, on);
  } catch (cause) {
    // One figure out of bounds is a question about one firm, no reason to judge none.
    if (!(cause instanceof Problem) || cause.code !== 'RULE_FACT_INVALID') throw cause;
    return open('UNKNOWN', [{ code: cause.code, zh: cause.zh, en: cause.en }]);
  }
  if (said.answer === 'UNKNOWN') return open('UNKNOWN', said.missing.map(missing));
  if (said.answer === 'NO') {
    const far = distance(rule.version.require!, new Map(said.leaves.map((l) => [l.id, l.answer])));
    return open(far <= terms.nearMiss ? 'NEAR_MISS' : 'NOT_ENTITLED', failing(said));
  }
  const given = said.gives.find((g) => g.id === gift);
  if (typeof given?.value !== 'number') return open('UNKNOWN', said.missing.length > 0 ? said.missing.map(missing) : [{ code: 'AMOUNT_UNKNOWN', zh: '金额尚不能确定', en: 'The amount cannot be said yet' }]);
  const fullFen = fenOf(given.value, given.unit);
  if (fullFen === undefined) return open('UNKNOWN', [{ code: 'AMOUNT_NO_MONEY', zh: `“${given.zh}”不是金额`, en: `"${given.en}" is no amount of money` }]);
  if (fullFen <= 0) return open('NOT_ENTITLED', [{ code: 'AMOUNT_ZERO', zh: '按规则计算的金额为零', en: 'By the rule the amount is nil' }]);

  const plain = plainFacts(facts);
  if (terms.integrity.some((id) => plain[id] === true)) return open('EXCLUDED', [{ code: 'BAD_RECORD', zh: '有失信等不良记录，不予支持', en: 'A record of dishonesty: no support' }], fullFen);
  if (terms.integrityUnknown === 'HOLD' && terms.integrity.some((id) => plain[id] === null || plain[id] === undefined)) {
    return open('UNKNOWN', [{ code: 'INTEGRITY_UNKNOWN', zh: '信用状况尚未核实', en: 'The record of integrity has not been checked' }], fullFen);
  }
  if (elsewhere !== null) return open('EXCLUDED', [{ code: 'IN_OTHER_ROUND', zh: `已由 ${elsewhere} 支持，不重复`, en: `Supported by ${elsewhere} already` }], fullFen);
  if (support && !support.ok) return open('EXCLUDED', [{ code: 'DOUBLE_SUPPORT', zh: '同一事项已获同等或更高的支持，不重复', en: 'Supported as much for the same matter already' }], fullFen);
  const amountFen = support ? support.payableFen : fullFen;
  const reasons: Reason[] = amountFen < fullFen ? [{ code: 'DIFFERENCE_ONLY', zh: '此前已获较低支持，就高补差', en: 'A lower support was paid before: the difference is paid' }] : [];
  return { outcome: 'ENTITLED', amountFen, fullFen, reasons };
}

/** The explanation of one firm by one version of a rule. @throws Problem RULE_FACT_INVALID */
export function explainFirm(rule: CompiledRule, facts: KnownFacts, on: CalendarDate): Explanation {
  return explain(evaluateRule(rule, plainFacts(facts), on));
}

function failing(said: Explanation): Reason[] {
  const owed = new Set(said.because);
  return said.leaves.filter((l) => owed.has(l.id)).map(({ id, zh, en, clause }) => ({ code: id, zh, en, ...(clause && { clause }) }));
}

const missing = ({ id, zh, en, of }: Explanation['missing'][number]): Reason =>
  of === 'FACT' ? { code: id, zh: `缺“${zh}”`, en: `"${en}" is not known` } : { code: id, zh: `文件未定“${zh}”`, en: `The document gives no "${en}"` };
