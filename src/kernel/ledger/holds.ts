import type { AuditActor, AuditSubject } from '../audit/index.ts';
import type { Fen } from '../base/money.ts';
import { Problem } from '../base/problem.ts';
import type { Sql, Tx } from '../db/index.ts';
import { accountIdOf } from './domain/account-id.ts';
import type { AccountCoordinates, NewAccount, Words } from './acts.ts';
import { commitReservation } from './commands/commit-reservation.ts';
import { openAccounts } from './commands/open-accounts.ts';
import { postTransfers } from './commands/post-transfers.ts';
import { releaseReservation } from './commands/release-reservation.ts';
import { reserveTransfer } from './commands/reserve-transfer.ts';
import { findAccounts } from './queries/find-accounts.ts';
import { getReservation } from './queries/get-reservation.ts';

/**
 * Money held for somebody else: deposits of bidders, milestone money of projects. It comes in, is set aside until a time,
 * and then goes back to its owner, is paid out for him, or is forfeited: each yuan one way only. All of it stands in the
 * book `deposits`, owned by whoever brought it.
 */
const BOOK = 'deposits';

/** The account a hold stands on, as all of its money is about one owner, purpose and region. */
export interface HoldPlace {
  /** Whose money it is: the id of an organisation. */
  owner: string;
  /** What it is held for: `bid-deposit`, `milestone`. */
  purpose: string;
  region: string;
}

interface HoldStamp {
  at: Date;
  by: AuditActor | null;
}

export interface NewHold extends HoldPlace, HoldStamp {
  /** Names the hold for ever; placing it again is harmless. */
  key: string;
  /** What is held and whose it is, for readers of the books: `竞价保证金 某公司`. */
  named: Words;
  amount: Fen;
  subject: AuditSubject;
  /** From here on nothing can be taken from it; it waits to be returned. */
  expiresAt: Date;
}

export interface Hold {
  /** Number of its reservation. */
  hold: string;
  replayed: boolean;
}

type Kind = 'outside' | 'deposit' | 'released' | 'paid' | 'forfeited';

const at = (kind: Kind, { owner, purpose, region }: HoldPlace): AccountCoordinates => ({ book: BOOK, owner, fund: 'held', purpose, region, year: null, kind });
const id = (kind: Kind, place: HoldPlace): string => accountIdOf(at(kind, place));

const NAMES: Record<Kind, Words> = {
  outside: { zh: '收退款', en: 'money in and out' }, deposit: { zh: '代管资金', en: 'money held' }, released: { zh: '待划转', en: 'to be passed on' }, paid: { zh: '已付', en: 'paid' }, forfeited: { zh: '不予退还', en: 'forfeited' },
};

async function open(tx: Tx, place: HoldPlace, kinds: readonly Kind[], named: Words, now: Date): Promise<void> {
  await openAccounts(tx, kinds.map((kind): NewAccount => ({
    ...at(kind, place), name: { zh: `${named.zh} ${NAMES[kind].zh}`, en: `${named.en}: ${NAMES[kind].en}` }, overdraft: kind === 'outside' ? 'allowed' : 'refused',
  })), now);
}

/** Takes money in and sets it aside. @throws Problem LEDGER_KEY_REUSED, LEDGER_AMOUNT, LEDGER_RESERVATION_TIME */
export async function placeHold(tx: Tx, h: NewHold): Promise<Hold> {
  await open(tx, h, ['outside', 'deposit', 'released'], h.named, h.at);
  const stamp = { at: h.at, by: h.by, subject: h.subject };
  await postTransfers(tx, { ...stamp, key: `hold.${h.key}.in`, memo: { zh: `收到${h.named.zh}`, en: `Received: ${h.named.en}` }, transfers: [{ from: id('outside', h), to: id('deposit', h), amount: h.amount }] });
  const { reservation, replayed } = await reserveTransfer(tx, {
    ...stamp, key: `hold.${h.key}.held`, memo: { zh: `代管${h.named.zh}`, en: `Held: ${h.named.en}` }, from: id('deposit', h), to: id('released', h), amount: h.amount, expiresAt: h.expiresAt,
  });
  return { hold: reservation, replayed };
}

