import general from '../data/general-frequency.json' with { type: 'json' };
import { foldText } from './text-folding.ts';
import { CHARACTER, PAIR, countTerms, firstOfPair, kindOfTerm, secondOfPair, type Term } from './terms.ts';

const rarest = general.steps.at(-1)!.oneInTwoToThe;
const shareOfCharacter = new Float64Array(0x1_0000).fill(2 ** -(rarest + 1));
for (const { oneInTwoToThe, characters } of general.steps) {
  for (const character of characters) shareOfCharacter[character.charCodeAt(0)] = 2 ** -oneInTwoToThe;
}

/** Share of a term among the running characters of general Chinese writing. */
export function generalShare(term: Term): number {
  const kind = kindOfTerm(term);
  if (kind === CHARACTER) return shareOfCharacter[term]!;
  // Neighbours come together about three times as often as chance would have it.
  if (kind === PAIR) return 3 * generalShare(firstOfPair(term)) * generalShare(secondOfPair(term)) + 1e-7;
  return 1e-6;
}

/** Chance that a general text of so many characters contains the term. */
const inTextOf = (characters: number, term: Term): number => -Math.expm1(-characters * generalShare(term));

export interface CommonnessWeights {
  /** How many documents, and how many demands, general writing counts for. */
  libraryPrior: number;
  demandPrior: number;
  /** Characters of a usual title and of a usual demand. */
  titleCharacters: number;
  demandCharacters: number;
  /** A term in one demand of so many carries its full weight. */
  rareInDemands: number;
  /** What a term that stands in every demand keeps of its weight. */
  leastWeight: number;
}

/** In how many demands each term stands: "our firm", "requirement" and "industrialisation" tell nothing about what is asked. */
export class DemandLanguage {
  readonly #texts = new Map<string, string>();
  readonly #demandsWith = new Map<Term, number>();

  /** Grows with every change. */
  version = 0;

  get size(): number {
    return this.#texts.size;
  }

  upsert(id: string, text: string): void {
    this.remove(id);
    this.#texts.set(id, text);
    this.version += 1;
    for (const term of countTerms(foldText(text)).keys()) this.#demandsWith.set(term, (this.#demandsWith.get(term) ?? 0) + 1);
  }

  remove(id: string): boolean {
    const text = this.#texts.get(id);
    if (text === undefined) return false;
    this.#texts.delete(id);
    this.version += 1;
    for (const term of countTerms(foldText(text)).keys()) {
      const left = this.#demandsWith.get(term)! - 1;
      if (left === 0) this.#demandsWith.delete(term);
      else this.#demandsWith.set(term, left);
    }
    return true;
  }

  share(term: Term, w: CommonnessWeights): number {
    return ((this.#demandsWith.get(term) ?? 0) + w.demandPrior * inTextOf(w.demandCharacters, term)) / (this.size + w.demandPrior);
  }
}

/** Chance that a usual title contains the term. */
export const chanceInTitle = (term: Term, w: CommonnessWeights): number => inTextOf(w.titleCharacters, term);

/** How much a library of `size` tells by having a term in `documents` of its documents (inverse document frequency). */
export function rarity(documents: number, chance: number, size: number, w: CommonnessWeights): number {
  return Math.log1p((size + w.libraryPrior) / (documents + w.libraryPrior * chance));
}

/** What part of a term's weight is left when one knows how usual it is in demands: 1 rare, near 0 usual. */
export function pointedness(term: Term, language: DemandLanguage, w: CommonnessWeights): number {
  return Math.max(w.leastWeight, Math.min(1, -Math.log(language.share(term, w)) / Math.log(w.rareInDemands)));
}
