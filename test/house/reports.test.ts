import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { testActor } from '../../src/kernel/identity/testing.ts';
import type { House } from '../../src/main/house.ts';
import type { ReportModel } from '../../src/modules/reports/contract.ts';
import type { TargetView } from '../../src/modules/plan/index.ts';
import { demonstrationOn } from '../setup/demonstration.ts';

/** Reports in the whole house: the demonstration, the routes, several people. */
let house: House;
let database: TestDatabase;
let server: TestServer;
const TODAY = '2026-11-20';

const person = (n: number, permissions: readonly string[], more: Partial<Actor> = {}): Actor => testActor(permissions, { accountId: `00000000-0000-7000-8000-00000000000${n}`, displayName: `人员${n}`, ...more });
const all = ['reports.report.read', 'reports.report.draft', 'reports.report.issue', 'supervision.progress.read'];
const author = person(1, all);
const other = person(2, all);
const wuxi = { ...person(3, ['reports.report.read']), assignments: [{ ...testActor(['reports.report.read'], { reach: 'jurisdiction' }).assignments[0]!, regions: ['320200'] }] };

beforeAll(async () => {
  ({ house, database } = await demonstrationOn(`${TODAY}T08:00:00.000Z`));
  server = await createTestServer({ routes: house.routes, db: database.db, clock: house.clock });
}, 180_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

async function ask<T>(method: 'GET' | 'POST' | 'PUT', url: string, actor?: Actor, payload?: object): Promise<{ status: number; body: T }> {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: String(answer.headers['content-type']).includes('json') ? (answer.json() as T) : (answer.rawPayload as T) };
}
const choice = (more: object = {}): object => ({ template: 'annual', place: 'SUNAN', asOf: TODAY, audience: 'public', ...more });
async function drafted(more: object = {}): Promise<string> {
  const { status, body } = await ask<{ id: string }>('POST', '/api/reports', author, choice(more));
  expect(status).toBe(200);
  return body.id;
}
type TableNode = Extract<ReportModel['nodes'][number], { kind: 'table' }>;
const tableOf = (model: ReportModel, caption: string): TableNode => model.nodes.find((n): n is TableNode => n.kind === 'table' && n.caption.includes(caption))!;

describe('the numbers of a report', () => {
  it('equal those of the plan page and of the task board, target by target and task by task', async () => {
    const { body: preview } = await ask<{ model: ReportModel; charts: string[] }>('POST', '/api/reports/preview', author, choice({ audience: 'internal' }));
    const { body: plan } = await ask<{ targets: TargetView[] }>('GET', '/api/plan/targets?document=002&place=SUNAN');
    const { columns, rows } = tableOf(preview.model, '定量目标完成情况');
    const at = (title: string): number => columns.findIndex((c) => c.title === title);
    expect(rows).toHaveLength(plan.targets.length);
    plan.targets.forEach((t, i) => {
      const row = rows[i]!;
      expect(row[0]!.text).toBe(t.indicator.zh);
      expect(row[at('目标')]!.value).toBe(t.value);
      expect(row[at('最新数')]!.value).toBe(t.latest?.value);
      expect(row[at('起点')]!.value).toBe(t.assessment.base?.value);
      expect(row[at('完成路程')]!.value).toBe(t.assessment.attainment ?? undefined);
      expect(row[at('应完成')]!.value).toBe(t.assessment.due ?? undefined);
      expect(row[at('进度')]!.light).toBe(t.assessment.light);
    });
    const { body: board } = await ask<{ items: { task: { no: number }; planned: number; actual: number; claimed: number; light: string }[] }>('GET', '/api/supervision/board', author);
    const tasks = tableOf(preview.model, '重点任务进度');
    const of = (title: string): number => tasks.columns.findIndex((c) => c.title === title);
    expect(tasks.rows.map((r) => [Number(r[0]!.text), r[of('应达')]!.value, r[of('核验进度')]!.value, r[of('自报进度')]!.value, r[of('灯')]!.light])).toEqual(
      board.items.map((i) => [i.task.no, i.planned, i.actual, i.claimed, i.light]),
    );
    expect(preview.charts).toHaveLength(preview.model.nodes.filter((n) => n.kind === 'chart').length);
    expect(preview.charts.every((svg) => svg.startsWith('<svg'))).toBe(true);
  }, 60_000);

  it('of an earlier day are those that were public and verified by then', async () => {
    const { body: early } = await ask<{ model: ReportModel }>('POST', '/api/reports/preview', author, choice({ asOf: '2026-06-30', audience: 'internal' }));
    const { body: plan } = await ask<{ targets: TargetView[] }>('GET', '/api/plan/targets?document=002&place=SUNAN&asOf=2026-06-30');
    const targets = tableOf(early.model, '定量目标完成情况');
    const latest = targets.columns.findIndex((c) => c.title === '最新数');
    expect(targets.rows.map((r) => r[latest]!.value)).toEqual(plan.targets.map((t) => t.latest?.value));
    const { body: now } = await ask<{ model: ReportModel }>('POST', '/api/reports/preview', author, choice({ audience: 'internal' }));
    const verified = (m: ReportModel): number => {
      const { columns, rows } = tableOf(m, '重点任务进度');
      return rows.reduce((sum, r) => sum + (r[columns.findIndex((c) => c.title === '核验进度')]!.value ?? 0), 0);
    };
    expect(verified(early.model)).toBeLessThan(verified(now.model));
    expect(JSON.stringify(early.model.nodes)).not.toMatch(/2026-(0[789]|1\d)-\d\d","/);
  }, 60_000);

  it('wrong choices get a clear answer', async () => {
    const refused = async (more: object): Promise<unknown> => (await ask<{ code: string }>('POST', '/api/reports/preview', author, choice(more))).body.code;
    expect(await refused({ template: 'yearly' })).toBe('REPORT_TEMPLATE_UNKNOWN');
    expect(await refused({ place: '320200' })).toBe('REPORT_PLACE_UNFIT');
    expect(await refused({ template: 'bulletin', audience: 'public' })).toBe('REPORT_AUDIENCE_UNFIT');
    expect(await refused({ without: ['overview'] })).toBe('REPORT_SECTION_UNKNOWN');
    expect(await refused({ asOf: '2026-11-22' })).toBe('REPORT_DAY_AHEAD');
  });
});

