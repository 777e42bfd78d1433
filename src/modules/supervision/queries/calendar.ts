import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { getCalendar as contract } from '../contract.ts';
import { leavesOf } from '../domain/milestones.ts';
import { movePeriod, type Period, periodOf, reportDueOn } from '../domain/schedule.ts';
import { maySee } from './board.ts';
import { readStandings, type Standing } from './standing.ts';

type Entry = ContractAnswer<typeof contract>['entries'][number];

/** Milestones and reports that fall due in some months, for the tasks the reader may see. */
export async function readCalendar(parts: SupervisionParts, db: Sql, actor: Actor | undefined, now: Date, months: readonly Period[]): Promise<Entry[]> {
  const standings = (await readStandings(parts, db, now)).filter((s) => s.plan && maySee(actor, s));
  return standings
    .flatMap((s) => months.flatMap((month) => [...milestonesIn(s, month), ...reportsIn(parts, s, month)]))
    .toSorted((a, b) => a.on.localeCompare(b.on) || a.task.no - b.task.no);
}

const headOf = ({ task: { id, no, zh, en }, responsible }: Standing): Pick<Entry, 'task' | 'organisation'> => ({
  task: { id, no, zh, en }, organisation: responsible?.organisationName ?? null,
});

function milestonesIn(s: Standing, month: Period): Entry[] {
  return leavesOf(s.plan!.milestones)
    .filter((m) => periodOf(m.dueOn) === month)
    .map((m) => {
      const done = (s.verified.get(m.key) ?? 0) >= 100;
      return { ...headOf(s), on: m.dueOn, kind: 'MILESTONE', zh: m.zh, en: m.en, state: done ? 'DONE' : m.dueOn < s.today ? 'LATE' : 'OPEN' };
    });
}

function reportsIn({ calendar, rules }: SupervisionParts, s: Standing, month: Period): Entry[] {
  const period = movePeriod(month, -1);
  const covered = s.lastReported !== null && s.lastReported >= period;
  // A task that is done is not reported any more.
  if (period < periodOf(s.plan!.startOn) || (s.judgement.light === 'DONE' && !covered)) return [];
  const on = reportDueOn(calendar, period, rules.report.dueDay);
  return [{ ...headOf(s), on, kind: 'REPORT', zh: `${period} 进度填报`, en: `Report for ${period}`, state: covered ? 'DONE' : on < s.today ? 'LATE' : 'OPEN' }];
}
