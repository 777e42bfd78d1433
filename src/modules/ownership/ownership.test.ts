import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPack } from '../../kernel/base/pack.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction, type MigrationFolder } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, createIdentity, loadRoles, type Organisation } from '../../kernel/identity/index.ts';
import { createLedger, findAccounts, verifyLedger } from '../../kernel/ledger/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Act, GrantedResult, OwnershipParts } from './act.ts';
import { enterBonus, payBonus } from './commands/bonus.ts';
import { giveConsent, withdrawConsent } from './commands/consent.ts';
import { applyGrant, updateGrant } from './commands/grant.ts';
import { createPlan, updatePlan } from './commands/plan.ts';
import { grantDraft, planInput } from './contract.ts';
import { ownershipHooks } from './hooks.ts';
import { readOwnershipRules } from './pack.ts';
import { readGrant, readGrants } from './queries/grants.ts';
import { planFile, readBonuses, readMyIncome, readPlan } from './queries/plans.ts';
import { missingConsents } from './store/grants.ts';

const folder = (name: string): MigrationFolder => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const NOW = new Date('2026-03-03T10:00:00+08:00');
const days = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const RESULT = '00000000-0000-7000-8000-0000000000aa';

let test: TestDatabase;
let engine: ProcedureEngine;
let parts: OwnershipParts;
let unit: Organisation;
let researcher: Actor;
let officer: Actor;
let lead: Actor;
let accountant: Actor;
let stranger: Actor;
const result: GrantedResult = { id: RESULT, title: '纳米多层硬质涂层制备方法', organisationId: '', organisationName: '南京示例大学', region: '320100', status: 'PUBLISHED', jobResult: true, completers: [{ name: '李明' }, { name: '王芳' }] };

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'kernel/procedure', 'kernel/ledger', 'modules/ownership'].map(folder));
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  createLedger({ pack });
  const roles = loadRoles(pack);
  const identity = createIdentity({ roles, wallClock: { now: () => NOW } });
  engine = loadProcedureEngine(pack);
  parts = {
    rules: readOwnershipRules(pack), identity, procedure: { openCase: (tx, act, opening) => engine.openCase(tx, { ...opening, ...act }) },
    results: { find: async (_db, id) => (id === RESULT ? result : undefined) },
  };
  const hooks = ownershipHooks(parts);
  engine.provide(hooks);
  const others = (kind: 'guards' | 'effects'): string[] => [...new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => a[kind])))].filter((n) => !(n in hooks[kind]));
  engine.provide({ guards: Object.fromEntries(others('guards').map((n) => [n, async () => ({ ok: true as const })])), effects: Object.fromEntries(others('effects').map((n) => [n, async () => {}])) });
  await engine.prepare(test.db, NOW, new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))));
  const enter = (nameZh: string) => inTransaction(test.db, (tx) => identity.enterOrganisation(tx, { nameZh, kind: 'university', region: '320100', park: null, demo: true }, { by: null, now: NOW }));
  unit = await enter('南京示例大学');
  result.organisationId = unit.id;
  let no = 0;
  const person = (role: string, displayName: string, at = unit): Actor => ({
    accountId: `00000000-0000-7000-8000-${String((no += 1)).padStart(12, '0')}`, loginName: `p${no}`, displayName,
    assignments: [{ role, organisationId: at.id, organisationName: at.nameZh, regions: [], parks: [], grants: roles.get(role)!.grants }],
  });
  researcher = person('researcher', '李明');
  officer = person('transfer-officer', '赵专员');
  lead = person('transfer-lead', '钱主任');
  accountant = person('unit-accountant', '孙会计');
  stranger = person('transfer-officer', '周专员', await enter('苏州另一大学'));
});
afterAll(() => test?.drop());

