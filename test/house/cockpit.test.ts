import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { fixedClock } from '../../src/kernel/base/clock.ts';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import type { Actor } from '../../src/kernel/identity/index.ts';
import type { House } from '../../src/main/house.ts';
import { demonstrationOn } from '../setup/demonstration.ts';

const NOW = '2026-11-20T08:00:00.000Z';
const YEARS = [2024, 2025, 2026];

let house: House;
let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  ({ house, database } = await demonstrationOn(NOW));
  server = await createTestServer({ routes: house.routes, db: database.db, clock: fixedClock(NOW) });
}, 180_000);
afterAll(async () => {
  await server?.app.close();
  await database?.drop();
});

/** Somebody in a role at the organisation with this name. */
async function person(role: string, organisation: string): Promise<Actor> {
  const { items } = await house.identity.searchOrganisations(database.db.sql, { q: organisation, page: 1, pageSize: 1 });
  const found = items[0]!;
  const { grants } = house.identity.roles.get(role)!;
  return {
    accountId: '00000000-0000-7000-8000-0000000000aa', loginName: role, displayName: role,
    assignments: [{ role, organisationId: found.id, organisationName: found.nameZh, regions: [], parks: [], grants }],
  };
}

// Answers of routes have many shapes here.
// oxlint-disable-next-line typescript/no-explicit-any
async function get(path: string, actor?: Actor): Promise<any> {
  const answer = await server.app.inject({ method: 'GET', url: path, headers: server.as(actor) });
  if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body.slice(0, 300)}`);
  return String(answer.headers['content-type']).includes('json') ? answer.json() : answer.body;
}

describe('the records behind a figure', () => {
  it('add up to the turnover that is published, on either side and for each place; a stranger sees the total only', async () => {
    for (const year of YEARS) {
      const { zone, regions } = await get(`/api/contracts/turnover?year=${year}`);
      const records = (indicator: string, place: string) => get(`/api/cockpit/records?indicator=${indicator}&place=${place}&year=${year}`);
      expect(await records('TECH_CONTRACT', 'SUNAN')).toMatchObject({ fen: zone.outputFen, all: zone.count, items: [], total: 0 });
      expect((await records('TECH_CONTRACT_ABSORBED', 'SUNAN')).fen).toBe(zone.absorptionFen);
      for (const r of regions) {
        expect(await records('TECH_CONTRACT', r.region)).toMatchObject({ fen: r.outputFen, all: r.outputCount });
        expect(await records('TECH_CONTRACT_ABSORBED', r.region)).toMatchObject({ fen: r.absorptionFen, all: r.absorptionCount });
      }
    }
    await expect(get('/api/cockpit/records?indicator=RD_GDP&place=SUNAN&year=2025')).rejects.toThrow('FIGURE_WITHOUT_RECORDS');
  });

  it('open to whom they concern, and each leads up to its targets with their clauses', async () => {
    const secretariat = await person('secretariat', '秘书处');
    const pathOf = (year: number): string => `/api/cockpit/records?indicator=TECH_CONTRACT&place=SUNAN&year=${year}`;
    const answers = await Promise.all(YEARS.map(async (year) => ({ path: pathOf(year), ...(await get(pathOf(year), secretariat)) })));
    const { path, items, all } = answers.toSorted((a, b) => b.all - a.all)[0]!;
    expect(all).toBeGreaterThan(1);
    expect(items.length).toBe(all);
    const buyer = await person('firm-member', items[0].buyer);
    const own = await get(path, buyer);
    expect(own.items.every((i: { buyer: string }) => i.buyer === items[0].buyer)).toBe(true);
    expect(own.total).toBeLessThan(own.all);
    const { figures } = await get(`/api/cockpit/contracts/${items[0].id}/figures`, buyer);
    const zone = figures.find((f: { place: { code: string }; indicator: { code: string } }) => f.place.code === 'SUNAN' && f.indicator.code === 'TECH_CONTRACT');
    expect(zone.fen).toBe(items[0].fen);
    expect(zone.targets.map((t: { document: string; clause: string }) => t.document)).toContain('002');
  });
});

describe('the board and the calendar', () => {
  it('show a city its own tasks and the secretariat all of them; a column that is cut says how many there are', async () => {
    const [secretariat, city] = [await person('secretariat', '秘书处'), await person('city-officer', '无锡市科技局')];
    const board = await get('/api/cockpit/board?limit=3', secretariat);
    expect(board.total).toBe(36);
    expect(board.columns.every((c: { items: unknown[]; total: number }) => c.items.length === Math.min(3, c.total))).toBe(true);
    const own = await get('/api/cockpit/board', city);
    expect(own.total).toBeGreaterThan(0);
    expect(own.total).toBeLessThan(36);
    const named = await get(`/api/cockpit/board?unit=${encodeURIComponent('无锡市科技局（演示）')}`, secretariat);
    expect(named.total).toBeGreaterThanOrEqual(own.total);
    expect((await get('/api/cockpit/head')).orders).toBeNull();
    expect((await get('/api/cockpit/head', secretariat)).tasks).toMatchObject({ scope: 'visible', total: 36 });
  });

  it('a holiday is a day off with its name, a worked Saturday says so, and open orders stand on their last day', async () => {
    const secretariat = await person('secretariat', '秘书处');
    const quarter = await get('/api/cockpit/agenda?month=2026-10&months=3', secretariat);
    expect(quarter.days).toContainEqual({ on: '2026-10-01', works: false, zh: '国庆节', en: 'National Day' });
    expect(quarter.days).toContainEqual(expect.objectContaining({ on: '2026-10-10', works: true }));
    const kinds = new Set(quarter.entries.map((e: { kind: string }) => e.kind));
    expect(kinds).toEqual(new Set(['MILESTONE', 'REPORT', 'ORDER']));
    const one = await get(`/api/cockpit/agenda?month=2026-10&months=3&unit=${encodeURIComponent('无锡市科技局（演示）')}`, secretariat);
    expect(one.entries.every((e: { organisation: string }) => e.organisation === '无锡市科技局（演示）')).toBe(true);
    const file = await get(`/api/cockpit/agenda.ics?unit=${encodeURIComponent('无锡市科技局（演示）')}`, secretariat);
    expect(file).toContain('SUMMARY:节点：');
    const uids = file.match(/^UID:.*(?:\r\n .*)*/gm)!;
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('the units’ page names what is late, and the days on which figures came out are in order', async () => {
    const secretariat = await person('secretariat', '秘书处');
    const { units } = await get('/api/cockpit/units', secretariat);
    const worst = units.find((u: { lateMilestones: number }) => u.lateMilestones > 0);
    const { late, load } = await get(`/api/cockpit/units/${encodeURIComponent(worst.unit)}`, secretariat);
    expect(late.filter((l: { kind: string }) => l.kind === 'MILESTONE')).toHaveLength(load.lateMilestones);
    expect(late.every((l: { dueOn: string; days: number }) => l.days > 0)).toBe(true);
    const { days } = await get('/api/cockpit/known-days?document=002');
    expect(days.map((d: { on: string }) => d.on)).toEqual(days.map((d: { on: string }) => d.on).toSorted());
    expect(days.length).toBeGreaterThan(5);
  });
});

describe('the demonstration', () => {
  it('has a public notice that is running, and tells for whom each sign-in works', async () => {
    const { items } = await get('/api/notices');
    expect(items.map((n: { noticeId: string }) => n.noticeId)).toContain('price');
    const { accounts } = await get('/api/demo');
    expect(accounts.every((a: { organisation: string }) => a.organisation !== '')).toBe(true);
  });
});
