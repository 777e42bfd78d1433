import { dateOf } from '../../kernel/base/calendar-date.ts';
import { nextWorkingDays, type Stage } from './load.ts';
import type { DemoDemand } from './technology.ts';

/** Of ten demands nine are published; the others wait for the firm or for the officer, so that inboxes are not empty. */
const WAITS_FOR_OFFICER = 9;
const STAYS_DRAFT = 19;
const ANONYMOUS = 3;
/** Working days that surely lead past today; `at` then answers today. */
const LONG_AFTER = 600;

/** Whether the demand of this index is published by its player, under the firm's name. */
export function isPublished(index: number): boolean {
  return index % 10 !== WAITS_FOR_OFFICER && index % 20 !== STAYS_DRAFT && index % 4 !== ANONYMOUS;
}

/** Leads a demand from the firm's draft to its publication, on working days after it was written; answers its id. */
export async function playDemand(stage: Stage, demand: DemoDemand, index: number, now: Date): Promise<string> {
  const { house, tx } = stage;
  const firm = stage.organisation(demand.firmKey);
  const writer = stage.person('firm-member', demand.firmKey);
  let caseId = '';
  const at = (days: number): Date => {
    const planned = stage.at(nextWorkingDays(stage, demand.writtenOn, days));
    return planned < now ? planned : now;
  };
  const id = await house.market.loadDemoDemand(
    tx,
    {
      organisation: firm,
      at: at(0),
      draft: {
        title: demand.title,
        problem: demand.problem,
        field: stage.fieldName(demand.field),
        constraints: demand.constraint,
        budgetFen: demand.budgetFen,
        deadline: demand.deadline,
        indicators: demand.indicators.map((i) => ({
          name: i.name,
          present: String(i.present),
          operator: i.operator === 'gte' ? ('AT_LEAST' as const) : ('AT_MOST' as const),
          target: String(i.target),
          unit: i.unit,
          testMethod: i.testMethod,
        })),
      },
    },
    async (id) => {
      const opened = await house.engine.openCase(tx, {
        definitionId: 'demand-publication',
        subject: { kind: 'market.demand', id },
        title: demand.title,
        parties: { firm: [{ organisationId: firm.id, name: firm.nameZh }] },
        region: firm.region,
        park: firm.park,
        actor: writer,
        now: at(0),
        requestId: 'demo',
      });
      caseId = opened.id;
      return opened.id;
    },
  );
  if (index % 20 === STAYS_DRAFT) return id;
  const officer = stage.person('park-officer', `park-${firm.park}`);
  const step = (action: string, seq: number, actor: typeof writer, days: number, data: Record<string, unknown>) =>
    house.engine.act(tx, { caseId, action, expectedSeq: seq, actor, now: at(days), requestId: 'demo', data });
  // Waiting ones were handed in today, so that their clock is still running.
  const waits = index % 10 === WAITS_FOR_OFFICER;
  await step('submit', 0, writer, waits ? LONG_AFTER : 1, { truthful: true });
  if (waits) return id;
  const manner = index % 3 === 0 ? 'VISIT' : 'CALL';
  await step('verify', 1, officer, 3, { manner, verifiedOn: dateOf(at(3)), finding: '已与企业核对需求对象、现状与目标指标，情况属实。' });
  await step('publish', 2, officer, 3, { disclosure: index % 4 === ANONYMOUS ? 'ANONYMOUS' : 'NAMED' });
  return id;
}
