import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, inTransaction, type Tx } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import {
  accountIdOf, balanceOf, ceilingsOf, commitReservation, dryRun, expireReservations, findAccounts, getReservation, historyOf, type NewAccount,
  openAccounts, postTransfers, releaseReservation, reserveTransfer, reverseTransfers, setCeiling, statementOf,
} from './index.ts';

let test: TestDatabase;
let db: Database;
let turn = 0;

beforeAll(async () => {
  test = await createTestDatabase([{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }]);
  db = test.db;
});
afterAll(() => test?.drop());

const AT = new Date('2026-03-02T02:00:00Z');
const day = (text: string): Date => new Date(`${text}T02:00:00Z`);
const memo = { zh: '测试', en: 'Test' };
const subject = { kind: 'test.case', id: '1' };
const act = (key: string, at = AT) => ({ key: `${turn}.${key}`, at, by: null, subject, memo });
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTransaction(db, work);

function spec(kind: string, more: Partial<NewAccount> = {}): NewAccount {
  return {
    book: 'test', owner: `o${turn}`, fund: 'voucher', purpose: 'service', region: '321100', year: 2026, kind,
    name: { zh: `${kind}账户`, en: kind }, overdraft: 'refused', ...more,
  };
}

let source: string;
let budget: string;
let paid: string;

async function open(...specs: NewAccount[]): Promise<string[]> {
  return run((tx) => openAccounts(tx, specs, AT));
}
const post = (key: string, from: string, to: string, amount: number, at = AT) =>
  run((tx) => postTransfers(tx, { ...act(key, at), transfers: [{ from, to, amount }] }));
const reserve = (key: string, amount: number, expiresAt = day('2026-04-01')) =>
  run((tx) => reserveTransfer(tx, { ...act(key), from: budget, to: paid, amount, expiresAt }));
const figures = async (id: string) => {
  const { posted, available, heldOut, heldIn } = await balanceOf(db.sql, id);
  return { posted, available, heldOut, heldIn };
};

beforeEach(async () => {
  turn += 1;
  [source, budget, paid] = (await open(spec('outside', { overdraft: 'allowed' }), spec('budget'), spec('paid'))) as [string, string, string];
  await post('fund', source, budget, 100_000);
});

describe('accounts', () => {
  it('are named by their coordinates alone, and opening them again changes nothing', async () => {
    const again = await open(spec('budget'), spec('paid'));
    expect(again).toEqual([budget, paid]);
    expect(accountIdOf(spec('budget'))).toBe(budget);
    expect((await findAccounts(db.sql, { owner: `o${turn}`, kind: 'budget' })).map((a) => a.balance.posted)).toEqual([100_000]);
  });
  it('are not opened twice with different rules', async () => {
    await expect(open(spec('budget', { overdraft: 'allowed' }))).rejects.toMatchObject({ code: 'LEDGER_ACCOUNT_DIFFERS' });
  });
});

