import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKernel } from '../../kernel/audit/index.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { createProcedureEngine, loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { ContractDeps } from './act.ts';
import { askForChange } from './commands/ask-for-change.ts';
import { keepJudgement } from './commands/judge-type.ts';
import { updateContract } from './commands/update-contract.ts';
import { contractDraft, type ContractDraft, type Proposal } from './contract.ts';
import { createContractsModule, readContractRules, readRegistries, type ContractsModule } from './index.ts';
import { decisionsOf } from './queries/decisions.ts';
import { taxSheetOf } from './queries/tax-sheet.ts';
import { versionsOf } from './queries/versions.ts';
import { findContract } from './store/contracts.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const SELLER = '00000000-0000-7000-8000-000000000001';
const REGISTRY = '00000000-0000-7000-8000-000000000002';
const PROCEDURES = ['contract-registration', 'contract-amendment', 'contract-revocation', 'contract-objection'];

const person = (n: number, organisationId: string, permissions: string[], reach: 'own' | 'zone' = 'zone'): Actor => ({
  accountId: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
  assignments: [{ role: 'r', organisationId, organisationName: '单位', regions: [], parks: [], grants: permissions.map((permission) => ({ permission: `contracts.${permission}`, reach })) }],
});
const seller = person(1, SELLER, ['contract.read', 'contract.write', 'contract.submit'], 'own');
const clerk = person(2, REGISTRY, ['contract.read', 'registration.accept', 'registration.review']);
const reviewer = person(3, REGISTRY, ['contract.read', 'registration.decide']);
const both = person(4, REGISTRY, ['registration.review', 'registration.decide']);
const superior = person(5, REGISTRY, ['registration.supervise']);
const stranger = person(6, '00000000-0000-7000-8000-000000000009', ['contract.read', 'contract.write', 'contract.submit'], 'own');

let test: TestDatabase;
let db: Database;
let engine: ProcedureEngine;
let contracts: ContractsModule;
let deps: ContractDeps;
const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
let count = 0;

function draft(more: Partial<ContractDraft> = {}): ContractDraft {
  count += 1;
  return contractDraft.parse({
    name: `登记测试专利许可合同第${count}号`, type: 'LICENCE_PATENT', signDate: '2026-03-02', startDate: '2026-03-02', endDate: '2028-12-31', contractAmountFen: 1_000_00, technologyTransactionAmountFen: 800_00,
    nonTechnicalItems: [{ name: '试验设备', amountFen: 200_00 }], paymentMode: 'LUMP_SUM', intellectualProperty: [{ kind: 'patent', number: 'ZL202310000001.2' }],
    parties: [
      { side: 'seller', organisationId: SELLER, name: '示例技术公司', creditCode: '91350100M000100Y43', region: '320100', kind: 'firm', sharePpm: 1_000_000 },
      { side: 'buyer', name: '李某', region: '320200', kind: 'person', sharePpm: 1_000_000 },
    ],
    ...more,
  });
}

const act = (caseId: string, day: string, action: string, actor: Actor, data: Record<string, unknown> = {}, reason: string | null = null) =>
  inTransaction(db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, at(day));
    return engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, actor, now: at(day), requestId: 'test', data, reason });
  });
const enter = (d: ContractDraft, day = '2026-03-03') => inTransaction(db, (tx) => contracts.createContract(tx, { now: at(day), actor: seller, requestId: 'test' }, { draft: d }));
const submit = (caseId: string, day = '2026-03-03') => act(caseId, day, 'submit', seller, { solePlace: true, truthful: true });
const formOf = (d: ContractDraft) => ({ technologyContract: 'YES', contractType: d.type, contractAmountFen: d.contractAmountFen, technologyTransactionAmountFen: d.technologyTransactionAmountFen, opinion: '属于技术合同' });

async function registered(d = draft(), day = '2026-03-06'): Promise<string> {
  const { id, caseId } = await enter(d);
  await submit(caseId);
  await act(caseId, '2026-03-04', 'accept', clerk);
  await act(caseId, '2026-03-05', 'reviewFirst', clerk, formOf(d));
  await act(caseId, day, 'reviewSecond', reviewer, formOf(d));
  await act(caseId, day, 'register', reviewer);
  return id;
}
const ask = (id: string, day: string, actor: Actor, proposal: Proposal) =>
  inTransaction(db, (tx) => askForChange(tx, { now: at(day), actor, requestId: 'test' }, id, { proposal, reason: '双方签订了变更协议' }, deps));
