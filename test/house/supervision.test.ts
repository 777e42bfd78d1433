import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import type { House } from '../../src/main/house.ts';
import type { BoardItem } from '../../src/modules/supervision/index.ts';
import { demonstrationOn } from '../setup/demonstration.ts';

let house: House;
let database: TestDatabase;
let items: BoardItem[];

beforeAll(async () => {
  ({ house, database } = await demonstrationOn('2026-11-20T08:00:00.000Z'));
  items = await house.supervision.standings(database.db.sql, house.clock.now());
}, 180_000);
afterAll(() => database?.drop());

describe('the demonstration of supervision', () => {
  it('gives each of the 36 tasks milestones of 100 in all, an organisation that answers, and says that they are made up', () => {
    expect(items).toHaveLength(36);
    expect(items.every((i) => i.demo && i.organisation !== null && i.planned !== null)).toBe(true);
  });
  it('has a mix of lights, each by its rules, and orders for those that are not green', () => {
    const count = (light: string): number => items.filter((i) => i.light === light).length;
    for (const light of ['GREEN', 'YELLOW', 'RED']) expect(count(light), light).toBeGreaterThanOrEqual(4);
    for (const item of items) expect(item.reasons.length > 0, item.task.id).toBe(item.light === 'YELLOW' || item.light === 'RED');
    expect(items.filter((i) => i.light === 'RED').every((i) => i.openOrders.some((o) => o.colour === 'RED'))).toBe(true);
  });
  it('the tasks led by Wuxi are answered for by its bureau, and one of them can be made good by a report', () => {
    const wuxi = items.filter((i) => i.task.lead === '无锡市');
    expect(wuxi).toHaveLength(8);
    expect(new Set(wuxi.map((i) => i.organisation?.name))).toEqual(new Set(['无锡市科技局（演示）']));
    expect(wuxi.some((i) => i.light === 'RED' || i.light === 'YELLOW')).toBe(true);
  });
  it('another round of the same day changes nothing', async () => {
    expect(await house.supervision.tick(database.db, house.clock.now())).toEqual({ lights: 0, orders: 0, reminders: 0, escalated: 0 });
  });
});
