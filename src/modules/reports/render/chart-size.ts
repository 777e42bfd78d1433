import type { ChartSpec } from '../contract/model.ts';

/** Size of a chart in pixels, known without the library that draws it. */
export const CHART_WIDTH = 720;

export function chartHeight({ horizontal, categories }: ChartSpec): number {
  return horizontal ? Math.max(220, 90 + categories.length * 34) : 340;
}
