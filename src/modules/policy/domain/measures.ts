import { rawSpan } from './flat-text.ts';
import { ACTING, CONCRETE_END, DUTY_HEAD, FOUNDING, NO_DUTY, NO_MEASURES, OUTCOME, PAYMENT, PRELUDE, SUPPORTED, VERBS } from './lexicon/measure-words.ts';
import { LABEL } from './lexicon/responsibility-words.ts';
import { measureFeatures, readHead } from './measure-features.ts';
import { conditionClauses, type Passage } from './passages.ts';
import { splitSegments, type Segment } from './segments.ts';
import { decode, type SequenceModel } from './sequence-model.ts';
import type { Structure } from './structure.ts';

/** The labels of the segments: outside any measure, the first of one, a further one. */
export const MEASURE_LABELS: readonly string[] = ['O', 'B', 'I'];

/** A passage that may hold measures, cut into segments. */
export interface MeasurePassage { passage: Passage; segments: Segment[]; features: string[][] }

/** A list of responsible units, or the name of the part by itself, is no action. */
function isLabel(words: string, passage: Passage): boolean {
  return LABEL.test(words) || /^（[^（）]*(?:局|厅|委|办|部|政府|管委会)）$/.test(words) || /^（.*(?:责任|牵头|配合|负责).*）$/.test(words) || words === passage.part?.heading.replace(/\s/g, '');
}

/** The passages in which measures are looked for. Task tables are not among them: there each row is one measure. */
export function measurePassages(passages: readonly Passage[], structure: Structure): MeasurePassage[] {
  const conditions = conditionClauses(passages, structure);
  const parents = new Set(structure.nodes.map((node) => node.parent));
  return passages.flatMap((passage) => {
    if (passage.node === null || passage.part?.kind === 'table_row' || conditions.has(passage.clause)) return [];
    const own = [...passage.headings, passage.part?.heading ?? ''];
    if (own.some((heading) => NO_MEASURES.test(heading)) || LABEL.test(passage.flat.text)) return [];
    const segments = splitSegments(passage.flat.text).filter((segment) => !isLabel(segment.text, passage));
    return [{ passage, segments, features: measureFeatures(passage, segments, parents.has(passage.clause)) }];
  });
}

export interface FoundMeasure { passage: Passage; start: number; end: number; words: string; verb: string; verbClass: string }

function describe(found: MeasurePassage, from: number, to: number): FoundMeasure {
  const { passage, segments } = found;
  const first = segments[from]!;
  const last = segments[to]!;
  const heads = segments.slice(from, to + 1).map((segment) => readHead(segment.text));
  const head = heads.find(({ verb }) => verb !== '' && !/^(?:发挥|依托|利用|把握|努力)$/.test(verb)) ?? heads.find(({ verb }) => verb !== '');
  return {
    passage, ...rawSpan(passage.flat, first.from, last.to), words: passage.flat.text.slice(first.from, last.to),
    verb: head?.verb ?? '', verbClass: head?.verbClass ?? VERBS[head?.verb ?? ''] ?? '',
  };
}

/**
 * Segments that begin a measure whatever the weights say: a body with its duty, a payment with its sum, and a concrete
 * thing to be built, founded or held right after another action. Few enough documents are marked that the model joins these.
 */
function startsForSure(segments: readonly Segment[], i: number, label: string): boolean {
  const words = segments[i]!.text;
  if (DUTY_HEAD.test(words) && !NO_DUTY.test(words)) return true;
  const before = segments[i - 1]?.text ?? '';
  if (label !== 'I' || PRELUDE.test(before)) return false;
  if (PAYMENT.test(words) || SUPPORTED.test(words)) return true;
  return FOUNDING.includes(readHead(words).verbClass) && CONCRETE_END.test(words) && !OUTCOME.test(words) && ACTING.includes(readHead(before).verbClass);
}

/** The measures of running text: runs of segments, as the model joins them. */
export function joinMeasures(found: MeasurePassage, model: SequenceModel): FoundMeasure[] {
  const read = decode(model, found.features).map((label) => model.labels[label]!);
  const labels = read.map((label, i) => (label !== 'B' && startsForSure(found.segments, i, label) ? 'B' : label));
  const measures: FoundMeasure[] = [];
  for (let i = 0; i < labels.length; i += 1) {
    if (labels[i] === 'O') continue;
    let last = i;
    while (labels[last + 1] === 'I') last += 1;
    measures.push(describe(found, i, last));
    i = last;
  }
  return measures;
}

/** In a task table each row is one measure. */
export function rowMeasures(cells: readonly Passage[]): FoundMeasure[] {
  return cells.map((passage) => {
    const head = splitSegments(passage.flat.text).map((segment) => readHead(segment.text)).find(({ verb }) => verb !== '');
    return { passage, start: passage.start, end: passage.end, words: passage.flat.text, verb: head?.verb ?? '', verbClass: head?.verbClass ?? '' };
  });
}