const checked = { proofSeen: true, opinion: '变更协议属实' };
async function changed(id: string, day: string, proposal: Proposal): Promise<void> {
  const { caseId } = await ask(id, day, seller, proposal);
  await act(caseId, day, 'check', clerk, checked);
  await act(caseId, day, 'approve', reviewer);
}
const row = async (id: string) => (await findContract(db.sql, id))!;
const zone = async (on?: string) => (await contracts.turnover(db.sql, 2026, on)).zone;

beforeAll(async () => {
  const folder = (module: string, dir: string) => ({ module, dir: path.join(packageRoot, dir) });
  test = await createTestDatabase([folder('audit', auditKernel.migrations), folder('procedure', 'src/kernel/procedure/migrations'), folder('contracts', 'src/modules/contracts/migrations')]);
  db = test.db;
  const loaded = loadProcedureEngine(pack);
  engine = createProcedureEngine({ definitions: PROCEDURES.map((id) => ({ file: `procedures/${id}.yaml`, definition: loaded.definition(id) })), calendar: loaded.calendar });
  deps = {
    procedure: { openCase: (tx, a, opening) => engine.openCase(tx, { ...opening, ...a }) }, registries: readRegistries(pack), rules: readContractRules(pack), calendar: loaded.calendar,
    regions: ['320100', '320200', '320400', '320500', '321100'], placeName: (code) => code, publicUrl: () => 'http://127.0.0.1', against: async (_db, contract) => (contract.subject === '与公示不符' ? [{ zh: '成交额与公示的不同', en: 'Not what was published' }] : []),
  };
  contracts = createContractsModule(deps);
  engine.provide(contracts.hooks);
  engine.provide({ guards: {}, effects: { 'deal.contract.settle': async () => {} } });
  await engine.prepare(db, at('2026-03-01'), new Set(contracts.permissions.map((p) => p.id)));
}, 120_000);
afterAll(() => test.drop());

describe('a contract is registered once', () => {
  it('whichever registry it is filed at and however many file it at the same moment: one filing stands, the others are told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('320100', '320200', '320500'), { minLength: 2, maxLength: 4 }), async (registries) => {
        const one = draft();
        const cases = [];
        for (const region of registries) {
          // Another region of the seller is another registry; parties, title, day and amount stay the same contract.
          cases.push(await enter({ ...one, name: region === '320100' ? one.name : ` ${one.name} `, parties: one.parties.map((p) => (p.side === 'seller' ? { ...p, region } : p)) }));
        }
        const outcomes = await Promise.allSettled(cases.map(({ caseId }) => submit(caseId)));
        expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
        for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toMatchObject({ code: 'CONTRACT_REGISTERED_TWICE' });
      }),
      { numRuns: 6, seed: 20261122 },
    );
  });
  it('nor under the same number of its seller with another title; a withdrawn filing leaves the way open', async () => {
    const first = await enter(draft({ documentNumber: 'HT-2026-007' }));
    await submit(first.caseId);
    const second = await enter(draft({ documentNumber: 'HT 2026 007' }));
    await expect(submit(second.caseId)).rejects.toMatchObject({ code: 'CONTRACT_REGISTERED_TWICE' });
    await act(first.caseId, '2026-03-04', 'withdraw', seller, {}, '录入有误');
    await submit(second.caseId);
  });
  it('nor while others know something against it, such as a price that is not the published one', async () => {
    const { id, caseId } = await enter(draft({ subject: '与公示不符' }));
    await expect(submit(caseId)).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await inTransaction(db, async (tx) => updateContract(tx, { now: at('2026-03-03'), actor: seller, requestId: 'test' }, id, { ...(await findContract(tx.sql, id))!, subject: '如公示' }, deps.registries));
    await submit(caseId);
  });
  it('and what only looks alike is shown to the officer, not to the seller', async () => {
    const one = draft({ name: '耐磨齿轮热处理工艺专利许可合同' });
    const other = draft({ name: '耐磨齿轮热处理工艺专利许可合同（二）' });
    for (const d of [one, other]) await submit((await enter(d)).caseId);
    const id = (await db.pool.query<{ id: string }>('select id from contracts.contract where name = $1', [other.name])).rows[0]!.id;
    const seen = async (actor: Actor) => (await decisionsOf(db.sql, actor, await row(id), deps, at('2026-03-04'))).lookalikes.map((l) => l.name);
    expect(await seen(clerk)).toContain(one.name);
    expect(await seen(seller)).toEqual([]);
  });
});