const act = (actor: Actor | undefined, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const take = (actor: Actor, caseId: string, action: string, data: Record<string, unknown> = {}, now = NOW, reason: string | null = null) =>
  inTransaction(test.db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, now);
    return engine.act(tx, { ...act(actor, now), caseId, action, data, reason, expectedSeq: evaluation.seq });
  });

const GOOD_GRANT = { security: false, 'clear-title': true, 'no-third-party-money': false };
const GOOD_PLAN = { 'related-buyer': false, 'leaders-published': true, 'civil-servants': false, 'staff-consulted': true };
const GRANT = { resultId: RESULT, kind: 'JOINT_OWNERSHIP' as const, unitSharePpm: 300_000, termYears: null, answers: GOOD_GRANT, persons: [{ name: '李明', sharePpm: 500_000 }, { name: '王芳', sharePpm: 200_000 }] };
const MEETING = { meeting: '校长办公会', meetingOn: '2026-03-03', minutesNumber: '2026-7' };
const NOTICE = { resultName: '纳米涂层', terms: '李明50%、王芳20%、学校30%', agreementNumber: 'FQ-1', decisionRule: '共有人协商一致', costRule: '学校承担', incomeRule: '按份额分配', contact: '科技处 025-1' };

describe('a grant of ownership', () => {
  it('is applied for with shares that make the whole and a clean negative list, decided by another, published 15 days, and registered', async () => {
    expect(await code(applyGrant(parts, test.db, act(stranger), grantDraft.parse(GRANT)))).toBe('FORBIDDEN');
    const { id, caseId } = await applyGrant(parts, test.db, act(researcher), grantDraft.parse({ ...GRANT, unitSharePpm: 200_000, answers: { ...GOOD_GRANT, security: true } }));
    expect(await code(applyGrant(parts, test.db, act(officer), grantDraft.parse(GRANT)))).toBe('GRANT_EXISTS');
    const refused = await take(researcher, caseId, 'submit', { truthful: true }).catch((e: Problem) => e);
    expect((refused as Problem).zh).toMatch(/100%.*国家安全/s);
    await updateGrant(parts, test.db, act(researcher), id, 1, grantDraft.parse(GRANT));
    await take(researcher, caseId, 'submit', { truthful: true });
    expect(await code(updateGrant(parts, test.db, act(researcher), id, 2, grantDraft.parse(GRANT)))).toBe('GRANT_NOT_EDITABLE');
    expect(await code(take(officer, caseId, 'decide', MEETING))).toBe('ACTION_FORBIDDEN');
    await take(lead, caseId, 'decide', MEETING);
    await take(lead, caseId, 'publish', NOTICE);
    expect(await missingConsents(test.db.sql, RESULT)).toEqual([]);
    const entry = { registerNumber: 'CN-2026-1', registeredOn: '2026-03-20' };
    expect(await code(take(officer, caseId, 'register', entry, days(10)))).toBe('ACTION_NOT_POSSIBLE');
    await take(officer, caseId, 'register', entry, days(17));
    expect(await readGrant(test.db.sql, lead, id)).toMatchObject({ status: 'REGISTERED', registeredOn: '2026-03-20', missing: ['李明', '王芳'] });
    expect((await readGrants(test.db.sql, stranger, { page: 1, pageSize: 5 })).total).toBe(0);
    expect(await code(readGrant(test.db.sql, stranger, id))).toBe('NOT_FOUND');
  });

  it('keeps the result from being sold until every co-owner has consented, himself or on paper', async () => {
    const { id } = (await readGrants(test.db.sql, lead, { page: 1, pageSize: 1 })).items[0]!;
    const consent = (actor: Actor, person: string, document = '') => giveConsent(test.db, act(actor), id, { person, purpose: '挂牌转让', document });
    expect(await code(consent(officer, '路人'))).toBe('NOT_A_CO_OWNER');
    expect(await code(consent(officer, '王芳'))).toBe('CONSENT_DOCUMENT_MISSING');
    expect(await code(consent(lead, '王芳', '同意书'))).toBe('FORBIDDEN');
    await consent(researcher, '李明');
    await consent(officer, '王芳', '2026-3-21 同意书');
    expect(await code(consent(researcher, '李明'))).toBe('CONSENT_EXISTS');
    expect(await missingConsents(test.db.sql, RESULT)).toEqual([]);
    const given = (await readGrant(test.db.sql, lead, id)).consents.find((c) => c.person === '李明')!;
    await withdrawConsent(test.db, act(researcher), given.id, '条件变化');
    expect(await missingConsents(test.db.sql, RESULT)).toEqual(['李明']);
  });

  it('is reported every year, the clock running anew from each report, and may be revoked for want of progress', async () => {
    const { caseId } = (await readGrants(test.db.sql, lead, { page: 1, pageSize: 1 })).items[0]!;
    await take(researcher, caseId!, 'use', { plan: '学科性公司实施' }, days(20));
    const clock = async (now: Date) => (await engine.evaluateStored(test.db.sql, caseId!, now)).evaluation.clocks.find((c) => c.id === 'yearlyReport');
    expect((await clock(days(400)))!.light).toBe('red');
    await take(researcher, caseId!, 'report', { year: 2026, progress: '完成中试', incomeFen: 0 }, days(380));
    expect((await clock(days(400)))!.light).toBe('green');
    await take(lead, caseId!, 'revoke', {}, days(800), '连续两年无进展');
    expect(await missingConsents(test.db.sql, RESULT)).toEqual([]);
  });
});

