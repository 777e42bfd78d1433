import type { Calibration } from './calibration.ts';
import type { Meaning } from './meaning.ts';
import { foldText } from './text-folding.ts';
import { CHARACTER, countTerms, kindOfTerm, type Term } from './terms.ts';

/** What is asked: the demand's title, and its text (problem, targets, constraints). */
export interface Demand {
  title: string;
  content: string;
  /** Technical field: a name or an IPC symbol. */
  field?: string;
  /** Least technology readiness level wanted, 1–9. */
  maturity?: number;
  /** Administrative code of its place, six digits. */
  place?: string;
  /** From the same embedding model as those of the results. */
  meaning?: Meaning;
}

/** What one term of a demand is worth when a result has it once. */
export interface QuestionTerm {
  fromTitle: number;
  fromContent: number;
}

export interface Question {
  terms: Map<Term, QuestionTerm>;
  /** Sum and Euclidean length of all weights, of terms no result has too: how much there is to be found at all. */
  mass: number;
  norm: number;
  /** What the characters and the pairs of the title weigh. */
  title: { characters: number; pairs: number };
}

/** Weighs the terms of a demand: the title counts in full, the content by the logarithm of how often it says a thing. */
export function weighDemand(demand: Demand, worth: (term: Term) => number, { ranking }: Calibration): Question {
  const terms = new Map<Term, QuestionTerm>();
  const title = countTerms(foldText(demand.title));
  const content = countTerms(foldText(demand.content));
  let mass = 0;
  let square = 0;
  for (const term of new Set([...title.keys(), ...content.keys()])) {
    const fromTitle = worth(term) * (title.get(term) ?? 0);
    const fromContent = worth(term) * ranking.contentWeight * Math.log1p(content.get(term) ?? 0);
    terms.set(term, { fromTitle, fromContent });
    mass += fromTitle + fromContent;
    square += (fromTitle + fromContent) ** 2;
  }
  const titleMass = massOfTitle(terms);
  dropLeast(terms, mass * ranking.unheardPart);
  return { terms, mass, norm: Math.sqrt(square), title: titleMass };
}

function massOfTitle(terms: ReadonlyMap<Term, QuestionTerm>): Question['title'] {
  const mass = { characters: 0, pairs: 0 };
  for (const [term, { fromTitle }] of terms) mass[kindOfTerm(term) === CHARACTER ? 'characters' : 'pairs'] += fromTitle;
  return mass;
}

/** The lightest terms stand in the most documents: most of the work for hardly any of the answer. They go, up to a part of the mass. */
function dropLeast(terms: Map<Term, QuestionTerm>, most: number): void {
  const weight = ({ fromTitle, fromContent }: QuestionTerm): number => fromTitle + fromContent;
  let dropped = 0;
  for (const [term, weights] of [...terms].sort((a, b) => weight(a[1]) - weight(b[1]) || a[0] - b[0])) {
    dropped += weight(weights);
    if (dropped > most) return;
    terms.delete(term);
  }
}
