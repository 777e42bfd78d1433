import { addDays, type CalendarDate, dateOf } from '../../base/calendar-date.ts';
import type { WorkingDayCalendar } from '../../base/working-days.ts';
import type { ActionDefinition, Definition, Requirement } from './definition.ts';
import type { ActionOption, CaseHistory, ClockStatus, NoticeStatus, Words } from './history.ts';
import { lastDay } from './periods.ts';

interface Standing {
  state: string;
  clocks: readonly ClockStatus[];
  notices: readonly NoticeStatus[];
}

interface Limit {
  notBefore?: CalendarDate;
  notAfter?: CalendarDate;
  blocked?: Words;
}

/** What the current state offers, whoever asks and whatever day it is. */
export function optionsOf(
  definition: Definition,
  history: CaseHistory,
  standing: Standing,
  calendar: WorkingDayCalendar,
): ActionOption[] {
  return definition.actions
    .filter((action) => action.from.includes(standing.state))
    .map((action) => {
      const limits = requirementsOf(definition, action).map((r) => limitOf(definition, r, history, standing, calendar));
      const before = limits.flatMap((l) => l.notBefore ?? []).sort();
      const after = limits.flatMap((l) => l.notAfter ?? []).sort();
      return {
        action: action.id,
        notBefore: before.at(-1) ?? null,
        notAfter: after[0] ?? null,
        notBy: secondPairOfEyes(action, history),
        blocked: limits.flatMap((l) => l.blocked ?? []),
      };
    });
}

/** Written requirements and those that follow from the action's part in a notice. */
function requirementsOf(definition: Definition, action: ActionDefinition): Requirement[] {
  const implied = definition.notices.flatMap((notice): Requirement[] => {
    const { fileOn, upholdOn, dismissOn } = notice.objections;
    if (action.id === fileOn) return [{ kind: 'noticeRunning', notice: notice.id }];
    if (action.id === upholdOn || action.id === dismissOn) return [{ kind: 'openObjection', notice: notice.id }];
    return notice.blocks.includes(action.id) ? [{ kind: 'noticeElapsed', notice: notice.id }] : [];
  });
  return [...action.requires, ...implied];
}

function limitOf(
  definition: Definition,
  requirement: Requirement,
  history: CaseHistory,
  standing: Standing,
  calendar: WorkingDayCalendar,
): Limit {
  switch (requirement.kind) {
    case 'taken': {
      const action = definition.actions.find((a) => a.id === requirement.action);
      const taken = history.actions.some((a) => a.action === requirement.action);
      return taken
        ? {}
        : { blocked: { zh: `须先完成“${action?.zh}”`, en: `"${action?.en}" must be done first` } };
    }
    case 'within': {
      const last = history.actions.findLast((a) => a.action === requirement.after);
      if (!last) return { blocked: { zh: '期限尚未开始', en: 'The period has not begun' } };
      const { value, unit } = requirement.period;
      return { notAfter: lastDay(calendar, dateOf(new Date(last.at)), value, unit) };
    }
    case 'clockNotOverdue': {
      const clock = standing.clocks.find((c) => c.id === requirement.clock);
      return clock?.status === 'running' && clock.dueOn ? { notAfter: clock.dueOn } : {};
    }
    default: {
      const notice = standing.notices.find((n) => n.id === requirement.notice)!;
      return noticeLimit(requirement.kind, notice);
    }
  }
}

type NoticeRequirement = 'noticeElapsed' | 'noticeRunning' | 'openObjection' | 'noOpenObjection';

function noticeLimit(kind: NoticeRequirement, notice: NoticeStatus): Limit {
  const open = notice.objections.filter((o) => o.status === 'open').length;
  const unanswered: Words = { zh: `有 ${open} 件异议尚未答复`, en: `${open} objection(s) not yet answered` };
  const notRunning: Words =
    notice.status === 'idle'
      ? { zh: '尚未公示', en: 'The public notice has not begun' }
      : { zh: '公示已停止，修改后须重新公示', en: 'The public notice was stopped; it must be published anew' };
  switch (kind) {
    case 'openObjection':
      return open > 0 ? {} : { blocked: { zh: '没有待答复的异议', en: 'No objection awaits an answer' } };
    case 'noOpenObjection':
      return open > 0 ? { blocked: unanswered } : {};
    case 'noticeRunning':
      return notice.status === 'idle' || notice.status === 'stopped' ? { blocked: notRunning } : { notAfter: notice.until! };
    case 'noticeElapsed':
      if (notice.status === 'idle' || notice.status === 'stopped') return { blocked: notRunning };
      return { notBefore: addDays(notice.until!, 1), ...(open > 0 && { blocked: unanswered }) };
  }
}

/** Whoever last took one of the named actions may not take this one. */
function secondPairOfEyes(action: ActionDefinition, history: CaseHistory): string[] {
  const people = action.differentFrom.flatMap((id) => history.actions.findLast((a) => a.action === id)?.accountId ?? []);
  return [...new Set(people)];
}
