import path from 'node:path';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditKernel } from '../../kernel/audit/index.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { createProcedureEngine, loadProcedureEngine, type ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { SupervisionParts } from './act.ts';
import { findingsWorkbook } from './findings-workbook.ts';
import { createSupervisionModule, readSupervisionParameters, type SupervisedTask, type SupervisionModule } from './index.ts';
import { getInspection, listFindings, listInspections, readLedger } from './queries/inspections.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const BUREAU = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const COUNCIL = '00000000-0000-7000-8000-000000000003';

const person = (n: number, organisationId: string, permissions: string[], reach: 'own' | 'zone' = 'zone'): Actor => ({
  accountId: `00000000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
  assignments: [{ role: 'r', organisationId, organisationName: '单位', regions: [], parks: [], grants: permissions.map((permission) => ({ permission: `supervision.${permission}`, reach })) }],
});
const planner = person(1, COUNCIL, ['inspection.plan', 'inspection.read', 'order.issue']);
const approver = person(2, COUNCIL, ['inspection.plan', 'inspection.read', 'order.issue']);
const inspector = person(3, COUNCIL, ['inspection.inspect', 'inspection.read', 'finding.recheck']);
const late = person(4, COUNCIL, ['inspection.inspect', 'inspection.read', 'finding.recheck']);
const unit = person(5, BUREAU, ['inspection.answer', 'inspection.read', 'order.answer'], 'own');
const neighbour = person(6, OTHER, ['inspection.answer', 'inspection.read'], 'own');
/** An inspector who also holds a post in the bureau. */
const partial: Actor = { ...person(7, COUNCIL, ['inspection.inspect', 'finding.recheck']), assignments: [...person(7, COUNCIL, ['inspection.inspect', 'finding.recheck']).assignments, ...person(7, BUREAU, []).assignments] };

const tasks: SupervisedTask[] = [1, 2].map((no) => ({ id: `002-task-${no}`, no, document: '002', clause: `附件2/${no}`, category: 'laboratory', zh: `任务${no}`, en: `Task ${no}`, lead: '无锡市', cooperating: [], places: ['320200'], indicators: [] }));

let test: TestDatabase;
let db: Database;
let engine: ProcedureEngine;
let supervision: SupervisionModule;
let parts: SupervisionParts;
let inspectionId: string;
let caseId: string;

const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
const as = (actor: Actor, day: string) => ({ now: at(day), actor, requestId: 'test' });
const PLAN = { title: '重点任务落实情况督查', kind: 'SPECIAL' as const, manner: 'BOTH' as const, purpose: '查实验室建设任务', document: '002', clause: '附件2', fromOn: '2026-03-02', toOn: '2026-03-13', tasks: ['002-task-1'], places: ['320200'], units: [BUREAU], repeatReason: null };
const FINDING = { title: '经费未按期拨付', fact: '专项经费应于一月拨付，至检查日未拨付。', document: '002', clause: '六/（二）', severity: 'MAJOR' as const, evidence: [{ text: '拨付凭证清单', fileName: null, fileSha256: null }], organisationId: BUREAU, taskId: '002-task-1', workingDays: 10 };
/** A title that a spreadsheet would run. */
const FORMULA = '=HYPERLINK("x")台账缺失';
const take = (id: string, actor: Actor, day: string, action: string, data: Record<string, unknown> = {}, reason: string | null = null) =>
  inTransaction(db, async (tx) => {
    const { evaluation } = await engine.evaluateStored(tx.sql, id, at(day));
    return engine.act(tx, { caseId: id, action, expectedSeq: evaluation.seq, data, reason, actor, now: at(day), requestId: 'test' });
  });
const page = (day: string, actor: Actor = planner) => getInspection(parts, db.sql, actor, at(day), inspectionId);
/** The finding with a title; which of two recorded at once comes first is not known. */
const finding = async (day: string, title: string) => (await page(day)).list.find((f) => f.title === title)!;

beforeAll(async () => {
  const folder = (module: string, dir: string) => ({ module, dir: path.join(packageRoot, dir) });
  test = await createTestDatabase([folder('audit', auditKernel.migrations), folder('procedure', 'src/kernel/procedure/migrations'), folder('supervision', 'src/modules/supervision/migrations')]);
  db = test.db;
  const loaded = loadProcedureEngine(pack);
  engine = createProcedureEngine({
    definitions: ['dispatch-order', 'inspection', 'inspection-finding'].map((id) => ({ file: `procedures/${id}.yaml`, definition: loaded.definition(id) })), calendar: loaded.calendar,
  });
  parts = {
    rules: readSupervisionParameters(pack), calendar: loaded.calendar, engine, tasks: async () => tasks,
    identity: { findOrganisation: async (_db, id) => ({ id, nameZh: id === BUREAU ? '无锡市科技局' : '常州市科技局', nameEn: null, region: '320200' }) as never },
  };
  supervision = createSupervisionModule(parts);
  engine.provide(supervision.hooks);
  await engine.prepare(db, at('2026-01-05'), new Set(supervision.permissions.map((p) => p.id)));
  ({ inspectionId, caseId } = await supervision.planInspection(db, as(planner, '2026-02-25'), PLAN));
}, 60_000);
afterAll(() => test?.drop());

describe('the plan of an inspection', () => {
  it('is approved by another person, and the unit hears of it only then', async () => {
    await expect(take(caseId, planner, '2026-02-25', 'approve')).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect((await listInspections(db.sql, unit, at('2026-02-25'))).items).toEqual([]);
    await expect(page('2026-02-25', unit)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await take(caseId, approver, '2026-02-26', 'approve');
    expect((await listInspections(db.sql, unit, at('2026-02-26'))).items.map((i) => i.id)).toEqual([inspectionId]);
    expect((await listInspections(db.sql, neighbour, at('2026-02-26'))).items).toEqual([]);
    expect((await engine.evaluateStored(db.sql, caseId, at('2026-02-26'))).record.parties['unit']).toEqual([{ organisationId: BUREAU, name: '无锡市科技局' }]);
  });
  it('does not look at the same item again within three months, unless a reason is given or it is a clue', async () => {
    const again = { ...PLAN, fromOn: '2026-06-01', toOn: '2026-06-05' };
    await expect(supervision.planInspection(db, as(planner, '2026-05-20'), again)).rejects.toMatchObject({ code: 'INSPECTION_TOO_SOON' });
    await supervision.planInspection(db, as(planner, '2026-05-20'), { ...again, repeatReason: '上次督查后情况有重大变化' });
    await supervision.planInspection(db, as(planner, '2026-05-20'), { ...again, kind: 'CLUE' });
    await supervision.planInspection(db, as(planner, '2026-05-20'), { ...again, tasks: ['002-task-2'] });
  });
  it('names units and tasks that exist and days in their order', async () => {
    await expect(supervision.planInspection(db, as(planner, '2026-02-25'), { ...PLAN, toOn: '2026-03-01' })).rejects.toMatchObject({ code: 'INSPECTION_PERIOD_INVALID' });
    await expect(supervision.planInspection(db, as(planner, '2026-02-25'), { ...PLAN, tasks: ['x'] })).rejects.toMatchObject({ code: 'SUPERVISED_TASK_UNKNOWN' });
    await expect(supervision.planInspection(db, as(inspector, '2026-02-25'), PLAN)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the team', () => {
  it('takes nobody who holds a post in an inspected unit, not even past the command', async () => {
    await expect(supervision.joinInspection(db, as(partial, '2026-02-27'), inspectionId, '与被督查单位无关')).rejects.toMatchObject({ code: 'INSPECTOR_OF_INSPECTED_UNIT' });
    const past = sql`insert into supervision.inspector (inspection_id, account_id, name, organisation_name, organisation_ids, statement, joined_at)
      values (${inspectionId}, ${partial.accountId}, 'x', 'x', array[${BUREAU}]::uuid[], 'x', now())`.execute(db.sql);
    await expect(past).rejects.toThrow(/belongs to an inspected unit/);
  });
  it('begins and finds only with people who have joined it', async () => {
    await expect(take(caseId, inspector, '2026-03-02', 'begin')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await supervision.joinInspection(db, as(inspector, '2026-02-27'), inspectionId, '与被督查单位无利害关系');
    await expect(supervision.joinInspection(db, as(inspector, '2026-02-27'), inspectionId, '再次声明一遍')).rejects.toMatchObject({ code: 'INSPECTOR_JOINED_ALREADY' });
    await expect(supervision.addFinding(db, as(inspector, '2026-03-02'), inspectionId, FINDING)).rejects.toMatchObject({ code: 'INSPECTION_NOT_OPEN' });
    await take(caseId, inspector, '2026-03-02', 'begin');
    await expect(supervision.addFinding(db, as(late, '2026-03-03'), inspectionId, FINDING)).rejects.toMatchObject({ code: 'INSPECTOR_NOT_IN_TEAM' });
  });
});

describe('findings', () => {
  it('stay within the scope, are numbered without a gap also when two are recorded at once, and keep their words', async () => {
    await expect(supervision.addFinding(db, as(inspector, '2026-03-03'), inspectionId, { ...FINDING, organisationId: OTHER })).rejects.toMatchObject({ code: 'FINDING_OUTSIDE_SCOPE' });
    await expect(supervision.addFinding(db, as(inspector, '2026-03-03'), inspectionId, { ...FINDING, taskId: '002-task-2' })).rejects.toMatchObject({ code: 'FINDING_OUTSIDE_SCOPE' });
    const two = await Promise.all([FINDING, { ...FINDING, title: FORMULA, taskId: null }].map((f) => supervision.addFinding(db, as(inspector, '2026-03-03'), inspectionId, f)));
    expect(two.map((f) => f.no).sort()).toEqual([1, 2]);
    await expect(sql`update supervision.finding set fact = 'x' where no = 1`.execute(db.sql)).rejects.toThrow(/append-only/);
    await expect(sql`delete from supervision.finding`.execute(db.sql)).rejects.toThrow(/append-only/);
  });
  it('are told to the unit with the feedback, which may object; somebody outside the team answers', async () => {
    expect((await page('2026-03-10', unit)).list).toEqual([]);
    await take(caseId, inspector, '2026-03-13', 'feedBack', { conclusion: '两项问题，应限期整改。' });
    expect((await page('2026-03-13', unit)).list).toHaveLength(2);
    expect((await listFindings(db.sql, neighbour, at('2026-03-13'), { page: 1, pageSize: 20 })).total).toBe(0);
    await take(caseId, unit, '2026-03-16', 'object', { objection: '第二项与事实不符，台账已建立。' });
    await take(caseId, approver, '2026-03-20', 'answerObjection', { objectionAnswer: '经复核，台账自三月起建立，此前缺失。' });
    await expect(take(caseId, planner, '2026-03-23', 'conclude')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await take(caseId, unit, '2026-03-23', 'agree');
    await take(caseId, planner, '2026-03-23', 'conclude');
  });
  it('then bind the unit: a case and a day counted in working days, leaving out the festival', async () => {
    const { list, findings } = await page('2026-03-23');
    // Ten working days after 23 March 2026; 4 to 6 April are Qingming.
    expect(list.map((f) => [f.status, f.dueOn])).toEqual([['RECTIFYING', '2026-04-07'], ['RECTIFYING', '2026-04-07']]);
    expect(findings).toEqual({ total: 2, settled: 0, overdue: 0 });
  });
  it('are put right by the unit, rechecked and closed by somebody of another side', async () => {
    const first = await finding('2026-03-24', FINDING.title);
    await take(first.caseId!, unit, '2026-03-30', 'report', { cause: '审批流程长', result: '经费已于三月二十七日拨付到位', proof: '拨付凭证' });
    await expect(take(first.caseId!, partial, '2026-04-01', 'close', { recheck: '经查阅属实' })).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    await expect(take(first.caseId!, unit, '2026-04-01', 'close', { recheck: '经查阅属实' })).rejects.toMatchObject({ code: 'ACTION_FORBIDDEN' });
    await take(first.caseId!, inspector, '2026-04-01', 'sendBack', {}, '凭证不全');
    await take(first.caseId!, unit, '2026-04-02', 'report', { cause: '审批流程长', result: '补充全部拨付凭证，已足额到位', proof: '拨付凭证全套' });
    await take(first.caseId!, late, '2026-04-03', 'close', { recheck: '查阅凭证，属实' });
    expect((await page('2026-04-03')).findings).toEqual({ total: 2, settled: 1, overdue: 0 });
    await expect(take(caseId, planner, '2026-04-03', 'close')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
  });
  it('past their day lead to one dispatch order, from two rounds at once; a person may not order it twice', async () => {
    expect((await supervision.tick(db, at('2026-04-07'))).orders).toBe(0);
    const rounds = await Promise.all([supervision.tick(db, at('2026-04-08')), supervision.tick(db, at('2026-04-08'))]);
    expect(rounds[0]!.orders + rounds[1]!.orders).toBe(1);
    const second = await finding('2026-04-08', FORMULA);
    expect(second).toMatchObject({ overdue: true, orderCaseId: expect.any(String) });
    await expect(supervision.orderForFinding(db, as(planner, '2026-04-08'), second.id, 'RED')).rejects.toMatchObject({ code: 'FINDING_ORDERED_ALREADY' });
    const first = await finding('2026-04-08', FINDING.title);
    await expect(supervision.orderForFinding(db, as(planner, '2026-04-08'), first.id, 'RED')).rejects.toMatchObject({ code: 'FINDING_NOT_OPEN' });
  });
  it('whose order nobody answers climbs to red, to an interview, to a circular and to the council, by the clocks alone', async () => {
    const order = (await finding('2026-04-08', FORMULA)).orderCaseId!;
    const issue = { item: '台账缺失未整改', basis: '督查问题清单', requirement: '限期整改并报告', dueOn: '2026-04-20', contact: '郭文博 025-00000000', evidence: ['台账'] };
    await take(order, planner, '2026-04-08', 'issueYellow', issue);
    const state = async (day: string): Promise<[string, string, string]> => {
      await supervision.tick(db, at(day));
      const { rows } = await sql<{ status: string; colour: string; step: string }>`select status, colour, step from supervision.dispatch_order where case_id = ${order}`.execute(db.sql);
      return [rows[0]!.status, rows[0]!.colour, rows[0]!.step];
    };
    expect(await state('2026-04-13')).toEqual(['ISSUED', 'YELLOW', 'NOTICE']);
    expect(await state('2026-04-14')).toEqual(['ISSUED', 'RED', 'NOTICE']);
    expect(await state('2026-05-08')).toEqual(['ISSUED', 'RED', 'NOTICE']);
    expect(await state('2026-05-11')).toEqual(['ESCALATED', 'RED', 'TALK']);
    await take(order, planner, '2026-05-12', 'interview', { heldOn: '2026-05-12', person: '徐海涛', minutes: '五月完成整改' });
    expect(await state('2026-05-26')).toEqual(['DOING', 'RED', 'TALK']);
    expect(await state('2026-05-27')).toEqual(['CIRCULATED', 'RED', 'CIRCULAR']);
    const circular = { circularNo: '苏自创通〔2026〕3号', circularOn: '2026-05-28', circularText: '对逾期未整改的予以通报', circularPublic: true };
    await expect(take(order, planner, '2026-05-28', 'recordCircular', circular)).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    await take(order, approver, '2026-05-28', 'recordCircular', circular);
    expect(await state('2026-06-12')).toEqual(['COUNCIL', 'RED', 'COUNCIL']);
    const { actions } = await engine.evaluateStored(db.sql, order, at('2026-06-12'));
    expect(actions.map((a) => [a.action, a.flow !== null])).toEqual([['issueYellow', false], ['raiseToRed', true], ['escalate', true], ['interview', false], ['circulate', true], ['recordCircular', false], ['elevate', true]]);
  });
});

describe('what is told of inspections', () => {
  it('the workbook holds the ledger the reader may see, and no cell that a spreadsheet would run', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await findingsWorkbook(await readLedger(db.sql, unit, at('2026-04-08'), {}))) as never);
    const sheet = book.getWorksheet('问题清单')!;
    expect(sheet.rowCount).toBe(3);
    expect([2, 3].map((r) => sheet.getRow(r).getCell(4).value)).toContain(`'${FORMULA}`);
    expect([2, 3].map((r) => sheet.getRow(r).getCell(13).value).sort()).toEqual(['已销号', '整改中']);
    expect(await readLedger(db.sql, neighbour, at('2026-04-08'), {})).toEqual([]);
  });
  it('the bulletin of a month counts inspections, findings, what was settled and what is late', async () => {
    const march = await supervision.inspectionsOf(db.sql, '2026-03', at('2026-04-08'));
    expect(march.inspections.map((i) => i.title)).toEqual([PLAN.title]);
    expect(march.findings).toEqual({ total: 2, opened: 2, settled: 0, open: 1, overdue: 1 });
    expect((await supervision.inspectionsOf(db.sql, '2026', at('2026-04-08'))).findings.settled).toBe(1);
    expect((await supervision.inspectionsOf(db.sql, '2025', at('2026-04-08'))).inspections).toEqual([]);
  });
});
