/**
 * What a truth can be while facts move within bounds: a set of yes, no and "not enough known", as bits. A set is never too
 * small; it may be too large.
 */
export type Possible = number;
export const YES: Possible = 1;
export const NO: Possible = 2;
export const OPEN: Possible = 4;
export const ANY_TRUTH: Possible = YES | NO | OPEN;

export const mayBe = (set: Possible, truth: Possible): boolean => (set & truth) !== 0;

export const possibly = (truth: boolean | undefined): Possible => (truth === undefined ? OPEN : truth ? YES : NO);

export function notPossible(set: Possible): Possible {
  return (set & OPEN) | (set & YES ? NO : 0) | (set & NO ? YES : 0);
}

export function allPossible(sets: readonly Possible[]): Possible {
  let no = 0;
  let yes = YES;
  let open = 0;
  let couldStand = true;
  for (const set of sets) {
    no |= set & NO;
    if (!(set & YES)) yes = 0;
    open |= set & OPEN;
    if (!(set & (YES | OPEN))) couldStand = false;
  }
  return no | yes | (couldStand ? open : 0);
}

export const anyPossible = (sets: readonly Possible[]): Possible => notPossible(allPossible(sets.map(notPossible)));

export function atLeastPossible(sets: readonly Possible[], least: number): Possible {
  const count = (fits: (set: Possible) => boolean): number => sets.filter(fits).length;
  const canYes = count((s) => mayBe(s, YES));
  const neverNo = count((s) => !mayBe(s, NO));
  const canOpen = count((s) => mayBe(s, OPEN));
  // Left open: fewer met than needed, yet enough with those that are open. What can be open is taken so.
  const fewestMet = Math.max(least - canOpen, count((s) => s === YES));
  const mostMet = Math.min(least - 1, count((s) => !mayBe(s, OPEN) && mayBe(s, YES)));
  return (canYes >= least ? YES : 0) | (neverNo < least ? NO : 0) | (canOpen > 0 && fewestMet <= mostMet ? OPEN : 0);
}
