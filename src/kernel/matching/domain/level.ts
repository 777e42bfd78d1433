import type { MatchLevel } from '../contract.ts';
import type { Calibration } from './calibration.ts';

/** The level of a score: the number of cut points it reaches, from 1 (none). */
export function levelOf(score: number, { cuts }: Pick<Calibration, 'cuts'>): MatchLevel {
  return (1 + cuts.filter((cut) => score >= cut).length) as MatchLevel;
}
