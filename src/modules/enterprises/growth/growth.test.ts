import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { openPack } from '../../../kernel/base/pack.ts';
import type { Problem } from '../../../kernel/base/problem.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { type Actor, loadRoles } from '../../../kernel/identity/index.ts';
import { readPlaces } from '../../../kernel/indicators/index.ts';
import { loadProcedureEngine, type ProcedureEngine } from '../../../kernel/procedure/index.ts';
import { explain, plainFacts, readRuleBook } from '../../../kernel/rules/index.ts';
import type { Act } from '../act.ts';
import { loadDossiers, type NewDossier } from '../commands/load-dossiers.ts';
import { readEnterprisePack } from '../pack.ts';
import { factsOf } from '../queries/population.ts';
import { offerHandOver, receiveHandOver } from '../commands/pools.ts';
import { recordQualification } from '../commands/qualifications.ts';
import { moveFirm } from '../commands/records.ts';
import { liveMemberships } from '../store/memberships.ts';
import { recordFalseData } from './commands/record-false-data.ts';
import { savePlan } from './commands/save-plan.ts';
import type { PlanDraft } from './contract.ts';
import { createGrowth, type Growth } from './growth.ts';
import { readListScheme } from './lists-pack.ts';
import type { GrowthParts } from './parts.ts';
import { readPlanPack } from './plans-pack.ts';
import { readPointScheme } from './points-pack.ts';
import { viewListEdition, viewOwnListings, viewPublicList } from './queries/lists.ts';
import { viewPlan, viewPlanList } from './queries/plans.ts';
import { suppress } from './domain/suppress.ts';
import { officersFirmPoints, ownPoints, ranking, verifyEdition, viewEditions } from './queries/points.ts';

const NOW = new Date('2026-06-10T02:00:00Z');
const ON = '2026-06-01';
const days = (n: number): Date => new Date(NOW.getTime() + n * 86_400_000);
const folder = (name: string) => ({ module: name.split('/').at(-1)!, dir: path.join(packageRoot, 'src', name, 'migrations') });
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const book = readRuleBook(pack);
const uuid = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;

let test: TestDatabase;
let engine: ProcedureEngine;
let parts: GrowthParts;
let growth: Growth;
/** Dossiers by name. */
let firms: Map<string, string>;

const person = (no: number, role: string, regions: string[] = [], organisationId = uuid(100 + no)): Actor => ({
  accountId: uuid(no), loginName: `p${no}`, displayName: `人员${no}`, assignments: [{ role, organisationId, organisationName: '示例单位', regions, parks: [], grants: roles.get(role)!.grants }],
});
const secretary = person(1, 'secretariat');
const second = person(2, 'secretariat');
const suzhou = person(3, 'city-officer', ['320500']);
const wuxi = person(4, 'city-officer', ['320200']);
const auditor = person(5, 'auditor');
const firm = person(6, 'firm-member', [], uuid(500));
const act = (actor: Actor, now = NOW): Act => ({ now, actor, requestId: 'test' });
const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const take = (actor: Actor, caseId: string, action: string, data: Record<string, unknown> = {}, now = NOW, reason: string | null = null) =>
  inTransaction(test.db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, now);
    return engine.act(tx, { ...act(actor, now), caseId, action, data, reason, expectedSeq: evaluation.seq });
  });

