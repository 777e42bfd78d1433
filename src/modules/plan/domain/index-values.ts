import type { CompositeIndex } from '../contract/composite.ts';
import type { IndexIndicator } from '../index-pack.ts';

export type IndexValue = CompositeIndex['places'][number]['values'][string];

interface Figure {
  indicator: string;
  place: string;
  period: string;
  value: number;
  confidence: 'sourced' | 'derived' | 'recalled';
  source: string;
}

/**
 * The value of an indicator of the index for a place: of the year, or of the latest year before it that is no older than
 * `maxAge`. A quotient takes both figures of one year. null where nothing is known.
 */
export function indexValue({ value }: Pick<IndexIndicator, 'value'>, place: string, year: number, maxAge: number, figures: readonly Figure[]): IndexValue | null {
  const of = (indicator: string, at: number): Figure | undefined => figures.find((f) => f.indicator === indicator && f.place === place && f.period === String(at));
  for (let at = year; at >= year - maxAge; at--) {
    const found = 'figure' in value ? [of(value.figure, at)] : value.over.map((code) => of(code, at));
    const known = found.filter((f) => f !== undefined);
    if (known.length < found.length) continue;
    const [first, second] = known;
    if (second && second.value === 0) continue;
    return {
      value: 'figure' in value ? first!.value : (first!.value / second!.value) * value.times,
      year: at,
      standsIn: at < year,
      confidence: weakest(known.map((f) => f.confidence)),
      sources: known.map((f) => f.source),
    };
  }
  return null;
}

const weakest = (found: readonly Figure['confidence'][]): Figure['confidence'] => (['recalled', 'derived', 'sourced'] as const).find((c) => found.includes(c))!;
