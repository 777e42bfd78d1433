import { appendAudit } from '../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import type { Facts, KnownFacts } from '../../../kernel/rules/index.ts';
import { type Act, auditBy, type Desk } from '../act.ts';
import { chainOf } from '../regions.ts';
import { judge } from './judge.ts';

export interface EnquiryInput {
  rule: string;
  on?: CalendarDate | undefined;
  city: string;
  /** Who asked. */
  name: string;
  purpose: string;
  facts: Facts;
}

/**
 * Keeps an answer an officer gave at the counter, on facts as they were told.
 *
 * @throws Problem FORBIDDEN, RULE_UNKNOWN, RULE_NOT_IN_FORCE, RULE_FACT_UNKNOWN, RULE_FACT_INVALID
 */
export async function keepJudgement(desk: Desk, db: Database | Tx, act: Act, { rule, on = dateOf(act.now), city, name, purpose, facts }: EnquiryInput): Promise<string> {
  return inTransaction(db, async (tx) => {
    const assignment = authorise(act.actor, 'rulebook.judgement.keep', { region: city });
    const { book } = await desk.shelf.current(tx);
    // Refuses facts that nobody defined, before they are kept.
    book.evaluate(rule, facts, on, chainOf(desk, city));
    const told: KnownFacts = Object.fromEntries(Object.entries(facts).flatMap(([id, value]) => (value === undefined || value === null ? [] : [[id, { value, source: '窗口咨询自述', asOf: on, confidence: 'DECLARED' as const }]])));
    const subject = { kind: 'ENQUIRY' as const, id: newId(act.now), name };
    const { id, explanation } = await judge(desk.shelf, tx, { rule, on, region: chainOf(desk, city), facts: told, subject, purpose }, act.actor!.accountId, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditBy(act, assignment), action: 'rulebook.judgement.kept', subject: { kind: 'rulebook.judgement', id },
      detail: { rule, version: explanation.version, on, city, answer: explanation.answer, purpose }, requestId: act.requestId,
    });
    return id;
  });
}
