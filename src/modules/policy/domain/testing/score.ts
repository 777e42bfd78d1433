import type { PolicyExtraction } from '../types.ts';
import type { Mark, MarkedDocument } from './marked-document.ts';

/** How much of what people marked was found, and how much of what was found people marked. */
export interface Score { hits: number; found: number; marked: number; f1: number }

interface Span { start: number; end: number }

const plain = (words: string): string => words.replace(/[\s\u3000]/g, '').replace(/[(]/g, '（').replace(/[)]/g, '）').replace(/,/g, '，');
const overlap = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
/** Shared length of two spans over the length they cover together. */
const agreement = (a: Span, b: Span): number => overlap(a, b) / (a.end - a.start + b.end - b.start - overlap(a, b) || 1);

export function scoreOf(hits: number, found: number, marked: number): Score {
  return { hits, found, marked, f1: hits === 0 ? 0 : (2 * hits) / (found + marked) };
}

/** Pairs one to one, the best first. */
function pairs<F extends Span>(marked: readonly Mark[], found: readonly F[], likeness: (mark: Mark, found: F) => number): [Mark, F][] {
  const all = marked.flatMap((mark) => found.map((item) => ({ mark, item, likeness: likeness(mark, item) }))).filter((pair) => pair.likeness > 0).sort((a, b) => b.likeness - a.likeness);
  const used = new Set<unknown>();
  return all.flatMap(({ mark, item }): [Mark, F][] => {
    if (used.has(mark) || used.has(item)) return [];
    used.add(mark).add(item);
    return [[mark, item]];
  });
}

/** Spans that agree by half or more are the same. */
export function scoreSpans(marked: readonly Span[], found: readonly Span[]): Score {
  const marks = marked.map((span) => ({ ...span, kind: '', attributes: [] }));
  return scoreOf(pairs(marks, found, (mark, item) => (agreement(mark, item) >= 0.5 ? agreement(mark, item) : 0)).length, found.length, marked.length);
}

const sameNumber = (a: string | undefined, b: unknown): boolean => (typeof b === 'number' ? Math.abs(Number(a) - b) < 1e-9 * Math.max(1, Math.abs(b)) : a === b);

/** Compares an extraction with a marked document, kind by kind. */
export function scoreDocument(document: MarkedDocument, extraction: PolicyExtraction): Record<string, Score> {
  const marks = (kind: string): Mark[] => document.marks.filter((mark) => mark.kind === kind);
  const paths = new Set(document.paths.map(plain));
  const nodes = extraction.structure.map((node) => plain(node.path));
  const targets = pairs(marks('t'), extraction.targets, (mark, found) => (sameNumber(mark.attributes[3], found.value) ? agreement(mark, found) : 0));
  const share = (at: number, read: (found: (typeof targets)[number][1]) => unknown): Score => {
    const right = targets.filter(([mark, found]) => (mark.attributes[at] ?? '') === String(read(found) ?? '')).length;
    return scoreOf(right, targets.length, targets.length);
  };
  const units = pairs(marks('r'), extraction.responsibilities.filter((item) => item.kind !== 'addressee'), agreement);
  const markedUnits = (mark: Mark): string[] => (mark.attributes[1] ?? '').split('/');
  const unitHits = units.reduce((sum, [mark, found]) => sum + found.units.filter((unit) => markedUnits(mark).map(plain).includes(plain(unit))).length, 0);
  const measures = pairs(marks('m'), extraction.measures, (mark, found) => (agreement(mark, found) >= 0.5 ? agreement(mark, found) : 0));
  const entities = pairs(marks('e'), extraction.entities.flatMap((entity) => entity.mentions.map((mention) => ({ ...mention, kind: entity.kind }))),
    (mark, found) => (agreement(mark, found) >= 0.8 && mark.attributes[0] === found.kind ? agreement(mark, found) : 0));
  const entityNames = new Set(marks('e').map((mark) => document.text.slice(mark.start, mark.end)));
  const parameters = pairs(marks('p'), extraction.parameters, (mark, found) =>
    (mark.attributes[0] === found.role && sameNumber(mark.attributes[1], found.value) && mark.attributes[2] === found.unit ? agreement(mark, found) : 0));
  return {
    structure: scoreOf(nodes.filter((path) => paths.has(path)).length, nodes.length, paths.size),
    targets: scoreOf(targets.length, extraction.targets.length, marks('t').length),
    targetUnit: share(4, (found) => found.unit),
    targetComparator: scoreOf(targets.filter(([mark, found]) => [found.comparator, found.evaluateAs].includes(mark.attributes[2] as never)).length, targets.length, targets.length),
    targetYear: share(5, (found) => found.year),
    targetSubject: share(1, (found) => found.subject),
    responsibilities: scoreOf(unitHits, extraction.responsibilities.filter((item) => item.kind !== 'addressee').reduce((sum, found) => sum + found.units.length, 0), marks('r').reduce((sum, mark) => sum + markedUnits(mark).length, 0)),
    measures: scoreOf(measures.length, extraction.measures.length, marks('m').length),
    instruments: scoreOf(measures.filter(([mark, found]) => mark.attributes[0] === found.instrument).length, measures.length, measures.length),
    // A name that comes again counts once; names nobody marked count against.
    entities: scoreOf(entities.length, extraction.entities.filter((entity) => !entityNames.has(entity.name)).length + entities.length, marks('e').length),
    parameters: scoreOf(parameters.length, extraction.parameters.length, marks('p').length),
  };
}
