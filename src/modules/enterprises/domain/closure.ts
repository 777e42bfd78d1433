import { type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Firm } from './dossier.ts';

/** 注销, 合并（被吸收）, 吊销营业执照. */
export const closureKinds = ['DEREGISTERED', 'MERGED', 'LICENCE_REVOKED'] as const;
type ClosureKind = (typeof closureKinds)[number];

/** A firm is no more. */
export interface Closure {
  kind: ClosureKind;
  /** First day on which it is no more. */
  closedOn: CalendarDate;
  /** Notice of the registry, agreement of the merger. */
  source: string;
  /** Into whom it was merged; of the other kinds none. */
  successor: { creditCode: string; name: string } | null;
}

/** Whether a firm is no more on a day; for the days before it stays what it was. */
export const isClosed = (firm: Pick<Firm, 'closedOn'>, on: CalendarDate): boolean => firm.closedOn != null && firm.closedOn <= on;

const WORDS: Record<ClosureKind, string> = { DEREGISTERED: '注销', MERGED: '合并', LICENCE_REVOKED: '被吊销营业执照' };

/** Why a firm leaves lists and pools, as whoever reads their history is told it. */
export const closureWords = ({ kind, closedOn, source, successor }: Closure): string => `企业已于 ${closedOn} ${WORDS[kind]}${successor ? `，并入${successor.name}（${successor.creditCode}）` : ''}（${source}）`;
