import { subjectOf } from './document.ts';
import type { Library } from './library.ts';
import { type Answer, standingOf } from './standing.ts';
import { countTerms, type Term } from './terms.ts';

/** So many different best finds are weighed against each other; more change nothing that was measured. */
const MOST = 200;
/** Nearest finds that speak for a text. */
const NEAREST = 10;
/** Added to the nearness of the nearest, so that one faint neighbour does not decide. */
const DOUBT = 0.5;
/** The find by which the others of a demand are measured. */
const TENTH = 9;

/** The best finds of a demand, each wording once, best first, and which of them have a term. */
export interface Finds {
  list: readonly { key: string; standing: number }[];
  /** `parts`: of each find's own length (Euclidean). */
  having: Map<Term, { finds: number[]; parts: number[] }>;
  /** Standing of the tenth, or of the last where there are fewer: how well the library answers this demand at all. */
  tenth: number;
}

const lengthOf = (weights: ReadonlyMap<Term, number>): number => Math.sqrt([...weights.values()].reduce((sum, w) => sum + w * w, 0)) || 1;

/** @param best slots, best first */
export function gatherFinds(best: readonly number[], answer: Answer, library: Library, worth: (term: Term) => number): Finds {
  const list: { key: string; standing: number }[] = [];
  const known = new Set<string>();
  const having: Finds['having'] = new Map();
  for (const slot of best) {
    if (list.length === MOST) break;
    const subject = subjectOf(library.at(slot)!);
    if (known.has(subject.text)) continue;
    known.add(subject.text);
    const weights = new Map([...countTerms(subject)].map(([term, count]) => [term, count * worth(term)]));
    const length = lengthOf(weights);
    for (const [term, weight] of weights) {
      let entry = having.get(term);
      if (!entry) having.set(term, (entry = { finds: [], parts: [] }));
      entry.finds.push(list.length);
      entry.parts.push(weight / length);
    }
    list.push({ key: subject.text, standing: standingOf(answer.sums[slot]!, answer) });
  }
  return { list, having, tenth: list[Math.min(TENTH, list.length - 1)]?.standing ?? 0 };
}

/**
 * How well the finds nearest to a text answer the demand: their mean standing by nearness. A text never speaks for
 * itself, nor one of the same wording for it.
 * @param weights of the text's terms
 */
export function standingAround(weights: ReadonlyMap<Term, number>, key: string, finds: Finds): number {
  const near = new Float64Array(finds.list.length);
  for (const [term, weight] of weights) {
    const entry = finds.having.get(term);
    if (!entry) continue;
    for (let i = 0; i < entry.finds.length; i += 1) near[entry.finds[i]!]! += weight * entry.parts[i]!;
  }
  const length = lengthOf(weights);
  const nearest: number[] = [];
  near.forEach((x, i) => {
    if (x <= 0 || finds.list[i]!.key === key || (nearest.length === NEAREST && x <= near[nearest.at(-1)!]!)) return;
    let at = nearest.length;
    while (at > 0 && near[nearest[at - 1]!]! < x) at -= 1;
    nearest.splice(at, 0, i);
    if (nearest.length > NEAREST) nearest.pop();
  });
  let nearness = 0;
  let standing = 0;
  for (const i of nearest) {
    nearness += near[i]! / length;
    standing += (near[i]! / length) * Math.max(0, finds.list[i]!.standing);
  }
  return standing / (nearness + DOUBT);
}
