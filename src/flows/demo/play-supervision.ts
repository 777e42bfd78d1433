import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import { z } from 'zod';
import type { Actor } from '../../kernel/identity/index.ts';
import type { BoardItem, PlanMilestone } from '../../modules/supervision/index.ts';
import { demoActor } from './actors.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const template = z.strictObject({
  key: z.string(), zh: z.string(), en: z.string(), weight: z.number().int(), months: z.number().int(), evidenceKind: z.enum(['DOCUMENT', 'DATA', 'SITE', 'ACCEPTANCE']),
});
type Template = z.output<typeof template>;

const supervisionFile = z.strictObject({
  startMonths: z.number().int().negative(),
  sets: z.record(z.string(), z.array(template).min(1)),
  courses: z.array(z.strictObject({ pace: z.number().positive(), claim: z.number().min(0), missed: z.number().int().min(0) })).min(1),
  units: z.array(z.strictObject({ unit: z.string(), organisation: z.string() })),
  tasks: z.array(z.strictObject({ task: z.string(), organisation: z.string() })),
});
type DemoSupervision = z.output<typeof supervisionFile>;

/** Months before the present one in which the demonstration's units reported. */
const REPORTED_MONTHS = [-5, -2, -1];

/**
 * Ten months of supervision over the plan's key tasks: milestones set and approved by two people of the secretariat,
 * reports of the cities, verified by the service centre, and the orders their lights lead to. All of it through the
 * commands, and marked as made up.
 */
export async function playSupervision(stage: Stage, now: Date): Promise<void> {
  const { house: { supervision, pack }, tx } = stage;
  const file = pack.read('examples/supervision.yaml', supervisionFile);
  const today = dateOf(now);
  const begin = monthStart(today, file.startMonths);
  const [setter, approver] = secretariat(stage, now);
  const act = (actor: Actor, on: Date) => ({ now: on, actor, requestId: 'demo' });
  const first = stage.at(nextWorkingDays(stage, begin, 1));
  for (const { unit, organisation } of file.units) await supervision.assignUnit(tx, act(setter, first), { kind: 'unit', key: unit, organisationId: stage.organisation(organisation).id });
  for (const { task, organisation } of file.tasks) await supervision.assignUnit(tx, act(setter, first), { kind: 'task', key: task, organisationId: stage.organisation(organisation).id });

  const items = await supervision.standings(tx.sql, first);
  for (const { task } of items) {
    const { planId } = await supervision.proposeMilestones(tx, act(setter, first), task.id, {
      startOn: begin, public: true, demo: true, reason: '演示：按任务类别生成的节点，不是文件规定', milestones: milestonesOf(file, task.category, today),
    });
    await supervision.decideMilestones(tx, act(approver, first), planId, { approve: true, reason: null });
  }
  for (const back of REPORTED_MONTHS) {
    const on = nextWorkingDays(stage, monthStart(today, back + 1), 1);
    // The newest report tells of the present, so that the lights do not hang on the day of the month.
    const before = await supervision.standings(tx.sql, back === REPORTED_MONTHS.at(-1) ? now : stage.at(on));
    for (const [i, item] of before.entries()) await playReport(stage, file, item, i, monthStart(today, back).slice(0, 7), on, back);
    await supervision.tick(tx, new Date(`${addDays(on, 3)}T18:00:00+08:00`));
  }
  await supervision.tick(tx, now);
}

async function playReport(stage: Stage, file: DemoSupervision, item: BoardItem, index: number, period: string, on: CalendarDate, back: number): Promise<void> {
  const { house: { supervision }, tx } = stage;
  const course = file.courses[index % file.courses.length]!;
  const city = item.organisation && keyOf(file, item);
  if (!city || item.light === 'DONE' || -back <= course.missed) return;
  const set = setFor(file, item.task.category);
  let rest = Math.min(100, (item.planned ?? 0) * course.pace);
  // Work goes through the milestones in their order.
  const done = set.map((m) => {
    const percent = Math.min(100, Math.floor((rest / m.weight) * 100));
    rest = Math.max(0, rest - m.weight);
    return { milestone: m.key, percent };
  });
  const claims = done.map((d) => ({ ...d, percent: d.percent > 0 ? Math.min(100, d.percent + course.claim) : 0 }));
  const { reportId } = await supervision.reportProgress(tx, { now: stage.at(on), actor: stage.person('city-officer', city), requestId: 'demo' }, item.task.id, {
    period, claims, text: `（演示）${period} 推进${item.task.zh}，各节点完成情况见佐证。`,
    evidence: claims.filter((c) => c.percent > 0).map(({ milestone }) => ({
      milestone, kind: 'TEXT' as const, text: `（演示）${set.find((m) => m.key === milestone)!.zh}的材料`, link: null, fileName: null, fileSha256: null,
    })),
  });
  const verifier = stage.person('service-centre', 'service-centre');
  await supervision.verifyProgress(tx, { now: stage.at(nextWorkingDays(stage, on, 1)), actor: verifier, requestId: 'demo' }, reportId, {
    outcome: 'VERIFIED', opinion: '（演示）查阅材料并抽查现场后认定', items: done,
  });
}

function keyOf(file: DemoSupervision, { task }: BoardItem): string | undefined {
  return file.tasks.find((t) => t.task === task.id)?.organisation ?? file.units.find((u) => u.unit === task.lead)?.organisation;
}

function setFor(file: DemoSupervision, category: string): Template[] {
  return file.sets[category] ?? file.sets['default']!;
}

function milestonesOf(file: DemoSupervision, category: string, today: CalendarDate): PlanMilestone[] {
  return setFor(file, category).map(({ months, ...m }) => ({ ...m, parent: null, dueOn: addDays(monthStart(today, months + 1), -1) }));
}

/** Two people, because nobody approves his own proposal. */
function secretariat(stage: Stage, now: Date): [Actor, Actor] {
  const post = { organisation: stage.organisation('secretariat'), role: 'secretariat' };
  const person = (name: string): Actor => demoActor(stage.house.identity.roles, post, name, now);
  return [person('演示人员（秘书处拟稿）'), person('演示人员（秘书处审批）')];
}

function monthStart(today: CalendarDate, months: number): CalendarDate {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}
