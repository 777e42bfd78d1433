import type { Clock } from '../../kernel/base/clock.ts';
import type { Database, JobHandler } from '../../kernel/db/index.ts';
import { bind, type BoundRoute } from '../../kernel/identity/index.ts';
import { readDemoAccounts } from './accounts.ts';
import { createDemoClock, type DemoClock } from './clock.ts';
import { demoState, moveDemoClock } from './contract.ts';
import { type DemoHouse, loadDemo } from './load.ts';
import { reportJob } from './play-report.ts';

/** A synthetic zone for trying things out: its set, its sign-ins, and a date that can be moved forward. */
export interface DemoFlow {
  name: 'demo';
  migrations: string;
  permissions: readonly never[];
  routes: readonly BoundRoute[];
  clock: DemoClock;
  /** Loads the set once. @throws Problem DEMO_BESIDE_REAL_DATA */
  load(db: Database, tell: (zh: string, en: string) => void): Promise<void>;
  /** Publishes the report that the full set asks for once it stands. */
  reportJob(db: Database): JobHandler;
}

export { readDemoAccounts } from './accounts.ts';
export type { DemoSizes } from './generate.ts';

export function createDemoFlow({ machineClock, ...house }: DemoHouse & { machineClock: Clock }): DemoFlow {
  const clock = createDemoClock(machineClock);
  const isLoaded = async (db: Database): Promise<boolean> =>
    (await db.sql.selectFrom('demo.state').select('seed').executeTakeFirst()) !== undefined;
  const clockAnswer = () => ({ offsetDays: clock.offsetDays, now: clock.now().toISOString() });

  const routes = [
    bind(demoState, async (ctx) => {
      if (!(await isLoaded(ctx.db))) return { demo: false, accounts: [], clock: clockAnswer() };
      const demo = readDemoAccounts(house.pack);
      const workplaces = await house.identity.readWorkplaces(ctx.db.sql, demo.accounts.map((a) => a.loginName));
      return {
        demo: true,
        accounts: demo.accounts.map((a) => {
          const role = house.identity.roles.get(a.assignments[0]!.role)!;
          return { loginName: a.loginName, password: demo.password, displayName: a.displayName, roleZh: role.zh, roleEn: role.en, organisation: describeWorkplaces(workplaces.filter((w) => w.loginName === a.loginName)) };
        }),
        clock: clockAnswer(),
      };
    }),
    bind(moveDemoClock, async (ctx, { body }) => {
      await clock.move(ctx.db, body.days);
      return clockAnswer();
    }),
  ];
  return {
    name: 'demo',
    migrations: 'src/flows/demo/migrations',
    permissions: [],
    routes,
    clock,
    load: async (db, tell) => {
      if (!(await isLoaded(db))) await loadDemo(house, db, clock.now(), tell);
      await clock.refresh(db.sql);
    },
    reportJob: (db) => reportJob(house, db),
  };
}

/** Some people of the demonstration answer for every institution of a kind; one name and their number say it. */
function describeWorkplaces(places: readonly { organisation: string }[]): string {
  const [first] = places;
  if (!first) return '';
  return places.length === 1 ? first.organisation : `${first.organisation}等 ${places.length} 家`;
}