describe('a posting', () => {
  it('moves money from one account to the other', async () => {
    const posted = await post('pay', budget, paid, 30_000);
    expect(posted).toMatchObject({ transfers: [`${posted.entry}.1`], replayed: false });
    expect(await figures(budget)).toEqual({ posted: 70_000, available: 70_000, heldOut: 0, heldIn: 0 });
    expect(await figures(paid)).toMatchObject({ posted: 30_000 });
  });
  it('never takes an account below zero, and says what is available', async () => {
    await expect(post('pay', budget, paid, 100_001)).rejects.toMatchObject({
      code: 'LEDGER_OVERDRAFT', zh: '账户“budget账户”余额不足：可用 1,000.00 元，需要 1,000.01 元', remedy: { zh: expect.stringContaining('1,000.00') },
    });
    expect(await figures(budget)).toMatchObject({ posted: 100_000 });
  });
  it('keeps all linked transfers or none, judged by what they add up to', async () => {
    const linked = (key: string, last: number) =>
      run((tx) => postTransfers(tx, { ...act(key), transfers: [{ from: paid, to: source, amount: 40_000 }, { from: budget, to: paid, amount: last }] }));
    await expect(linked('a', 39_999)).rejects.toMatchObject({ code: 'LEDGER_OVERDRAFT' });
    expect(await figures(budget)).toMatchObject({ posted: 100_000 });
    await linked('b', 40_000);
    expect(await figures(paid)).toMatchObject({ posted: 0 });
    expect(await figures(budget)).toMatchObject({ posted: 60_000 });
  });
  it('repeated with the same key moves nothing and answers the same; with other content it is refused', async () => {
    const first = await post('pay', budget, paid, 10_000);
    expect(await post('pay', budget, paid, 10_000, day('2026-05-01'))).toEqual({ ...first, replayed: true });
    expect(await figures(paid)).toMatchObject({ posted: 10_000 });
    await expect(post('pay', budget, paid, 10_001)).rejects.toMatchObject({ code: 'LEDGER_KEY_REUSED' });
  });
  it('needs a positive amount, two accounts, one book, and accounts that exist', async () => {
    const [other] = await open(spec('budget', { book: 'other' }));
    await expect(post('a', budget, paid, 0)).rejects.toMatchObject({ code: 'LEDGER_AMOUNT', where: { row: 1 } });
    await expect(post('b', budget, paid, -1)).rejects.toMatchObject({ code: 'LEDGER_AMOUNT' });
    await expect(post('c', budget, paid, 0.5)).rejects.toMatchObject({ code: 'MONEY_NOT_FEN' });
    await expect(post('d', budget, budget, 1)).rejects.toMatchObject({ code: 'LEDGER_SAME_ACCOUNT' });
    await expect(post('e', budget, other!, 1)).rejects.toMatchObject({ code: 'LEDGER_TWO_BOOKS' });
    await expect(post('f', budget, accountIdOf(spec('nobody')), 1)).rejects.toMatchObject({ code: 'LEDGER_ACCOUNT_UNKNOWN' });
    await expect(run((tx) => postTransfers(tx, { ...act('g'), transfers: [] }))).rejects.toMatchObject({ code: 'LEDGER_LINKED_COUNT' });
  });
  it('of earmarked money goes to the purposes named only', async () => {
    const [marked, talent] = await open(spec('marked', { earmark: ['service'] }), spec('talent', { purpose: 'talent' }));
    await post('fund-2', source, marked!, 5_000);
    await post('ok', marked!, paid, 1_000);
    await expect(post('no', marked!, talent!, 1_000)).rejects.toMatchObject({ code: 'LEDGER_EARMARK', zh: expect.stringContaining('service') });
  });
  it('is refused by the yearly ceiling, and by a year without one', async () => {
    const [capped] = await open(spec('capped', { year: null, ceilings: [{ year: 2026, amount: 20_000 }] }));
    await post('fund-2', source, capped!, 90_000);
    await post('a', capped!, paid, 15_000);
    await expect(post('b', capped!, paid, 5_001)).rejects.toMatchObject({ code: 'LEDGER_CEILING', zh: expect.stringContaining('还可用 50.00 元') });
    await expect(post('c', capped!, paid, 1, day('2027-01-05'))).rejects.toMatchObject({ code: 'LEDGER_CEILING_MISSING' });
    await run((tx) => setCeiling(tx, { account: capped!, year: 2026, amount: 25_000, at: AT, by: null, reason: memo }));
    await post('b', capped!, paid, 5_001);
    await expect(run((tx) => setCeiling(tx, { account: capped!, year: 2026, amount: 20_000, at: AT, by: null, reason: memo }))).rejects.toMatchObject({ code: 'LEDGER_CEILING' });
    await open(spec('capped', { year: null, ceilings: [{ year: 2026, amount: 20_000 }] }));
    expect(await ceilingsOf(db.sql, capped!)).toEqual([{ account: capped!, year: 2026, amount: 25_000, used: 20_001, held: 0, left: 4_999 }]);
  });
  it('counts under the year of Beijing time, to the millisecond, however the server counts its days', async () => {
    const [capped] = await open(spec('capped', { year: null, ceilings: [{ year: 2026, amount: 1_000 }, { year: 2027, amount: 500 }] }));
    await post('fund-2', source, capped!, 90_000);
    const { transfers: [old] } = await post('last', capped!, paid, 1_000, new Date('2026-12-31T15:59:59.999Z'));
    await expect(post('over', capped!, paid, 1, new Date('2026-12-31T15:59:59.999Z'))).rejects.toMatchObject({ code: 'LEDGER_CEILING' });
    await post('first', capped!, paid, 500, new Date('2026-12-31T16:00:00.000Z'));
    // A bank statement entered in January for a day of December counts there; what is taken back is given back where it counted.
    await run((tx) => reverseTransfers(tx, { ...act('back', day('2027-01-05')), what: old!, reason: memo }));
    await run((tx) => postTransfers(tx, { ...act('late', day('2027-01-06')), effectiveAt: day('2026-12-30'), transfers: [{ from: capped!, to: paid, amount: 400 }] }));
    expect(await ceilingsOf(db.sql, capped!)).toMatchObject([{ year: 2026, used: 400, left: 600 }, { year: 2027, used: 500, left: 0 }]);
  });
  it('tried in a dry run meets the same refusals and leaves nothing', async () => {
    const pay = (key: string, amount: number) => dryRun(db, (tx) => postTransfers(tx, { ...act(key), transfers: [{ from: budget, to: paid, amount }] }));
    expect(await pay('pay', 1_000)).toMatchObject({ replayed: false });
    await expect(pay('pay', 100_001)).rejects.toMatchObject({ code: 'LEDGER_OVERDRAFT' });
    expect(await figures(budget)).toMatchObject({ posted: 100_000 });
    const answer = await run(async (tx) => {
      await expect(dryRun(tx, (inner) => postTransfers(inner, { ...act('x'), transfers: [{ from: paid, to: budget, amount: 1 }] }))).rejects.toMatchObject({ code: 'LEDGER_OVERDRAFT' });
      return postTransfers(tx, { ...act('pay'), transfers: [{ from: budget, to: paid, amount: 1_000 }] });
    });
    expect(answer.replayed).toBe(false);
    expect(await figures(paid)).toMatchObject({ posted: 1_000 });
  });
});

