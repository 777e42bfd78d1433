import type { Calibration } from './calibration.ts';
import { chanceInTitle, type DemandLanguage, pointedness, rarity } from './commonness.ts';
import type { Library } from './library.ts';
import { PAIR, kindOfTerm, type Term } from './terms.ts';

/**
 * Weight of a term by itself: how rare it is in the library and how pointed in demands; pairs repeat what characters say
 * and weigh less. What does not change with the library is remembered, so that a new result makes no weight anew.
 */
export class TermWorths {
  readonly #library: Library;
  readonly #language: DemandLanguage;
  readonly #calibration: Calibration;
  /** By the library's numbers; 0: not known yet. */
  #pointedness: Float64Array<ArrayBuffer> = new Float64Array();
  #chances: Float64Array<ArrayBuffer> = new Float64Array();
  #generation = 0;
  #languageVersion = 0;

  constructor(library: Library, language: DemandLanguage, calibration: Calibration) {
    this.#library = library;
    this.#language = language;
    this.#calibration = calibration;
  }

  of(term: Term): number {
    const { commonness, ranking } = this.#calibration;
    const kind = kindOfTerm(term) === PAIR ? ranking.pairWeight : 1;
    const number = this.#library.numberOf(term);
    if (number < 0) return kind * rarity(0, chanceInTitle(term, commonness), this.#library.size, commonness) * pointedness(term, this.#language, commonness);
    this.#refresh(number);
    if (this.#chances[number] === 0) this.#chances[number] = chanceInTitle(term, commonness);
    if (this.#pointedness[number] === 0) this.#pointedness[number] = pointedness(term, this.#language, commonness);
    return kind * rarity(this.#library.documentsWithNumber(number), this.#chances[number]!, this.#library.size, commonness) * this.#pointedness[number]!;
  }

  #refresh(number: number): void {
    const renumbered = this.#library.generation !== this.#generation;
    if (renumbered) this.#chances.fill(0);
    if (renumbered || this.#language.version !== this.#languageVersion) this.#pointedness.fill(0);
    this.#generation = this.#library.generation;
    this.#languageVersion = this.#language.version;
    if (number < this.#chances.length) return;
    const length = Math.max(1 << 12, Math.ceil(1.25 * this.#library.distinctTerms));
    const widen = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const wider = new Float64Array(length);
      wider.set(old);
      return wider;
    };
    this.#pointedness = widen(this.#pointedness);
    this.#chances = widen(this.#chances);
  }
}
