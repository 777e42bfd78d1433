import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelView } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';

/** Firms by the year in which they first got a qualification, and how many of them stood higher later. */
export function FunnelCohorts({ data }: { data: FunnelView }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  if (data.cohorts.length === 0) return null;
  const share = (n: number | null | undefined, size: number): string => (n === null || n === undefined ? '—' : `${n}${inBrackets(`${Math.round((n / size) * 100)}%`)}`);
  return (
    <section className="panel stack-tight">
      <h2>{t('funnel.cohorts')}</h2>
      <p className="faint">{t('funnel.cohortHint')}</p>
      <Table
        size="small" pagination={{ pageSize: 12, hideOnSinglePage: true }} scroll={{ x: 560 }} rowKey={(c) => `${c.type}.${c.year}`} dataSource={[...data.cohorts]} aria-label={t('funnel.cohorts')}
        columns={[
          { title: t('funnel.rung'), render: (_, c) => say(data.rungs.find((r) => r.type === c.type)!) },
          { title: t('funnel.year'), dataIndex: 'year' },
          { title: t('funnel.size'), dataIndex: 'size', align: 'right' },
          ...[1, 2, 3].map((n) => ({ title: t('funnel.after', { n }), align: 'right' as const, render: (_: unknown, c: FunnelView['cohorts'][number]) => share(c.higherAfter[n - 1], c.size) })),
        ]}
      />
    </section>
  );
}
