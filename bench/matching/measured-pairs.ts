import { bestSlots } from '../../src/kernel/matching/domain/best.ts';
import type { Calibration } from '../../src/kernel/matching/domain/calibration.ts';
import { DemandLanguage } from '../../src/kernel/matching/domain/commonness.ts';
import { gatherFinds } from '../../src/kernel/matching/domain/finds.ts';
import { gatherKin } from '../../src/kernel/matching/domain/kinship.ts';
import { Library } from '../../src/kernel/matching/domain/library.ts';
import { weighDemand } from '../../src/kernel/matching/domain/question.ts';
import { askLibrary } from '../../src/kernel/matching/domain/standing.ts';
import { TermWorths } from '../../src/kernel/matching/domain/term-worth.ts';
import type { Term } from '../../src/kernel/matching/domain/terms.ts';
import { type Traits, traitsOf } from '../../src/kernel/matching/domain/traits.ts';
import type { JudgedSet } from './judged-set.ts';

/** A judged pair and what the engine measures about it. */
export interface MeasuredPair {
  demand: string;
  level: number;
  traits: Traits;
}

function build(set: JudgedSet): { library: Library; language: DemandLanguage } {
  const library = new Library();
  const language = new DemandLanguage();
  library.upsert(set.results);
  for (const d of set.demands) language.upsert(d.id, `${d.title}\n${d.content}`);
  return { library, language };
}

/** Measures every judged pair as the index would. Verdicts play no part in it. */
export function measurePairs(set: JudgedSet, c: Calibration): MeasuredPair[] {
  const { library, language } = build(set);
  const worths = new TermWorths(library, language, c);
  const worth = (term: Term): number => worths.of(term);
  return set.demands.flatMap((demand) => {
    const verdicts = set.verdicts.get(demand.id);
    if (!verdicts) return [];
    const question = weighDemand(demand, worth, c);
    const answer = askLibrary(question, library, c);
    const best = bestSlots(answer.sums, library, Math.max(400, 3 * c.kinship.neighbours));
    const means = { question, answer, worth, kin: gatherKin(best, answer, library, c), finds: gatherFinds(best, answer, library, worth) };
    return verdicts.map(({ result, level }) => {
      const slot = library.slotOf(result)!;
      return { demand: demand.id, level, traits: traitsOf(answer.sums[slot]!, library.at(slot)!, means, library) };
    });
  });
}

/** What the library of this set finds usual, as parts of mass and norm of the demands. */
export function usualOf(set: JudgedSet, c: Calibration): { usualMean: number; usualSpread: number } {
  const { library, language } = build(set);
  const own = { ...c, standing: { ...c.standing, prior: 1e-9, leastSpread: 0 } };
  const worths = new TermWorths(library, language, own);
  const ratios = set.demands.map((demand) => {
    const question = weighDemand(demand, (term) => worths.of(term), own);
    const { mean: m, spread } = askLibrary(question, library, own);
    return { mean: m / question.mass, spread: spread / question.norm };
  });
  return { usualMean: median(ratios.map((r) => r.mean)), usualSpread: median(ratios.map((r) => r.spread)) };
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
