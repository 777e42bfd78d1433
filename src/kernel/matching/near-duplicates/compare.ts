import { type AlignedPassage, alignTexts } from './alignment.ts';
import { coverageOf } from './coverage.ts';
import { weighAlone } from './pair-counts.ts';
import { Reach } from './reach.ts';
import { readText } from './reading.ts';
import { pointsOfCopy } from './verdict.ts';

/** Two texts beside each other. */
export interface Comparison {
  /** Part of each that stands in the other, 0..1; what is usual in general writing counts little. */
  ofOne: number;
  ofOther: number;
  /** Points of a copy; undefined if neither is a copy of the other or of a piece of it. */
  score: number | undefined;
  passages: AlignedPassage[];
}

/** Compares two texts by themselves, with the passages that stand in both. */
export function compareTexts(one: string, other: string): Comparison {
  const readings = { one: readText(one), other: readText(other) };
  const share = (of: 'one' | 'other', within: 'one' | 'other'): number => Math.round(coverageOf(weighAlone(readings[of]), new Reach().read(readings[within])).share * 1e4) / 1e4;
  const ofOne = share('one', 'other');
  const ofOther = share('other', 'one');
  return {
    ofOne,
    ofOther,
    score: pointsOfCopy({ ofOne, ofOther, unitsOfOne: readings.one.units.length, unitsOfOther: readings.other.units.length }),
    passages: alignTexts(readings.one, readings.other, { one, other }),
  };
}
