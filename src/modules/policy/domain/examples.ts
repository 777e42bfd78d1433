import type { ItemKind } from '../contract.ts';
import { contentOf, isAccepted, type Standing } from './review.ts';

export interface Example {
  id: string;
  clause_path: string;
  sub_path: string | null;
  quote: string;
  char_start: number;
  char_end: number;
  [field: string]: unknown;
}

interface Decided extends Standing {
  id: string;
  kind: ItemKind;
  ordinal: number;
  subClause: string | null;
}

const LETTER: Record<ItemKind, string> = { target: 'T', fact: 'F', responsibility: 'A', measure: 'M', milestone: 'G', entity: 'E', parameter: 'P' };

/** Names of fields as annotated documents have them, where they differ from ours. */
const FIELD: Record<string, string> = {
  magnitudeComparator: 'magnitude_comparator', evaluateAs: 'evaluate_as', periodStart: 'period_start_year', baseYear: 'base_year',
  asOfYear: 'as_of_year', unitsExpanded: 'units_expanded', verbClass: 'verb_class', instrument: 'instrument_type',
};
const OF_KIND: Partial<Record<ItemKind, Record<string, string>>> = {
  target: { year: 'deadline_year' }, fact: { year: 'deadline_year' }, milestone: { year: 'deadline_year' }, responsibility: { task: 'measure' },
};

/** What people decided, in the form of an annotated document: exact words, offsets into the text, fields. */
export function examplesOf(documentId: string, text: string, items: readonly Decided[]): Record<ItemKind | 'rejected', Example[]> & { undecided: number } {
  const toExample = (item: Decided, more: Record<string, unknown> = {}): Example => {
    const { clause, start, end, fields } = contentOf(item);
    const named = Object.entries(fields).map(([name, value]) => [OF_KIND[item.kind]?.[name] ?? FIELD[name] ?? name, value] as const);
    const moved = item.corrected !== null && item.corrected.start !== item.extracted?.start;
    return {
      id: `${LETTER[item.kind]}${documentId}-${String(item.ordinal).padStart(3, '0')}`,
      clause_path: clause, sub_path: moved ? null : item.subClause, ...more, ...Object.fromEntries(named), quote: text.slice(start, end), char_start: start, char_end: end,
    };
  };
  const of = (kind: ItemKind): Example[] =>
    items.filter((item) => item.kind === kind && isAccepted(item.state)).map((item) => toExample(item)).sort((a, b) => a.char_start - b.char_start || a.char_end - b.char_end);
  return {
    target: of('target'), fact: of('fact'), responsibility: of('responsibility'), measure: of('measure'), milestone: of('milestone'), entity: of('entity'), parameter: of('parameter'),
    rejected: items.filter((item) => item.state === 'REJECTED' && item.extracted !== null).map((item) => toExample(item, { item_kind: item.kind, reason: item.reason })),
    undecided: items.filter((item) => item.state === 'PROPOSED').length,
  };
}