describe('a reservation', () => {
  it('counts against the balance at once and moves what is committed; the rest comes back', async () => {
    const { reservation } = await reserve('r', 60_000);
    expect(await figures(budget)).toEqual({ posted: 100_000, available: 40_000, heldOut: 60_000, heldIn: 0 });
    expect(await figures(paid)).toMatchObject({ posted: 0, heldIn: 60_000 });
    await expect(post('too-much', budget, paid, 40_001)).rejects.toMatchObject({ code: 'LEDGER_OVERDRAFT' });
    const commit = { ...act('c'), reservation, amount: 45_000 };
    const done = await run((tx) => commitReservation(tx, commit));
    expect(done).toMatchObject({ released: 15_000, held: 0, replayed: false });
    expect(await run((tx) => commitReservation(tx, commit))).toEqual({ ...done, replayed: true });
    expect(await figures(budget)).toEqual({ posted: 55_000, available: 55_000, heldOut: 0, heldIn: 0 });
    expect(await figures(paid)).toEqual({ posted: 45_000, available: 45_000, heldOut: 0, heldIn: 0 });
    expect(await getReservation(db.sql, reservation)).toMatchObject({ state: 'committed', committed: 45_000, held: 0, subject });
  });
  it('may be committed in parts and the rest released', async () => {
    const { reservation } = await reserve('r', 60_000);
    const part = (key: string, amount: number) => run((tx) => commitReservation(tx, { ...act(key), reservation, amount, rest: 'keep' }));
    expect(await part('1', 20_000)).toMatchObject({ released: 0, held: 40_000 });
    expect(await part('2', 10_000)).toMatchObject({ released: 0, held: 30_000 });
    expect(await part('1', 20_000)).toMatchObject({ held: 40_000, replayed: true });
    await expect(part('3', 30_001)).rejects.toMatchObject({ code: 'LEDGER_COMMIT_TOO_LARGE' });
    const back = { ...act('back'), reservation, reason: memo };
    expect(await run((tx) => releaseReservation(tx, back))).toMatchObject({ released: 30_000 });
    expect(await run((tx) => releaseReservation(tx, back))).toMatchObject({ released: 30_000, replayed: true });
    expect(await figures(budget)).toEqual({ posted: 70_000, available: 70_000, heldOut: 0, heldIn: 0 });
    await expect(part('4', 1)).rejects.toMatchObject({ code: 'LEDGER_RESERVATION_CLOSED' });
  });
  it('that ran out cannot be committed, and the job gives the money back once', async () => {
    const { reservation } = await reserve('r', 60_000, day('2026-03-10'));
    const late = { ...act('late', day('2026-03-10')), reservation, amount: 1 };
    await expect(run((tx) => commitReservation(tx, late))).rejects.toMatchObject({ code: 'LEDGER_RESERVATION_EXPIRED' });
    expect(await expireReservations(db, day('2026-03-09'), 100)).toEqual([]);
    const both = await Promise.all([expireReservations(db, day('2026-03-11'), 100), expireReservations(db, day('2026-03-11'), 100)]);
    expect(both.flat()).toEqual([reservation]);
    expect(await figures(budget)).toMatchObject({ available: 100_000, heldOut: 0 });
  });
  it('counts against the ceiling of the year in which it was made', async () => {
    const [capped] = await open(spec('capped', { year: null, ceilings: [{ year: 2026, amount: 20_000 }, { year: 2027, amount: 5_000 }] }));
    await post('fund-2', source, capped!, 90_000);
    const { reservation } = await run((tx) => reserveTransfer(tx, { ...act('r'), from: capped!, to: paid, amount: 18_000, expiresAt: day('2027-06-01') }));
    await expect(post('b', capped!, paid, 2_001)).rejects.toMatchObject({ code: 'LEDGER_CEILING' });
    await run((tx) => commitReservation(tx, { ...act('c', day('2027-02-01')), reservation, amount: 16_000 }));
    expect(await ceilingsOf(db.sql, capped!)).toMatchObject([{ year: 2026, used: 16_000, held: 0 }, { year: 2027, used: 0, held: 0 }]);
  });
  it('must run out later than it begins, and is not found under a wrong number', async () => {
    await expect(reserve('r', 1, AT)).rejects.toMatchObject({ code: 'LEDGER_RESERVATION_TIME' });
    await expect(run((tx) => releaseReservation(tx, { ...act('x'), reservation: '99999999', reason: memo }))).rejects.toMatchObject({ code: 'LEDGER_RESERVATION_UNKNOWN' });
    await expect(getReservation(db.sql, 'x')).rejects.toMatchObject({ code: 'LEDGER_RESERVATION_UNKNOWN' });
  });
});

