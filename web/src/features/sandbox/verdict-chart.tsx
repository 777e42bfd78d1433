import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SandboxOutcome } from '../../../../src/flows/sandbox/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Chart } from '../../components/chart.tsx';

const COLOUR = { WINNER: '#23803d', LOSER: '#c2301f', MIXED: '#7a5fb0', OPEN: '#d9a23a' } as const;

/** Winners to the right, losers to the left, city by city; hidden numbers draw no bar. */
export function VerdictChart({ cities }: { cities: SandboxOutcome['cities'] }): ReactNode {
  const { t } = useTranslation('sandbox');
  const say = useSay();
  const shown = cities.toReversed();
  const kinds = (['LOSER', 'WINNER', 'MIXED', 'OPEN'] as const).filter((v) => v !== 'MIXED' || cities.some((c) => c.counts.MIXED !== 0));
  return (
    <Chart
      label={t('people.label')} height={70 + 40 * cities.length}
      option={{
        grid: { left: 8, right: 24, top: 8, bottom: 32, containLabel: true }, legend: { bottom: 0 },
        tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (v: number | null) => (v === null ? t('verdict.hidden') : String(Math.abs(v))) },
        xAxis: { type: 'value', minInterval: 1, axisLabel: { formatter: (v: number) => String(Math.abs(v)) } },
        yAxis: { type: 'category', data: shown.map((c) => say(c)) },
        series: kinds.map((v) => ({
          type: 'bar', stack: 'firms', name: t(`verdict.${v}`), color: COLOUR[v], barMaxWidth: 22,
          data: shown.map((c) => {
            const n = c.counts[v];
            return n === null ? null : v === 'LOSER' ? -n : n;
          }),
        })),
      }}
    />
  );
}
