import type { CalendarDate } from '../../base/calendar-date.ts';

/** A sentence in both languages of the screens. */
export interface Words {
  zh: string;
  en: string;
}

/** An organisation in a named role of the case; its name is kept as it was when the case was opened. */
export interface PartyMember {
  organisationId: string;
  name: string;
}

/** Party id of the definition → the organisations that hold it (joint sellers are several). */
export type Parties = Record<string, PartyMember[]>;

/** One accepted action. The list of these, in order of `seq`, is the case. */
export interface CaseAction {
  /** 1, 2, 3 … without gaps. */
  seq: number;
  action: string;
  /** Instant, ISO 8601. */
  at: string;
  /** Who did it; null when a flow acted without a person behind it. */
  accountId: string | null;
  accountName: string | null;
  organisationId: string | null;
  organisationName: string | null;
  role: string | null;
  /** Name of the flow that took the action for the house, null when a person did. */
  flow: string | null;
  /** The filled form. */
  data: Record<string, unknown>;
  reason: string | null;
}

/** What the pure part needs to know of an action. */
export type HistoryAction = Pick<CaseAction, 'seq' | 'action' | 'at' | 'accountId' | 'accountName' | 'data' | 'reason'>;

export interface CaseHistory {
  /** Instant, ISO 8601. */
  openedAt: string;
  actions: readonly HistoryAction[];
}

export type Light = 'green' | 'yellow' | 'red';

export interface ClockStatus {
  id: string;
  /** How many times it has been started; 0 = never yet. */
  run: number;
  status: 'idle' | 'running' | 'paused' | 'stopped';
  startedOn: CalendarDate | null;
  /** Last day to act in time; null while paused or never started. */
  dueOn: CalendarDate | null;
  stoppedOn: CalendarDate | null;
  /** Days left in the clock's own unit, 0 on the last day, negative when overdue; null unless running or paused. */
  remaining: number | null;
  light: Light;
  /** Stopped after its due day, or running past it. */
  late: boolean;
}

export interface ObjectionStatus {
  /** `seq` of the action that filed it. */
  seq: number;
  filedOn: CalendarDate;
  by: string | null;
  accountId: string | null;
  text: string;
  answerDueOn: CalendarDate;
  status: 'open' | 'upheld' | 'dismissed';
  answeredOn: CalendarDate | null;
  answer: string | null;
  light: Light;
}

export interface NoticeStatus {
  id: string;
  /** Which publication this is: 1 the first, 2 after one restart … 0 = not yet published. */
  run: number;
  status: 'idle' | 'running' | 'elapsed' | 'stopped';
  /** Day of publication, which does not count. */
  from: CalendarDate | null;
  /** Last day of the notice; only from the next day on may one act on it. */
  until: CalendarDate | null;
  /** Earlier publications that a change of terms made void. */
  restarted: { from: CalendarDate; until: CalendarDate; on: CalendarDate }[];
  objections: ObjectionStatus[];
}

/** An action that the current state offers, before asking who the viewer is and what day it is. */
export interface ActionOption {
  action: string;
  /** First day on which it may be taken; null = at once. */
  notBefore: CalendarDate | null;
  /** Last day on which it may be taken; null = open-ended. */
  notAfter: CalendarDate | null;
  /** Accounts excluded because a second pair of eyes is required. */
  notBy: string[];
  /** Reasons that no waiting will remove, e.g. an unanswered objection. */
  blocked: Words[];
}

export interface Evaluation {
  state: string;
  stateSince: CalendarDate;
  kind: 'open' | 'done' | 'stopped';
  done: boolean;
  /** `seq` of the last action, 0 for a new case. */
  seq: number;
  today: CalendarDate;
  clocks: ClockStatus[];
  notices: NoticeStatus[];
  light: Light;
  /** Nearest day by which somebody must act. */
  dueOn: CalendarDate | null;
  /** The days on which the light will turn if nothing happens: lists are sorted by them without evaluating every case. */
  turnsYellowOn: CalendarDate | null;
  turnsRedOn: CalendarDate | null;
  options: ActionOption[];
  /** Values of the forms so far, later entries over earlier ones; texts of objections are not among them. */
  facts: Record<string, unknown>;
}
