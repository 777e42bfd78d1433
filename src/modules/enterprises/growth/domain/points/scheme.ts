import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';

/** Stages of a firm's life; weights differ by them. */
export const stages = ['START_UP', 'GROWTH', 'STABLE'] as const;
export type Stage = (typeof stages)[number];
export const grades = ['A', 'B', 'C', 'D'] as const;
export type Grade = (typeof grades)[number];

/** How an indicator is read from the figures of a firm: an item of the last full year, or with `Before` of the year before it. */
export type Measure =
  | { kind: 'FACT'; fact: string }
  /** `of` as a part of `by`; nothing where `by` is not above zero. */
  | { kind: 'SHARE'; of: string; by: string }
  | { kind: 'GROWTH'; now: string; before: string }
  /** What is known of several added up; not known where none is. */
  | { kind: 'SUM'; of: readonly string[] };

export interface Indicator {
  id: string;
  zh: string;
  en: string;
  group: string;
  unit: string;
  measure: Measure;
}

interface IndicatorGroup {
  id: string;
  zh: string;
  en: string;
  /** Share of the whole in parts per million, by stage; split evenly among the group's indicators. */
  weightPpm: Readonly<Record<Stage, number>>;
}

/** Everything about innovation points that a document could change, as the pack sets it. */
export interface PointScheme {
  version: number;
  zh: string;
  en: string;
  sourceZh: string;
  sourceEn: string;
  /** Day of the edition of the guide that the list of indicators follows. */
  from: CalendarDate;
  groups: readonly IndicatorGroup[];
  indicators: readonly Indicator[];
  stage: { ageFact: string; revenueFact: string; startUpYears: number; startUpRevenueBelow: number; growthYears: number };
  /** Fact that tells the technical field of a firm. */
  fieldFact: string;
  scale: 'PERCENTILE' | 'MIN_MAX';
  /** Share of firms at each end whose values are pulled in, in parts per million. */
  winsorPpm: number;
  /** Fewer known values than this in a cell: the next wider cell is taken. */
  smallestCell: number;
  /** Share of weights that must be filled before a firm is graded and ranked. */
  filledPpm: number;
  /** Lower bounds of the grades, the best first; what is below the last bound is D. */
  grades: readonly { grade: Grade; from: number }[];
}

/** What is known of a firm, as far as points ask. */
export interface PointFirm {
  id: string;
  facts: Readonly<Record<string, number | string | boolean | null>>;
}
