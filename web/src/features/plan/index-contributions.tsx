import type { ReactNode } from 'react';
import type { CompositeIndex } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Chart, type ChartOption } from '../../components/chart.tsx';
import { usePlanWords } from './words.ts';

/** The score of each place as a bar of its fields. */
export function IndexContributions({ index }: { index: CompositeIndex }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  // The best at the top: a category axis counts from the bottom.
  const places = index.places.filter((p) => p.score !== null).toReversed();
  const fields = index.fields.filter((f) => f.weightInUse > 0);
  const option: ChartOption = {
    grid: { left: 8, right: 24, top: 56, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 10 },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (value: unknown) => (typeof value === 'number' ? value.toFixed(1) : '—') },
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: places.map(say) },
    series: fields.map((field) => ({
      name: say(field),
      type: 'bar',
      stack: 'score',
      barMaxWidth: 30,
      data: places.map((p) => Number((p.fields.find((f) => f.code === field.code)?.contribution ?? 0).toFixed(2))),
    })),
  };
  const inWords = index.places.map((p) => `${say(p)} ${p.score?.toFixed(1) ?? '—'}`).join(', ');
  return (
    <section className="stack-tight">
      <h2>{t('index.contributions')}</h2>
      <p className="faint">{t('index.contributionsHint')}</p>
      <Chart option={option} height={300} label={`${t('index.contributions')}: ${inWords}`} />
    </section>
  );
}
