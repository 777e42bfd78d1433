import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { addYears, inForce } from '../domain/in-force.ts';
import { askRule } from '../queries/ask-rule.ts';
import { findFirm, touchFirm } from '../store/firms.ts';
import { answerHandOver, findHandOver, insertHandOver } from '../store/hand-overs.ts';
import { endMembership, findMembership, insertMemberships, type MembershipRow } from '../store/memberships.ts';
import { qualificationsOf } from '../store/qualifications.ts';
import { assertStands } from './closure.ts';
import { onFirm } from './on-firm.ts';

/**
 * Admits a firm to its city's pool. The rule is asked and its answer kept beside the decision; an officer who decides
 * against it, or without an answer, says why.
 * @throws Problem NOT_FOUND, FORBIDDEN, POOL_UNKNOWN, POOL_FIRM_CERTIFIED, POOL_REASON_NEEDED, POOL_ALREADY_IN, FIRM_CLOSED
 */
export function admitToPool(parts: EnterpriseParts, db: Database | Tx, act: Act, input: { enterpriseId: string; pool: string; reason: string | null }): Promise<{ id: string; answer: 'YES' | 'NO' | 'UNKNOWN' | null }> {
  return onFirm(db, act, input.enterpriseId, 'enterprises.pool.admit', async (tx, firm) => {
    const pool = parts.pack.ladder.pools.find((p) => p.id === input.pool);
    if (!pool) throw new Problem('POOL_UNKNOWN', { zh: `没有培育库 ${input.pool}`, en: `There is no pool ${input.pool}`, where: { field: 'pool' } });
    const today = dateOf(act.now);
    assertStands(firm, today);
    // The firm's row is held: nobody can record the certificate between this look and the admission.
    const certified = (await qualificationsOf(tx.sql, firm.id)).find((q) => !pool.yearly && q.type === pool.leadsTo && inForce(q, today));
    if (certified) {
      throw new Problem('POOL_FIRM_CERTIFIED', { status: 409, zh: `该企业已取得${parts.pack.qualifications.get(pool.leadsTo)!.zh}资格（${certified.certNo ?? certified.edition}），不再入库`, en: `The firm holds a valid ${parts.pack.qualifications.get(pool.leadsTo)!.en} already and does not enter the pool` });
    }
    const said = pool.rule ? await askRule(parts, tx, firm, pool.rule, today) : undefined;
    if (said && said.answer !== 'YES' && !input.reason) {
      throw new Problem('POOL_REASON_NEEDED', { zh: said.answer === 'NO' ? '按入库条件该企业不符合；决定入库须写明理由' : '入库条件所需资料不全；决定入库须写明理由', en: said.answer === 'NO' ? 'By the rule the firm does not qualify; say why it is admitted' : 'Not enough is known to judge by the rule; say why it is admitted', where: { field: 'reason' } });
    }
    const id = newId(act.now);
    const row = { id, enterpriseId: firm.id, pool: pool.id, level: 'CITY' as const, city: firm.city, admittedOn: today, dueOn: addYears(today, pool.years), leftOn: null, leftBecause: null };
    await insertMemberships(tx.sql, [{ ...row, ruleAnswer: said?.answer ?? null, ruleVersion: said ? `${said.rule}@${said.version}` : null, reason: input.reason }], act.now, act.actor!.displayName);
    return { action: 'enterprises.pool.admitted', detail: { pool: pool.id, answer: said?.answer ?? null, rule: said?.rule ?? null, version: said?.version ?? null, reason: input.reason }, result: { id, answer: said?.answer ?? null } };
  });
}