/** A firm that grows by `growth` a year over five years from `first`, in a pool and asked about in the registers. */
function dossier(name: string, over: { city?: string; first?: number; growth?: number; organisationId?: string; postMoney?: number } = {}): NewDossier {
  const { city = '320500', first = 2000, growth: rate = 0.5, organisationId = null, postMoney } = over;
  const figures = (year: number): Record<string, number> => {
    const revenue = Math.round(first * (1 + rate) ** (year - 2021));
    return { revenue, sales: revenue, employees: 100 + (year - 2021) * 10, technologyStaff: 20, rd: Math.round(revenue * 0.06), postgraduates: 8, inventionApplications: 3, pctApplications: 1, contractAmount: 50, highTechIncome: revenue, taxRelief: 10, profit: 100, netAssets: 1000, graduatesHired: 5, rdPlatforms: 0, awards: 0, projects: 1 };
  };
  return {
    firm: { creditCode: `91320500${String(firms?.size ?? 0).padStart(2, '0')}${String(name.charCodeAt(0)).padStart(8, '0')}`, name, city, park: null, field: 'ELECTRONICS', sector: 'MANUFACTURING', foundedOn: '2018-03-01', organisationId, recordsCheckedOn: '2026-05-01', demo: true },
    statements: [2021, 2022, 2023, 2024, 2025].map((year) => ({ year, figures: figures(year), source: `年度审计报告 ${year}`, asOf: `${year + 1}-04-30`, confidence: 'MEASURED' as const })),
    qualifications: [],
    rounds: postMoney === undefined ? [] : [{ closedOn: '2024-06-30', name: 'B', investors: '示例资本', privateEquity: true, currency: 'CNY', paidIn: 10_000, postMoney, source: '增资协议' }],
    incidents: [],
    memberships: [{ pool: 'gazelle', level: 'CITY', city, admittedOn: '2024-01-01', dueOn: '2027-01-01', leftOn: null, leftBecause: null }],
  };
}

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'kernel/procedure', 'modules/enterprises'].map(folder));
  engine = loadProcedureEngine(pack);
  const enterprise = readEnterprisePack(pack);
  parts = {
    pack: enterprise, places: readPlaces(pack), points: readPointScheme(pack), lists: readListScheme(pack, enterprise), plans: readPlanPack(pack),
    procedure: {
      openCase: (tx, a, opening) => engine.openCase(tx, { ...opening, ...a }),
      takeAction: async (tx, a, step) => {
        const { evaluation } = await engine.evaluateStored(tx.sql, step.caseId, a.now);
        await engine.act(tx, { ...a, ...step, expectedSeq: evaluation.seq });
      },
      standing: async (handle, caseId, now) => (await engine.evaluateStored(handle, caseId, now)).evaluation,
    },
    rules: { current: async () => book, judge: async (_tx, { rule, facts, on, region }, _by, at) => ({ id: newId(at), explanation: explain(book.evaluate(rule, plainFacts(facts), on, region)) }) },
  };
  growth = createGrowth(parts);
  engine.provide(growth.hooks);
  const others = (kind: 'guards' | 'effects'): string[] => [...new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => a[kind])))].filter((n) => !(n in growth.hooks[kind]));
  engine.provide({ guards: Object.fromEntries(others('guards').map((n) => [n, async () => ({ ok: true as const })])), effects: Object.fromEntries(others('effects').map((n) => [n, async () => {}])) });
  await engine.prepare(test.db, NOW, new Set(engine.definitions().flatMap((d) => d.actions.flatMap((a) => ('permission' in a.actor ? [a.actor.permission] : [])))));
  firms = new Map();
  const all = [
    dossier('甲瞪羚', { organisationId: uuid(500) }), dossier('乙瞪羚'), dossier('丙瞪羚', { city: '320200' }), dossier('丁平稳', { growth: 0.02 }), dossier('戊独角', { postMoney: 850_000 }),
    ...Array.from({ length: 25 }, (_, i) => dossier(`${String.fromCharCode(0x5e00 + i)}企业`, { growth: (i - 5) / 100, first: 3000 + i * 100 })),
  ].map((d, i) => ({ ...d, firm: { ...d.firm, creditCode: `9132050000000${String(i).padStart(4, '0')}A` } }));
  const ids = await inTransaction(test.db, (tx) => loadDossiers(tx, all, { at: NOW, recordedByName: '测试' }));
  all.forEach((d, i) => firms.set(d.firm.name, ids[i]!));
}, 120_000);
afterAll(() => test?.drop());

const idOf = (name: string): string => firms.get(name)!;

