import { type ReactNode, useMemo } from 'react';
import { Chart, type ChartOption } from '../../components/chart.tsx';
import { formatMoney } from '../../components/money.tsx';
import { useClearingWords } from './words.ts';

interface Flow {
  debtor: string;
  creditor: string;
  fen: number;
}

/** Who owes whom: debtors at the left, creditors at the right. A city that is both stands on both sides. */
export function FlowSankey({ flows, places }: { flows: readonly Flow[]; places: readonly { code: string; zh: string; en: string }[] }): ReactNode {
  const { t, language } = useClearingWords();
  const owes = t('window.owes');
  const receives = t('window.receives');
  const option = useMemo<ChartOption>(() => {
    const city = new Map(places.map((p) => [p.code, language === 'zh' ? p.zh : p.en]));
    const left = (code: string): string => `${city.get(code) ?? code} ${owes}`;
    const right = (code: string): string => `${city.get(code) ?? code} ${receives}`;
    const names = new Set(flows.flatMap((f) => [left(f.debtor), right(f.creditor)]));
    return {
      tooltip: { trigger: 'item', valueFormatter: (value: unknown) => formatMoney(Number(value) * 100, language) },
      series: [{
        type: 'sankey',
        animation: false,
        left: 8,
        right: 8,
        top: 8,
        bottom: 8,
        nodeAlign: 'justify',
        draggable: false,
        data: [...names].map((name) => ({ name, label: { position: name.endsWith(receives) ? 'left' : 'right' } })),
        links: flows.map((f) => ({ source: left(f.debtor), target: right(f.creditor), value: f.fen / 100 })),
        lineStyle: { color: 'gradient', opacity: 0.35 },
        emphasis: { focus: 'adjacency' },
      }],
    };
  }, [flows, language, owes, receives, places]);
  return <Chart option={option} height={Math.max(220, new Set(flows.map((f) => f.debtor)).size * 64)} label={t('window.flowsLabel')} />;
}
