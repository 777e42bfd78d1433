import type { EChartsCoreOption } from 'echarts/core';
import { type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';

export type ChartOption = EChartsCoreOption;

const Canvas = lazy(() => import('./chart-canvas.tsx'));

/** An echarts chart (bar, line, pie, scatter, heat map), drawn as SVG. `label` says in words what it shows, for those who do not see it. */
export function Chart({ option, height = 300, label }: { option: ChartOption; height?: number; label: string }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <figure className="chart" style={{ height }} role="img" aria-label={label}>
      <Suspense fallback={<span className="faint">{t('chart.loading')}</span>}>
        <Canvas option={option} />
      </Suspense>
    </figure>
  );
}
