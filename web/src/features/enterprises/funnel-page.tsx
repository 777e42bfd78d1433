import { Select, Skeleton, Table } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type FunnelView, getFunnel } from '../../../../src/modules/enterprises/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { FunnelCohorts } from './funnel-cohorts.tsx';

/** The ladder: how many firms stand where, who came, who left, who climbed; counts only. */
export default function FunnelPage(): ReactNode {
  const { t } = useTranslation('enterprises');
  const { cities, parks, nameOf } = usePlaces();
  const [filters, setFilters] = useAddressState();
  const ladder = filters.ladder === 'specialised' ? 'specialised' : 'main';
  const { data, error } = useAnswer(getFunnel, { query: { city: filters.city, park: filters.park, ladder } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('funnel.title')} lead={t('funnel.lead')} />
      <div className="filters">
        <label>{t('funnel.place')}<Select style={{ width: '100%' }} value={filters.city ?? ''} options={[{ value: '', label: t('funnel.all') }, ...cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))]} onChange={(city) => setFilters({ city: city || undefined, park: undefined })} /></label>
        <label>{t('funnel.park')}<Select style={{ width: '100%' }} value={filters.park ?? ''} options={[{ value: '', label: t('funnel.allParks') }, ...parks.filter((p) => !filters.city || p.city === filters.city).map((p) => ({ value: p.code, label: nameOf(p.code) }))]} onChange={(park) => setFilters({ park: park || undefined })} /></label>
        <label>{t('funnel.ladder')}<Select style={{ width: '100%' }} value={ladder} options={(['main', 'specialised'] as const).map((value) => ({ value, label: t(`funnel.${value}`) }))} onChange={(value) => setFilters({ ladder: value === 'main' ? undefined : value })} /></label>
      </div>
      <ProblemAlert problem={error} />
      {!data ? (error ? null : <Skeleton active />) : data.years.at(-1)!.rungs.every((r) => r.held === 0) ? <div className="panel"><Empty title={t('funnel.empty')} hint={t('funnel.emptyHint')} /></div> : <Figures data={data} byCity={!filters.city && !filters.park} />}
    </div>
  );
}

function Figures({ data, byCity }: { data: FunnelView; byCity: boolean }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const language = useLanguage();
  const phone = usePhone();
  const { nameOf } = usePlaces();
  const names = data.rungs.map((r) => say(r));
  const now = data.years.at(-1)!;
  const cities = data.places.filter((p) => p.park === null);
  const axis = { axisLabel: { width: phone ? 96 : 160, overflow: 'truncate' as const } };
  const target = (type: string): FunnelView['targets'][number] | undefined => data.targets.filter((one) => one.type === type).at(-1);
  return (
    <>
      <div className="grid">
        <section className="panel stack-tight">
          <h2>{t('funnel.chart')} <small className="faint">{t('funnel.now', { day: formatDay(data.on, language) })}</small></h2>
          <Chart
            label={t('funnel.chart')} height={360}
            option={{
              tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 48, top: 8, bottom: 56, containLabel: true }, xAxis: { type: 'value', minInterval: 1, splitNumber: 3 }, yAxis: { type: 'category', inverse: true, data: names, ...axis },
              series: [{ name: t('funnel.stock'), type: 'bar', label: { show: true, position: 'right' }, data: now.rungs.map((r) => r.stock) }],
            }}
          />
        </section>
        <section className="panel stack-tight">
          <h2>{byCity ? t('funnel.byCity') : t('funnel.trend')}</h2>
          <Chart
            label={byCity ? t('funnel.byCity') : t('funnel.trend')} height={360}
            option={byCity
              ? {
                  tooltip: { trigger: 'axis' }, legend: { type: 'scroll', bottom: 0 }, grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true }, xAxis: { type: 'category', data: cities.map((c) => nameOf(c.city)), axisLabel: { interval: 0 } }, yAxis: { type: 'value', minInterval: 1 },
                  series: data.rungs.map((r, i) => ({ name: names[i], type: 'bar', stack: 'all', data: cities.map((c) => c.rungs.find((one) => one.type === r.type)!.stock) })),
                }
              : {
                  tooltip: { trigger: 'axis' }, legend: { type: 'scroll', bottom: 0 }, grid: { left: 8, right: 16, top: 8, bottom: 56, containLabel: true }, xAxis: { type: 'category', data: data.years.map((y) => String(y.year)) }, yAxis: { type: 'value', minInterval: 1 },
                  series: data.rungs.slice(2).map((r, i) => ({ name: names[i + 2], type: 'line', data: data.years.map((y) => y.rungs.find((one) => one.type === r.type)!.held) })),
                }}
          />
        </section>
      </div>
      <section className="panel stack-tight">
        <Table
          size="small" pagination={false} scroll={{ x: 720 }} rowKey="type" dataSource={now.rungs} aria-label={t('funnel.chart')}
          columns={[
            { title: t('funnel.rung'), render: (_, r) => say(data.rungs.find((one) => one.type === r.type)!) },
            { title: t('funnel.stock'), dataIndex: 'stock', align: 'right' },
            { title: t('funnel.held'), dataIndex: 'held', align: 'right' },
            { title: t('funnel.added'), dataIndex: 'added', align: 'right', render: (n: number) => (n > 0 ? `+${n}` : '—') },
            { title: t('funnel.lost'), dataIndex: 'lost', align: 'right', render: (n: number) => (n > 0 ? `−${n}` : '—') },
            { title: t('funnel.up'), align: 'right', render: (_, r) => climbed(now.steps.find((s) => s.type === r.type)) },
            { title: t('funnel.target'), align: 'right', render: (_, r) => {
              const aim = target(r.type);
              return aim ? <span title={say(aim.source)}>{aim.year}{colon()}{aim.value.toLocaleString('en-US')}</span> : '—';
            } },
          ]}
        />
        <small className="faint">{t('funnel.note')}</small>
      </section>
      <FunnelCohorts data={data} />
    </>
  );
}

const climbed = (step: { base: number; up: number } | undefined): string => (step && step.base > 0 ? `${Math.round((step.up / step.base) * 1000) / 10}%${inBrackets(`${step.up}/${step.base}`)}` : '—');
