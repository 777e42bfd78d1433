import { z } from 'zod';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { mandateView, stages } from '../../modules/brokers/contract.ts';

/** What joins brokers with market, contracts and funds: the board, the calendar, letters, and rewards of a contract. */

const use = { permission: 'brokers.desk.use' } as const;
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const words = z.object({ zh: z.string(), en: z.string() });

const card = mandateView.omit({ events: true, disputes: true, may: true }).extend({
  /** Where the deal stands: the broker's own stage until a talk decides it. */
  column: z.enum(stages),
  derived: z.boolean(),
  stale: z.boolean(),
  contractId: z.uuid().nullable(),
  /** The talk behind it, also when the mandate is over a demand or a result. */
  dealTalkId: z.uuid().nullable(),
});
export type BoardCard = z.output<typeof card>;

export const getBoard = routeContract({
  id: 'brokering.getBoard', method: 'GET', path: '/api/brokering/board', access: use,
  summary: { zh: '撮合看板：本人经纪的各单交易', en: 'Pipeline board of the own deals' },
  response: z.object({ today: z.iso.date(), staleAfter: z.number().int(), columns: z.array(z.object({ stage: z.enum(stages), cards: z.array(card) })) }),
});

export const downloadBoard = routeContract({
  id: 'brokering.downloadBoard', method: 'GET', path: '/api/brokering/board.xlsx', access: use,
  summary: { zh: '导出撮合看板', en: 'Export the board to Excel' },
  produces: 'file',
});

const entry = z.object({
  on: z.iso.date(),
  kind: z.enum(['NEXT', 'NOTICE', 'CLOCK', 'DEADLINE', 'FOLLOW_UP']),
  zh: z.string(),
  en: z.string(),
  /** Title of the deal. */
  about: z.string(),
  late: z.boolean(),
  to: z.string(),
});
export type CalendarEntry = z.output<typeof entry>;

export const getCalendar = routeContract({
  id: 'brokering.getCalendar', method: 'GET', path: '/api/brokering/calendar', access: use,
  summary: { zh: '经纪人日历：公示期满、时限、跟进', en: 'Calendar of notices, clocks and follow-ups of the own deals' },
  query: z.object({ month }),
  response: z.object({ today: z.iso.date(), month, entries: z.array(entry) }),
});

export const downloadCalendar = routeContract({
  id: 'brokering.downloadCalendar', method: 'GET', path: '/api/brokering/calendar.ics', access: use,
  summary: { zh: '下载日历（.ics）', en: 'Download the calendar (.ics)' },
  produces: 'file',
});

const letterQuery = z.object({
  demandId: z.uuid(),
  to: z.enum(['firm', 'institute']).default('firm'),
  /** The results proposed; to an institute exactly one. Left out: the best three. */
  results: z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,9}$/).optional().transform((t) => t?.split(',')),
});

export const letter = z.object({
  title: z.string(),
  addressee: z.string(),
  opening: z.string(),
  proposals: z.array(z.object({ resultId: z.uuid(), title: z.string(), facts: z.string(), summary: z.string(), level: words, reasons: z.array(z.string()), link: z.string() })),
  closing: z.array(z.string()),
  sender: z.string(),
  date: z.iso.date(),
  engine: z.string(),
  /** All of it as plain text, to be pasted into a message. */
  text: z.string(),
});
export type Letter = z.output<typeof letter>;

export const getLetter = routeContract({
  id: 'brokering.getLetter', method: 'GET', path: '/api/brokering/letter', access: use,
  summary: { zh: '匹配说明函：推荐的成果和理由', en: 'Letter that explains a match' },
  query: letterQuery,
  response: letter,
  errors: ['NOT_FOUND', 'LETTER_NEEDS_ONE_RESULT', 'INDEX_NOT_READY'],
});

export const downloadLetter = routeContract({
  id: 'brokering.downloadLetter', method: 'GET', path: '/api/brokering/letter.docx', access: use,
  summary: { zh: '下载匹配说明函（Word）', en: 'Download the letter (Word)' },
  query: letterQuery,
  produces: 'file',
  errors: ['NOT_FOUND', 'LETTER_NEEDS_ONE_RESULT', 'INDEX_NOT_READY'],
});

const fen = z.number().int().nonnegative();
const line = z.object({
  receipt: z.uuid(), on: z.iso.date(), year: z.number().int(), payeeKind: z.enum(['broker', 'agency', 'absorber']), payee: z.string(), payeeKey: z.string(), payTo: z.string(),
  rule: z.string(), ruleVersion: z.string(), document: z.string(), clause: z.string(), baseFen: fen, entitledFen: fen, amountFen: fen, explanation: z.array(words),
});
const contractParams = z.object({ id: z.uuid() });
const rewards = z.object({
  contractId: z.uuid(),
  region: z.string(),
  receivedFen: fen,
  mandateId: z.uuid().nullable(),
  /** Rewards of receipts that have none yet. */
  lines: z.array(line),
  totalFen: fen,
  reasons: z.array(words.extend({ code: z.string() })),
});
export type Rewards = z.output<typeof rewards>;

export const getRewards = routeContract({
  id: 'brokering.getRewards', method: 'GET', path: '/api/brokering/contracts/:id/rewards', access: { permission: 'brokers.commission.read' },
  summary: { zh: '合同可提出的经纪奖补（试算）', en: 'Rewards that a contract gives, without proposing them' },
  params: contractParams,
  query: z.object({ absorber: z.stringbool().optional() }),
  response: rewards,
  errors: ['NOT_FOUND', 'DEAL_HAS_SEVERAL_MANDATES', 'DEAL_DISPUTED'],
});

export const proposeRewards = routeContract({
  id: 'brokering.proposeRewards', method: 'POST', path: '/api/brokering/contracts/:id/rewards', access: { permission: 'brokers.commission.propose' },
  summary: { zh: '提出经纪奖补，送专项资金支付', en: 'Propose the rewards and hand them to a fund' },
  params: contractParams,
  /** Code of the special fund that pays; the buying firm's own reward only when asked for. */
  body: z.object({ fund: z.string().trim().min(1).max(60), absorber: z.boolean().default(false) }),
  response: rewards,
  errors: ['NOT_FOUND', 'DEAL_HAS_SEVERAL_MANDATES', 'DEAL_DISPUTED', 'REWARD_SIDE_CHOSEN', 'PAYEE_WITHOUT_CODE', 'FUND_UNKNOWN', 'AWARD_TASK_MISSING'],
});
