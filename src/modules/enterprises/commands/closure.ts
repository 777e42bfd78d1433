import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { type Closure, closureWords, isClosed } from '../domain/closure.ts';
import type { Firm } from '../domain/dossier.ts';
import { removeFromLists } from '../growth/commands/follow-register.ts';
import { lockOpenEditions } from '../growth/store/register-changes.ts';
import { insertClosure, withdrawClosure } from '../store/closures.ts';
import { findByCode } from '../store/firms.ts';
import { endMembership, liveMemberships } from '../store/memberships.ts';
import { onFirm } from './on-firm.ts';

/** @throws Problem FIRM_CLOSED */
export function assertStands(firm: Pick<Firm, 'name' | 'closedOn'>, on: string): void {
  if (isClosed(firm, on)) {
    throw new Problem('FIRM_CLOSED', {
      status: 409, zh: `${firm.name}已于 ${firm.closedOn} 注销、合并或被吊销`, en: `${firm.name} has been closed since ${firm.closedOn}`,
      remedy: { zh: '登记有误或登记机关已恢复的，请先在企业页撤回该登记', en: 'If that is wrong or was lifted by the registry, take the entry back on the page of the firm' },
    });
  }
}

/**
 * Records that a firm is no more: from that day it counts in no population, its places in pools end, it is taken out of lists that
 * are not published yet, and whoever else keeps lists is told. What was decided or made for earlier days stays.
 * @throws Problem NOT_FOUND, FORBIDDEN, FIRM_CLOSED, CLOSURE_DAY_WRONG, CLOSURE_SUCCESSOR_WRONG
 */
export function closeFirm(parts: Pick<EnterpriseParts, 'reactions'>, db: Database | Tx, act: Act, enterpriseId: string, closure: Closure): Promise<void> {
  return inTransaction(db, async (tx) => {
    // Lists before firms, as by everybody who works on a list.
    await lockOpenEditions(tx.sql, enterpriseId);
    await onFirm(tx, act, enterpriseId, 'enterprises.dossier.manage', async (_tx, firm, assignment) => {
      assertStands(firm, dateOf(act.now));
      if (closure.closedOn > dateOf(act.now) || (firm.foundedOn !== null && closure.closedOn < firm.foundedOn)) {
        throw new Problem('CLOSURE_DAY_WRONG', { zh: '日期不对：不能晚于今天，也不能早于成立日期', en: 'The day is after today or before the firm was founded', where: { field: 'closedOn' } });
      }
      await assertSuccessor(tx, firm, closure);
      const reason = closureWords(closure);
      await insertClosure(tx.sql, { ...closure, id: newId(act.now), enterpriseId }, { at: act.now, accountId: act.actor!.accountId, name: act.actor!.displayName });
      for (const place of await liveMemberships(tx.sql, enterpriseId)) await endMembership(tx.sql, place.id, closure.closedOn, 'CLOSED');
      const lists = await removeFromLists(tx, act, assignment, enterpriseId, reason);
      await parts.reactions?.closed(tx, act, { enterpriseId, reason, assignment });
      return { action: 'enterprises.enterprise.closed', detail: { ...closure, lists }, result: undefined };
    });
  });
}

/** Only a merger has a successor, and it is another firm that stands. */
async function assertSuccessor(tx: Tx, firm: Firm, { kind, closedOn, successor }: Closure): Promise<void> {
  const wrong = (zh: string, en: string): Problem => new Problem('CLOSURE_SUCCESSOR_WRONG', { zh: `承继企业不对：${zh}`, en: `The successor is wrong: ${en}`, where: { field: 'successor' } });
  if ((kind === 'MERGED') !== (successor !== null)) throw wrong('合并须写明，注销、吊销不写', 'a merger names it, and nothing else does');
  if (!successor) return;
  if (!isCreditCode(successor.creditCode) || successor.creditCode === firm.creditCode) throw wrong('统一社会信用代码有误', 'check its credit code');
  const known = await findByCode(tx.sql, successor.creditCode);
  if (known && isClosed(known, closedOn)) throw wrong(`${known.name}当时已注销、合并或被吊销`, `${known.name} was closed by then itself`);
}

/**
 * Takes back that a firm is no more, because it was recorded wrongly or the registry restored it. What ended meanwhile does not come
 * back by itself: pools and lists admit the firm anew. @throws Problem NOT_FOUND, FORBIDDEN, FIRM_NOT_CLOSED
 */
export function reopenFirm(db: Database | Tx, act: Act, enterpriseId: string, because: string): Promise<void> {
  return onFirm(db, act, enterpriseId, 'enterprises.dossier.manage', async (tx, firm) => {
    if (!(await withdrawClosure(tx.sql, enterpriseId, { at: act.now, byName: act.actor!.displayName, because }))) {
      throw new Problem('FIRM_NOT_CLOSED', { status: 409, zh: '该企业没有注销、合并或吊销登记', en: 'The firm is not recorded as closed' });
    }
    return { action: 'enterprises.enterprise.reopened', detail: { closedOn: firm.closedOn ?? null, because }, result: undefined };
  });
}
