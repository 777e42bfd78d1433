import { newId } from '../../../kernel/base/id.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import type { Claimed } from '../contract.ts';
import { findEntry, noteEntries } from '../store/entries.ts';
import { insertRecovery, repaidFor } from '../store/recoveries.ts';
import { sendMessages } from '../messages.ts';
import { stepOf } from '../stamp.ts';
import { knownRound, termsOf } from '../terms.ts';
import { factsWith } from './judge-again.ts';
import { explainFirm, judgeFirm } from '../domain/judge-firm.ts';
import { findFinding, insertFindings, standingRevisions } from '../store/findings.ts';

/**
 * What was paid and is not owed by the true facts is asked back: the rule is computed again, and the difference is the claim.
 * A second person decides it after the firm was heard.
 * @throws Problem FORBIDDEN, NOT_FOUND, ENTRY_NOT_PAID, RECOVERY_NOTHING, RECOVERY_OPEN, RULE_FACT_UNKNOWN, RULE_FACT_INVALID
 */
export async function openRecovery(parts: EntitlementParts, db: Database | Tx, act: Act, entryId: string, input: { facts: readonly Claimed[]; answer: string; demo?: boolean }): Promise<{ id: string; caseId: string; amountFen: Fen }> {
  return inTransaction(db, async (tx) => {
    const entry = await findEntry(tx.sql, entryId);
    if (!entry) throw notFound('名单条目', 'entry', entryId);
    const round = await knownRound(tx.sql, entry.roundId, { lock: true });
    const assignment = authorise(act.actor, 'entitlement.round.prepare', { region: round.region });
    if (entry.status !== 'PAID') throw new Problem('ENTRY_NOT_PAID', { status: 409, zh: '尚未拨付，无需追回', en: 'It has not been paid' });
    const last = (await findFinding(tx.sql, round.id, { enterpriseId: entry.enterpriseId }))!;
    // Facts of a recovery that was dropped were not found to be so.
    const before = (await standingRevisions(tx.sql, round.id, entry.enterpriseId)).at(-1)!;
    const terms = await termsOf(parts, tx.sql, round);
    const facts = factsWith(terms, before.facts, input.facts, act);
    // Supports registered since, this one among them, say nothing of what was owed then.
    const judged = judgeFirm(terms, { facts, support: before.support, elsewhere: before.elsewhere });
    const owed = judged.outcome === 'ENTITLED' ? Math.min(judged.amountFen!, entry.proposedFen!) : 0;
    // What an earlier recovery has brought back is not asked for again.
    const amountFen = entry.proposedFen! - owed - (await repaidFor(tx.sql, entryId));
    if (judged.outcome === 'UNKNOWN' || amountFen <= 0) throw new Problem('RECOVERY_NOTHING', { zh: '按查实的事项重算，没有应追回的金额', en: 'By the facts found nothing is to be recovered', details: judged.reasons.map((r) => ({ code: r.code, zh: r.zh, en: r.en })) });
    const { id: judgementId } = await parts.rules.judge(tx, { rule: round.rule, on: round.factsOn, region: parts.regionChain(round.region), facts, subject: { kind: 'ENTERPRISE', id: entry.enterpriseId, name: entry.name }, purpose: `${round.number} recovery` }, act.actor!.accountId, act.now);
    const id = newId(act.now);
    const revision = last.revision + 1;
    await insertFindings(tx.sql, [{ ...before, ...judged, facts, revision, judgementId, ground: `recovery:${id}`, foundAt: act.now }]);
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'entitlement-recovery', subject: { kind: 'entitlement.recovery', id }, title: `${entry.name} 追回 ${formatYuan(amountFen)} 元`, parties: {}, region: round.region, park: null,
    });
    const reasons = judged.reasons.length > 0 ? judged.reasons : explainFirm(terms.rule, facts, terms.on).gives.map((g) => ({ code: g.id, zh: `${g.zh}应为 ${g.value} ${g.unit}`, en: `${g.en} should be ${g.value} ${g.unit}` }));
    await insertRecovery(tx.sql, { id, entryId, roundId: round.id, caseId, region: round.region, name: entry.name, creditCode: entry.creditCode, revision, reasons, amountFen, status: 'OPEN', openedAt: act.now, openedBy: act.actor!.accountId, openedByName: act.actor!.displayName, demo: input.demo ?? false });
    await noteEntries(tx.sql, [entryId], stepOf(act, 'RECOVERY', input.answer));
    await sendMessages(tx, act, round, [{ creditCode: entry.creditCode, kind: 'RECOVERY', zh: `经查实不应享受，拟追回 ${formatYuan(amountFen)} 元，可陈述意见。`, en: `By the facts found ${formatYuan(amountFen)} yuan are to be recovered; you may state your view.` }]);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.recovery.opened', subject: { kind: 'entitlement.recovery', id }, detail: { entry: entryId, amountFen, facts: input.facts.map((f) => f.id) }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: round.id });
    return { id, caseId, amountFen };
  });
}