const INPUT = planInput.parse({
  region: '320100', mode: 'TRANSFER_LICENCE', incomeOn: '2026-02-10', incomeFen: 100_000_001, basis: '校科〔2024〕5号', agreed: { kind: 'FLAT', ppm: 700_000 },
  persons: [{ name: '李明', role: 'MAIN', sharePpm: 666_667 }, { name: '王芳', role: 'CONTRIBUTOR', sharePpm: 233_333, leader: true }, { name: '赵专员', role: 'TRANSFER_STAFF', sharePpm: 100_000 }],
});
const HEARD = { manner: '座谈会', consultedOn: '2026-03-03', opinions: '无不同意见' };
const told = { resultName: '纳米涂层', poolFen: 70_000_000, shares: '李明66.6667%、王芳23.3333%、赵专员10%', leaders: '王芳（院长）', contact: '科技处 025-1' };

describe('a plan that shares out income', () => {
  it('is heard, approved by another who receives nothing, published as computed with its leaders, and paid to the fen in the ledger', async () => {
    const body = { resultId: RESULT, resultTitle: '纳米涂层', input: INPUT, answers: { ...GOOD_PLAN, 'civil-servants': true } };
    expect(await code(createPlan(parts, test.db, act(lead), body))).toBe('FORBIDDEN');
    expect(await code(createPlan(parts, test.db, act(stranger), body))).toBe('NOT_FOUND');
    // A unit of Jiangsu does not choose the floors of another province, nor Zhejiang's that of Jiangsu.
    expect(await code(createPlan(parts, test.db, act(officer), { ...body, input: { ...body.input, region: '330000' } }))).toBe('PLAN_REGION_OTHER');
    const { id, caseId } = await createPlan(parts, test.db, act(officer), body);
    expect(await code(take(officer, caseId, 'consult', HEARD))).toBe('GUARD_REFUSED');
    await updatePlan(parts, test.db, act(officer), id, 1, { ...body, answers: GOOD_PLAN });
    await take(officer, caseId, 'consult', HEARD);
    expect(await code(updatePlan(parts, test.db, act(officer), id, 2, body))).toBe('PLAN_NOT_EDITABLE');
    expect(await code(take({ ...lead, displayName: '王芳' }, caseId, 'approve', MEETING))).toBe('GUARD_REFUSED');
    await take(lead, caseId, 'approve', MEETING);
    expect(await code(take(officer, caseId, 'publish', { ...told, poolFen: 69_999_999 }))).toBe('GUARD_REFUSED');
    expect(await code(take(officer, caseId, 'publish', { ...told, leaders: '无' }))).toBe('GUARD_REFUSED');
    await take(officer, caseId, 'publish', told);
    expect(await code(take(accountant, caseId, 'pay', { bankReference: 'PZ-0001' }, days(14)))).toBe('ACTION_NOT_POSSIBLE');
    expect(await code(take(lead, caseId, 'pay', { bankReference: 'PZ-0001' }, days(17)))).toBe('ACTION_FORBIDDEN');

    // A change begins again: the days that had run are lost.
    await take(officer, caseId, 'revise', {}, days(16), '调整份额');
    await take(officer, caseId, 'consult', HEARD, days(16));
    await take(lead, caseId, 'approve', MEETING, days(16));
    await take(officer, caseId, 'publish', told, days(16));
    expect(await code(take(accountant, caseId, 'pay', { bankReference: 'PZ-0001' }, days(30)))).toBe('ACTION_NOT_POSSIBLE');
    await take(accountant, caseId, 'pay', { bankReference: 'PZ-0001' }, days(33));

    const plan = await readPlan(test.db.sql, officer, days(33), id);
    expect(plan).toMatchObject({ status: 'PAID', dueOn: '2026-08-10', paidOn: '2026-04-05', computed: { poolFen: 70_000_000, retainedFen: 30_000_001, evidence: 'NOT_VERIFIED' } });
    const balances = async (kind: string) => (await findAccounts(test.db.sql, { book: 'income', kind })).map((a) => a.balance.posted).toSorted((a, b) => a - b);
    expect(await balances('person')).toEqual([7_000_000, 16_333_310, 46_666_690]);
    expect(await balances('retained')).toEqual([30_000_001]);
    expect(await balances('net')).toEqual([-100_000_001]);
    expect((await verifyLedger(test.db)).ok).toBe(true);
    expect(await readMyIncome(test.db.sql, researcher)).toMatchObject({ paidFen: 46_666_690, expectedFen: 0, parts: [{ fen: 46_666_690, poolFen: 70_000_000 }] });
    expect((await readMyIncome(test.db.sql, stranger)).parts).toEqual([]);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await planFile(test.db.sql, accountant, id)).bytes.buffer as ArrayBuffer);
    const sheet = book.getWorksheet('发放表')!;
    expect([3, 4, 5, 6].map((r) => sheet.getCell(r, 6).value)).toEqual([466_666.9, 163_333.1, 70_000, 700_000]);
  });
});

