import { type WorkingDayCalendar, workingDayCalendar } from '../../base/working-days.ts';
import { type Definition, definitionSchema } from '../domain/definition.ts';
import type { CaseHistory, HistoryAction } from '../domain/history.ts';

/** A made-up procedure, so that no real one bends the engine to itself: joining a chess club. */
export const chessClub: Definition = definitionSchema.parse({
  id: 'chess-club',
  version: 1,
  title: { zh: '加入棋社', en: 'Joining the chess club' },
  purpose: { zh: '测试用流程', en: 'A procedure for tests' },
  numberPrefix: 'QS',
  subjectKind: 'club.member',
  clauses: [{ document: '棋社章程', path: '第三条' }],
  parties: [{ id: 'player', zh: '棋手', en: 'Player' }],
  states: [
    { id: 'DRAFT', zh: '草稿', en: 'Draft', kind: 'open' },
    { id: 'SUBMITTED', zh: '已申请', en: 'Submitted', kind: 'open' },
    { id: 'ON_NOTICE', zh: '公示中', en: 'On the notice board', kind: 'open' },
    { id: 'MEMBER', zh: '会员', en: 'Member', kind: 'done' },
    { id: 'WITHDRAWN', zh: '已撤回', en: 'Withdrawn', kind: 'stopped' },
    { id: 'REFUSED', zh: '不予入社', en: 'Refused', kind: 'stopped' },
  ],
  initial: 'DRAFT',
  actions: [
    {
      id: 'apply', zh: '申请', en: 'Apply', from: ['DRAFT'], to: 'SUBMITTED',
      actor: { permission: 'club.member.apply', party: 'player' },
      form: {
        type: 'object',
        properties: {
          name: { type: 'string', title: '姓名', titleEn: 'Name', minLength: 2 },
          rating: { type: 'integer', title: '等级分', titleEn: 'Rating', minimum: 0 },
          secret: { type: 'string', title: '密语', titleEn: 'Secret' },
        },
        required: ['name', 'rating'],
      },
      guards: ['club.member.known'],
      effects: ['club.member.record'],
    },
    {
      id: 'askMore', zh: '要求补充', en: 'Ask for more', from: ['SUBMITTED'], optional: true, reasonRequired: true,
      actor: { permission: 'club.member.examine', jurisdiction: true },
    },
    {
      id: 'supply', zh: '补充', en: 'Supply', from: ['SUBMITTED'], optional: true,
      actor: { permission: 'club.member.apply', party: 'player' },
    },
    {
      id: 'refuse', zh: '不予入社', en: 'Refuse', from: ['SUBMITTED'], to: 'REFUSED', reasonRequired: true,
      actor: { permission: 'club.member.examine', jurisdiction: true },
    },
    {
      id: 'appeal', zh: '申诉', en: 'Appeal', from: ['REFUSED'], to: 'SUBMITTED', optional: true,
      actor: { permission: 'club.member.apply', party: 'player' },
      requires: [{ kind: 'within', after: 'refuse', period: { value: 10, unit: 'calendarDays', source: '棋社章程' } }],
    },
    {
      id: 'post', zh: '公示', en: 'Post', from: ['SUBMITTED'], to: 'ON_NOTICE',
      actor: { permission: 'club.member.examine', jurisdiction: true },
      differentFrom: ['apply'],
    },
    {
      id: 'rename', zh: '更正姓名', en: 'Correct the name', from: ['ON_NOTICE'], optional: true,
      actor: { permission: 'club.member.apply', party: 'player' },
      form: { type: 'object', properties: { name: { type: 'string', title: '姓名', titleEn: 'Name', minLength: 2 } }, required: ['name'] },
    },
    {
      id: 'object', zh: '提出异议', en: 'Object', from: ['ON_NOTICE'], actor: { anyone: 'signed-in' },
      form: { type: 'object', properties: { text: { type: 'string', title: '异议', titleEn: 'Objection', minLength: 4 } }, required: ['text'] },
    },
    ...(['uphold', 'dismiss'] as const).map((id) => ({
      id, zh: id === 'uphold' ? '异议成立' : '异议不成立', en: id === 'uphold' ? 'Uphold' : 'Dismiss', from: ['ON_NOTICE'],
      actor: { permission: 'club.member.decide', jurisdiction: true },
      form: {
        type: 'object',
        properties: {
          objection: { type: 'integer', title: '异议编号', titleEn: 'Objection', format: 'objection' },
          answer: { type: 'string', title: '答复', titleEn: 'Answer' },
        },
        required: ['objection', 'answer'],
      },
    })),
    {
      id: 'admit', zh: '接纳', en: 'Admit', from: ['ON_NOTICE'], to: 'MEMBER', grave: true,
      actor: { permission: 'club.member.decide', jurisdiction: true },
      differentFrom: ['post'], effects: ['club.member.admit'],
    },
    {
      id: 'withdraw', zh: '撤回', en: 'Withdraw', from: ['SUBMITTED', 'ON_NOTICE'], to: 'WITHDRAWN', optional: true,
      actor: { permission: 'club.member.apply', party: 'player' },
    },
    {
      id: 'expel', zh: '球队解散', en: 'Team dissolved', from: ['ON_NOTICE'], to: 'WITHDRAWN', actor: { flow: true },
    },
  ],
  clocks: [
    {
      id: 'examine', zh: '审查时限', en: 'Examination', startOn: ['apply', 'appeal'], stopOn: ['post', 'refuse'],
      pauseOn: ['askMore'], resumeOn: ['supply'],
      length: { value: 5, unit: 'workingDays', source: 'PC' }, warnBefore: 2,
    },
  ],
  notices: [
    {
      id: 'board', zh: '入社公示', en: 'Notice of admission', startOn: ['post'], restartOn: ['rename'],
      length: { value: 15, unit: 'calendarDays', source: '棋社章程' }, places: [{ zh: '公告板', en: 'Notice board' }],
      shows: ['name', 'rating'], blocks: ['admit'],
      objections: {
        fileOn: 'object', textField: 'text', upholdOn: 'uphold', dismissOn: 'dismiss', objectionField: 'objection',
        answerField: 'answer', answerWithin: { value: 15, unit: 'workingDays', source: 'PC' }, warnBefore: 3, upheld: 'stops',
      },
    },
  ],
});

/** Names the chess club expects of the world outside. */
export const chessClubNames = {
  permissions: new Set(['club.member.apply', 'club.member.examine', 'club.member.decide']),
  guards: new Set(['club.member.known']),
  effects: new Set(['club.member.record', 'club.member.admit']),
};

/** Weekends, and the National Day week of 2026 with its two make-up days. */
export const testCalendar: WorkingDayCalendar = workingDayCalendar([
  { year: 2025, holidays: [], makeUpDays: [] },
  {
    year: 2026,
    holidays: ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'],
    makeUpDays: ['2026-09-20', '2026-10-10'],
  },
  { year: 2027, holidays: [], makeUpDays: [] },
]);

/** A history from `day action [account] [data]` steps; opened at nine on the first day. */
export function historyOf(openedOn: string, ...steps: [day: string, action: string, account?: string, data?: Record<string, unknown>][]): CaseHistory {
  return {
    openedAt: at(openedOn).toISOString(),
    actions: steps.map(
      ([day, action, account = 'anna', data = {}], index): HistoryAction => ({
        seq: index + 1, action, at: at(day).toISOString(), accountId: account, accountName: account, data, reason: null,
      }),
    ),
  };
}

/** Nine in the morning in Beijing. */
export function at(day: string): Date {
  return new Date(`${day}T01:00:00Z`);
}