describe('a reversal', () => {
  it('takes a transfer back once, with its share of the ceiling', async () => {
    const [capped] = await open(spec('capped', { ceilings: [{ year: 2026, amount: 20_000 }] }));
    await post('fund-2', source, capped!, 20_000);
    const { transfers: [paidOut] } = await post('p', capped!, paid, 20_000);
    const back = { ...act('back', day('2026-06-01')), what: paidOut!, reason: { zh: '发票作废', en: 'Invoice void' } };
    const done = await run((tx) => reverseTransfers(tx, back));
    expect(await run((tx) => reverseTransfers(tx, back))).toEqual({ ...done, replayed: true });
    expect(await figures(capped!)).toMatchObject({ posted: 20_000 });
    expect(await ceilingsOf(db.sql, capped!)).toMatchObject([{ used: 0 }]);
    await expect(run((tx) => reverseTransfers(tx, { ...back, key: 'again' }))).rejects.toMatchObject({ code: 'LEDGER_ALREADY_REVERSED' });
    await expect(run((tx) => reverseTransfers(tx, { ...back, key: 'of-it', what: done.entry }))).rejects.toMatchObject({ code: 'LEDGER_NOT_REVERSIBLE' });
  });
  it('of a whole entry takes back all that is linked; money spent since cannot be taken back', async () => {
    const { entry } = await run((tx) => postTransfers(tx, {
      ...act('l'), transfers: [{ from: budget, to: paid, amount: 1_000 }, { from: budget, to: paid, amount: 2_000 }],
    }));
    await post('gone', paid, source, 2_500);
    const back = { ...act('back'), what: entry, reason: memo };
    await expect(run((tx) => reverseTransfers(tx, back))).rejects.toMatchObject({ code: 'LEDGER_OVERDRAFT' });
    await post('returned', source, paid, 2_500);
    expect((await run((tx) => reverseTransfers(tx, back))).transfers).toHaveLength(2);
    expect(await figures(budget)).toMatchObject({ posted: 100_000 });
    await expect(run((tx) => reverseTransfers(tx, { ...back, key: 'x', what: '99999999' }))).rejects.toMatchObject({ code: 'LEDGER_TRANSFER_UNKNOWN' });
  });
  it('is not for reservations', async () => {
    const { reservation } = await reserve('r', 10);
    await expect(run((tx) => reverseTransfers(tx, { ...act('x'), what: reservation, reason: memo }))).rejects.toMatchObject({ code: 'LEDGER_NOT_REVERSIBLE' });
  });
});

