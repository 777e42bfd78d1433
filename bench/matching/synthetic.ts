/**
 * A results library and demands made from a seed: words composed of Chinese characters, drawn as unevenly as real words
 * are (Zipf), each text around one of many subjects. No real text is in it.
 */
import { type Chance, seededChance } from '../../src/kernel/base/chance.ts';
import general from '../../src/kernel/matching/data/general-frequency.json' with { type: 'json' };

export interface SyntheticResult {
  id: string;
  title: string;
  abstract: string;
}
export interface SyntheticDemand {
  id: string;
  title: string;
  content: string;
}

const WORDS = 30_000;
const SUBJECTS = 3_000;
const WORDS_OF_SUBJECT = 40;
/** Part of the words that come from the subject; the rest is anybody's. */
const ON_SUBJECT = 0.55;

/** The k-th of n is drawn about 1/k as often as the first. */
const zipf = (chance: Chance, n: number): number => Math.min(n - 1, Math.floor(n ** chance.next()) - 1);

export class SyntheticWorld {
  readonly #chance: Chance;
  readonly #words: string[];
  readonly #subjects: string[][];
  #made = 0;

  constructor(seed: number) {
    this.#chance = seededChance(seed);
    const characters = [...general.steps.map((s) => s.characters).join('')].slice(0, 3_500);
    const words = new Set<string>();
    while (words.size < WORDS) {
      const length = this.#chance.next() < 0.75 ? 2 : 3;
      words.add(Array.from({ length }, () => characters[Math.floor(characters.length * this.#chance.next() ** 2)]!).join(''));
    }
    this.#words = [...words];
    this.#subjects = Array.from({ length: SUBJECTS }, () => Array.from({ length: WORDS_OF_SUBJECT }, () => this.#words[Math.floor(WORDS * this.#chance.next())]!));
  }

  /** The next so many; they are the same in one call or in several. */
  results(count: number): SyntheticResult[] {
    return Array.from({ length: count }, () => {
      const subject = this.#subject();
      this.#made += 1;
      return { id: `r${this.#made - 1}`, title: this.#text(subject, this.#chance.integer(4, 9)), abstract: this.#text(subject, this.#chance.integer(40, 90)) };
    });
  }

  /** Most demands are short, some are long: 30 to 900 words. */
  demands(count: number): SyntheticDemand[] {
    return Array.from({ length: count }, (_, i) => {
      const subject = this.#subject();
      return { id: `d${i}`, title: this.#text(subject, this.#chance.integer(4, 9)), content: this.#text(subject, Math.round(30 * 30 ** (this.#chance.next() ** 2))) };
    });
  }

  #subject(): string[] {
    return this.#subjects[zipf(this.#chance, SUBJECTS)]!;
  }

  #text(subject: readonly string[], words: number): string {
    const parts: string[] = [];
    for (let i = 0; i < words; i += 1) {
      parts.push(this.#chance.next() < ON_SUBJECT ? subject[zipf(this.#chance, subject.length)]! : this.#words[zipf(this.#chance, WORDS)]!);
      if (i % 9 === 8) parts.push('，');
    }
    return parts.join('');
  }
}