describe('innovation points of a population', () => {
  let edition: string;

  it('are frozen as an edition that gives the same bytes when computed again, and that nobody can change', async () => {
    expect(await code(growth.makePointsEdition(test.db, act(suzhou), { on: ON }))).toBe('FORBIDDEN');
    expect(await code(growth.makePointsEdition(test.db, act(secretary), { on: '2026-06-11' }))).toBe('POINTS_DAY_AHEAD');
    const [one, two] = [await growth.makePointsEdition(test.db, act(secretary), { on: ON }), await growth.makePointsEdition(test.db, act(secretary, days(1)), { on: ON })];
    edition = one.id;
    expect(one).toMatchObject({ firms: 30, graded: 30, hash: two.hash });
    expect((await growth.points(test.db.sql, ON)).hash).toBe(one.hash);
    expect(await verifyEdition(test.db.sql, edition)).toMatchObject({ sound: true, firms: 30, differing: 0 });
    await expect(sql`update enterprises.points_score set total_cents = 10000 where edition_id = ${edition}`.execute(test.db.sql)).rejects.toThrow(/never changed/);
    await expect(sql`delete from enterprises.points_edition`.execute(test.db.sql)).rejects.toThrow(/never changed/);
  });

  it('are shown to the firm itself with their parts, ranked to officers of its own city, and to nobody else', async () => {
    const own = (await ownPoints(parts, test.db.sql, firm, undefined))!;
    expect(own.enterprise.name).toBe('甲瞪羚');
    expect(own.score.parts).toHaveLength(18);
    expect(own.score.parts.reduce((sum, p) => sum + p.pointsCents, 0)).toBe(own.score.totalCents);
    expect(await ownPoints(parts, test.db.sql, wuxi, undefined)).toBeNull();
    expect(await code(officersFirmPoints(parts, test.db.sql, wuxi, edition, idOf('甲瞪羚')))).toBe('FORBIDDEN');
    expect((await officersFirmPoints(parts, test.db.sql, suzhou, edition, idOf('甲瞪羚'))).score).toEqual(own.score);
    expect(await code(ranking(test.db.sql, wuxi, edition, { city: '320500', page: 1, pageSize: 20 }))).toBe('FORBIDDEN');
    const ranks = await ranking(test.db.sql, suzhou, edition, { city: '320500', page: 1, pageSize: 100 });
    expect(ranks.total).toBe(29);
    expect(ranks.items.map((i) => i.totalCents)).toEqual(ranks.items.map((i) => i.totalCents).toSorted((a, b) => b - a));
    expect(ranks.items.find((i) => i.name === '甲瞪羚')!.rank).toBe(own.rank);
  });

  it('leave the public the grades only: a small number is hidden, and the next with it', () => {
    expect(suppress({ A: 40, B: 12, C: 3, D: 20, none: 0 }, 5)).toEqual({ A: 40, B: null, C: null, D: 20, none: 0 });
    expect(suppress({ A: 4, B: 2, C: 30, D: 20, none: 9 }, 5)).toEqual({ A: null, B: null, C: 30, D: 20, none: 9 });
    expect(suppress({ A: 6, B: 7, C: 8, D: 9, none: 0 }, 5)).toEqual({ A: 6, B: 7, C: 8, D: 9, none: 0 });
  });
});

