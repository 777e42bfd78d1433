import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../contract/model.ts';
import { CHART_WIDTH, chartHeight } from './chart-size.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const FONT = 'Noto Sans Hans';

/** The chart as SVG, drawn without a browser; the same chart gives the same text in every process. */
export function chartSvg(spec: ChartSpec): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: CHART_WIDTH, height: chartHeight(spec) });
  try {
    chart.setOption(optionOf(spec));
    // The library numbers its instances through the life of a process.
    return chart.renderToSVGString().replace(/zr\d+-/g, 'zr0-');
  } finally {
    chart.dispose();
  }
}

function optionOf({ kind, horizontal, unit, decimals, categories, series }: ChartSpec): EChartsCoreOption {
  const names = { type: 'category', data: categories, inverse: horizontal, axisLabel: { color: '#1A2433', fontSize: 13, interval: 0 }, axisLine: { lineStyle: { color: '#8A94A0' } }, axisTick: { show: false } };
  const values = {
    type: 'value', name: unit, scale: kind === 'line', nameTextStyle: { color: '#5A6675', fontSize: 12 }, axisLabel: { color: '#5A6675', fontSize: 12 }, splitLine: { lineStyle: { color: '#E3E8EE' } },
    ...(kind === 'stacked' ? { minInterval: 1 } : {}),
  };
  const label = (value: unknown): string => (typeof value === 'number' && !(kind === 'stacked' && value === 0) ? String(Number(value.toFixed(Math.max(decimals, 2)))) : '');
  return {
    animation: false,
    textStyle: { fontFamily: FONT },
    grid: { left: 16, right: horizontal ? 56 : 24, top: 56, bottom: 16, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    legend: { show: series.length > 1, top: 4, textStyle: { color: '#1A2433', fontSize: 13 } },
    xAxis: horizontal ? values : names,
    yAxis: horizontal ? names : values,
    series: series.map((s) => ({
      name: s.name,
      type: kind === 'line' ? 'line' : 'bar',
      ...(kind === 'stacked' ? { stack: 'all' } : {}),
      ...(kind === 'line' ? { symbolSize: 6, connectNulls: true, lineStyle: { width: 2.5, color: s.colour, type: s.dashed ? 'dashed' : 'solid' } } : { barMaxWidth: 34 }),
      itemStyle: { color: s.colour },
      label: {
        show: kind === 'stacked' || (!s.dashed && (categories.length <= 12 || horizontal)),
        position: kind === 'stacked' ? 'inside' : horizontal ? 'right' : 'top',
        fontSize: 11,
        color: kind === 'stacked' ? '#FFFFFF' : '#1A2433',
        formatter: ({ value }: { value: unknown }) => label(value),
      },
      data: s.values,
    })),
  };
}
