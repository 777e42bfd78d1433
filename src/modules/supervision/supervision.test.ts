import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKernel } from '../../kernel/audit/index.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { createProcedureEngine, loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import { insertDecision } from './store/plans.ts';
import { createSupervisionModule, readSupervisionParameters, type PlanMilestone, type SupervisedTask, type SupervisionModule } from './index.ts';
import { getTask } from './queries/get-task.ts';
import { readBoard, readPublicBoard } from './queries/board.ts';
import type { SupervisionParts } from './act.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const BUREAU = '00000000-0000-7000-8000-000000000001';
const CENTRE = '00000000-0000-7000-8000-000000000002';
const SECRETARIAT = '00000000-0000-7000-8000-000000000003';

const person = (n: number, organisationId: string, permissions: string[], reach: 'own' | 'zone' = 'zone'): Actor => ({
  accountId: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
  assignments: [{ role: 'r', organisationId, organisationName: '单位', regions: [], parks: [], grants: permissions.map((permission) => ({ permission: `supervision.${permission}`, reach })) }],
});
const setter = person(1, SECRETARIAT, ['milestone.set', 'milestone.approve', 'unit.assign', 'order.issue', 'progress.read']);
const approver = person(2, SECRETARIAT, ['milestone.set', 'milestone.approve', 'order.issue', 'progress.read']);
const reporter = person(3, BUREAU, ['progress.report', 'progress.read', 'order.answer'], 'own');
const verifier = person(4, CENTRE, ['progress.verify', 'progress.read', 'order.recheck']);
const verifier2 = person(5, CENTRE, ['progress.verify', 'progress.read', 'order.recheck']);
/** Holds the permission to verify, and a post at the bureau as well. */
const partial = { ...person(6, CENTRE, ['progress.verify', 'order.recheck']), assignments: [...person(6, CENTRE, ['progress.verify', 'order.recheck']).assignments, ...person(6, BUREAU, []).assignments] };
const stranger = person(7, CENTRE, ['progress.report', 'progress.read'], 'own');

const task = (no: number): SupervisedTask => ({
  id: `002-task-${no}`, no, document: '002', clause: `附件2/${no}`, category: 'laboratory', zh: `任务${no}`, en: `Task ${no}`, lead: '无锡市', cooperating: [], places: ['320200'], indicators: [],
});
const tasks = Array.from({ length: 12 }, (_, i) => task(i + 1));
const quarter = (key: string, weight: number, dueOn: string): PlanMilestone => ({ key, parent: null, zh: `节点${key}`, en: `Milestone ${key}`, weight, dueOn, evidenceKind: 'DOCUMENT' });
const milestones = [quarter('q1', 20, '2026-03-31'), quarter('q2', 30, '2026-06-30'), quarter('q3', 30, '2026-09-30'), quarter('q4', 20, '2026-12-31')];

let test: TestDatabase;
let db: Database;
let engine: ProcedureEngine;
let supervision: SupervisionModule;
let parts: SupervisionParts;

const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
const as = (actor: Actor, day: string) => ({ now: at(day), actor, requestId: 'test' });
const plan = (more: object = {}) => ({ startOn: '2026-01-01', public: true, reason: '年度计划', milestones, ...more });
const claims = (...percents: number[]) => milestones.map((m, i) => ({ milestone: m.key, percent: percents[i] ?? 0 }));
const proof = (...keys: string[]) => keys.map((milestone) => ({ milestone, kind: 'TEXT' as const, text: '验收意见原件已存档', link: null, fileName: null, fileSha256: null }));

async function planned(no: number, day = '2026-01-05'): Promise<string> {
  const id = `002-task-${no}`;
  const { planId } = await supervision.proposeMilestones(db, as(setter, day), id, plan());
  await supervision.decideMilestones(db, as(approver, day), planId, { approve: true, reason: null });
  return id;
}
async function reported(id: string, day: string, period: string, ...percents: number[]): Promise<string> {
  const keys = milestones.filter((_, i) => (percents[i] ?? 0) > 0).map((m) => m.key);
  const { reportId } = await supervision.reportProgress(db, as(reporter, day), id, { period, text: '本月工作进展正常，详见佐证。', claims: claims(...percents), evidence: proof(...keys) });
  return reportId;
}
const verify = (actor: Actor, day: string, reportId: string, ...percents: number[]) =>
  supervision.verifyProgress(db, as(actor, day), reportId, { outcome: 'VERIFIED', opinion: '现场核验属实', items: claims(...percents) });
