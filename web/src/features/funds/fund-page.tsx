import { Button, Skeleton, Table, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getFund } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { OpenBatchDialog } from './fund-dialogs.tsx';
import { MoneySankey } from './money-sankey.tsx';
import { type PostingFilter, PostingTable } from './posting-table.tsx';
import { ProgrammeForm } from './programme-form.tsx';
import { ProgrammePanel } from './programme-panel.tsx';

export type FundView = CallAnswer<typeof getFund>;

/** One fund: what it has, where it went, what came of it. */
export default function FundPage(): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const id = useRouteParam('id');
  const { data, error, isPending } = useAnswer(getFund, { params: { id } });
  const [batching, setBatching] = useState(false);
  const [tab, setTab] = useState('programmes');
  const [filter, setFilter] = useState<PostingFilter>({});
  const drill = (to: PostingFilter): void => {
    setFilter(to);
    setTab('postings');
  };
  const title = data ? say({ zh: data.fund.nameZh, en: data.fund.nameEn }) : t('funds.one');
  return (
    <div className="stack">
      <PageHead
        title={title}
        lead={data ? `${data.fund.year} · ${data.fund.clause} · ${data.purposes.map(say).join(comma())}` : undefined}
        actions={
          <>
            <AppLink to="/funds/batches">{t('funds.batches')}</AppLink>
            {data && data.may.prepare.length > 0 ? <Button onClick={() => setBatching(true)}>{t('batches.new')}</Button> : null}
          </>
        }
      />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <section className="panel grid">
            {(['budget', 'contributed', 'allocated', 'paid', 'returned'] as const).map((key) => (
              <div key={key} className="fact">
                <span className="faint">{t(`funds.${key}`)}</span>
                <strong>
                  <Money fen={data.fund[`${key}Fen`]} />
                </strong>
              </div>
            ))}
          </section>
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={[
              { key: 'programmes', label: t('fund.programmes'), children: <Programmes fund={data} /> },
              { key: 'flow', label: t('fund.flow'), children: <Flow fund={data} onDrill={drill} /> },
              { key: 'cities', label: t('fund.cities'), children: <Cities fund={data} /> },
              { key: 'performance', label: t('fund.performance'), children: <PerformanceTab fund={data} /> },
              { key: 'postings', label: t('fund.postings'), children: <PostingTable key={JSON.stringify(filter)} fund={data} filter={filter} onFilter={setFilter} /> },
            ]}
          />
          {batching ? <OpenBatchDialog fund={data} onClose={() => setBatching(false)} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Programmes({ fund }: { fund: FundView }): ReactNode {
  const { t } = useTranslation('funds');
  const [adding, setAdding] = useState(false);
  return (
    <div className="stack">
      <BudgetPanel fund={fund} />
      {fund.may.plan ? <div><Button onClick={() => setAdding(true)}>{t('programme.new')}</Button></div> : null}
      {adding ? <ProgrammeForm fund={fund} onClose={() => setAdding(false)} /> : null}
      {fund.programmes.length === 0 ? <Empty title={t('fund.noProgramme')} /> : null}
      {fund.programmes.map((p) => (
        <ProgrammePanel key={p.id} fund={fund} programme={p} />
      ))}
    </div>
  );
}

/** The way that stands for a part of 10,000 yuan: `paid:320500`, `returned`, or what nobody has spent yet. */
function postingsOf(id: string): PostingFilter {
  if (id === 'returned') return { kind: 'return' };
  return id.startsWith('paid:') ? { kind: 'payment', region: id.slice('paid:'.length) } : { kind: 'allocation' };
}

function Flow({ fund, onDrill }: { fund: FundView; onDrill: (to: PostingFilter) => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  if (fund.flows.length === 0) return <Empty title={t('fund.noPosting')} />;
  return (
    <div className="stack">
      <section className="panel">
        <MoneySankey flows={fund.flows} nodes={fund.nodes} />
      </section>
      <section className="panel stack" aria-label={t('fund.perLabel')}>
        <h2>{t('fund.per')}</h2>
        <div className="grid">
          {fund.perTenThousand.map((p) => (
            <div key={p.id} className="fact">
              <span className="faint">{say(p)}</span>
              <strong>{t('fund.yuan', { n: p.yuan })}</strong>
              <small className="faint">
                <Money fen={p.amountFen} />
              </small>
              <div>
                <Button size="small" aria-label={`${say(p)}${colon()}${t('fund.postings')}`} onClick={() => onDrill(postingsOf(p.id))}>
                  {t('fund.postings')}
                </Button>
              </div>
            </div>
          ))}
        </div>
      </section>
    </div>
  );
}

function Cities({ fund }: { fund: FundView }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const language = useLanguage();
  const cells = fund.programmes.flatMap((p) => p.tasks.flatMap((task) => task.cities));
  const rows = fund.regions.map((r) => {
    const own = cells.filter((c) => c.region === r.code);
    const sum = (key: 'allocatedFen' | 'paidFen' | 'returnedFen'): number => own.reduce((total, c) => total + c[key], 0);
    return { ...r, allocatedFen: sum('allocatedFen'), paidFen: sum('paidFen'), returnedFen: sum('returnedFen') };
  });
  const bars = ['allocated', 'paid', 'returned'] as const;
  return (
    <div className="stack">
      <section className="panel">
      <Chart
        height={280}
        label={t('fund.cities')}
        option={{
          tooltip: { valueFormatter: (value: unknown) => formatMoney(Number(value) * 100, language) },
          legend: { bottom: 0 },
          grid: { left: 8, right: 16, top: 16, bottom: 40, containLabel: true },
          xAxis: { type: 'category', data: rows.map(say) },
          yAxis: { type: 'value', axisLabel: { formatter: (value: number) => formatMoney(value * 100, language) } },
          series: bars.map((key) => ({ type: 'bar', name: t(`funds.${key}`), data: rows.map((r) => r[`${key}Fen`] / 100) })),
        }}
      />
      </section>
      <Table
        aria-label={t('fund.cities')}
        rowKey="code"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        columns={[
          { title: t('fund.region'), render: (_, r) => say(r) },
          ...bars.map((key) => ({ title: t(`funds.${key}`), align: 'right' as const, render: (_: unknown, r: (typeof rows)[number]) => <Money fen={r[`${key}Fen`]} unit="wan" /> })),
          { title: t('fund.left'), align: 'right', render: (_, r) => <Money fen={r.allocatedFen - r.paidFen - r.returnedFen} unit="wan" /> },
        ]}
      />
      {fund.returns.length > 0 ? (
        <Table
          aria-label={t('fund.returns')}
          title={() => <strong>{t('fund.returns')}</strong>}
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={[...fund.returns]}
          columns={[
            { title: t('fund.when'), render: (_, r) => <Instant at={r.at} /> },
            { title: t('fund.kind'), render: (_, r) => t(`fund.${r.kind}`) },
            { title: t('fund.task'), render: (_, r) => fund.programmes.flatMap((p) => p.tasks).find((x) => x.id === r.taskId)?.title },
            { title: t('batch.amount'), align: 'right', render: (_, r) => <Money fen={r.amountFen} /> },
            { title: t('fund.reason'), dataIndex: 'reason' },
          ]}
        />
      ) : null}
    </div>
  );
}

const percent = (ppm: number): string => `${(ppm / 10_000).toFixed(1)}%`;

function PerformanceTab({ fund }: { fund: FundView }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const part = (ppm: number | null): string => (ppm === null ? t('fund.open') : percent(ppm));
  return (
    <div className="stack">
      <Table
        aria-label={t('fund.performance')}
        rowKey="id"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={[...fund.programmes]}
        columns={[
          { title: t('fund.programmes'), render: (_, p) => say({ zh: p.nameZh, en: p.nameEn }) },
          { title: t('fund.spending'), align: 'right', render: (_, p) => percent(p.performance.spendingPpm) },
          { title: t('fund.progress'), align: 'right', render: (_, p) => part(p.performance.progressPpm) },
          { title: t('fund.indicators'), align: 'right', render: (_, p) => part(p.performance.indicatorPpm) },
          { title: t('fund.score'), align: 'right', render: (_, p) => <strong>{p.performance.score ?? t('fund.open')}</strong> },
        ]}
      />
      <small className="faint">
        {t('fund.scheme', fund.scheme)} · {say({ zh: fund.scheme.sourceZh, en: fund.scheme.sourceEn })}
      </small>
    </div>
  );
}