describe('a yearly list', () => {
  const view = (actor: Actor, id: string, now = NOW) => viewListEdition(parts, test.db.sql, actor, now, id, { page: 1, pageSize: 50 });
  const opening = { list: 'gazelle', year: 2026, region: null, on: ON, title: '2026年瞪羚企业名单' };
  const checked = { reportsSeen: true, opinion: '已核对' };
  let edition: { id: string; caseId: string };

  it('is opened once a year by whoever runs it; the rule proposes exactly those who meet it, each with its judgement', async () => {
    expect(await code(growth.openListEdition(test.db, act(suzhou), opening))).toBe('FORBIDDEN');
    edition = await growth.openListEdition(test.db, act(secretary), opening);
    expect(await code(growth.openListEdition(test.db, act(secretary), opening))).toBe('LIST_EDITION_EXISTS');
    const first = await growth.proposeCandidates(test.db, act(secretary), edition.id);
    const judged = [...firms.keys()].length;
    expect(first.firms).toBe(judged);
    expect(first.proposed + first.notMet + first.unknown).toBe(judged);
    expect(await growth.proposeCandidates(test.db, act(secretary), edition.id)).toMatchObject({ proposed: 0, already: first.proposed });
    const names = (await view(auditor, edition.id)).candidates.items.map((c) => c.name);
    expect(names).toEqual(expect.arrayContaining(['甲瞪羚', '乙瞪羚', '丙瞪羚']));
    expect(names).not.toContain('丁平稳');
    for (const name of ['甲瞪羚', '丁平稳']) {
      const facts = plainFacts((await factsOf(parts, test.db.sql, idOf(name), ON))!);
      expect(book.evaluate('gazelle', facts, ON, ['320500', '320000', 'CN']).truth).toBe(name === '甲瞪羚');
    }
  });

  it('shows figures of a firm to its own city, the firm and auditors, and answers alone to whoever runs the list', async () => {
    const leaves = async (actor: Actor): Promise<unknown> => (await view(actor, edition.id)).candidates.items.find((c) => c.name === '甲瞪羚')?.leaves[1]!.values;
    expect(await leaves(suzhou)).not.toBeNull();
    expect(await leaves(secretary)).toBeNull();
    expect((await view(wuxi, edition.id)).candidates.items.map((c) => c.city)).toEqual(['320200']);
  });

  it('takes forms of firms while it is called for, and not after', async () => {
    await take(secretary, edition.caseId, 'call', { notice: '示例通知', formsUntil: '2026-07-01' });
    const form = { contact: '张工 000', statement: '我公司连续四年快速成长，材料真实。', value: null };
    expect((await viewOwnListings(parts, test.db.sql, firm)).open.map((e) => e.id)).toEqual([edition.id]);
    await growth.submitListForm(test.db, act(firm), edition.id, form);
    expect(await code(growth.submitListForm(test.db, act(wuxi), edition.id, form))).toBe('NOT_FOUND');
    await take(secretary, edition.caseId, 'closeForms');
    expect(await code(growth.submitListForm(test.db, act(firm), edition.id, form))).toBe('LIST_STEP_WRONG');
    expect((await viewOwnListings(parts, test.db.sql, firm)).open[0]!.candidate!.form!.contact).toBe('张工 000');
  });

  it('keeps and removes with a reason, each at its step by its own people; false data go into the record of the firm', async () => {
    const candidates = new Map((await view(auditor, edition.id)).candidates.items.map((c) => [c.name, c]));
    const remove = (actor: Actor, name: string, falseData = false) => growth.decideCandidate(test.db, act(actor), candidates.get(name)!.id, { kept: false, falseData, reason: '经核查不符合要求' });
    await take(secretary, edition.caseId, 'recommended');
    expect(await code(remove(wuxi, '乙瞪羚'))).toBe('FORBIDDEN');
    expect(await code(remove(secretary, '乙瞪羚'))).toBe('FORBIDDEN');
    await take(secretary, edition.caseId, 'summed');
    await remove(suzhou, '乙瞪羚', true);
    expect((await factsOf(parts, test.db.sql, idOf('乙瞪羚'), dateOf(NOW)))!.badRecord!.value).toBe(true);
    expect(await code(growth.decideCandidate(test.db, act(suzhou), candidates.get('甲瞪羚')!.id, { kept: true, falseData: true, reason: '自相矛盾的决定' }))).toBe('LIST_FALSE_DATA_KEPT');
    expect(await code(take(secretary, edition.caseId, 'figuresChecked', checked))).toBe('GUARD_REFUSED');
    await take(secretary, edition.caseId, 'figuresCheckedOnly', checked);
    await take(secretary, edition.caseId, 'conclude', { meetingOn: '2026-06-09', experts: 5, opinion: '同意' });
  });

  it('stands on notice as it was decided; an objection that is upheld sends it back, and it is published by a second person only', async () => {
    expect(await code(take(secretary, edition.caseId, 'publishNotice', { listTitle: 'x'.repeat(4), firms: ['甲瞪羚'], contact: '联系人 000' }))).toBe('GUARD_REFUSED');
    await growth.beginNotice(test.db, act(secretary), edition.id, '成果处 025-000');
    const notice = await viewPublicList(parts, test.db.sql, NOW, edition.id, { page: 1, pageSize: 50 });
    expect(notice.firms.items.map((f) => f.name)).not.toContain('乙瞪羚');
    expect(Object.keys(notice.firms.items[0]!).sort()).toEqual(['city', 'field', 'name', 'standing']);
    const objection = { firm: '丙瞪羚', text: '该企业上年度营业收入与公开年报不一致，请核实。', telephone: '000-000' };
    expect(await code(take(firm, edition.caseId, 'object', { ...objection, firm: '乙瞪羚' }, days(1)))).toBe('GUARD_REFUSED');
    const { seq } = await take(firm, edition.caseId, 'object', objection, days(1));
    expect(await code(take(second, edition.caseId, 'publish', { documentNumber: '苏创规〔2026〕1号' }, days(20)))).toBe('ACTION_NOT_POSSIBLE');
    await take(second, edition.caseId, 'upholdObjection', { objection: seq, answer: '经核实年报数据为准，重新拟定名单。' }, days(2));
    const third = (await view(auditor, edition.id, days(2))).candidates.items.find((c) => c.name === '丙瞪羚')!;
    await growth.decideCandidate(test.db, act(secretary, days(2)), third.id, { kept: false, falseData: false, reason: '异议成立，收入不足' });
    await growth.beginNotice(test.db, act(secretary, days(3)), edition.id, '成果处 025-000');
    expect(await code(take(second, edition.caseId, 'publish', { documentNumber: '苏创规〔2026〕1号' }, days(5)))).toBe('ACTION_NOT_POSSIBLE');
    expect(await code(take(secretary, edition.caseId, 'publish', { documentNumber: '苏创规〔2026〕1号' }, days(20)))).toBe('ACTION_NOT_POSSIBLE');
    await take(second, edition.caseId, 'publish', { documentNumber: '苏创规〔2026〕1号' }, days(20));
    const { rows } = await sql<{ name: string; edition: number }>`select e.name, q.edition from enterprises.qualification q join enterprises.enterprise e on e.id = q.enterprise_id where q.type = 'GAZELLE' order by e.name`.execute(test.db.sql);
    const listed = (await growth.listReportData(test.db.sql, edition.id)).outcome;
    expect(rows.map((r) => r.name)).toEqual(listed.map((o) => o.name).sort());
    expect(listed.every((o) => o.standing === 'NEW')).toBe(true);
    expect(rows.map((r) => r.name)).not.toContain('丙瞪羚');
    await expect(sql`update enterprises.list_outcome set standing = 'DROPPED'`.execute(test.db.sql)).rejects.toThrow(/never changed/);
  });

  it('of the next year tells who stayed and who dropped out; a drop-out keeps the label of its year', async () => {
    const later = days(365);
    const next = await growth.openListEdition(test.db, act(secretary, later), { ...opening, year: 2027, on: ON, title: '2027年瞪羚企业名单' });
    await growth.proposeCandidates(test.db, act(secretary, later), next.id);
    for (const [action, data] of [['call', { notice: '通知', formsUntil: '2027-07-01' }], ['closeForms'], ['recommended'], ['summed'], ['figuresCheckedOnly', checked], ['conclude', { meetingOn: '2027-06-09', experts: 3, opinion: '同意' }]] as const) {
      await take(secretary, next.caseId, action, data ?? {}, later);
      if (action !== 'conclude') continue;
      const own = (await view(secretary, next.id, later)).candidates.items.find((c) => c.name === '甲瞪羚')!;
      expect(await code(growth.decideCandidate(test.db, act(suzhou, later), own.id, { kept: false, falseData: false, reason: '不归本市决定' }))).toBe('FORBIDDEN');
      await growth.decideCandidate(test.db, act(secretary, later), own.id, { kept: false, falseData: false, reason: '专家认为增长不可持续' });
    }
    await growth.beginNotice(test.db, act(secretary, later), next.id, '成果处 025-000');
    await take(second, next.caseId, 'publish', { documentNumber: '苏创规〔2027〕1号' }, days(390));
    const data = await growth.listReportData(test.db.sql, next.id);
    expect(data.outcome.find((o) => o.name === '甲瞪羚')!.standing).toBe('DROPPED');
    expect(data.outcome.filter((o) => o.standing === 'STAYED').length).toBeGreaterThan(0);
    expect(data.ownYears.map((y) => y.year)).toEqual([2026, 2027]);
    const label = await sql<{ revokedFrom: string | null; n: number }>`select revoked_from as "revokedFrom", count(*)::int as n from enterprises.qualification where enterprise_id = ${idOf('甲瞪羚')} and type = 'GAZELLE' group by revoked_from`.execute(test.db.sql);
    expect(label.rows).toEqual([{ revokedFrom: null, n: 1 }]);
    const stayed = data.outcome.find((o) => o.standing === 'STAYED')!;
    const candidate = (await view(auditor, next.id, later)).candidates.items.find((c) => c.enterpriseId === stayed.enterpriseId)!;
    await recordFalseData(parts, test.db, act(second, days(400)), candidate.id, { reason: '审计报告系伪造', happenedOn: '2027-06-10' });
    expect((await growth.listReportData(test.db.sql, next.id)).outcome).toEqual(data.outcome);
    const revoked = await sql<{ edition: number }>`select edition from enterprises.qualification where enterprise_id = ${stayed.enterpriseId} and revoked_from is not null`.execute(test.db.sql);
    expect(revoked.rows).toEqual([{ edition: 2027 }]);
  });

  it('of firms by value asks each for its proof, or an officer for a reason', async () => {
    const unicorns = await growth.openListEdition(test.db, act(secretary), { ...opening, list: 'unicorn', title: '2026年独角兽企业名单' });
    expect(await growth.proposeCandidates(test.db, act(secretary), unicorns.id)).toMatchObject({ proposed: 1 });
    await take(secretary, unicorns.caseId, 'call', { notice: '通知', formsUntil: '2026-07-01' });
    expect(await code(growth.submitListForm(test.db, act(firm), unicorns.id, { contact: '张工 000', statement: '未填估值的申报材料。', value: null }))).toBe('LIST_VALUE_MISSING');
    for (const [action, data] of [['closeForms'], ['recommended'], ['summed'], ['figuresChecked', checked]] as const) await take(secretary, unicorns.caseId, action, data ?? {});
    const toExperts = () => take(secretary, unicorns.caseId, 'valuesChecked', { opinion: '已核对' });
    expect(await code(toExperts())).toBe('GUARD_REFUSED');
    const [only] = (await view(suzhou, unicorns.id)).candidates.items;
    await growth.decideCandidate(test.db, act(suzhou), only!.id, { kept: true, falseData: false, reason: '增资协议和到账凭证已当面核验' });
    await toExperts();
  });
});

