import type { ReactNode } from 'react';
import { useSay } from '../../app/i18n.ts';
import { palette } from '../../app/theme.ts';
import { Chart, type ChartOption } from '../../components/chart.tsx';
import type { TargetAnswer } from './target-detail.tsx';
import { usePlanWords } from './words.ts';

/** Yearly figures, what would be on time, the target, and other readings of the same years. */
export function TargetChart({ detail, forecast }: { detail: TargetAnswer; forecast: readonly { year: number; value: number; low: number; high: number }[] }): ReactNode {
  const { t, amount } = usePlanWords();
  const say = useSay();
  const { target, definition, schedule } = detail;
  const annual = detail.series.filter((f) => /^\d{4}$/.test(f.period));
  if (annual.length === 0) return null;
  const inUse = new Map(annual.map((f) => [f.period, f.value]));
  // What was rejected, or says the same, would only clutter.
  const others = detail.otherReadings.filter((f) => /^\d{4}$/.test(f.period) && f.standing !== 'rejected' && inUse.get(f.period) !== f.value);
  const years = yearsBetween([...annual.map((f) => Number(f.period)), ...schedule.map((s) => s.year), ...forecast.map((f) => f.year), target.year]);
  const byYear = (pairs: readonly (readonly [number, number])[]): (number | null)[] => {
    const map = new Map(pairs);
    return years.map((year) => map.get(year) ?? null);
  };
  // Where the definition changed, a line between two years stands for no change of the thing itself.
  const breaks = definition.versions.filter((v) => v.from !== null && years.includes(Number(v.from)));
  const versionOf = (year: number): number => definition.versions.findLast((v) => v.from === null || Number(v.from) <= year)?.no ?? 1;
  const marks = breaks.map((v) => ({
    xAxis: v.from!, lineStyle: { color: palette.amber, type: 'solid' as const, width: 1 },
    label: { formatter: t('definitions.changed'), position: 'end' as const, color: palette.amber, fontSize: 11 },
  }));
  const goalLevel = target.operator === 'REDUCE' ? schedule.at(-1)?.value : target.value;
  const option: ChartOption = {
    grid: { left: 8, right: 16, top: 62, bottom: 8, containLabel: true },
    legend: {
      top: 0, left: 0, itemWidth: 18, itemHeight: 10,
      data: [t('detail.reported'), ...(schedule.length > 0 ? [t('detail.due')] : []), ...(forecast.length > 0 ? [t('detail.forecast'), t('detail.interval')] : []), ...(others.length > 0 ? [t('detail.other')] : [])],
    },
    tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => (typeof value === 'number' ? amount(Number(value.toFixed(4)), definition) : '—') },
    xAxis: { type: 'category', data: years.map(String), axisTick: { alignWithLabel: true } },
    yAxis: { type: 'value', scale: true, name: definition.unit === '%' ? '%' : say({ zh: definition.unit, en: definition.unitEn }), nameTextStyle: { align: 'left' } },
    series: [
      // One line for each definition: nothing is drawn across a change of it.
      ...[...new Set(annual.map((f) => versionOf(Number(f.period))))].map((version, i) => ({
        name: t('detail.reported'),
        type: 'line',
        connectNulls: true,
        symbol: 'circle',
        symbolSize: 8,
        color: palette.brand,
        z: 3,
        lineStyle: { width: 2.5 },
        // An unverified figure is an empty ring: seen to be there, not to be relied on.
        data: years.map((year) => {
          const f = annual.find((a) => Number(a.period) === year && versionOf(year) === version);
          if (!f) return null;
          return f.confidence === 'recalled' ? { value: f.value, symbol: 'emptyCircle', itemStyle: { color: palette.amber } } : { value: f.value, symbol: 'circle' };
        }),
        ...(i > 0
          ? {}
          : {
              markLine: {
                silent: true,
                symbol: 'none',
                data: [
                  ...marks,
                  ...(goalLevel === undefined
                    ? []
                    : [{ yAxis: goalLevel, lineStyle: { color: palette.red, type: 'dashed' as const }, label: { formatter: `${t('detail.goal')} ${goalLevel.toLocaleString('en-US')}`, position: 'insideEndTop' as const } }]),
                ],
              },
            }),
      })),
      // A mark does not stretch the axis; an unseen point of the goal does.
      ...(goalLevel === undefined ? [] : [{ name: t('detail.goal'), type: 'line', symbol: 'none', lineStyle: { opacity: 0 }, tooltip: { show: false }, data: byYear([[target.year, goalLevel]]) }]),
      ...(schedule.length > 0
        ? [{ name: t('detail.due'), type: 'line', symbol: 'none', lineStyle: { type: 'dotted', width: 2, color: palette.grey }, itemStyle: { color: palette.grey }, data: byYear(schedule.map((s) => [s.year, s.value])) }]
        : []),
      ...(forecast.length > 0
        ? [
            // The band is a transparent line and what lies above it, stacked.
            { name: t('detail.band'), type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, tooltip: { show: false }, data: byYear(forecast.map((f) => [f.year, f.low])) },
            { name: t('detail.interval'), type: 'line', stack: 'band', symbol: 'none', lineStyle: { opacity: 0 }, areaStyle: { color: palette.brand, opacity: 0.14 }, itemStyle: { color: palette.brand, opacity: 0.3 }, tooltip: { show: false }, data: byYear(forecast.map((f) => [f.year, f.high - f.low])) },
            { name: t('detail.forecast'), type: 'line', symbol: 'emptyCircle', symbolSize: 6, lineStyle: { type: 'dashed', color: palette.brand }, itemStyle: { color: palette.brand }, data: byYear(withLast(annual, forecast)) },
          ]
        : []),
      ...(others.length > 0
        ? [{ name: t('detail.other'), type: 'scatter', symbol: 'diamond', symbolSize: 9, itemStyle: { color: palette.lake }, data: byYear(others.map((f) => [Number(f.period), f.value])) }]
        : []),
    ],
  };
  return <Chart option={option} height={280} label={t('detail.chart', { indicator: say(target.indicator), place: say(target.place) })} />;
}

function yearsBetween(years: readonly number[]): number[] {
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, i) => first + i);
}

/** The dashed line sets out from the newest figure before it. */
function withLast(annual: readonly { period: string; value: number }[], forecast: readonly { year: number; value: number }[]): (readonly [number, number])[] {
  const before = annual.filter((f) => Number(f.period) < (forecast[0]?.year ?? 0)).at(-1);
  return [...(before ? [[Number(before.period), before.value] as const] : []), ...forecast.map((f) => [f.year, f.value] as const)];
}