describe('the past', () => {
  it('is answered by what counts for a moment, or by what was known at it', async () => {
    await run((tx) => postTransfers(tx, { ...act('late', day('2026-03-20')), effectiveAt: day('2026-03-05'), transfers: [{ from: budget, to: paid, amount: 7_000 }] }));
    const at = day('2026-03-10');
    expect((await balanceOf(db.sql, paid, { at })).posted).toBe(7_000);
    expect((await balanceOf(db.sql, paid, { at, by: 'recorded' })).posted).toBe(0);
    expect((await balanceOf(db.sql, budget, { at: day('2026-03-01') })).posted).toBe(0);
  });
  it('stays what it was when something is taken back later: the reversal counts from its own moment', async () => {
    const { transfers: [gone] } = await run((tx) => postTransfers(tx, { ...act('gone', day('2026-03-10')), effectiveAt: day('2026-03-05'), transfers: [{ from: budget, to: paid, amount: 7_000 }] }));
    await run((tx) => reverseTransfers(tx, { ...act('back', day('2026-03-20')), what: gone!, reason: memo }));
    const posted = async (at: Date, by: 'effective' | 'recorded') => (await balanceOf(db.sql, paid, { at, by })).posted;
    const just = (at: Date): Date => new Date(at.getTime() - 1);
    const [effective, recorded, back] = [day('2026-03-05'), day('2026-03-10'), day('2026-03-20')];
    expect([await posted(just(effective), 'effective'), await posted(effective, 'effective'), await posted(just(back), 'effective'), await posted(back, 'effective')]).toEqual([0, 7_000, 7_000, 0]);
    expect([await posted(just(recorded), 'recorded'), await posted(recorded, 'recorded'), await posted(just(back), 'recorded'), await posted(back, 'recorded')]).toEqual([0, 7_000, 7_000, 0]);
    const { items, closing } = await statementOf(db.sql, { account: paid, from: effective, to: new Date(back.getTime() + 1), page: 1, pageSize: 10 });
    expect(items.map((l) => [l.in, l.out, l.balance, l.reverses !== null])).toEqual([[7_000, 0, 7_000, false], [0, 7_000, 0, true]]);
    expect(closing).toBe(0);
  });
  it('knows what was reserved then', async () => {
    const { reservation } = await reserve('r', 60_000);
    await run((tx) => commitReservation(tx, { ...act('c', day('2026-03-15')), reservation, amount: 50_000 }));
    expect(await balanceOf(db.sql, budget, { at: day('2026-03-10') })).toMatchObject({ posted: 100_000, heldOut: 60_000, available: 40_000 });
    expect(await balanceOf(db.sql, budget, { at: day('2026-03-15') })).toMatchObject({ posted: 50_000, heldOut: 0, available: 50_000 });
  });
  it('stands in statements that add up line by line, page by page', async () => {
    for (let n = 1; n <= 7; n++) await post(`p${n}`, budget, paid, n * 100, day(`2026-03-1${n}`));
    await reserve('r', 500);
    const query = { account: budget, from: day('2026-03-12'), to: day('2026-03-17'), pageSize: 2 };
    const pages = await Promise.all([1, 2, 3].map((page) => statementOf(db.sql, { ...query, page })));
    expect(pages[0]).toMatchObject({ total: 5, opening: 99_900, in: 0, out: 2_000, closing: 97_900 });
    let running = 99_900;
    for (const line of pages.flatMap((p) => p.items)) {
      running += line.in - line.out;
      expect(line.balance).toBe(running);
    }
    expect(running).toBe(97_900);
  });
  it('of one subject is told entry by entry', async () => {
    const own = { kind: 'test.order', id: `order-${turn}` };
    const { reservation } = await run((tx) => reserveTransfer(tx, { ...act('r'), subject: own, from: budget, to: paid, amount: 100, expiresAt: day('2026-04-01') }));
    await run((tx) => commitReservation(tx, { ...act('c'), reservation, amount: 80 }));
    const history = await historyOf(db.sql, own);
    expect(history.map((e) => [e.kind, e.transfers.map((t) => [t.phase, t.amount])])).toEqual([
      ['reserve', [['held', 100]]],
      ['commit', [['posted', 80], ['released', 20]]],
    ]);
  });
});
