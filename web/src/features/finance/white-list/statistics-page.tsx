import { Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreditStatistics, getCreditStatistics } from '../../../../../src/modules/finance/contract.ts';
import { useSay } from '../../../app/i18n.ts';
import { useAnswer } from '../../../app/query.ts';
import { Chart } from '../../../components/chart.tsx';
import { Empty } from '../../../components/empty.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';

/** By city and bank: listed firms, consents, answers, loans and how many of them are a firm's first. */
export default function StatisticsPage(): ReactNode {
  const { t } = useTranslation('finance');
  const answer = useAnswer(getCreditStatistics);
  const data = answer.data;
  return (
    <div className="stack">
      <PageHead title={t('whiteList.statistics.title')} lead={t('whiteList.statistics.lead', { n: data?.smallestShown ?? 5 })} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data ? <Figures data={data} /> : null}
    </div>
  );
}

const COLUMNS = ['consents', 'offered', 'declined', 'lent', 'first'] as const;
type Counts = { [K in (typeof COLUMNS)[number]]: number | null } & { firstSharePpm: number | null };

function Figures({ data }: { data: CreditStatistics }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const cell = (n: number | null): ReactNode => (n === null ? <span className="faint">{t('whiteList.statistics.hidden')}</span> : n);
  const columns = [
    ...COLUMNS.map((key) => ({ title: t(`whiteList.statistics.${key}`), align: 'right' as const, render: (_: unknown, row: Counts) => cell(row[key]) })),
    { title: t('whiteList.statistics.share'), align: 'right' as const, render: (_: unknown, row: Counts) => (row.firstSharePpm === null ? '—' : `${(row.firstSharePpm / 10_000).toFixed(1)}%`) },
  ];
  const reasons = data.declines.filter((d) => d.count !== 0);
  return (
    <>
      <section className="panel stack-tight">
        <h2>{t('whiteList.statistics.chart')}</h2>
        <Chart
          height={300}
          label={t('whiteList.statistics.chart')}
          option={{
            tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (n: unknown) => (n === null || n === undefined || n === '-' ? t('whiteList.statistics.hidden') : String(n)) },
            legend: { bottom: 0 },
            grid: { left: 8, right: 16, top: 16, bottom: 48, containLabel: true },
            xAxis: { type: 'category', data: data.cities.map(say) },
            yAxis: { type: 'value', minInterval: 1 },
            series: (['listed', 'consents', 'lent'] as const).map((key) => ({ type: 'bar', barMaxWidth: 32, name: t(`whiteList.statistics.${key}`), data: data.cities.map((c) => c[key]) })),
          }}
        />
      </section>
      <h2>{t('whiteList.statistics.byCity')}</h2>
      <Table aria-label={t('whiteList.statistics.byCity')} size="small" rowKey="code" pagination={false} scroll={{ x: 'max-content' }} dataSource={data.cities}
        columns={[{ title: t('whiteList.statistics.city'), render: (_, c) => say(c) }, { title: t('whiteList.statistics.listed'), align: 'right', render: (_, c) => cell(c.listed) }, ...columns]} />
      <h2>{t('whiteList.statistics.byBank')}</h2>
      {data.banks.length === 0 ? <Empty title={t('whiteList.statistics.none')} /> : (
        <Table aria-label={t('whiteList.statistics.byBank')} size="small" rowKey="id" pagination={false} scroll={{ x: 'max-content' }} dataSource={data.banks} columns={[{ title: t('whiteList.statistics.bank'), dataIndex: 'name' }, ...columns]} />
      )}
      <section className="panel stack">
        <h2>{t('whiteList.statistics.reasons')}</h2>
        {reasons.length === 0 ? <span className="faint">{t('whiteList.statistics.none')}</span> : reasons.map((d) => <span key={d.id} className="row spread"><span>{say(d)}</span><span>{cell(d.count)}</span></span>)}
      </section>
    </>
  );
}
