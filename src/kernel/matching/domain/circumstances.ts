import type { Figure } from '../contract.ts';
import type { MatchDocument } from './document.ts';
import { askedQuantities, type Comparison, compareQuantities, offeredQuantities, type Placed } from './met-quantities.ts';
import { nearness } from './meaning.ts';
import type { Demand } from './question.ts';
import { foldText } from './text-folding.ts';

/** Points for what the learned line cannot know; conventions (`data/evidence.json`). */
export interface CircumstanceWeights {
  /** For each figure; together never more than `most` to either side. */
  figures: { met: number; unmet: number; most: number };
  field: { same: number; near: number };
  maturity: { enough: number; tooLow: number };
  place: { sameCity: number };
  /** Nearness of meanings from which points begin, at which they are full, and how many that is. */
  meaning: { from: number; full: number; most: number };
}

/** What a demand asks beside its words. */
export interface AskedCircumstances extends Pick<Demand, 'field' | 'maturity' | 'place' | 'meaning'> {
  figures: readonly Placed[];
}

export interface Circumstances {
  figures: (Comparison & { points: number })[];
  field: number;
  maturity: number;
  place: number;
  meaning: number;
}

export const circumstancesAsked = (demand: Demand): AskedCircumstances => ({ field: demand.field, maturity: demand.maturity, place: demand.place, meaning: demand.meaning, figures: askedQuantities(demand) });

/**
 * Figures, field, maturity, place and meaning, each where both sides have it. Where one is shared by chance it must not make
 * a match: field, maturity and place add only to what is at least weak by its words. Meaning finds what no word shares, so it
 * adds everywhere.
 */
export function circumstancesOf(line: number, asked: AskedCircumstances, document: MatchDocument, weak: number, weights: CircumstanceWeights): Circumstances {
  const compared = asked.figures.length === 0 ? [] : compareQuantities(asked.figures, offeredQuantities(document));
  const pointsOf = (verdict: Figure['verdict']): number => (verdict === 'unknown' ? 0 : weights.figures[verdict]);
  const sum = compared.reduce((points, c) => points + pointsOf(c.verdict), 0);
  const scale = Math.abs(sum) > weights.figures.most ? weights.figures.most / Math.abs(sum) : 1;
  const figures = compared.map((c) => ({ ...c, points: scale * pointsOf(c.verdict) }));
  const meaning = asked.meaning && document.meaning ? pointsOfMeaning(nearness(asked.meaning, document.meaning), weights.meaning) : 0;
  if (line < weak) return { figures, field: 0, maturity: 0, place: 0, meaning };
  return {
    figures, meaning,
    field: asked.field && document.field ? { ...weights.field, other: 0 }[nearnessOfFields(asked.field, document.field)] : 0,
    maturity: asked.maturity && document.maturity ? weights.maturity[document.maturity >= asked.maturity ? 'enough' : 'tooLow'] : 0,
    place: asked.place && document.place && cityOf(asked.place) === cityOf(document.place) ? weights.place.sameCity : 0,
  };
}

export const pointsOfCircumstances = ({ figures, field, maturity, place, meaning }: Circumstances): number => figures.reduce((sum, f) => sum + f.points, 0) + field + maturity + place + meaning;

const pointsOfMeaning = (near: number, { from, full, most }: CircumstanceWeights['meaning']): number => most * Math.min(1, Math.max(0, (near - from) / (full - from)));

/** The first four of six digits name the city (GB/T 2260). */
const cityOf = (place: string): string => place.slice(0, 4);

const IPC = /^([a-h]\d{2})([a-z])?/;

/** IPC symbols of one subclass (C04B) are one field, of one class (C04) near; names are one field when they read the same. */
function nearnessOfFields(a: string, b: string): 'same' | 'near' | 'other' {
  const [x, y] = [foldText(a.trim()).text, foldText(b.trim()).text];
  if (x === y) return 'same';
  const [ipcX, ipcY] = [IPC.exec(x), IPC.exec(y)];
  if (!ipcX || !ipcY || ipcX[1] !== ipcY[1]) return 'other';
  return ipcX[2] !== undefined && ipcX[2] === ipcY[2] ? 'same' : 'near';
}
