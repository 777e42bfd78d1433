import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import type { SandboxCost } from '../../../../src/flows/sandbox/contract.ts';
import { Chart } from '../../components/chart.tsx';
import { wan } from './words.ts';

const COLOUR = { base: '#8fa3bd', next: '#17509c' };
/** Share of a year's place that one bar takes, and the gap between the two as a share of a bar. */
const BAR = 0.28;
const GAP = 0.2;

interface Api {
  value(at: number): number;
  coord(point: [number, number]): [number, number];
  size(extent: [number, number]): [number, number];
}

/** Expected cost by year before and after, with the interval as whiskers. */
export function CostChart({ cost, level }: { cost: SandboxCost; level: number }): ReactNode {
  const { t } = useTranslation('sandbox');
  const percent = Math.round(level * 100);
  const whiskers = (side: 'base' | 'next'): object => ({
    type: 'custom', name: t(`cost.${side}`), silent: true, z: 5, tooltip: { show: false },
    encode: { x: 0, y: [1, 2] },
    data: cost[side].map((y, i) => [i, y.from / 1e6, y.to / 1e6]),
    renderItem: (_: unknown, api: Api) => {
      const [low, high] = [api.coord([api.value(0), api.value(1)]), api.coord([api.value(0), api.value(2)])];
      const shift = (side === 'base' ? -1 : 1) * (api.size([1, 0])[0] * BAR * (1 + GAP)) / 2;
      const x = low[0] + shift;
      const line = (x1: number, y1: number, x2: number, y2: number): object => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: '#1a2433', lineWidth: 1.5 } });
      return { type: 'group', children: [line(x, low[1], x, high[1]), line(x - 5, low[1], x + 5, low[1]), line(x - 5, high[1], x + 5, high[1])] };
    },
  });
  const bars = (side: 'base' | 'next'): object => ({ type: 'bar', name: t(`cost.${side}`), barWidth: `${BAR * 100}%`, barGap: `${GAP * 100}%`, color: COLOUR[side], data: cost[side].map((y) => y.expected / 1e6) });
  return (
    <Chart
      label={t('cost.label', { level: percent })} height={300}
      option={{
        grid: { left: 8, right: 8, top: 36, bottom: 30, containLabel: true }, legend: { bottom: 0, data: [t('cost.base'), t('cost.next')] },
        tooltip: {
          trigger: 'axis', axisPointer: { type: 'shadow' },
          formatter: (points: { dataIndex: number }[]) => {
            const k = points[0]!.dataIndex;
            return [String(cost.base[k]!.year), ...(['base', 'next'] as const).map((side) => `${t(`cost.${side}`)} ${wan(cost[side][k]!.expected)}${inBrackets(`${wan(cost[side][k]!.from)} – ${wan(cost[side][k]!.to)}`)}`)].join('<br/>');
          },
        },
        xAxis: { type: 'category', data: cost.base.map((y) => String(y.year)) },
        yAxis: { type: 'value', name: t('cost.unit'), nameTextStyle: { align: 'left' }, nameLocation: 'end' },
        series: [bars('base'), bars('next'), whiskers('base'), whiskers('next')],
      }}
    />
  );
}