describe('the plan of a firm', () => {
  const draft: PlanDraft = {
    title: '甲瞪羚“一企一策”', fromYear: 2026, toYear: 2028, leadUnit: '苏州市科技局',
    goals: [{ kind: 'revenue', base: 6750, baseYear: 2024, target: 20_000, targetYear: 2028 }],
    measures: [{ title: '支持建设省级工程技术研究中心', unit: '市科技局', dueOn: '2026-12-31', pointerKind: 'RULE', pointer: 'gazelle' }, { title: '落实用地指标', unit: '市自然资源局', dueOn: '2027-06-30', pointerKind: null, pointer: null }],
  };
  let id: string;

  it('is made by the city with its goals read from the dossier, seen by its firm, and by no other city', async () => {
    const input = { ...draft, enterpriseId: idOf('甲瞪羚') };
    expect(await code(growth.createPlan(test.db, act(wuxi), input))).toBe('FORBIDDEN');
    expect(await code(growth.createPlan(test.db, act(suzhou), { ...input, measures: [{ ...draft.measures[0]!, pointer: 'no-such-rule' }] }))).toBe('PLAN_WRONG');
    ({ id } = await growth.createPlan(test.db, act(suzhou), input));
    expect(await code(growth.createPlan(test.db, act(suzhou), input))).toBe('PLAN_RUNNING');
    const { plan } = await viewPlan(parts, test.db.sql, firm, NOW, id);
    expect(plan.goals[0]).toMatchObject({ actual: 10_125, actualYear: 2025 });
    expect(plan.goals[0]!.progress).toBeCloseTo((10_125 - 6750) / (20_000 - 6750), 12);
    expect(plan.may.edit).toBe(false);
    expect(await code(viewPlan(parts, test.db.sql, wuxi, NOW, id))).toBe('NOT_FOUND');
    expect((await viewPlanList(parts, test.db.sql, wuxi, NOW, { page: 1, pageSize: 10 })).total).toBe(0);
    expect((await viewPlanList(parts, test.db.sql, firm, NOW, { page: 1, pageSize: 10 })).items.map((p) => p.id)).toEqual([id]);
  });

  it('reminds of each measure once a mark, from two processes at once; what is done is not reminded of', async () => {
    const due = new Date(`${addDays('2026-12-31', -7)}T02:00:00Z`);
    const sent = await Promise.all([growth.remindPlans(test.db, due), growth.remindPlans(test.db, due)]);
    expect(sent.toSorted()).toEqual([0, 1]);
    const { plan } = await viewPlan(parts, test.db.sql, suzhou, NOW, id);
    await growth.reportMeasure(test.db, act(suzhou), plan.measures[0]!.id, { percent: 100, note: '中心已认定' });
    expect(await growth.remindPlans(test.db, new Date('2027-02-01T02:00:00Z'))).toBe(0);
    expect((await viewPlan(parts, test.db.sql, suzhou, NOW, id)).plan.lights).toEqual({ DONE: 1, GREEN: 1, YELLOW: 0, RED: 0 });
  });

  it('keeps a measure that was reported on, and lets nobody save over another', async () => {
    const { plan } = await viewPlan(parts, test.db.sql, suzhou, NOW, id);
    const save = (measures: PlanDraft['measures'], version: number) => savePlan(parts, test.db, act(suzhou), id, { ...draft, measures, version, status: 'RUNNING' });
    const all = plan.measures.map(({ id: measure, title, unit, dueOn, pointerKind, pointer }) => ({ id: measure, title, unit, dueOn, pointerKind, pointer }));
    expect(await code(save([all[1]!], 1))).toBe('PLAN_MEASURE_REPORTED');
    expect(await save([all[0]!], 1)).toEqual({ version: 2 });
    expect(await code(save(all.slice(0, 1), 1))).toBe('PLAN_CHANGED_MEANWHILE');
    expect((await viewPlan(parts, test.db.sql, suzhou, NOW, id)).plan.measures).toHaveLength(1);
  });

  it('goes with the firm that moves: the new city follows it, the old one no longer sees it', async () => {
    await moveFirm(parts, test.db, act(suzhou), idOf('甲瞪羚'), { toCity: '320200', park: null, movedOn: dateOf(NOW), reference: '迁移函1' });
    expect((await viewPlan(parts, test.db.sql, wuxi, NOW, id)).plan.may.edit).toBe(true);
    expect(await code(viewPlan(parts, test.db.sql, suzhou, NOW, id))).toBe('NOT_FOUND');
  });
});