describe('from draft to the public', () => {
  it('a report gets a remark, is issued by another person with a number, and stands on the public page; its files can be made again byte by byte', async () => {
    const id = await drafted();
    const remark = { section: 'overview', text: '总体平稳，研发投入强度保持领先。' };
    expect((await ask('PUT', `/api/reports/${id}/remarks`, author, remark)).status).toBe(200);
    expect((await ask<{ code: string }>('PUT', `/api/reports/${id}/remarks`, author, { ...remark, section: 'supervision' })).body.code).toBe('REPORT_SECTION_UNKNOWN');
    expect((await ask<{ code: string }>('POST', `/api/reports/${id}/decision`, other, { issue: true })).body.code).toBe('REPORT_NOT_SUBMITTED');
    await ask('POST', `/api/reports/${id}/submission`, author);
    expect((await ask<{ code: string }>('PUT', `/api/reports/${id}/remarks`, author, remark)).body.code).toBe('REPORT_NOT_DRAFT');
    expect((await ask<{ code: string }>('POST', `/api/reports/${id}/decision`, author, { issue: true })).body.code).toBe('REPORT_OWN');
    expect((await ask<{ code: string }>('POST', `/api/reports/${id}/decision`, other, { issue: false })).body.code).toBe('DECISION_REASON_REQUIRED');
    await ask('POST', `/api/reports/${id}/decision`, other, { issue: false, reason: '请补充说明' });
    await ask('POST', `/api/reports/${id}/submission`, author);
    expect((await ask<{ items: unknown[] }>('GET', '/api/reports/public')).body.items).toEqual([]);
    expect((await ask('GET', `/api/reports/public/${id}`)).status).toBe(404);
    const issued = await ask<{ number: string }>('POST', `/api/reports/${id}/decision`, other, { issue: true });
    expect(issued.body.number).toBe('苏南创规报〔2026〕1号');

    const { body: list } = await ask<{ items: { id: string; number: string; files: { format: string; sha256: string }[] }[] }>('GET', '/api/reports/public');
    expect(list.items).toMatchObject([{ id, number: '苏南创规报〔2026〕1号' }]);
    expect(JSON.stringify(list)).not.toContain('人员');
    const { body: page } = await ask<{ model: ReportModel }>('GET', `/api/reports/public/${id}`);
    expect(page.model.nodes.find((n) => n.kind === 'remark')).toMatchObject({ text: remark.text, by: '人员1' });
    expect(JSON.stringify(page)).not.toMatch(/自报|督办单|科技局（演示）/);
    const { body: check } = await ask<{ snapshotSound: boolean; files: { same: boolean }[] }>('GET', `/api/reports/${id}/check`, author);
    expect(check.snapshotSound && check.files.length === 3 && check.files.every((f) => f.same)).toBe(true);
    const { body: pdf } = await ask<Buffer>('GET', `/api/reports/public/${id}/files/pdf`);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);

  it('an internal report never gets out, and a city sees issued reports of itself only', async () => {
    const id = await drafted({ template: 'city', place: '320200', audience: 'internal' });
    expect((await ask('GET', `/api/reports/${id}`, wuxi)).status).toBe(403);
    await ask('POST', `/api/reports/${id}/submission`, author);
    await ask('POST', `/api/reports/${id}/decision`, other, { issue: true });
    expect((await ask('GET', `/api/reports/public/${id}`)).status).toBe(404);
    expect((await ask('GET', `/api/reports/public/${id}/files/pdf`)).status).toBe(404);
    expect((await ask('GET', `/api/reports/${id}`, wuxi)).status).toBe(200);
    const { body } = await ask<{ items: { place: { code: string }; status: string }[] }>('GET', '/api/reports', wuxi);
    expect(body.items.map((i) => i.place.code)).toEqual(['320200']);
  }, 120_000);

  it('two issued at once get two numbers without a gap', async () => {
    const ids = [await drafted({ template: 'bulletin', audience: 'internal' }), await drafted({ template: 'bulletin', audience: 'internal' })];
    for (const id of ids) await ask('POST', `/api/reports/${id}/submission`, author);
    const numbers = await Promise.all(ids.map(async (id) => (await ask<{ number: string }>('POST', `/api/reports/${id}/decision`, other, { issue: true })).body.number));
    expect(numbers.toSorted()).toEqual(['苏南创督通〔2026〕1号', '苏南创督通〔2026〕2号']);
  }, 120_000);

  it('the database refuses a snapshot that is not the one that was hashed, and an issuer who drafted', async () => {
    const { sql: db } = database.db;
    await expect(sql`update reports.snapshot set body = body || ' '`.execute(db)).rejects.toThrow(/snapshot_hash/);
    await expect(sql`update reports.report set issued_by = drafted_by where status = 'ISSUED'`.execute(db)).rejects.toThrow(/report_four_eyes/);
  });

  it('a template that changes under its version stops the start', async () => {
    await sql`update reports.template set hash = 'other' where id = 'city'`.execute(database.db.sql);
    await expect(house.reports.load(database.db, house.clock.now())).rejects.toMatchObject({ code: 'REPORT_TEMPLATE_CHANGED' });
  });
});

describe('open data', () => {
  it('are catalogued with licence, version and formats, and each can be fetched as it says', async () => {
    const { body } = await ask<{ licence: { id: string }; datasets: { id: string; rows: number; version: string; formats: { address: string; contentType: string }[] }[] }>('GET', '/api/open-data');
    expect(body.licence.id).toBe('CC-BY-4.0');
    expect(body.datasets.map((d) => d.id)).toEqual(['targets', 'figures', 'attainment', 'tasks', 'index']);
    for (const d of body.datasets) {
      expect(d.rows).toBeGreaterThan(0);
      for (const f of d.formats) {
        const answer = await server.app.inject({ method: 'GET', url: f.address });
        expect(answer.statusCode, f.address).toBe(200);
        expect(answer.headers['content-type']).toBe(f.contentType);
      }
      const { body: json } = await ask<{ version: string; total: number; rows: unknown[] }>('GET', `/api/open-data/${d.id}?format=json`);
      expect([json.version, json.total, json.rows.length]).toEqual([d.version, d.rows, d.rows]);
    }
  }, 60_000);

  it('say with 304 that nothing changed, and give pages of the same whole', async () => {
    const first = await server.app.inject({ method: 'GET', url: '/api/open-data/figures' });
    const etag = first.headers.etag as string;
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await server.app.inject({ method: 'GET', url: '/api/open-data/figures', headers: { 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await server.app.inject({ method: 'GET', url: '/api/open-data/figures?place=SUNAN' })).headers.etag).not.toBe(etag);
    type Page = { total: number; rows: object[] };
    const { body: whole } = await ask<Page>('GET', '/api/open-data/figures?format=json');
    const pages = await Promise.all([1, 2, 3].map(async (page) => (await ask<Page>('GET', `/api/open-data/figures?format=json&page=${page}&pageSize=200`)).body.rows));
    expect(pages.flat()).toEqual(whole.rows.slice(0, 600));
  }, 60_000);

  it('show of the tasks what the public board shows', async () => {
    const { body: board } = await ask<{ items: { task: { id: string }; planned: number; actual: number; light: string }[] }>('GET', '/api/supervision/public');
    const { body } = await ask<{ rows: { TASK: string; PLANNED: number; VERIFIED: number; LIGHT: string }[] }>('GET', '/api/open-data/tasks?format=json');
    expect(body.rows.map((r) => [r.TASK, r.PLANNED, r.VERIFIED, r.LIGHT])).toEqual(board.items.map((i) => [i.task.id, i.planned, i.actual, i.light]));
  });
});
