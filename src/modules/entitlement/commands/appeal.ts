import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import type { Claimed } from '../contract.ts';
import type { Outcome } from '../domain/judge-firm.ts';
import { decide, findAppeal, insertAppeal, objectionsOf } from '../store/appeals.ts';
import { entryOf, insertEntries, moveEntries, nextNo, noteEntries, setAmount } from '../store/entries.ts';
import { findFinding } from '../store/findings.ts';
import { sendMessages } from '../messages.ts';
import { stepOf } from '../stamp.ts';
import { knownRound, termsOf } from '../terms.ts';
import { assertOther, factsWith, judgeAgain } from './judge-again.ts';
import { firmOf } from './respond.ts';

/**
 * A firm says that the facts were wrong: it is not on the list, or with another amount. Possible while the list is on notice.
 * @throws Problem FORBIDDEN, NOT_FOUND, APPEAL_NOT_POSSIBLE, APPEAL_OPEN, RULE_FACT_UNKNOWN, RULE_FACT_INVALID
 */
export async function fileAppeal(parts: EntitlementParts, db: Database | Tx, act: Act, roundId: string, input: { facts: Claimed[]; text: string; evidence: string; demo?: boolean }): Promise<{ id: string }> {
  return inTransaction(db, async (tx) => {
    const firm = await firmOf(parts, tx.sql, act.actor);
    const assignment = authorise(act.actor, 'entitlement.entry.respond', { organisationIds: firm ? [firm.organisationId] : [] });
    const round = await knownRound(tx.sql, roundId, { lock: true });
    const finding = await findFinding(tx.sql, roundId, { creditCode: firm!.creditCode });
    if (!finding) throw notFound('企业', 'firm', firm!.creditCode);
    if ((await entryOf(tx.sql, roundId, { creditCode: firm!.creditCode }))?.status === 'OPTED_OUT') throw new Problem('APPEAL_NOT_POSSIBLE', { status: 409, zh: '本单位已放弃，不再申诉', en: 'The firm has opted out; there is nothing to appeal' });
    if (!(await onNotice(parts, tx, act, round.caseId))) throw new Problem('APPEAL_NOT_POSSIBLE', { status: 409, zh: '申诉须在公示期内提出', en: 'Appeals are possible while the list is on public notice' });
    factsWith(await termsOf(parts, tx.sql, round), finding.facts, input.facts, act);
    const id = newId(act.now);
    await insertAppeal(tx.sql, { id, roundId, enterpriseId: finding.enterpriseId, creditCode: finding.creditCode, name: finding.name, text: input.text, evidence: input.evidence, facts: input.facts, filedAt: act.now, filedBy: act.actor!.accountId, filedByName: act.actor!.displayName });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.appeal.filed', subject: { kind: 'entitlement.round', id: roundId }, detail: { appeal: id, enterprise: finding.enterpriseId, facts: input.facts.map((f) => f.id) }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: roundId });
    return { id };
  });
}

async function onNotice(parts: EntitlementParts, tx: Tx, act: Act, caseId: string): Promise<boolean> {
  const standing = await parts.procedure.standing(tx.sql, caseId, act.now);
  return standing.notices.some((n) => n.status === 'running' && n.until !== null && dateOf(act.now) <= n.until);
}

/**
 * Decides an appeal: the officer says what the facts are, the rule says whether the firm is on the list and with how much.
 * A list that changed is published anew. @throws Problem FORBIDDEN, NOT_FOUND, APPEAL_DECIDED, SAME_PERSON, RULE_FACT_…, FIRM_LISTED_ALREADY
 */
export async function decideAppeal(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, input: { facts: readonly Claimed[]; answer: string }): Promise<{ upheld: boolean; outcome: Outcome; amountFen: Fen | null }> {
  return inTransaction(db, async (tx) => {
    const first = await findAppeal(tx.sql, id);
    if (!first) throw notFound('申诉', 'appeal', id);
    const round = await knownRound(tx.sql, first.roundId, { lock: true });
    const assignment = authorise(act.actor, 'entitlement.round.approve', { region: round.region });
    const appeal = (await findAppeal(tx.sql, id, { lock: true }))!;
    if (appeal.status !== 'OPEN') throw new Problem('APPEAL_DECIDED', { status: 409, zh: '申诉已决定', en: 'The appeal has been decided' });
    const { after } = await judgeAgain(parts, tx, act, round, appeal.enterpriseId, input.facts, { ground: `appeal:${id}`, words: '申诉决定', assignment });
    assertOther(round, act);
    const entry = await entryOf(tx.sql, round.id, { enterpriseId: appeal.enterpriseId });
    // A firm that opted out after it appealed stays out, whatever the rule says.
    const out = entry?.status === 'OPTED_OUT';
    const changed = !out && (after.outcome === 'ENTITLED' ? entry?.amountFen !== after.amountFen || entry?.status === 'REFUSED' : entry !== undefined && entry.status !== 'REFUSED');
    const upheld = after.outcome === 'ENTITLED' && changed;
    await decide(tx.sql, id, { status: upheld ? 'UPHELD' : 'DISMISSED', reason: input.answer, revision: after.revision, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });
    if (after.outcome === 'ENTITLED' && entry && !out) {
      await setAmount(tx.sql, entry.id, after.amountFen!, after.judgementId);
      // An objection to the firm that nobody has answered yet stands.
      const objected = (await objectionsOf(tx.sql, round.id)).some((o) => o.entryId === entry.id && o.upheld === null);
      if (changed) await moveEntries(tx.sql, [entry.id], objected ? 'OBJECTED' : 'LISTED', stepOf(act, 'APPEAL_UPHELD', input.answer));
    } else if (after.outcome === 'ENTITLED' && !entry) {
      const entryId = newId(act.now);
      await insertEntries(tx.sql, [{ id: entryId, roundId: round.id, no: await nextNo(tx.sql, round.id), enterpriseId: after.enterpriseId, name: after.name, creditCode: after.creditCode, park: after.park, programme: round.programme, period: round.period, amountFen: after.amountFen!, judgementId: after.judgementId, addedAt: act.now }]);
      await noteEntries(tx.sql, [entryId], stepOf(act, 'APPEAL_UPHELD', input.answer));
    } else if (changed) {
      // The true facts may also go against the firm.
      await moveEntries(tx.sql, [entry!.id], 'REFUSED', stepOf(act, 'RECOMPUTED', input.answer));
    }
    await sendMessages(tx, act, round, [{ creditCode: appeal.creditCode, kind: 'APPEAL', zh: upheld ? '申诉成立，已列入名单并重新公示。' : '申诉不成立，理由见答复。', en: upheld ? 'Your appeal was upheld; the list is published anew.' : 'Your appeal was dismissed; see the answer.' }]);
    if (changed) await parts.procedure.step(tx, act, { caseId: round.caseId, action: 'amendList', data: {}, flow: 'entitlement.appeal' });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.appeal.decided', subject: { kind: 'entitlement.round', id: round.id }, detail: { appeal: id, upheld, outcome: after.outcome, amountFen: after.amountFen, revision: after.revision }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: round.id });
    return { upheld, outcome: after.outcome, amountFen: after.amountFen };
  });
}
