import { createRequire } from 'node:module';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { ChartSpec } from '../contract/model.ts';
import { CHART_WIDTH, chartHeight, chartSvg } from './chart-svg.ts';

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
/** Twice the size on paper: sharp in print. */
const SCALE = 2;

export interface Picture {
  png: Uint8Array;
  width: number;
  height: number;
}

/** The chart as a picture, with the font that our packages bring: the same bytes on every machine. */
export function chartPicture(spec: ChartSpec): Picture {
  const image = new Resvg(chartSvg(spec), {
    fitTo: { mode: 'width', value: CHART_WIDTH * SCALE },
    background: '#FFFFFF',
    font: { loadSystemFonts: false, fontFiles: [path.join(fonts, 'NotoSansHans-Regular.otf')], defaultFontFamily: 'Noto Sans Hans' },
  });
  return { png: new Uint8Array(image.render().asPng()), width: CHART_WIDTH, height: chartHeight(spec) };
}