describe('the decision explains itself', () => {
  it('keeps the reviewer’s answers with facts, rules and clauses, and refuses a form that contradicts them', async () => {
    const d = draft();
    const { id, caseId } = await enter(d);
    await submit(caseId);
    await act(caseId, '2026-03-04', 'accept', clerk);
    const answers = { 'LICENCE.existing': 'no' as const };
    const judge = (actor: Actor, given: Record<string, 'yes' | 'no'>) =>
      inTransaction(db, async (tx) => keepJudgement(tx, { now: at('2026-03-05'), actor, requestId: 'test' }, await row(id), given, deps));
    const no = Object.fromEntries(deps.rules.tests.exclusions.map((e) => [`exclusion.${e.id}`, 'no' as const]));
    const development = Object.fromEntries(deps.rules.tests.groups.find((g) => g.id === 'DEVELOPMENT')!.tests.map((t) => [`DEVELOPMENT.${t.id}`, 'yes' as const]));
    expect((await judge(clerk, { ...no, ...development, ...answers })).judgement).toMatchObject({ verdict: 'OTHER_KIND', suggested: 'DEVELOPMENT' });
    await expect(act(caseId, '2026-03-05', 'reviewFirst', clerk, formOf(d))).rejects.toMatchObject({ code: expect.stringContaining('GUARD') });
    await act(caseId, '2026-03-05', 'reviewFirst', clerk, { ...formOf(d), contractType: 'DEVELOPMENT_COMMISSIONED' });
    const { decisions } = await decisionsOf(db.sql, clerk, await row(id), deps, at('2026-03-05'));
    expect(decisions).toEqual([
      expect.objectContaining({
        action: 'reviewFirst', regulationId: 'measures-2026', facts: expect.objectContaining({ declared: expect.objectContaining({ type: 'LICENCE_PATENT' }), found: expect.objectContaining({ contractType: 'DEVELOPMENT_COMMISSIONED' }) }),
        judgement: expect.objectContaining({ reasons: expect.arrayContaining([expect.objectContaining({ id: 'LICENCE.existing', answer: 'no', clause: expect.stringContaining('民法典') })]) }),
      }),
    ]);
    await expect(judge(stranger, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(judge(clerk, { 'exclusion.unheard': 'yes' })).rejects.toMatchObject({ code: 'TYPE_TEST_UNKNOWN' });
  });
  it('pins the regulation of the filing day: filed in December 2025, returned and filed again in March 2026, the old one stays', async () => {
    const d = draft({ signDate: '2025-12-01', startDate: '2025-12-01' });
    const { id, caseId } = await enter(d, '2025-12-20');
    await submit(caseId, '2025-12-22');
    await act(caseId, '2025-12-23', 'returnForCompletion', clerk, { missing: ['补附件'] });
    await act(caseId, '2026-03-10', 'resubmit', seller, { solePlace: true, truthful: true });
    expect(await row(id)).toMatchObject({ filedOn: '2025-12-22', regulationId: 'measures-2000-civil-code' });
  });
});

describe('after registration', () => {
  it('a negative amendment by two officers keeps both versions, and turnover is told as of any day', async () => {
    const before = await zone();
    const id = await registered();
    const { caseId } = await ask(id, '2026-05-10', seller, { kind: 'AMENDMENT', contractAmountFen: 700_00, technologyTransactionAmountFen: 600_00 });
    await expect(ask(id, '2026-05-10', seller, { kind: 'AMENDMENT', contractAmountFen: 1 })).rejects.toMatchObject({ code: 'CONTRACT_CHANGE_INVALID' });
    await expect(ask(id, '2026-05-10', seller, { kind: 'AMENDMENT', endDate: '2029-12-31' })).rejects.toMatchObject({ code: 'CONTRACT_CHANGE_OPEN' });
    await expect(ask(id, '2026-05-10', stranger, { kind: 'CANCELLATION', dissolvedOn: '2026-05-01' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await act(caseId, '2026-05-11', 'check', both, checked);
    await expect(act(caseId, '2026-05-12', 'approve', both)).rejects.toBeDefined();
    await act(caseId, '2026-05-12', 'approve', reviewer);
    expect(await row(id)).toMatchObject({ standing: 'AMENDED', currentVersion: 2, contractAmountFen: 1_000_00, recognition: { contractAmountFen: 700_00, technologyTransactionAmountFen: 600_00 } });
    expect((await versionsOf(db.sql, await row(id), deps, at('2026-05-13'))).versions.map((v) => [v.kind, v.contractAmountFen])).toEqual([['REGISTRATION', 1_000_00], ['AMENDMENT', 700_00]]);
    const then = await zone('2026-05-11');
    expect((await zone()).outputFen - before.outputFen).toBe(700_00);
    expect(then.outputFen - (await zone('2026-03-05')).outputFen).toBe(1_000_00);
    const flow = await contracts.flow(db.sql, { year: 2026, on: '2026-05-11' });
    expect(flow.restated).toContainEqual(expect.objectContaining({ contractId: id, thenFen: 1_000_00, nowFen: 700_00 }));
  });

  it('royalties are supplemented once a year with the bank’s proof; a year without has no benefits', async () => {
    const d = draft({ paymentMode: 'ENTRY_FEE_AND_ROYALTY', royaltyTerms: '净销售额的3%，次年1月结算', contractAmountFen: 100_00, technologyTransactionAmountFen: 100_00, nonTechnicalItems: [] });
    const id = await registered(d);
    const supplement = (year: number, bankReference: string): Proposal => ({ kind: 'SUPPLEMENT', year, royaltyFen: 40_00, basis: '净销售额的3%', receivedOn: `${year + 1}-01-10`, bankReference });
    expect((await versionsOf(db.sql, await row(id), deps, at('2028-02-01'))).missingSupplements).toEqual([2026, 2027]);
    await changed(id, '2027-01-12', supplement(2026, 'ICBC-0001'));
    expect(await row(id)).toMatchObject({ actualAmountFen: 40_00, recognition: { contractAmountFen: 140_00, technologyTransactionAmountFen: 140_00 } });
    await expect(ask(id, '2027-01-13', seller, supplement(2026, 'ICBC-0002'))).rejects.toMatchObject({ code: 'CONTRACT_CHANGE_INVALID' });
    expect((await versionsOf(db.sql, await row(id), deps, at('2028-02-01'))).missingSupplements).toEqual([2027]);
    const sheet = await taxSheetOf(db.sql, deps.rules, SELLER, 2027);
    expect(sheet.lines.find((l) => l.contractId === id)).toMatchObject({ receivedFen: 40_00, incomeTax: { qualifies: false }, rewardable: false });
  });

  it('a false contract is revoked by another officer after the notice, leaves turnover, and may be reinstated on appeal', async () => {
    const id = await registered();
    const counted = await zone();
    const contract = await row(id);
    await expect(ask(id, '2026-06-01', seller, { kind: 'REVOCATION', ground: 'FALSE_CONTRACT' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { caseId } = await ask(id, '2026-06-01', clerk, { kind: 'REVOCATION', ground: 'FALSE_CONTRACT' });
    const notice = { contractName: contract.name, registrationNumber: contract.registrationNumber, ground: 'FALSE_CONTRACT', finding: '经查双方没有实际履行，发票作废。', contact: '登记处 025-00000000' };
    await expect(act(caseId, '2026-06-02', 'publish', clerk, { ...notice, contractName: '别的合同' })).rejects.toBeDefined();
    await act(caseId, '2026-06-02', 'publish', clerk, notice);
    await expect(act(caseId, '2026-06-05', 'revoke', reviewer, {}, '查证属实')).rejects.toBeDefined();
    await act(caseId, '2026-06-18', 'revoke', reviewer, {}, '查证属实');
    expect(await row(id)).toMatchObject({ standing: 'REVOKED', status: 'REGISTERED' });
    expect((await zone()).outputFen).toBe(counted.outputFen - 1_000_00);
    const { recovery } = await versionsOf(db.sql, await row(id), deps, at('2026-06-19'));
    expect(recovery).toMatchObject({ fineFromYuan: 5000, fineToYuan: 10_000, verified: false });
    expect(await contracts.countsFor(db.sql, clerk, id)).toEqual([]);
    await act(caseId, '2026-07-01', 'appeal', seller, {}, '有新的履行证据');
    await act(caseId, '2026-07-10', 'reinstate', superior, {}, '证据成立，恢复登记');
    expect(await row(id)).toMatchObject({ standing: 'REGISTERED', currentVersion: 3 });
    expect((await zone()).outputFen).toBe(counted.outputFen);
  });

  it('an objection is still in time on the working day after days off on which its time would have ended', async () => {
    // Fifteen days after 9 September 2026 is Thursday the 24th; after the 10th it is the first day of Mid-Autumn, and Monday the 28th counts.
    const objection = { kind: 'OBJECTION' as const, by: 'PARTY' as const, contractAmountFen: 900_00 };
    const id = await registered(draft(), '2026-09-10');
    await expect(ask(id, '2026-09-29', seller, objection)).rejects.toMatchObject({ code: 'OBJECTION_LATE' });
    await ask(id, '2026-09-28', seller, objection);
  });
  it('an objection within its days lets the superior department revise what was recognised', async () => {
    const id = await registered();
    await expect(ask(id, '2026-04-30', seller, { kind: 'OBJECTION', by: 'PARTY', contractAmountFen: 900_00 })).rejects.toMatchObject({ code: 'OBJECTION_LATE' });
    const { caseId } = await ask(id, '2026-03-10', seller, { kind: 'OBJECTION', by: 'PARTY', technologyTransactionAmountFen: 900_00 });
    await act(caseId, '2026-03-12', 'revise', superior, { contractType: 'LICENCE_KNOWHOW', contractAmountFen: 1_000_00, technologyTransactionAmountFen: 900_00 }, '设备费认定有误');
    expect(await row(id)).toMatchObject({ standing: 'AMENDED', recognition: { type: 'LICENCE_KNOWHOW', technologyTransactionAmountFen: 900_00 } });
  });
});

describe('flow between regions', () => {
  it('has rows and columns that tie with turnover, joint sellers split to the fen, and the zone once', async () => {
    await registered(
      draft({
        contractAmountFen: 1_000_01, technologyTransactionAmountFen: 1_000_01, nonTechnicalItems: [],
        parties: [
          { side: 'seller', organisationId: SELLER, name: '示例技术公司', creditCode: '91350100M000100Y43', region: '320100', country: 'CN', kind: 'university', sharePpm: 333_333 },
          { side: 'seller', name: '王某', region: '320500', country: 'CN', kind: 'person', sharePpm: 666_667 },
          { side: 'buyer', name: '张某', region: '320400', country: 'CN', kind: 'person', sharePpm: 500_000 },
          { side: 'buyer', name: 'Beispiel GmbH', region: null, country: 'DE', kind: 'firm', sharePpm: 500_000 },
        ],
      }),
    );
    const [flow, turnover] = [await contracts.flow(db.sql, { year: 2026 }), await contracts.turnover(db.sql, 2026)];
    turnover.regions.forEach((r, i) => {
      expect(flow.outputFen[i]).toBe(r.outputFen);
      expect(flow.absorptionFen[i]).toBe(r.absorptionFen);
    });
    const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(flow.outputFen)).toBe(flow.totalFen);
    expect(sum(flow.absorptionFen)).toBe(flow.totalFen);
    expect(flow.zone).toEqual({ outputFen: turnover.zone.outputFen, absorptionFen: turnover.zone.absorptionFen, withinFen: turnover.zone.withinZoneFen });
    for (const part of [flow.byFamily, flow.bySellerKind, flow.byBuyerKind, flow.byField, flow.byPricing]) expect(sum(part.map((p) => p.fen))).toBe(flow.zone.outputFen);
    expect(flow.universitySharePpm).toBeGreaterThan(0);
  });
});
