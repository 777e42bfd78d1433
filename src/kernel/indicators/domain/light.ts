import { type AttainmentParameters, atLeast } from './goal.ts';

/**
 * DONE: the target is reached. GREEN, YELLOW, RED: ahead of, slightly behind, behind what is due by then.
 * GREY: there is not enough published to say.
 */
export const lights = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export type Light = (typeof lights)[number];

export interface LightFacts {
  attained: boolean;
  /** Done by then ÷ due by then; null when it cannot be computed. */
  scheduleAttainment: number | null;
  /** The target year is the year judged: being on schedule no longer suffices. */
  final: boolean;
}

/** Thresholds are the platform's convention (handbook 12.4, PC) and come from the pack. */
export function lightOf(facts: LightFacts, thresholds: AttainmentParameters['light']): Light {
  if (facts.attained) return 'DONE';
  if (facts.scheduleAttainment === null) return 'GREY';
  if (atLeast(facts.scheduleAttainment, thresholds.green) && !facts.final) return 'GREEN';
  return atLeast(facts.scheduleAttainment, thresholds.yellow) ? 'YELLOW' : 'RED';
}
