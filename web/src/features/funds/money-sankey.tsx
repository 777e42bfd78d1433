import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { getFund } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { Chart, type ChartOption } from '../../components/chart.tsx';
import { formatMoney } from '../../components/money.tsx';
import './funds.css';

type Fund = CallAnswer<typeof getFund>;
const LAST = 4;

/** Sources at the left, then fund, programmes, cities, and at the right who was paid. */
export function MoneySankey({ flows, nodes }: Pick<Fund, 'flows' | 'nodes'>): ReactNode {
  const { t } = useTranslation('funds');
  const language = useLanguage();
  const say = useSay();
  const option = useMemo<ChartOption>(() => {
    const used = nodes.filter((n) => flows.some((f) => f.from === n.id || f.to === n.id));
    const names = new Map(used.map((n) => [n.id, say(n)]));
    return {
      tooltip: { trigger: 'item', valueFormatter: (value: unknown) => formatMoney(Number(value) * 100, language) },
      series: [{
        type: 'sankey', left: 8, right: 8, top: 8, bottom: 8, nodeAlign: 'left', draggable: false,
        data: used.map((n) => ({ name: n.id, depth: n.level, label: { position: n.level >= LAST - 1 ? 'left' : 'right', formatter: () => names.get(n.id) ?? n.id } })),
        links: flows.map((f) => ({ source: f.from, target: f.to, value: f.amountFen / 100 })),
        lineStyle: { color: 'gradient', opacity: 0.35 },
        label: { width: 150, overflow: 'break' },
        emphasis: { focus: 'adjacency' },
      }],
    };
  }, [flows, nodes, language, say]);
  // Five columns of words need their width: a phone scrolls.
  return (
    <div className="funds-flow">
      <div>
        <Chart option={option} height={360} label={t('fund.flowLabel')} />
      </div>
    </div>
  );
}
