import { connect } from '../../src/kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import { startApp } from '../../src/main.ts';
import { composeHouse, type House } from '../../src/main/house.ts';

/** Enough of the demonstration to fill every screen. */
const DEMO = { firms: 60, results: 300, demands: 24, contracts: 12 };

/** Loading it is thousands of acts: done once for all files of a run that stand on the same day, each has a copy. */
export async function demonstrationOn(now: string): Promise<{ house: House; database: TestDatabase }> {
  const compose = (): House => composeHouse({ demoSizes: DEMO, machineClock: { now: () => new Date(now) } });
  const house = compose();
  const database = await createTestDatabase(house.migrations, {
    key: `demonstration on ${now}`,
    fill: async (url) => {
      const db = await connect({ url, connections: 4, applicationName: 'innomatrix test' });
      const loader = compose();
      await loader.prepare(db);
      await loader.demo.load(db, () => {});
      await db.close();
    },
  });
  await house.prepare(database.db);
  await house.demo.load(database.db, () => {});
  return { house, database };
}

/** The same for the real application, which goes by the real clock. */
export function demonstrationForApp(): Promise<TestDatabase> {
  return createTestDatabase(composeHouse().migrations, {
    key: 'demonstration for the application',
    fill: async (url) => (await startApp({ ...forApp, databaseUrl: url })).stop(),
  });
}

export const forApp = { port: 0, demo: true, demoSizes: DEMO, logLevel: 'silent' } as const;
