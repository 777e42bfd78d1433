import type { orderColours, orderGrounds } from '../contract.ts';
import type { Judgement } from './light.ts';
import type { SupervisionParameters } from './parameters.ts';
import { type Period, periodsBetween } from './schedule.ts';

export type OrderColour = (typeof orderColours)[number];

/** INSPECTION: not a light but a finding calls for it. */
export type OrderGround = (typeof orderGrounds)[number];

export interface EarlierOrder {
  colour: OrderColour;
  period: Period;
  open: boolean;
  /** Withdrawn orders count for nothing. */
  withdrawn: boolean;
}

export interface OrderProposal {
  colour: OrderColour;
  /** SECOND_YELLOW: by itself the light is yellow, but it has been so before. */
  ground: Exclude<OrderGround, 'INSPECTION'>;
}

const GRADE: Record<OrderColour, number> = { BLUE: 1, YELLOW: 2, RED: 3 };

/**
 * The dispatch order that a light calls for in a month, or none (handbook 11.5: blue near the day, yellow below schedule,
 * red overdue or at a second failure). Nothing while an order of this grade or a higher one is open, or was proposed
 * for the same month.
 */
export function proposeOrder({ light, blue }: Pick<Judgement, 'light' | 'blue'>, period: Period, earlier: readonly EarlierOrder[], rules: SupervisionParameters): OrderProposal | null {
  const wanted = wantedOf(light, blue);
  if (!wanted) return null;
  const counted = earlier.filter((o) => !o.withdrawn);
  const yellows = counted.filter((o) => o.colour === 'YELLOW' && o.period < period && periodsBetween(o.period, period) <= rules.order.withinMonths).length;
  const again = wanted.colour === 'YELLOW' && yellows + 1 >= rules.order.yellowsToRed;
  const proposal: OrderProposal = again ? { colour: 'RED', ground: 'SECOND_YELLOW' } : wanted;
  const covered = counted.some((o) => GRADE[o.colour] >= GRADE[proposal.colour] && (o.open || o.period === period));
  // A withdrawn order is not proposed again for the same month: a person has decided that.
  const decided = earlier.some((o) => o.colour === proposal.colour && o.period === period);
  return covered || decided ? null : proposal;
}

function wantedOf(light: Judgement['light'], blue: readonly string[]): OrderProposal | null {
  if (light === 'RED') return { colour: 'RED', ground: 'FAILED' };
  if (light === 'YELLOW') return { colour: 'YELLOW', ground: 'BEHIND' };
  return light === 'GREEN' && blue.length > 0 ? { colour: 'BLUE', ground: 'DUE_SOON' } : null;
}

/** An order may be issued in the colour proposed or a graver one (a leader's instruction), never in a milder one. */
export function mayIssueAs(proposed: OrderColour, issued: OrderColour): boolean {
  return GRADE[issued] >= GRADE[proposed];
}
