import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Sql, type Tx } from '../../../kernel/db/index.ts';
import { type Actor, type Assignment, auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EntitlementParts } from '../act.ts';
import { type Account, type EntryRow, findEntry, moveEntries, noteEntries, setAccount } from '../store/entries.ts';
import { knownRound } from '../terms.ts';
import { stepOf } from '../stamp.ts';

const RESPOND = 'entitlement.entry.respond';

/** The firm somebody answers for, by the credit code of the organisation under which he holds the permission. */
export async function firmOf(parts: EntitlementParts, db: Sql, actor: Actor | undefined): Promise<{ assignment: Assignment; organisationId: string; name: string; creditCode: string } | undefined> {
  for (const assignment of actor?.assignments ?? []) {
    if (!assignment.grants.some((g) => g.permission === RESPOND)) continue;
    const organisation = await parts.identity.findOrganisation(db, assignment.organisationId);
    if (organisation?.creditCode) return { assignment, organisationId: organisation.id, name: organisation.nameZh, creditCode: organisation.creditCode };
  }
  return undefined;
}

/** The entry, locked, if it belongs to the firm of the actor and can still be answered. @throws Problem FORBIDDEN, NOT_FOUND, ENTRY_NOT_OPEN */
async function ownEntry(parts: EntitlementParts, tx: Tx, act: Act, id: string): Promise<{ entry: EntryRow; assignment: Assignment }> {
  const firm = await firmOf(parts, tx.sql, act.actor);
  const assignment = authorise(act.actor, RESPOND, { organisationIds: firm ? [firm.organisationId] : [] });
  const first = await findEntry(tx.sql, id);
  if (!first || first.creditCode !== firm!.creditCode) throw notFound('名单条目', 'entry', id);
  // In the order of everybody else: the round, then the entry.
  await knownRound(tx.sql, first.roundId, { lock: true });
  const entry = (await findEntry(tx.sql, id, { lock: true }))!;
  if (!['LISTED', 'OBJECTED', 'CONFIRMED'].includes(entry.status)) throw new Problem('ENTRY_NOT_OPEN', { status: 409, zh: '支付已提出或已终止，不能再更改', en: 'The payment has been proposed or ended; nothing can be changed' });
  return { entry, assignment };
}

/** A firm does not want it (放弃). @throws Problem FORBIDDEN, NOT_FOUND, ENTRY_NOT_OPEN */
export async function optOut(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, input: { reason: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { entry, assignment } = await ownEntry(parts, tx, act, id);
    await moveEntries(tx.sql, [id], 'OPTED_OUT', stepOf(act, 'OPTED_OUT', input.reason));
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.entry.optedOut', subject: { kind: 'entitlement.round', id: entry.roundId }, detail: { entry: id, no: entry.no, reason: input.reason }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: entry.roundId });
  });
}

/** Where the money goes; it must be the firm's own account. @throws Problem FORBIDDEN, NOT_FOUND, ENTRY_NOT_OPEN, ACCOUNT_OF_OTHER */
export async function correctAccount(parts: EntitlementParts, db: Database | Tx, act: Act, id: string, account: Account): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { entry, assignment } = await ownEntry(parts, tx, act, id);
    if (account.holder.normalize('NFKC').trim() !== entry.name.normalize('NFKC').trim()) throw new Problem('ACCOUNT_OF_OTHER', { zh: `户名须为“${entry.name}”`, en: `The account must be in the name of ${entry.name}`, where: { field: 'holder' } });
    await setAccount(tx.sql, id, account);
    await noteEntries(tx.sql, [id], stepOf(act, 'ACCOUNT'));
    // The number itself is the firm's own business; the audit keeps its end.
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'entitlement.entry.account', subject: { kind: 'entitlement.round', id: entry.roundId }, detail: { entry: id, bank: account.bank, ends: account.number.slice(-4) }, requestId: act.requestId });
    tx.emit({ topic: 'entitlement.round.changed', key: entry.roundId });
  });
}
