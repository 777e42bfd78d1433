import { subjectOf, type MatchDocument } from '../document.ts';
import type { Question } from '../question.ts';
import { countTerms, type Term } from '../terms.ts';

/** Weights of terms, of length 1; empty where there is nothing to compare. */
export type Vector = ReadonlyMap<Term, number>;

function ofLengthOne(weights: Map<Term, number>): Vector {
  let square = 0;
  for (const weight of weights.values()) square += weight * weight;
  if (square === 0) return new Map();
  const length = Math.sqrt(square);
  for (const [term, weight] of weights) weights.set(term, weight / length);
  return weights;
}

/** A document by its title and keywords. @param rarity how much the library tells by having a term */
export function vectorOfSubject(document: MatchDocument, rarity: (term: Term) => number): Vector {
  const weights = new Map<Term, number>();
  for (const [term, count] of countTerms(subjectOf(document))) weights.set(term, rarity(term) * (1 + Math.log(count)));
  return ofLengthOne(weights);
}

export function vectorOfQuestion({ terms }: Question): Vector {
  return ofLengthOne(new Map([...terms].map(([term, { fromTitle, fromContent }]) => [term, fromTitle + fromContent])));
}

/** Cosine, 0 nothing in common to 1 the same. */
export function resemblance(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [term, weight] of few) sum += weight * (many.get(term) ?? 0);
  return Math.min(1, sum);
}

/** Resemblances of a vector to each of a fixed list, faster than one by one. */
export function resemblancesTo(list: readonly Vector[]): (vector: Vector) => Float64Array {
  const holders = new Map<Term, { at: number[]; weights: number[] }>();
  list.forEach((vector, i) => {
    for (const [term, weight] of vector) {
      let held = holders.get(term);
      if (!held) holders.set(term, (held = { at: [], weights: [] }));
      held.at.push(i);
      held.weights.push(weight);
    }
  });
  return (vector) => {
    const sums = new Float64Array(list.length);
    for (const [term, weight] of vector) {
      const held = holders.get(term);
      if (!held) continue;
      for (let k = 0; k < held.at.length; k += 1) sums[held.at[k]!]! += weight * held.weights[k]!;
    }
    return sums;
  };
}
