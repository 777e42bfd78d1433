import { createRequire } from 'node:module';
import path from 'node:path';
import type { ChartSpec, ReportModel } from '../contract/model.ts';
import { opaquePng } from './opaque-png.ts';
import { CHART_WIDTH, chartHeight } from './chart-size.ts';

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '..', 'fonts');
/** Twice the size on paper: sharp in print. */
const SCALE = 2;

export interface Picture {
  png: Uint8Array;
  width: number;
  height: number;
}

/** Word and PDF show the same pictures; drawing one takes some tenths of a second, mostly for reading the font. */
const drawn = new Map<string, Picture>();
const KEPT = 32;

/** The charts of a report as pictures, drawn beside the main thread. */
export async function picturesOf(model: ReportModel): Promise<ReadonlyMap<ChartSpec, Picture>> {
  const pictures = new Map<ChartSpec, Picture>();
  for (const node of model.nodes) if (node.kind === 'chart') pictures.set(node.chart, await pictureOf(node.chart));
  return pictures;
}

/** The chart with the font that our packages bring: the same bytes on every machine. */
async function pictureOf(spec: ChartSpec): Promise<Picture> {
  const key = JSON.stringify(spec);
  const known = drawn.get(key);
  if (known) return known;
  // Loaded with the first picture: most processes never draw one.
  const [{ renderAsync }, { chartSvg }] = await Promise.all([import('@resvg/resvg-js'), import('./chart-svg.ts')]);
  const image = await renderAsync(chartSvg(spec), {
    fitTo: { mode: 'width', value: CHART_WIDTH * SCALE },
    background: '#FFFFFF',
    font: { loadSystemFonts: false, fontFiles: [path.join(fonts, 'NotoSansHans-Regular.otf')], defaultFontFamily: 'Noto Sans Hans' },
  });
  const picture = { png: opaquePng(image.pixels, image.width, image.height), width: CHART_WIDTH, height: chartHeight(spec) };
  if (drawn.size >= KEPT) drawn.delete(drawn.keys().next().value!);
  drawn.set(key, picture);
  return picture;
}