/** Where the money of a hold stands. @throws Problem HOLD_UNKNOWN for a reservation that is no hold */
async function placeOf(db: Sql, hold: string): Promise<{ place: HoldPlace; reservation: Awaited<ReturnType<typeof getReservation>> }> {
  const reservation = await getReservation(db, hold);
  const [account] = await findAccounts(db, { ids: [reservation.from] });
  if (account?.book !== BOOK || account.kind !== 'deposit') throw new Problem('HOLD_UNKNOWN', { status: 404, zh: `预留 ${hold} 不是代管资金`, en: `Reservation ${hold} is no hold` });
  return { place: { owner: account.owner, purpose: account.purpose, region: account.region }, reservation };
}

/** Takes a part out of a hold and passes it on; the rest stays held. */
async function passOn(tx: Tx, hold: string, kind: 'paid' | 'forfeited', to: string, act: HoldStamp & { key: string; amount: Fen; named: Words; reason: Words; clause?: string | null }): Promise<{ transfer: string; held: Fen; replayed: boolean }> {
  const { place, reservation } = await placeOf(tx.sql, hold);
  const receiver = { ...place, owner: to };
  await open(tx, receiver, [kind], act.named, act.at);
  const stamp = { at: act.at, by: act.by, clause: act.clause ?? null };
  const { held, replayed } = await commitReservation(tx, { ...stamp, key: `hold.${act.key}.out`, reservation: hold, amount: act.amount, rest: 'keep', memo: act.reason });
  const { transfers } = await postTransfers(tx, { ...stamp, key: `hold.${act.key}.on`, subject: reservation.subject, memo: act.reason, transfers: [{ from: id('released', place), to: id(kind, receiver), amount: act.amount }] });
  return { transfer: transfers[0]!, held, replayed };
}

/**
 * Pays a part of a hold to somebody, e.g. a milestone that was accepted; what remains stays held. `key` names the payment,
 * `named` says for readers of the books what it is and who gets it.
 * @throws Problem HOLD_UNKNOWN, LEDGER_COMMIT_TOO_LARGE, LEDGER_RESERVATION_CLOSED, LEDGER_RESERVATION_EXPIRED
 */
export function payFromHold(tx: Tx, hold: string, act: HoldStamp & { key: string; amount: Fen; payee: string; named: Words; reason: Words; clause?: string | null }): Promise<{ transfer: string; held: Fen; replayed: boolean }> {
  return passOn(tx, hold, 'paid', act.payee, act);
}

/** What is still held is forfeited to somebody, once and for a reason. @throws Problem as `payFromHold` */
export async function forfeitHold(tx: Tx, hold: string, act: HoldStamp & { to: string; named: Words; reason: Words; clause?: string | null }): Promise<{ transfer: string; amount: Fen; replayed: boolean }> {
  const { reservation } = await placeOf(tx.sql, hold);
  if (reservation.held === 0) throw holdEnded(hold);
  const { transfer, replayed } = await passOn(tx, hold, 'forfeited', act.to, { ...act, key: `${hold}.forfeit`, amount: reservation.held });
  return { transfer, amount: reservation.held, replayed };
}

/**
 * Gives back to the owner what was not taken, before its time or after it ran out; once.
 * @throws Problem HOLD_UNKNOWN, HOLD_ENDED when it was returned, forfeited or paid out whole
 */
export async function returnHold(tx: Tx, hold: string, act: HoldStamp & { reason: Words }): Promise<{ transfer: string; amount: Fen; replayed: boolean }> {
  const { place, reservation } = await placeOf(tx.sql, hold);
  const amount = reservation.amount - reservation.committed;
  if (amount === 0) throw holdEnded(hold);
  if (reservation.state === 'open') await releaseReservation(tx, { key: `hold.${hold}.release`, at: act.at, by: act.by, reservation: hold, reason: act.reason });
  const { transfers, replayed } = await postTransfers(tx, { key: `hold.${hold}.return`, at: act.at, by: act.by, subject: reservation.subject, memo: act.reason, transfers: [{ from: id('deposit', place), to: id('outside', place), amount }] });
  return { transfer: transfers[0]!, amount, replayed };
}

function holdEnded(hold: string): Problem {
  return new Problem('HOLD_ENDED', { status: 409, zh: `代管资金 ${hold} 已退还、付清或不予退还`, en: `Hold ${hold} has been returned, paid out or forfeited already` });
}
