import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../kernel/base/clock.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import type { Database } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { createIndicators } from '../../kernel/indicators/index.ts';
import { createPlanModule, type PlanModule } from './index.ts';
import * as contract from './contract.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });
let test: TestDatabase;
let db: Database;
let plan: PlanModule;
beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('kernel/indicators'), folder('modules/plan')]);
  db = test.db;
  const indicators = createIndicators({ pack });
  plan = createPlanModule({ pack, indicators });
  await indicators.load(db, NOW);
  await plan.load(db, NOW);
});
afterAll(() => test?.drop());
const call = async (c: any, input: any = {}): Promise<any> => c.response.parse(await plan.routes.find((r) => r.contract.id === c.id)!.handle({ db, clock: fixedClock(NOW), actor: undefined, requestId: 'r', ip: '', locale: 'zh' } as never, { query: {}, params: undefined, body: undefined, ...input }));
describe('x', () => {
  it('prints', async () => {
    for (const asOf of [undefined, '2024-03-01']) {
      const { attainment } = await call(contract.listAttainment, { query: asOf ? { asOf } : {} });
      for (const a of attainment) if (a.gap.from) console.log(asOf ?? '', a.target, '\n  ', a.gap.standing, a.gap.sentence.zh, '\n  ', a.gap.sentence.en, '\n  ', a.forecast?.sentence.zh ?? a.noForecast.sentence.zh, '\n  ', a.forecast?.sentence.en ?? '', '\n  ', a.definition.sentence?.zh, '\n  ', a.noContributions?.sentence.zh ?? a.contributions.proof.map((p: any) => p.zh).join('\n     '));
    }
    console.log((await call(contract.getBackTest)));
    expect(1).toBe(1);
  });
});
