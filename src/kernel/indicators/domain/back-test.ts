import type { YearValue } from './goal.ts';
import { type ForecastParameters, forecastSeries, type PlaceSeries } from './forecast.ts';
import { type Scale, toScale } from './scale.ts';

/** One forecast made from what was known at an origin, and what came. */
export interface PastForecast {
  place: string;
  origin: number;
  year: number;
  low: number;
  high: number;
  actual: number;
  inside: boolean;
  /** Distance of the middle, and of the last figure, from what came; on the scale of the method. */
  miss: number;
  missOfNoChange: number;
}

/**
 * Rolling origin: from every figure that has enough before it, the figures of the following years are forecast by what
 * was known then, here and elsewhere, and compared with what came.
 * @param furthest years ahead
 */
export function backTestSeries(all: readonly PlaceSeries[], scale: Scale, parameters: ForecastParameters, furthest: number): PastForecast[] {
  return all.flatMap(({ place, figures }) => {
    const inOrder = [...figures].sort((a, b) => a.year - b.year);
    return inOrder.flatMap((origin, i) => {
      const upTo = (list: readonly YearValue[]): YearValue[] => list.filter((f) => f.year <= origin.year);
      const later = inOrder.slice(i + 1).filter((f) => f.year <= origin.year + furthest);
      if (later.length === 0) return [];
      const others = all.filter((o) => o.place !== place).map((o) => ({ place: o.place, figures: upTo(o.figures) }));
      const made = forecastSeries({ own: { place, figures: upTo(inOrder) }, others, scale, toYear: later.at(-1)!.year }, parameters);
      if ('reason' in made) return [];
      return later.map((came): PastForecast => {
        const { value, low, high } = made.points.find((p) => p.year === came.year)!;
        const distance = (from: number): number => Math.abs(toScale(made.scale, came.value) - toScale(made.scale, from));
        return { place, origin: origin.year, year: came.year, low, high, actual: came.value, inside: came.value >= low && came.value <= high, miss: distance(value), missOfNoChange: distance(origin.value) };
      });
    });
  });
}
