import { Alert, Card, DatePicker, Skeleton, Statistic, Table, Tooltip } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { inBrackets } from '../../app/marks.ts';
import { getStatistics } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

type Figures = CallAnswer<typeof getStatistics>;

export default function StatisticsPage(): ReactNode {
  const { t } = useVoucherWords();
  const today = useToday();
  const [state, change] = useAddressState();
  const year = Number(state.year ?? today.slice(0, 4));
  const answer = useAnswer(getStatistics, { query: { year } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead
        title={t('statistics.title')} lead={t('statistics.lead')}
        actions={<DatePicker picker="year" allowClear={false} aria-label={t('common.year')} value={dayjs(`${year}-01-01`)} onChange={(v) => change({ year: v ? String(v.year()) : undefined })} />}
      />
      <ProblemAlert problem={answer.error} />
      {answer.data ? answer.data.orders === 0 && answer.data.paidOrders === 0 ? <Empty title={t('statistics.empty')} /> : <Shown d={answer.data} /> : <Skeleton active />}
    </div>
  );
}

function Shown({ d }: { d: Figures }): ReactNode {
  const { t, className, say } = useVoucherWords();
  const language = useLanguage();
  const { cities, nameOf } = usePlaces();
  const percent = (n: number | null): string => (n === null ? '—' : `${n}%`);
  const codes = cities.map((c) => c.code);
  const largest = Math.max(1, ...d.flows.map((f) => f.fen));
  return (
    <>
      {d.demoIncluded ? <Alert type="info" showIcon title={t('common.demoNote')} /> : null}
      <div className="tiles">
        <Card><Statistic title={t('statistics.paid')} valueRender={() => <Money fen={d.paidFen} />} /></Card>
        <Card><Tooltip title={t('statistics.crossHint')}><Statistic title={t('statistics.cross')} value={percent(d.crossRegionPercent)} /></Tooltip></Card>
        <Card><Tooltip title={t('statistics.leverageHint')}><Statistic title={t('statistics.leverage')} value={d.leverage ?? '—'} /></Tooltip></Card>
        <Card><Statistic title={t('statistics.ratio')} value={percent(d.averageRatioPercent)} /></Card>
        <Card><Statistic title={t('statistics.orders')} value={d.orders} suffix={<small className="faint"> / {t('statistics.paidOrders')} {d.paidOrders}</small>} /></Card>
        <Card><Statistic title={t('statistics.firms')} value={d.firmsReached} /></Card>
        <Card><Statistic title={t('statistics.days')} value={d.medianDays ?? '—'} /></Card>
      </div>
      <div className="grid">
        <section className="panel stack-tight">
          <h2>{t('statistics.flows')}</h2>
          <Chart
            label={t('statistics.flowsLabel')} height={300}
            option={{
              tooltip: {}, grid: { left: 8, right: 8, top: 8, bottom: 44, containLabel: true },
              xAxis: { type: 'category', name: t('statistics.host'), nameLocation: 'middle', nameGap: 28, data: codes.map(nameOf), splitArea: { show: true } },
              yAxis: { type: 'category', data: codes.map(nameOf), inverse: true, splitArea: { show: true } },
              visualMap: { show: false, min: 0, max: largest / 100, inRange: { color: ['#e6f4ff', '#1677ff'] } },
              series: [{ type: 'heatmap', label: { show: true, formatter: ({ value }: { value: [number, number, number] }) => value[2].toLocaleString('en-US') }, data: d.flows.map((f) => [codes.indexOf(f.host), codes.indexOf(f.home), f.fen / 100]) }],
            }}
          />
          <small className="faint">{t('statistics.flowsLabel')}{inBrackets(language === 'zh' ? '元' : 'yuan')}</small>
        </section>
        <section className="panel stack-tight">
          <h2>{t('statistics.classes')}</h2>
          <Table
            size="small" rowKey="serviceClass" pagination={false} scroll={{ x: 'max-content' }} dataSource={d.classes}
            columns={[{ title: t('services.class'), dataIndex: 'serviceClass', render: className }, { title: t('statistics.orders'), dataIndex: 'orders', align: 'right' }, { title: t('statistics.paid'), dataIndex: 'fen', align: 'right', render: (f: number) => <Money fen={f} /> }]}
          />
          <h2>{t('statistics.refusals')}</h2>
          {d.refusals.length === 0 ? <p className="faint">{t('statistics.none')}</p> : d.refusals.map((r) => <div key={r.action} className="row spread"><span>{say(r)}</span><span className="number">{r.orders}</span></div>)}
          <h2>{t('statistics.providers')}</h2>
          {d.providers.map((p) => <div key={p.region} className="row spread"><span>{nameOf(p.region)}</span><span className="number">{p.providers}</span></div>)}
        </section>
      </div>
    </>
  );
}
