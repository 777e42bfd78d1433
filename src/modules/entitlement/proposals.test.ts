import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../kernel/base/id.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { EntitlementParts, Payment } from './act.ts';
import { decideClosed } from './commands/decide-closed.ts';
import { followPayments } from './commands/follow-payments.ts';
import { proposePayments } from './commands/propose-payments.ts';
import { insertEntries, moveEntries, readEntries } from './store/entries.ts';
import { findRound, insertRound } from './store/rounds.ts';

const NOW = new Date('2026-03-13T02:00:00Z');
const FIRM = '91320500MA3E00001X';
const act = { now: NOW, actor: undefined, requestId: 'test' };

let test: TestDatabase;
/** What the funds of this test were asked to pay. */
const payments: Payment[] = [];
const closed: string[] = [];
/** Firms that are no more. */
const gone = new Map<string, string>();
/** Two policies that exclude each other, and nothing else of a house. */
const parts = {
  regionChain: (city: string) => [city, 'CN'],
  closed: async () => gone,
  rules: { rivals: async (_db: unknown, rule: string) => [rule === 'one-award' ? 'other-award' : 'one-award'] },
  funds: {
    checkSupport: async (_db: unknown, { amountFen }: { amountFen: number }) => ({ ok: true, payableFen: amountFen }),
    payments: async (_db: unknown, filter: { rule: string } | { references: readonly string[] }) => payments.filter((p) => ('rule' in filter ? p.rule === filter.rule : filter.references.includes(p.reference))),
    proposePayment: async (_tx: unknown, p: { payee: { creditCode: string }; amountFen: number; ground: { rule: string }; region: string; reference: string }) => {
      payments.push({ reference: p.reference, creditCode: p.payee.creditCode, region: p.region, rule: p.ground.rule, amountFen: p.amountFen, state: 'WAITING', paidOn: null, paymentOrder: null, reason: null });
      return { line: newId(NOW), amountFen: p.amountFen };
    },
  },
  procedure: { step: async (_tx: unknown, _act: unknown, { caseId }: { caseId: string }) => { closed.push(caseId); } },
} as unknown as EntitlementParts;

let serial = 0;
async function confirmedRound(rule: string): Promise<string> {
  const id = newId(NOW);
  serial += 1;
  await inTransaction(test.db, async (tx) => {
    await insertRound(tx.sql, {
      id, number: `R-${serial}`, title: '批次', programme: `${rule}-${serial}`, period: '2026', region: '320500', rule, ruleVersion: 1, ruleHash: 'h', gift: 'award', factsOn: '2026-03-01', terms: { nearMiss: 1, integrity: [], integrityUnknown: 'HOLD' },
      fund: 'zone', purpose: 'research', costLine: 'award', clause: '一', budgetFen: 100_000, listHash: 'h', caseId: newId(NOW), status: 'PROPOSED', openedAt: NOW, openedBy: newId(NOW), openedByName: '人员', demo: false,
    });
    const entry = { id: newId(NOW), roundId: id, no: 1, enterpriseId: '00000000-0000-7000-8000-000000000001', name: '企业', creditCode: FIRM, park: null, programme: `${rule}-${serial}`, period: '2026', amountFen: 50_000, judgementId: null, addedAt: NOW };
    await insertEntries(tx.sql, [entry]);
    await moveEntries(tx.sql, [entry.id], 'CONFIRMED', { kind: 'CONFIRMED', reason: null, at: NOW, byId: null, byName: '人员' });
  });
  return id;
}
const propose = (id: string) => inTransaction(test.db, async (tx) => proposePayments(parts, tx, act, (await findRound(tx.sql, id, { lock: true }))!));
const statusOf = async (id: string): Promise<string> => (await readEntries(test.db.sql, id))[0]!.status;

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'modules/entitlement'].map((name) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') })));
}, 60_000);
afterAll(() => test?.drop());

describe('Two policies that exclude each other', () => {
  it('proposed for one firm at the same moment on two connections, one is proposed and the other refused with the reason', async () => {
    for (let i = 0; i < 3; i += 1) {
      payments.length = 0;
      const rounds = [await confirmedRound('one-award'), await confirmedRound('other-award')];
      const answers = await Promise.all(rounds.map(propose));
      expect(answers.map((a) => a.firms).toSorted()).toEqual([0, 1]);
      expect(payments).toHaveLength(1);
      expect((await Promise.all(rounds.map(statusOf))).toSorted()).toEqual(['PROPOSED', 'REFUSED']);
    }
  });

  it('a round of which nothing was left to propose is closed by the next round of the job, and once', async () => {
    const before = closed.length;
    const id = await confirmedRound('one-award');
    payments.length = 0;
    payments.push({ reference: 'X', creditCode: FIRM, region: '320500', rule: 'other-award', amountFen: 1, state: 'PAID', paidOn: '2026-02-01', paymentOrder: '1', reason: null });
    expect(await propose(id)).toEqual({ firms: 0, totalFen: 0 });
    const { caseId } = (await findRound(test.db.sql, id))!;
    await followPayments(parts, test.db, NOW);
    expect(closed.slice(before)).toContain(caseId);
  });
});

describe('A firm on a confirmed list that is no more', () => {
  const officer = (region: string): Actor => ({
    accountId: newId(NOW), loginName: 'p', displayName: '复核人', assignments: [{ role: 'city-approver', organisationId: newId(NOW), organisationName: '示例单位', regions: [region], parks: [], grants: [{ permission: 'entitlement.round.approve', reach: 'jurisdiction' }] }],
  });
  const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
  const ENTERPRISE = '00000000-0000-7000-8000-000000000001';

  it('is proposed for payment only after an officer other than who opened the round has decided it, with a reason', async () => {
    payments.length = 0;
    gone.clear();
    const [paid, refused] = [await confirmedRound('one-award'), await confirmedRound('one-award')];
    const entryOf = async (round: string): Promise<string> => (await readEntries(test.db.sql, round))[0]!.id;
    const decide = async (round: string, pay: boolean, actor = officer('320500')) => code(decideClosed(parts, test.db, { now: NOW, actor, requestId: 'test' }, await entryOf(round), { pay, reason: '清算组书面申请' }));
    expect(await decide(paid, true)).toBe('ENTRY_FIRM_STANDS');
    gone.set(ENTERPRISE, '企业已于 2026-03-10 注销（通知书）');
    for (const round of [paid, refused]) expect(await code(propose(round))).toBe('ROUND_FIRM_CLOSED');
    expect([payments.length, await statusOf(paid)]).toEqual([0, 'CONFIRMED']);
    const opener = { ...officer('320500'), accountId: (await findRound(test.db.sql, paid))!.openedBy };
    expect([await decide(paid, true, officer('320200')), await decide(paid, true, opener)]).toEqual(['FORBIDDEN', 'SAME_PERSON']);
    expect([await decide(paid, true), await decide(refused, false)]).toEqual(['no problem', 'no problem']);
    expect([await propose(paid), await propose(refused)]).toEqual([{ firms: 1, totalFen: 50_000 }, { firms: 0, totalFen: 0 }]);
    expect([await statusOf(paid), await statusOf(refused), await decide(paid, false)]).toEqual(['PROPOSED', 'REFUSED', 'ENTRY_NOT_OPEN']);
    gone.clear();
  });
});
