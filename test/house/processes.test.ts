import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit, verifyAudit } from '../../src/kernel/audit/index.ts';
import { seededChance } from '../../src/kernel/base/chance.ts';
import type { TestDatabase } from '../../src/kernel/db/testing.ts';
import { demonstrationForApp } from '../setup/demonstration.ts';
import { type AppProcess, startProcess } from './app-process.ts';
import { type Person, signIn } from './http-client.ts';

/** Two real processes on one PostgreSQL, one of them killed again and again in the middle of writing. */
const KILLS = 20;
const SEED = 20261121;
const PASSWORD = 'innomatrix-demo';
let database: TestDatabase;
let steady: AppProcess;

beforeAll(async () => {
  database = await demonstrationForApp();
  steady = await startProcess(database.url, true);
}, 180_000);
afterAll(async () => {
  await steady?.stop();
  await database?.drop();
});

async function writeUntilCut(firm: Person, organisationId: string, round: number, acknowledged: Set<string>): Promise<void> {
  for (let n = 0; ; n++) {
    const draft = { organisationId, title: `断电测试需求 ${round}-${n}`, problem: '在写入途中断电，已确认的需求不得丢失，未确认的不得留下一半。' };
    try {
      acknowledged.add((await firm.post('/api/market/demands', draft)).id);
    } catch {
      return;
    }
  }
}

describe('two processes, one database', () => {
  it('both show the same, and what one writes the other shows at once', async () => {
    const other = await startProcess(database.url, true);
    try {
      const [here, there] = [await signIn(steady.url, 'firm', PASSWORD), await signIn(other.url, 'firm', PASSWORD)];
      const organisationId = (await here.get('/api/me')).assignments[0].organisationId;
      const { id } = await here.post('/api/market/demands', { organisationId, title: '两个进程的同一需求', problem: '一处写入，另一处立即可见。' });
      expect((await there.get(`/api/market/demands/${id}`)).title).toBe('两个进程的同一需求');
      const targets = async (url: string) => (await (await fetch(`${url}/api/plan/targets`)).json()).targets.length;
      expect(await targets(other.url)).toBe(await targets(steady.url));
    } finally {
      await other.stop();
    }
  }, 60_000);

  it(`${KILLS} × kill −9 while writing lose no acknowledged demand, and the audit chain stays sound (seed ${SEED})`, async () => {
    const chance = seededChance(SEED);
    const acknowledged = new Set<string>();
    for (let round = 0; round < KILLS; round++) {
      const victim = await startProcess(database.url, true);
      const firm = await signIn(victim.url, 'firm', PASSWORD);
      const organisationId = (await firm.get('/api/me')).assignments[0].organisationId;
      const writers = [1, 2, 3].map(() => writeUntilCut(firm, organisationId, round, acknowledged));
      await pause(chance.integer(60, 400));
      await victim.kill();
      await Promise.all(writers);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);
    const { rows } = await database.db.pool.query<{ id: string }>('select id from market.demand where id = any($1::uuid[])', [[...acknowledged]]);
    expect(rows).toHaveLength(acknowledged.size);
    // Each demand and its audit entry were written together or not at all.
    const audited = await database.db.pool.query<{ n: number }>(
      `select count(distinct subject_id) as n from audit.entry where subject_kind = 'market.demand' and subject_id = any($1::text[])`, [[...acknowledged]],
    );
    expect(audited.rows[0]!.n).toBe(acknowledged.size);
    await sealAudit(database.db, new Date('2030-01-01T00:00:00Z'));
    expect(await verifyAudit(database.db)).toMatchObject({ ok: true });
  }, 600_000);
});