const page = (id: string, day: string, actor: Actor = setter) => getTask(parts, db.sql, actor, at(day), id);

beforeAll(async () => {
  const folder = (module: string, dir: string) => ({ module, dir: path.join(packageRoot, dir) });
  test = await createTestDatabase([folder('audit', auditKernel.migrations), folder('procedure', 'src/kernel/procedure/migrations'), folder('supervision', 'src/modules/supervision/migrations')]);
  db = test.db;
  const loaded = loadProcedureEngine(pack);
  engine = createProcedureEngine({ definitions: [{ file: 'procedures/dispatch-order.yaml', definition: loaded.definition('dispatch-order') }], calendar: loaded.calendar });
  parts = {
    rules: readSupervisionParameters(pack), calendar: loaded.calendar, engine, tasks: async () => tasks,
    identity: { findOrganisation: async (_db, id) => ({ id, nameZh: id === BUREAU ? '无锡市科技局' : '中心', nameEn: null, region: '320200' }) as never },
  };
  supervision = createSupervisionModule(parts);
  engine.provide(supervision.hooks);
  await engine.prepare(db, at('2026-01-05'), new Set(supervision.permissions.map((p) => p.id)));
  await supervision.assignUnit(db, as(setter, '2026-01-05'), { kind: 'unit', key: '无锡市', organisationId: BUREAU });
}, 60_000);
afterAll(() => test?.drop());

describe('milestones', () => {
  it('count only once a second person has approved them', async () => {
    const { planId } = await supervision.proposeMilestones(db, as(setter, '2026-01-05'), '002-task-1', plan());
    expect((await page('002-task-1', '2026-01-05')).item.light).toBe('GREY');
    await expect(supervision.decideMilestones(db, as(setter, '2026-01-05'), planId, { approve: true, reason: null })).rejects.toMatchObject({ code: 'MILESTONE_PLAN_OWN' });
    await expect(supervision.proposeMilestones(db, as(approver, '2026-01-05'), '002-task-1', plan())).rejects.toMatchObject({ code: 'MILESTONE_PLAN_PENDING' });
    await supervision.decideMilestones(db, as(approver, '2026-01-06'), planId, { approve: true, reason: null });
    expect((await page('002-task-1', '2026-01-06')).item.light).toBe('GREEN');
    await expect(supervision.decideMilestones(db, as(approver, '2026-01-06'), planId, { approve: false, reason: '改主意' })).rejects.toMatchObject({ code: 'MILESTONE_PLAN_DECIDED' });
  });
  it('whose weights do not come to 100 are refused by the command and by the database', async () => {
    const wrong = plan({ milestones: milestones.slice(0, 3) });
    await expect(supervision.proposeMilestones(db, as(setter, '2026-01-05'), '002-task-2', wrong)).rejects.toMatchObject({ code: 'MILESTONES_INVALID', details: [{ code: 'WEIGHTS_NOT_100' }] });
    const around = inTransaction(db, async (tx) => {
      await sql`insert into supervision.milestone_plan (id, task_id, version, start_on, public, reason, proposed_by, proposed_by_name, proposed_at)
        values (${BUREAU}, '002-task-2', 9, '2026-01-01', true, 'x', ${setter.accountId}, 'x', now())`.execute(tx.sql);
      await sql`insert into supervision.milestone (plan_id, key, zh, en, weight, due_on, evidence_kind) values (${BUREAU}, 'a', 'a', 'a', 99, '2026-05-01', 'DATA')`.execute(tx.sql);
    });
    await expect(around).rejects.toThrow(/come to 99/);
  });
  it('are not approved by their proposer even past the command', async () => {
    const { planId } = await supervision.proposeMilestones(db, as(setter, '2026-01-05'), '002-task-2', plan());
    const past = insertDecision(db.sql, { planId, approved: true, reason: null, decidedBy: setter.accountId, decidedByName: 'x', at: at('2026-01-05') });
    await expect(past).rejects.toThrow(/decided by its proposer/);
    await expect(supervision.decideMilestones(db, as(approver, '2026-01-05'), planId, { approve: false, reason: null })).rejects.toMatchObject({ code: 'DECISION_REASON_REQUIRED' });
  });
  it('with verified progress cannot be left out of a later version', async () => {
    const id = await planned(3);
    await verify(verifier, '2026-02-03', await reported(id, '2026-02-02', '2026-01', 50), 50);
    const without = plan({ milestones: [quarter('x1', 100, '2026-12-31')] });
    await expect(supervision.proposeMilestones(db, as(setter, '2026-02-04'), id, without)).rejects.toMatchObject({ code: 'MILESTONE_VERIFIED_DROPPED' });
  });
});

