import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit, verifyAudit } from '../../src/kernel/audit/index.ts';
import { inTransaction } from '../../src/kernel/db/index.ts';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import type { House } from '../../src/main/house.ts';
import { demonstrationOn } from '../setup/demonstration.ts';

const NOW = new Date('2026-11-20T08:00:00Z');
let house: House;
let database: TestDatabase;
let server: TestServer;
let engagement: { id: string; caseId: string };
let bodies: Map<string, string>;

/** Somebody in a role of the pack, at an organisation of the demonstration. */
function person(n: number, role: string, organisation: string): Actor {
  const { grants } = house.identity.roles.get(role)!;
  return {
    accountId: `00000000-0000-7000-8000-0000000009${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
    assignments: [{ role, organisationId: bodies.get(organisation)!, organisationName: organisation, regions: [], parks: [], grants }],
  };
}
const assessor = (): Actor => person(1, 'assessor', '明衡评估咨询（演示）机构');
const secretariat = (n = 2): Actor => person(n, 'secretariat', '自创区理事会秘书处（演示）');
const call = async (actor: Actor | undefined, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<{ status: number; body: unknown }> => {
  const answer = await server.app.inject({ method, url, headers: server.as(actor), ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json() };
};
const path = (rest = ''): string => `/api/assessment/engagements/${engagement.id}${rest}`;
const MARKS = ['TARGETS', 'TASKS', 'EVIDENCE', 'COOPERATION', 'SATISFACTION'];
const take = (actor: Actor, action: string, data: Record<string, unknown> = {}, now = NOW) =>
  inTransaction(database.db, async (tx) => {
    const { evaluation } = await house.engine.evaluateStored(tx.sql, engagement.caseId, now);
    return house.engine.act(tx, { caseId: engagement.caseId, action, expectedSeq: evaluation.seq, data, actor, now, requestId: 'test' });
  });

beforeAll(async () => {
  ({ house, database } = await demonstrationOn(NOW.toISOString()));
  server = await createTestServer({ routes: house.routes, db: database.db, clock: { now: () => NOW } });
  bodies = new Map((await house.identity.searchOrganisations(database.db.sql, { q: '演示', page: 1, pageSize: 200 })).items.map((o) => [o.nameZh, o.id]));
  const { body } = await call(secretariat(), 'GET', '/api/assessment/engagements');
  engagement = (body as { items: { id: string; caseId: string }[] }).items[0]!;
}, 180_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

describe('an assessor', () => {
  it('sees nothing before he has declared, and the attempt is on record', async () => {
    expect(await call(assessor(), 'GET', path('/material/TARGETS'))).toMatchObject({ status: 409, body: { code: 'DECLARATION_MISSING' } });
    const { body } = await call(secretariat(), 'GET', path('/access'));
    expect(body).toMatchObject({ total: 1, items: [{ section: 'TARGETS', outcome: 'REFUSED', detail: 'DECLARATION_MISSING', name: '人员1' }] });
  });
  it('who belongs to an assessed body as well may not declare, not even past the command', async () => {
    const both: Actor = { ...person(3, 'assessor', '明衡评估咨询（演示）机构'), assignments: [...assessor().assignments, ...person(3, 'city-officer', '无锡市科技局（演示）').assignments] };
    const declaration = { noPost: true, noConsultancy: true, statement: '与被评估单位无利害关系' };
    expect(await call(both, 'POST', path('/declaration'), declaration)).toMatchObject({ status: 409, body: { code: 'ASSESSOR_NOT_INDEPENDENT' } });
    expect(await call(person(4, 'assessor', '江苏示范大学（演示）'), 'POST', path('/declaration'), declaration)).toMatchObject({ status: 403 });
    expect(await call(assessor(), 'POST', path('/declaration'), declaration)).toMatchObject({ status: 200 });
    expect(await call(assessor(), 'POST', path('/declaration'), declaration)).toMatchObject({ status: 409, body: { code: 'DECLARED_ALREADY' } });
  });
  it('then sees what is opened, cut to the engagement: no claims, no orders, no names of persons, no words of evidence', async () => {
    const texts: string[] = [];
    for (const section of ['TARGETS', 'FIGURES', 'PROGRESS', 'EVIDENCE']) {
      const answer = await call(assessor(), 'GET', path(`/material/${section}`));
      expect(answer.status, section).toBe(200);
      expect((answer.body as { rows: object[] }).rows.length, section).toBeGreaterThan(0);
      texts.push(JSON.stringify(answer.body));
    }
    for (const section of ['CLAIMS', 'ORDERS', 'nonsense']) expect(await call(assessor(), 'GET', path(`/material/${section}`))).toMatchObject({ status: 403, body: { code: 'SECTION_NOT_OPENED' } });
    for (const person of ['徐海涛', '演示人员', '（演示）各节点', '的材料']) expect(texts.join(''), person).not.toContain(person);
    const figures = JSON.parse(texts[1]!) as { rows: { period: string; source: string }[] };
    expect(figures.rows.every((r) => Number(r.period.slice(0, 4)) >= 2021 && Number(r.period.slice(0, 4)) <= 2025 && r.source.length > 0)).toBe(true);
  });
  it('has no other way into the platform: board, inspections, cases of others and the log are closed to him', async () => {
    for (const url of ['/api/supervision/board', '/api/supervision/inspections', '/api/supervision/findings', '/api/audit/entries', path('/access'), '/api/accounts']) {
      expect((await call(assessor(), 'GET', url)).status, url).toBe(403);
    }
    const cases = (await call(assessor(), 'GET', '/api/cases')).body as { items: { id: string }[] };
    expect(cases.items.map((c) => c.id)).toEqual([engagement.caseId]);
  });
  it('scores by the scheme, each mark with its grounds; the total is the weighted mean, and there is none before the last mark', async () => {
    expect(await call(assessor(), 'PUT', path('/marks'), { criterion: 'TARGETS', mark: 101, grounds: '按序时完成率' })).toMatchObject({ status: 422, body: { code: 'MARK_INVALID' } });
    await expect(take(assessor(), 'submit', { summary: '总体良好，个别目标滞后，建议加强五市协同推进。', reportName: '评估报告', independent: true })).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    for (const [i, criterion] of MARKS.entries()) {
      expect((await call(assessor(), 'GET', path())).body).toMatchObject({ score: null });
      expect((await call(assessor(), 'PUT', path('/marks'), { criterion, mark: 80 + i, grounds: '按评分办法和查阅的资料' })).status).toBe(200);
    }
    await call(assessor(), 'PUT', path('/marks'), { criterion: 'TARGETS', mark: 90, grounds: '复核后更正' });
    // 0.4 × 90 + 0.25 × 81 + 0.15 × 82 + 0.1 × 83 + 0.1 × 84
    expect((await call(assessor(), 'GET', path())).body).toMatchObject({ score: { total: 85.25, grade: { code: 'B' } } });
    for (const kind of ['PAPER', 'FINDING']) expect((await call(assessor(), 'POST', path('/papers'), { kind, title: `${kind}一`, text: '抽查二十份佐证的记录' })).status).toBe(200);
  });
  it('hands in the report; from then on the material is closed and nothing can be changed', async () => {
    await take(assessor(), 'submit', { summary: '总体良好，个别目标滞后，建议加强协同推进。', reportName: '规划纲要实施评估报告', independent: true });
    expect(await call(assessor(), 'GET', path('/material/TARGETS'))).toMatchObject({ status: 409, body: { code: 'ENGAGEMENT_NOT_OPEN' } });
    expect(await call(assessor(), 'PUT', path('/marks'), { criterion: 'TARGETS', mark: 10, grounds: '事后改分' })).toMatchObject({ status: 409 });
  });
});

describe('the secretariat', () => {
  it('sees every look of the assessor, granted or refused, and the audit holds them too', async () => {
    const { body } = await call(secretariat(), 'GET', path('/access?pageSize=50'));
    const log = body as { total: number; items: { section: string; outcome: string }[] };
    expect(log.items.filter((a) => a.outcome === 'READ').map((a) => a.section).sort()).toEqual(['EVIDENCE', 'FIGURES', 'PROGRESS', 'TARGETS']);
    expect(log.total).toBe(9);
    await sealAudit(database.db, NOW);
    expect((await verifyAudit(database.db)).ok).toBe(true);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit.entry where action like 'assessment.material.%'`.execute(database.db.sql);
    expect(rows[0]!.n).toBe(9);
  });
  it('accepts only when the assessed have been heard or ten working days are over, publishes by another person, and has no mark to change', async () => {
    await expect(take(secretariat(), 'accept')).rejects.toMatchObject({ code: 'GUARD_REFUSED' });
    expect((await call(secretariat(), 'PUT', path('/marks'), { criterion: 'TARGETS', mark: 100, grounds: '领导意见' })).status).toBe(403);
    const later = new Date('2026-12-07T08:00:00Z');
    await take(secretariat(), 'accept', {}, later);
    await expect(take(secretariat(), 'publish', {}, later)).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect((await call(undefined, 'GET', '/api/assessment/results')).body).toEqual({ items: [] });
    await take(secretariat(5), 'publish', {}, later);
    const { body } = await call(undefined, 'GET', '/api/assessment/results');
    expect(body).toMatchObject({ items: [{ total: 85.25, grade: { code: 'B' }, findings: [{ title: 'FINDING一' }] }] });
    expect(JSON.stringify(body)).not.toContain('PAPER一');
  });
  it('cannot engage a body to assess itself, nor sign what it drafted', async () => {
    const draft = {
      title: '自我评估', subjectKind: 'PLAN', subjectId: '002', yearFrom: 2021, yearTo: 2025, places: [], opens: ['TARGETS'], terms: '试拟一份委托', startsOn: '2026-11-20', endsOn: '2026-12-31',
      assessorId: bodies.get('明衡评估咨询（演示）机构'), assessed: [bodies.get('明衡评估咨询（演示）机构')], schemeId: 'plan-implementation',
    };
    expect(await call(secretariat(), 'POST', '/api/assessment/engagements', draft)).toMatchObject({ status: 409, body: { code: 'ASSESSOR_NOT_INDEPENDENT' } });
    const bureau = bodies.get('无锡市科技局（演示）');
    expect(await call(secretariat(), 'POST', '/api/assessment/engagements', { ...draft, assessorId: bureau, assessed: [bodies.get('常州市科技局（演示）')] })).toMatchObject({ status: 422, body: { code: 'ASSESSOR_KIND_UNFIT' } });
    const { status, body } = await call(secretariat(), 'POST', '/api/assessment/engagements', { ...draft, assessed: [bureau] });
    expect(status).toBe(200);
    engagement = { id: (body as { engagementId: string }).engagementId, caseId: (body as { caseId: string }).caseId };
    await expect(take(secretariat(), 'engage')).rejects.toMatchObject({ code: 'ACTION_NOT_POSSIBLE' });
    expect((await call(assessor(), 'GET', path())).status).toBe(403);
  });
});
