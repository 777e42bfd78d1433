import { findBudgets } from './budgets.ts';
import { hasWord, type Stretch } from './clauses.ts';
import { findDeadlines, type Deadlines } from './dates.ts';
import { anyOf, fold } from './fold.ts';
import { CONSTRAINT_CUES, UNDECIDED } from './lexicon/cues.ts';
import { findQuantities, type Quantity } from './quantities.ts';
import { findSections, type Section } from './sections.ts';
import { findTestMethods, type TestMethods } from './test-methods.ts';
import { findVague, type VagueFinding } from './vague.ts';

/** One text of the draft, read once; the aspects only look at this. */
export interface Reading {
  /** Folded text, same offsets as the original. */
  text: string;
  sections: Section[];
  quantities: Quantity[];
  vague: VagueFinding[];
  budgets: Stretch[];
  deadlines: Deadlines;
  testMethods: TestMethods;
  constraints: Stretch[];
  undecided: Stretch[];
}

const CONSTRAINT = new RegExp(anyOf(CONSTRAINT_CUES), 'g');
const NOT_DECIDED = new RegExp(anyOf(UNDECIDED), 'g');

export function readText(original: string): Reading {
  const text = fold(original);
  const sections = findSections(text);
  const quantities = findQuantities(text, sections);
  return {
    text,
    sections,
    quantities,
    vague: findVague(text, quantities, sections),
    budgets: findBudgets(text, quantities, sections),
    deadlines: findDeadlines(text),
    testMethods: findTestMethods(text),
    constraints: all(text, CONSTRAINT),
    undecided: all(text, NOT_DECIDED),
  };
}

function all(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

export function isUndecided(text: string): boolean {
  return hasWord(text, UNDECIDED);
}