describe('the bonus for a patent', () => {
  it('is the legal default within three months, lower by agreement only, paid by another hand', async () => {
    const bonus = (amountFen: number | null, agreement = '', patentNumber = 'ZL202010000001.1') =>
      enterBonus(parts, test.db, act(officer), { patentNumber, title: '涂层', kind: 'invention', grantedOn: '2026-01-31', inventors: '李明', amountFen, agreement });
    expect(await code(bonus(100))).toBe('BONUS_BELOW_DEFAULT');
    const id = await bonus(null);
    expect(await code(bonus(null))).toBe('BONUS_EXISTS');
    expect(await code(bonus(100_000, '发明奖酬约定 2025-2', 'ZL202010000002.2'))).toBe('no problem');
    expect((await readBonuses(test.db.sql, accountant, days(90), { page: 1, pageSize: 5 })).items.find((x) => x.id === id)).toMatchObject({ amountFen: 400_000, dueOn: '2026-04-30', overdue: true, mayPay: true });
    expect(await code(payBonus(test.db, act(officer), id, 'PZ-0002'))).toBe('FORBIDDEN');
    await payBonus(test.db, act(accountant), id, 'PZ-0002');
    expect(await code(payBonus(test.db, act(accountant), id, 'PZ-0003'))).toBe('BONUS_PAID');
  });
});
