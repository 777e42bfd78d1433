import { BarChart, CustomChart, HeatmapChart, LineChart, PieChart, SankeyChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, DatasetComponent, GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { type ECharts, type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { fontFamily, palette, seriesColours } from '../app/theme.ts';

use([
  BarChart, CustomChart, LineChart, PieChart, ScatterChart, HeatmapChart, SankeyChart,
  GridComponent, TooltipComponent, LegendComponent, DatasetComponent, MarkLineComponent, MarkPointComponent, TitleComponent, VisualMapComponent, AriaComponent,
  SVGRenderer,
]);

const BASE: EChartsCoreOption = {
  color: [...seriesColours],
  textStyle: { fontFamily, color: palette.ink },
  animationDuration: 300,
};

export default function ChartCanvas({ option }: { option: EChartsCoreOption }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(undefined);
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: 'svg' });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption({ ...BASE, ...option }, { notMerge: true });
  }, [option]);
  return <div ref={place} className="chart-canvas" />;
}
