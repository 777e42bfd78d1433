import { Alert, DatePicker, Select, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOverview, instantText, numberText } from '../../../../src/flows/checkup/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Chart } from '../../components/chart.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './checkup.css';
import { useBook } from './use-book.ts';

/** Who qualifies, by city: counts alone, small ones held back. */
export default function OverviewPage(): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const { nameOf } = usePlaces();
  const today = useToday();
  const [state, change] = useAddressState();
  const { data: sent } = useBook();
  const rules = sent?.rules.filter((r) => r.subject === 'FIRM') ?? [];
  const rule = state.rule ?? rules.find((r) => r.id === 'high-tech-enterprise')?.id ?? rules[0]?.id ?? '';
  const on = state.on ?? today;
  const [polling, setPolling] = useState(true);
  const { data, error } = useAnswer(getOverview, { query: { rule, on } }, { enabled: rule !== '', keepPrevious: true, ...(polling && { pollEvery: 2000 }) });
  if (data && polling === data.done) setPolling(!data.done);
  const cell = (count: number | null): ReactNode => (count === null ? <span className="faint">{t('overview.hidden')}</span> : numberText(count));
  const inForce = data?.cities.filter((c) => c.inForce) ?? [];
  return (
    <div className="stack">
      <PageHead title={t('overview.title')} lead={t('overview.lead')} />
      <div className="filters">
        <Select showSearch={{ optionFilterProp: 'label' }} aria-label={t('population.rule')} value={rule || undefined} options={rules.map((r) => ({ value: r.id, label: say(r.title) }))} onChange={(v) => change({ rule: v })} />
        <DatePicker aria-label={t('on')} allowClear={false} value={dayjs(on)} onChange={(v) => change({ on: v ? v.format('YYYY-MM-DD') : undefined })} />
      </div>
      <ProblemAlert problem={error} />
      {data ? (
        <>
          {data.done ? null : <Alert type="info" title={t('overview.counting')} />}
          <section className="panel">
            <Chart
              label={t('overview.label')} height={280}
              option={{
                tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 8, top: 12, bottom: 34, containLabel: true },
                xAxis: { type: 'category', data: inForce.map((c) => nameOf(c.city)) }, yAxis: { type: 'value', minInterval: 1 },
                series: (['YES', 'NO', 'UNKNOWN'] as const).map((answer) => ({ type: 'bar', stack: 'all', name: t(`population.${answer}`), color: { YES: '#23803d', NO: '#c2301f', UNKNOWN: '#d9a23a' }[answer], data: inForce.map((c) => c[answer] ?? 0) })),
              }}
            />
          </section>
          <Table
            size="middle" rowKey="city" pagination={false} scroll={{ x: 'max-content' }} dataSource={data.cities} aria-label={t('overview.title')}
            columns={[
              { title: t('overview.city'), dataIndex: 'city', render: nameOf },
              { title: t('overview.firms'), align: 'right', render: (_: unknown, c) => (c.inForce ? numberText(c.firms) : <span className="faint">{t('overview.notInForce')}</span>) },
              ...(['YES', 'NO', 'UNKNOWN', 'near'] as const).map((key) => ({ title: t(key === 'near' ? 'overview.near' : `population.${key}`), align: 'right' as const, render: (_: unknown, c: (typeof data.cities)[number]) => (!c.inForce ? '—' : key === 'near' && !data.done ? '…' : cell(c[key])) })),
            ]}
          />
          <small className="faint">{t('population.countedAt')} {instantText(data.countedAt)}</small>
        </>
      ) : error ? null : <Skeleton active />}
    </div>
  );
}