describe('grades that are told', () => {
  it('leave the public no way to the hidden grades by subtraction from the totals', async () => {
    // Three firms of which too little is known for a grade, in an edition of its own.
    const blank = Array.from({ length: 3 }, (_, i) => ({ ...dossier(`无数据${i}`), statements: [], firm: { ...dossier('无').firm, name: `无数据${i}`, creditCode: `9132050000002${String(i).padStart(4, '0')}A` } }));
    await inTransaction(test.db, (tx) => loadDossiers(tx, blank, { at: NOW, recordedByName: '测试' }));
    await growth.makePointsEdition(test.db, act(secretary), { on: dateOf(NOW) });
    const edition = (await viewEditions(parts, test.db.sql)).find((e) => e.on === dateOf(NOW))!;
    expect(edition.grades.none).toBeNull();
    expect([edition.firms, edition.graded]).toEqual([33, null]);
  });
});

describe('the list of entrants of the high-tech pool', () => {
  const other = person(8, 'city-officer', ['320500']);
  const centre = person(9, 'service-centre');
  const applicant = person(10, 'firm-member', [], uuid(600));
  const view = (id: string, now = NOW) => viewListEdition(parts, test.db.sql, suzhou, now, id, { page: 1, pageSize: 100 }).then((v) => new Map(v.candidates.items.map((c) => [c.name, c])));
  const checked = { reportsSeen: true, opinion: '已核对' };
  const entrant = (name: string, n: number, over: { organisationId?: string; classTwoIp?: number } = {}): NewDossier => {
    const { firm: head } = dossier(name, over);
    const figures = { sales: 2000, revenue: 2000, totalIncome: 2000, highTechIncome: 1200, rd: 100, rdInChina: 100, employees: 50, technologyStaff: 8, classOneIp: 0, classTwoIp: over.classTwoIp ?? 5, pendingIp: 0 };
    return {
      firm: { ...head, creditCode: `9132050000001${String(n).padStart(4, '0')}A` }, qualifications: [], rounds: [], incidents: [], memberships: [],
      statements: [...[2024, 2025].map((year) => ({ year, figures, source: `年度审计报告 ${year}`, asOf: `${year + 1}-04-30`, confidence: 'MEASURED' as const })), { year: 0, figures: { ownsCoreIp: 1, inStateFields: 1 }, source: '核定', asOf: '2026-01-01', confidence: 'MEASURED' as const }],
    };
  };
  let ids: string[];
  let edition: { id: string; caseId: string };

  it('is run by the city: firms proposed by rule or by their own form, checked, on notice, an objection answered, published by a second person', async () => {
    const all = [entrant('入库甲', 1, { organisationId: uuid(600), classTwoIp: 2 }), entrant('入库乙', 2), entrant('入库丙', 3), entrant('入库丁', 4), entrant('入库戊', 5)];
    ids = await inTransaction(test.db, (tx) => loadDossiers(tx, all, { at: NOW, recordedByName: '测试' }));
    const opening = { list: 'high-tech-pool', year: 2026, region: '320500', on: ON, title: '苏州市2026年高企培育库入库名单' };
    expect(await code(growth.openListEdition(test.db, act(wuxi), opening))).toBe('FORBIDDEN');
    edition = await growth.openListEdition(test.db, act(suzhou), opening);
    expect(await growth.proposeCandidates(test.db, act(suzhou), edition.id)).toMatchObject({ proposed: 4 });
    await take(suzhou, edition.caseId, 'call', { notice: '入库通知', formsUntil: '2026-07-01' });
    // By the rule it falls short; its form is taken, with the answer of the rule beside it.
    expect((await viewOwnListings(parts, test.db.sql, applicant)).open.map((e) => e.list)).toContain('high-tech-pool');
    expect(await growth.submitListForm(test.db, act(applicant), edition.id, { contact: '李工 000', statement: '新获三项软件著作权，请予入库。', value: null })).toMatchObject({ answer: 'NO' });
    await take(suzhou, edition.caseId, 'closeForms');
    await growth.decideCandidate(test.db, act(suzhou), (await view(edition.id)).get('入库甲')!.id, { kept: true, falseData: false, reason: '著作权证书已核验，推荐入库' });
    await take(suzhou, edition.caseId, 'recommended');
    await take(suzhou, edition.caseId, 'summed');
    await growth.decideCandidate(test.db, act(suzhou), (await view(edition.id)).get('入库戊')!.id, { kept: false, falseData: true, reason: '研发费用专项审计报告系伪造' });
    await take(suzhou, edition.caseId, 'figuresCheckedOnly', checked);
    // Proven false once, nobody takes it back at a later step.
    expect(await code(growth.decideCandidate(test.db, act(suzhou), (await view(edition.id)).get('入库戊')!.id, { kept: true, falseData: false, reason: '改变主意，予以保留' }))).toBe('LIST_FALSE_DATA_KEPT');
    await take(suzhou, edition.caseId, 'conclude', { meetingOn: '2026-06-09', experts: 3, opinion: '同意' });
    expect(await growth.beginNotice(test.db, act(suzhou), edition.id, '高新处 0512-000')).toEqual({ firms: 4 });
    const { seq } = await take(applicant, edition.caseId, 'object', { firm: '入库乙', text: '该企业主要知识产权存在权属纠纷，请核实。', telephone: '000-000' }, days(1));
    const publish = (actor: Actor, at: number) => take(actor, edition.caseId, 'publish', { documentNumber: '苏科高〔2026〕9号' }, days(at));
    expect(await code(publish(other, 20))).toBe('ACTION_NOT_POSSIBLE');
    const answer = { objection: seq, answer: '经核实权属清晰，无未决纠纷，异议不成立。' };
    expect(await code(take(suzhou, edition.caseId, 'dismissObjection', answer, days(2)))).not.toBe('no problem');
    await take(other, edition.caseId, 'dismissObjection', answer, days(2));
    // Between the decision and the publication one firm gets the certificate and another moves away.
    await recordQualification(parts, test.db, act(suzhou, days(3)), { enterpriseId: ids[2]!, type: 'HNTE', edition: 2026, certNo: 'GR202632009001', issuedOn: '2026-06-12', issuer: '认定机构' });
    await moveFirm(parts, test.db, act(suzhou, days(3)), ids[3]!, { toCity: '320200', park: null, movedOn: '2026-06-12', reference: '迁移函9' });
    expect(await code(publish(suzhou, 20))).toBe('ACTION_NOT_POSSIBLE');
    expect((await Promise.all([publish(other, 20), publish(person(11, 'city-officer', ['320500']), 20)].map(code))).toSorted()).not.toEqual(['no problem', 'no problem']);
  });

  it('puts each firm into the pool of the city it is in now, with the answer of the rule; whoever is certified meanwhile stays out', async () => {
    const places = await Promise.all(ids.map((id) => liveMemberships(test.db.sql, id)));
    expect(places.map((p) => p.map((m) => [m.pool, m.level, m.city]))).toEqual([[['hnte', 'CITY', '320500']], [['hnte', 'CITY', '320500']], [], [['hnte', 'CITY', '320200']], []]);
    const { rows } = await sql<{ id: string; answer: string; version: string }>`select enterprise_id as id, rule_answer as answer, rule_version as version from enterprises.membership where enterprise_id = any(${ids.slice(0, 2)}::uuid[])`.execute(test.db.sql);
    expect(ids.slice(0, 2).map((id) => rows.find((r) => r.id === id)).map((r) => [r?.answer, r?.version])).toEqual([['NO', 'high-tech-cultivation@1'], ['YES', 'high-tech-cultivation@1']]);
    expect((await factsOf(parts, test.db.sql, ids[1]!, dateOf(days(20))))!.inHighTechLibrary!.value).toBe(true);
  });

  it('hands a firm over to the province, which receives it once; false data found later end the place it has', async () => {
    const at = days(30);
    const [place] = await liveMemberships(test.db.sql, ids[1]!);
    const offer = await offerHandOver(test.db, act(suzhou, at), { membershipId: place!.id, note: '成长快' });
    const receipts = await Promise.all([1, 2].map(() => receiveHandOver(test.db, act(centre, at), offer.id, { received: true, reason: null }).then((r) => r.receiptNumber, () => null)));
    expect(receipts.filter((r) => r !== null)).toHaveLength(1);
    expect(await liveMemberships(test.db.sql, ids[1]!)).toMatchObject([{ pool: 'hnte', level: 'PROVINCE', dueOn: place!.dueOn }]);
    const candidate = (await view(edition.id, at)).get('入库乙')!;
    await recordFalseData(parts, test.db, act(other, at), candidate.id, { reason: '入库材料系伪造', happenedOn: dateOf(at) });
    expect(await liveMemberships(test.db.sql, ids[1]!)).toEqual([]);
  });
});