describe('reports and their verification', () => {
  it('a claim moves nothing; the verified value moves progress and light, and both stay visible apart', async () => {
    const id = await planned(4);
    await reported(id, '2026-06-03', '2026-05', 100, 0);
    const second = await page(id, '2026-06-03');
    expect(second.item).toMatchObject({ claimed: 20, actual: 0, light: 'RED', awaitsVerification: true });
    const done = await verify(verifier, '2026-06-04', second.reports[0]!.id, 90, 0);
    expect(done).toMatchObject({ before: 'RED', light: 'RED', actual: 18 });
    const full = await verify(verifier, '2026-06-30', await reported(id, '2026-06-30', '2026-06', 100, 80), 100, 80);
    expect(full).toMatchObject({ before: 'RED', light: 'YELLOW', actual: 44 });
    const after = await page(id, '2026-06-30');
    expect(after.reports[1]).toMatchObject({ claims: [{ milestone: 'q1', percent: 100 }, {}, {}, {}], verification: { items: [{ milestone: 'q1', percent: 90 }, {}, {}, {}] } });
  });
  it('is for the named organisation only, complete and with evidence', async () => {
    const id = await planned(5);
    const input = { period: '2026-01', text: '本月工作进展正常，详见佐证。', claims: claims(30), evidence: proof('q1') };
    await expect(supervision.reportProgress(db, as(stranger, '2026-02-02'), id, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(supervision.reportProgress(db, as(reporter, '2026-02-02'), id, { ...input, evidence: [] })).rejects.toMatchObject({ code: 'EVIDENCE_MISSING' });
    await expect(supervision.reportProgress(db, as(reporter, '2026-02-02'), id, { ...input, claims: input.claims.slice(1) })).rejects.toMatchObject({ code: 'CLAIMS_INCOMPLETE' });
    await expect(supervision.reportProgress(db, as(reporter, '2026-02-02'), id, { ...input, period: '2026-03' })).rejects.toMatchObject({ code: 'REPORT_PERIOD_CLOSED' });
    await supervision.reportProgress(db, as(reporter, '2026-02-02'), id, input);
    await expect(supervision.reportProgress(db, as(reporter, '2026-02-02'), id, input)).rejects.toMatchObject({ code: 'REPORT_PENDING' });
    await expect(supervision.reportProgress(db, as(reporter, '2026-02-02'), '002-task-99', input)).rejects.toMatchObject({ code: 'SUPERVISED_TASK_UNKNOWN' });
  });
  it('is not verified by the reporter, nor by anybody with a post in the reporting organisation, nor above the claim', async () => {
    const id = await planned(6);
    const reportId = await reported(id, '2026-02-02', '2026-01', 30);
    const self: Actor = { ...reporter, assignments: verifier.assignments };
    await expect(verify(self, '2026-02-03', reportId, 30)).rejects.toMatchObject({ code: 'VERIFIER_NOT_INDEPENDENT' });
    await expect(verify(partial, '2026-02-03', reportId, 30)).rejects.toMatchObject({ code: 'VERIFIER_NOT_INDEPENDENT' });
    await expect(verify(verifier, '2026-02-03', reportId, 31)).rejects.toMatchObject({ code: 'VERIFIED_ABOVE_CLAIM' });
    await expect(verify(setter, '2026-02-03', reportId, 30)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await page(id, '2026-02-03')).item.actual).toBe(0);
  });
  it('of two verifiers at once one succeeds and the other is told', async () => {
    const id = await planned(7);
    const reportId = await reported(id, '2026-02-02', '2026-01', 40);
    const outcomes = await Promise.allSettled([verify(verifier, '2026-02-03', reportId, 40), verify(verifier2, '2026-02-03', reportId, 10)]);
    expect(outcomes.map((o) => o.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((o) => o.status === 'rejected')).toMatchObject({ reason: { code: 'REPORT_VERIFIED_ALREADY' } });
    expect((await page(id, '2026-02-03')).reports[0]!.verification?.items).toHaveLength(4);
  });
  it('returned, may be reported again and counts for nothing, the duty to report included', async () => {
    const id = await planned(8);
    const reportId = await reported(id, '2026-02-02', '2026-01', 40);
    await supervision.verifyProgress(db, as(verifier, '2026-02-03'), reportId, { outcome: 'RETURNED', opinion: '佐证不足', items: [] });
    expect((await page(id, '2026-02-06')).item).toMatchObject({ actual: 0, claimed: 0, light: 'YELLOW', missed: 1 });
    await reported(id, '2026-02-06', '2026-01', 40);
    expect((await page(id, '2026-02-06')).item.missed).toBe(0);
  });
  it('cannot be changed afterwards, by no program', async () => {
    for (const table of ['report', 'claim', 'evidence', 'verification', 'verified_item', 'light_entry', 'milestone', 'plan_decision']) {
      await expect(sql`delete from ${sql.table(`supervision.${table}`)}`.execute(db.sql), table).rejects.toThrow(/append-only/);
    }
  });
});

describe('the light history', () => {
  it('keeps June red, says on which day it was made good, and judges July anew', async () => {
    const id = await planned(9);
    await verify(verifier, '2026-06-03', await reported(id, '2026-06-02', '2026-05', 100, 46), 100, 46);
    await supervision.tick(db, at('2026-06-30'));
    await verify(verifier, '2026-07-09', await reported(id, '2026-07-08', '2026-06', 100, 100, 10), 100, 100, 10);
    const { lights } = await page(id, '2026-07-09');
    const june = lights.find((l) => l.period === '2026-06')!;
    expect(june).toMatchObject({ light: 'RED', healedOn: '2026-07-09' });
    expect(lights[0]).toMatchObject({ period: '2026-07', light: 'GREEN', healedOn: null });
  });
});

describe('the round', () => {
  it('proposes each order and sends each reminder once, from two processes at once', async () => {
    const id = await planned(10);
    const rounds = await Promise.all([supervision.tick(db, at('2026-07-02')), supervision.tick(db, at('2026-07-02'))]);
    expect(rounds[0]!.orders + rounds[1]!.orders).toBeGreaterThan(0);
    expect(await supervision.tick(db, at('2026-07-02'))).toEqual({ lights: 0, orders: 0, reminders: 0, escalated: 0 });
    const { orders, item } = await page(id, '2026-07-02');
    expect(orders).toMatchObject([{ proposed: 'RED', ground: 'FAILED', period: '2026-07', status: 'CREATED' }]);
    expect(item.openOrders).toHaveLength(1);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from kernel.outbox where topic = 'supervision.reminder' and key = ${id} and payload ->> 'kind' = 'REPORT_MISSED'`.execute(db.sql);
    expect(rows[0]!.n).toBe(1);
  });

  const ISSUE = { item: '节点逾期未完成', basis: '附件2', requirement: '限期整改并报告', dueOn: '2026-07-20', contact: '郭文博 025-00000000', evidence: ['验收意见'] };
  const take = (caseId: string, actor: Actor, day: string, action: string, data: Record<string, unknown> = {}, reason: string | null = null) =>
    inTransaction(db, async (tx) => {
      const { evaluation } = await engine.evaluateStored(tx.sql, caseId, at(day));
      return engine.act(tx, { caseId, action, expectedSeq: evaluation.seq, data, reason, actor, now: at(day), requestId: 'test' });
    });

  it('an order goes from issue to closing by another than the reporter; a red light is not issued as blue', async () => {
    const { orders: [order] } = await page('002-task-10', '2026-07-02');
    const { caseId } = order!;
    await expect(take(caseId, setter, '2026-07-02', 'issueBlue', ISSUE)).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await take(caseId, setter, '2026-07-02', 'issueRed', ISSUE);
    const { evaluation } = await engine.evaluateStored(db.sql, caseId, at('2026-07-02'));
    expect(evaluation.clocks.filter((c) => c.status === 'running').map((c) => [c.id, c.dueOn])).toEqual([['signature', '2026-07-03'], ['answerRed', '2026-07-06'], ['interview', '2026-07-23']]);
    await take(caseId, reporter, '2026-07-03', 'sign', { signedBy: '局长 徐海涛' });
    await take(caseId, reporter, '2026-07-03', 'begin', { measures: '增派人员，七月完成' });
    await take(caseId, reporter, '2026-07-06', 'report', { result: '节点已经完成并通过验收', proof: '验收意见' });
    await expect(take(caseId, partial, '2026-07-07', 'recheck')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await take(caseId, verifier, '2026-07-07', 'recheck');
    await take(caseId, verifier, '2026-07-07', 'sendBack', {}, '佐证不全');
    await take(caseId, reporter, '2026-07-08', 'report', { result: '补充佐证，节点已经完成', proof: '验收意见、照片' });
    await take(caseId, verifier, '2026-07-09', 'recheck');
    await take(caseId, verifier, '2026-07-09', 'close', { finding: '属实，销号' });
    expect((await page('002-task-10', '2026-07-09')).orders[0]).toMatchObject({ colour: 'RED', status: 'CLOSED' });
  });

  it('a red order not settled within 15 working days leads to an interview, once', async () => {
    const id = await planned(11);
    await supervision.tick(db, at('2026-07-02'));
    const { caseId } = (await page(id, '2026-07-02')).orders[0]!;
    await take(caseId, setter, '2026-07-02', 'issueRed', ISSUE);
    const status = async (day: string): Promise<string | undefined> => {
      await supervision.tick(db, at(day));
      return (await page(id, day)).orders.find((o) => o.caseId === caseId)?.status;
    };
    expect(await status('2026-07-23')).toBe('ISSUED');
    expect(await status('2026-07-24')).toBe('ESCALATED');
    expect(await status('2026-07-24')).toBe('ESCALATED');
    await take(caseId, approver, '2026-07-28', 'interview', { heldOn: '2026-07-28', person: '徐海涛', minutes: '要求八月完成' });
    expect((await page(id, '2026-07-28')).orders.find((o) => o.caseId === caseId)?.status).toBe('DOING');
  });

  it('a second yellow month makes the order red', async () => {
    const id = await planned(12, '2026-01-05');
    await verify(verifier, '2026-03-03', await reported(id, '2026-03-02', '2026-02', 30), 30);
    await supervision.tick(db, at('2026-03-04'));
    expect((await page(id, '2026-03-04')).orders.map((o) => o.proposed)).toEqual(['YELLOW']);
    await verify(verifier, '2026-04-03', await reported(id, '2026-04-02', '2026-03', 100), 100);
    await verify(verifier, '2026-04-28', await reported(id, '2026-04-27', '2026-04', 100, 5), 100, 5);
    await supervision.tick(db, at('2026-04-28'));
    expect((await page(id, '2026-04-28')).orders.map((o) => [o.proposed, o.ground])).toContainEqual(['RED', 'SECOND_YELLOW']);
  });
});

describe('who sees what', () => {
  it('a unit sees its own tasks, others do not; the public sees light and progress only', async () => {
    expect((await readBoard(parts, db.sql, reporter, at('2026-07-02'))).items.length).toBe(12);
    expect((await readBoard(parts, db.sql, stranger, at('2026-07-02'))).items).toEqual([]);
    await expect(page('002-task-4', '2026-07-02', stranger)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { items } = await readPublicBoard(parts, db.sql, at('2026-07-02'));
    expect(items.map((i) => i.task.no)).not.toContain(2);
    expect(Object.keys(items[0]!).sort()).toEqual(['actual', 'circular', 'demo', 'dueOn', 'light', 'planned', 'task']);
  });
});
