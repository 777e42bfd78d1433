import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { dateOf, daysBetween } from '../../../kernel/base/calendar-date.ts';
import type { OwnStage, Stage } from '../contract.ts';

/** What the market and the registry know of a deal. */
export interface DealState {
  talk: 'ASKED' | 'OPEN' | 'AGREED' | 'PRICING' | 'PRICE_FIXED' | 'CONTRACTED' | 'DECLINED' | 'ENDED';
  noticeNeeded: boolean;
  contractRegistered: boolean;
}

/** Where a deal with a talk stands; what a person set does not count any more. */
export function derivedStage({ talk, noticeNeeded, contractRegistered }: DealState): Exclude<Stage, OwnStage> {
  if (contractRegistered) return 'REGISTERED';
  switch (talk) {
    case 'DECLINED':
    case 'ENDED':
      return 'LOST';
    case 'ASKED':
    case 'OPEN':
      return 'TALK';
    case 'AGREED':
      return noticeNeeded ? 'NOTICE' : 'CONTRACT';
    case 'PRICING':
      return 'NOTICE';
    case 'PRICE_FIXED':
    case 'CONTRACTED':
      return 'CONTRACT';
  }
}

const ORDER: readonly Stage[] = ['LOST', 'LEAD', 'CONTACTED', 'MATCHED', 'TALK', 'NOTICE', 'CONTRACT', 'REGISTERED'];

/** The furthest of several deals over one demand or result; a lost one counts only when there is nothing else. */
export function furthest<T extends { stage: Stage }>(deals: readonly T[]): T | undefined {
  return deals.toSorted((a, b) => ORDER.indexOf(b.stage) - ORDER.indexOf(a.stage))[0];
}

/** A card nobody moved for longer than the pack allows, or whose next action is past its day. Done and lost ones rest. */
export function isStale(card: { stage: Stage; movedAt: Date; nextOn: CalendarDate | null }, now: Date, staleAfter: number): boolean {
  if (card.stage === 'REGISTERED' || card.stage === 'LOST') return false;
  const today = dateOf(now);
  return (card.nextOn !== null && card.nextOn < today) || daysBetween(dateOf(card.movedAt), today) > staleAfter;
}
