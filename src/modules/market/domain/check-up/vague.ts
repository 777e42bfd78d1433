import { clauseAt, type Stretch } from './clauses.ts';
import { anyOf } from './fold.ts';
import { AT_LEAST, AT_MOST, REACH } from './lexicon/comparators.ts';
import { CHANGE_ONLY_VAGUE, VAGUE_WORDS } from './lexicon/cues.ts';
import { NOT_PROPERTIES, PROPERTIES, type PropertyHint } from './lexicon/properties.ts';
import type { Quantity } from './quantities.ts';
import { type Section, sectionAt } from './sections.ts';

export interface VagueFinding extends Stretch {
  word: string;
  /** The clause it stands in, for the quotation. */
  clause: string;
  /** What is praised, when the lexicon knows it. */
  property: PropertyHint | undefined;
}

const VAGUE = new RegExp(anyOf(VAGUE_WORDS), 'g');
const NUMBER_FOLLOWS = new RegExp(`^[，,]\\s*(?:要求|须|需|应|并|至少)?(?:${anyOf([...AT_LEAST, ...AT_MOST, ...REACH.filter((w) => w.length > 1)])}|由|从)[^，。；\\n]{0,6}\\d`);
const NOT_PROPERTY = new RegExp(anyOf(NOT_PROPERTIES), 'g');

/** Words of praise that nobody could verify, unless a number stands in the same clause. */
export function findVague(text: string, quantities: readonly Quantity[], sections: readonly Section[]): VagueFinding[] {
  const out: VagueFinding[] = [];
  for (const match of text.matchAll(VAGUE)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (sectionAt(sections, span.start) === 'background') continue;
    const clause = clauseAt(text, span.start);
    if (quantities.some((q) => q.start >= clause.start && q.end <= clause.end)) continue;
    // "显著提高强度，达到 80 MPa": the number follows in the next clause.
    if (NUMBER_FOLLOWS.test(text.slice(clause.end, clause.end + 12))) continue;
    const words = text.slice(clause.start, clause.end).trim();
    const property = findProperty(words);
    // "提高" alone is vague only where something measurable is to be raised.
    if (CHANGE_ONLY_VAGUE.has(match[0]) && !property) continue;
    out.push({ ...span, word: match[0], clause: words, property });
  }
  return out;
}

export function findProperty(text: string): PropertyHint | undefined {
  const plain = text.replace(NOT_PROPERTY, '');
  return PROPERTIES.find((p) => plain.includes(p.word));
}