/** The city offers a firm of its pool to the province. @throws Problem NOT_FOUND, FORBIDDEN, POOL_LEFT, POOL_NOT_CITY, HAND_OVER_OPEN */
export async function offerHandOver(db: Database | Tx, act: Act, input: { membershipId: string; note: string | null }): Promise<{ id: string }> {
  const place = await mustFindPlace(db, input.membershipId);
  return onFirm(db, act, place.enterpriseId, 'enterprises.pool.admit', async (tx) => {
    const now = await mustBeIn(tx, input.membershipId);
    if (now.level !== 'CITY') throw new Problem('POOL_NOT_CITY', { status: 409, zh: '该企业已在省库', en: 'The firm is in the provincial pool already' });
    const id = newId(act.now);
    await insertHandOver(tx.sql, { id, membershipId: now.id, offeredOn: dateOf(act.now), offeredByName: act.actor!.displayName, note: input.note });
    return { action: 'enterprises.pool.offered', detail: { pool: now.pool, membership: now.id, note: input.note }, result: { id } };
  });
}

/**
 * The province receives a firm, with a receipt, or sends it back with a reason. Received, its place in the city's pool
 * ends and the term runs on. @throws Problem NOT_FOUND, FORBIDDEN, HAND_OVER_ANSWERED, HAND_OVER_REASON_NEEDED, POOL_LEFT
 */
export async function receiveHandOver(db: Database | Tx, act: Act, id: string, input: { received: boolean; reason: string | null }): Promise<{ receiptNumber: string | null }> {
  const assignment = authorise(act.actor, 'enterprises.pool.receive');
  if (!input.received && !input.reason) throw new Problem('HAND_OVER_REASON_NEEDED', { zh: '退回须写明理由', en: 'Say why it is sent back', where: { field: 'reason' } });
  return inTransaction(db, async (tx) => {
    const found = await findHandOver(tx.sql, id);
    if (!found) throw notFound('推荐', 'hand-over', id);
    const firm = (await findFirm(tx.sql, found.enterpriseId, { lock: true }))!;
    const today = dateOf(act.now);
    const receiptNumber = input.received ? `SK${today.replaceAll('-', '')}-${id.slice(-8).toUpperCase()}` : null;
    let provinceMembershipId: string | null = null;
    if (input.received) {
      const place = await mustBeIn(tx, found.membershipId);
      await endMembership(tx.sql, place.id, today, 'HANDED_OVER');
      provinceMembershipId = newId(act.now);
      await insertMemberships(tx.sql, [{ ...place, id: provinceMembershipId, level: 'PROVINCE', admittedOn: today, ruleAnswer: null, ruleVersion: null, reason: null }], act.now, act.actor!.displayName);
    }
    if (!(await answerHandOver(tx.sql, id, { answeredOn: today, answeredByName: act.actor!.displayName, received: input.received, receiptNumber, reason: input.reason, provinceMembershipId }))) {
      throw new Problem('HAND_OVER_ANSWERED', { status: 409, zh: '该推荐已办理', en: 'The hand-over has been answered already' });
    }
    await touchFirm(tx.sql, firm.id, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: input.received ? 'enterprises.pool.received' : 'enterprises.pool.returned', subject: { kind: 'enterprises.enterprise', id: firm.id },
      detail: { handOver: id, receiptNumber, reason: input.reason }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: firm.id });
    return { receiptNumber };
  });
}

/** Takes a firm out of a pool before its term. @throws Problem NOT_FOUND, FORBIDDEN, POOL_LEFT */
export async function leavePool(db: Database | Tx, act: Act, membershipId: string, reason: string): Promise<void> {
  const place = await mustFindPlace(db, membershipId);
  return onFirm(db, act, place.enterpriseId, 'enterprises.pool.admit', async (tx) => {
    const now = await mustBeIn(tx, membershipId);
    await endMembership(tx.sql, now.id, dateOf(act.now), 'WITHDRAWN');
    return { action: 'enterprises.pool.left', detail: { pool: now.pool, level: now.level, reason }, result: undefined };
  });
}

async function mustFindPlace(db: Database | Tx, id: string): Promise<MembershipRow> {
  const place = await findMembership(db.sql, id);
  if (!place) throw notFound('入库记录', 'place in a pool', id);
  return place;
}

async function mustBeIn(tx: Tx, id: string): Promise<MembershipRow & { leftOn: CalendarDate | null }> {
  const place = await mustFindPlace(tx, id);
  if (place.leftOn) throw new Problem('POOL_LEFT', { status: 409, zh: '该企业已出库', en: 'The firm has left the pool' });
  return place;
}
