import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Policy } from './policy.ts';
import { isNear, lengthOf, type Way } from './way.ts';

/** NOW: to be had today. NEAR: one step away. ASK: not enough known. NOT: not for this firm as it stands. */
export type Group = 'NOW' | 'NEAR' | 'ASK' | 'NOT';

/** Without its way (still being looked for) a "no" stands with the far ones. */
export function groupOf(policy: Policy, way: Way | undefined, on: CalendarDate): Group {
  if (policy.said.answer === 'YES') return 'NOW';
  if (policy.said.answer === 'UNKNOWN') return 'ASK';
  return way && isNear(way, on) ? 'NEAR' : 'NOT';
}

/**
 * The answers as a person reads them: what brings most first, what is nearest first, what lacks least first. Ties by title's
 * id, so that nothing jumps while somebody types.
 */
export function inGroups(policies: readonly Policy[], ways: ReadonlyMap<string, Way>, on: CalendarDate): Record<Group, Policy[]> {
  const groups: Record<Group, Policy[]> = { NOW: [], NEAR: [], ASK: [], NOT: [] };
  for (const policy of policies) groups[groupOf(policy, ways.get(policy.id), on)].push(policy);
  const order = (weight: (p: Policy) => number) => (a: Policy, b: Policy): number => {
    const [x, y] = [weight(a), weight(b)];
    return x === y ? (a.id < b.id ? -1 : 1) : x - y;
  };
  groups.NOW.sort(order((p) => -moneyOf(p)));
  groups.NEAR.sort(order((p) => {
    const way = ways.get(p.id)!;
    // What only time brings costs nothing.
    return way.earliest !== null ? 0 : lengthOf(way);
  }));
  groups.ASK.sort(order((p) => p.said.missing.length));
  groups.NOT.sort(order((p) => p.said.because.length));
  return groups;
}

const TEN_THOUSAND_YUAN = '万元';

/** The largest amount of money the rule gives, in 10,000 yuan; 0 for labels and what is not yet known. */
export function moneyOf({ said }: Policy): number {
  return Math.max(0, ...said.gives.flatMap((g) => (g.unit === TEN_THOUSAND_YUAN && typeof g.value === 'number' ? [g.value] : [])));
}
