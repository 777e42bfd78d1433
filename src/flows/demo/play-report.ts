import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type Database, enqueue, type JobHandler, type Tx } from '../../kernel/db/index.ts';
import { demoActor } from './actors.ts';
import type { DemoHouse } from './load.ts';

const KIND = 'demo.report';

/**
 * Has a report published while people already look around: drawing its charts and writing its files takes seconds. Only
 * beside the full set; whoever makes do with less wants to begin soon.
 */
export async function planReport(tx: Tx, house: Pick<DemoHouse, 'sizes'>, secretariatId: string, now: Date): Promise<void> {
  if (house.sizes === undefined) await enqueue(tx, { kind: KIND, payload: { secretariatId }, runAt: now });
}

/** How the plan stands now, drafted by one person of the secretariat and issued by another, for everybody to read. */
export const reportJob = (house: DemoHouse, db: Database): JobHandler => ({
  kind: KIND,
  run: async (_tx, { payload }, now) => {
    const { identity, places, reports } = house;
    const secretariat = (await identity.findOrganisation(db.sql, (payload as { secretariatId: string }).secretariatId))!;
    const act = (displayName: string) => ({ now, actor: demoActor(identity.roles, { organisation: secretariat, role: 'secretariat' }, displayName, now), requestId: 'demo' });
    const author = act('秘书处工作人员（演示）');
    const { id } = await reports.draft(db, author, { template: 'annual', place: places.zone.code, asOf: dateOf(now), audience: 'public', language: 'zh', without: ['findings'] });
    await reports.submit(db, author, id);
    await reports.decide(db, act('秘书处签发人员（演示）'), id, { issue: true, reason: null });
  },
});
