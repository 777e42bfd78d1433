import { rawSpan } from './flat-text.ts';
import { MEASURE_LABELS, type MeasurePassage } from './measures.ts';
import { train, type SequenceExample, type SequenceModel } from './sequence-model.ts';

/** A measure as a person marked it, by its offsets in the text as read. */
export interface MarkedMeasure { start: number; end: number }

const PENALTY = 10;
const ROUNDS = 150;

/** Labels the segments of a passage by the measures a person marked: a segment belongs to the shortest that holds half of it. */
function label(found: MeasurePassage, marked: readonly MarkedMeasure[]): SequenceExample {
  let before: MarkedMeasure | null = null;
  const labels = found.segments.map((segment) => {
    const span = rawSpan(found.passage.flat, segment.from, segment.to);
    const holding = marked
      .filter((measure) => Math.min(measure.end, span.end) - Math.max(measure.start, span.start) >= 0.5 * (span.end - span.start))
      .reduce<MarkedMeasure | null>((least, measure) => (least === null || measure.end - measure.start < least.end - least.start ? measure : least), null);
    const name = holding === null ? 'O' : holding === before ? 'I' : 'B';
    before = holding;
    return MEASURE_LABELS.indexOf(name);
  });
  return { features: found.features, labels };
}

/** Learns how segments are joined to measures from documents that people marked. Deterministic. */
export function trainMeasureModel(documents: readonly { passages: readonly MeasurePassage[]; marked: readonly MarkedMeasure[] }[]): SequenceModel {
  return train(MEASURE_LABELS, documents.flatMap(({ passages, marked }) => passages.map((found) => label(found, marked))), PENALTY, ROUNDS);
}
