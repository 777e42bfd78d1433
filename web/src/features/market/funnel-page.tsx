import { Button, DatePicker, Input, Select, Skeleton, Table } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRegister } from '../../../../src/modules/brokers/contract.ts';
import { type DemandFunnel, downloadDemandFunnel, getDemandFunnel } from '../../../../src/modules/market/contract.ts';
import { addDays } from '../../../../src/kernel/base/calendar-date.ts';
import { colon } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './market.css';

const YEAR = 364;
type Cohort = DemandFunnel['cohort'];
type Step = Cohort['steps'][number]['step'];

/** The funnel of demands with its curves, beside the period before or another city. */
export default function FunnelPage(): ReactNode {
  const { t } = useTranslation('market');
  const { cities, nameOf } = usePlaces();
  const today = useToday();
  const [from, setFrom] = useState(addDays(today, -YEAR));
  const [until, setUntil] = useState<string>(today);
  const [region, setRegion] = useState<string>();
  const [field, setField] = useState('');
  const [brokerId, setBroker] = useState<string>();
  const [against, setAgainst] = useState<'none' | 'previous' | 'place'>('previous');
  const [againstRegion, setOther] = useState<string>();
  const [step, setStep] = useState<Step>('PUBLISHED');
  const query = { from, until, region, field: field || undefined, brokerId, against, againstRegion };
  const { data, error } = useAnswer(getDemandFunnel, { query }, { keepPrevious: true });
  const brokers = useAnswer(listRegister, { query: { page: 1, pageSize: 200 } });
  const city = [{ value: '', label: t('funnel.allPlaces') }, ...cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))];
  return (
    <div className="stack">
      <PageHead title={t('funnel.title')} lead={t('funnel.lead')} actions={<Button onClick={() => void download(downloadDemandFunnel, { query })}>{t('funnel.export')}</Button>} />
      <div className="filters">
        <label>{t('funnel.from')}<DatePicker style={{ width: '100%' }} allowClear={false} value={dayjs(from)} onChange={(d) => setFrom(d!.format('YYYY-MM-DD'))} /></label>
        <label>{t('funnel.until')}<DatePicker style={{ width: '100%' }} allowClear={false} value={dayjs(until)} onChange={(d) => setUntil(d!.format('YYYY-MM-DD'))} /></label>
        <label>{t('funnel.place')}<Select style={{ width: '100%' }} value={region ?? ''} options={city} onChange={(v) => setRegion(v || undefined)} /></label>
        <label>{t('funnel.field')}<Input.Search allowClear onSearch={setField} /></label>
        <label>{t('funnel.broker')}<Select style={{ width: '100%' }} allowClear value={brokerId} options={brokers.data?.items.map((b) => ({ value: b.id, label: `${b.name} ${b.number}` }))} onChange={setBroker} /></label>
        <label>{t('funnel.against')}<Select style={{ width: '100%' }} value={against} options={[{ value: 'previous', label: t('funnel.previous') }, { value: 'place', label: t('funnel.other') }, { value: 'none', label: t('funnel.none') }]} onChange={setAgainst} /></label>
        {against === 'place' ? <label>{t('funnel.other')}<Select style={{ width: '100%' }} value={againstRegion} options={city.slice(1)} onChange={setOther} /></label> : null}
      </div>
      <ProblemAlert problem={error} />
      {!data ? (error ? null : <Skeleton active />) : data.cohort.demands === 0 ? <div className="panel"><Empty title={t('funnel.empty')} hint={t('funnel.emptyHint')} /></div> : <Figures data={data} step={step} onStep={setStep} />}
    </div>
  );
}

const percent = (v: number | null): string => (v === null ? '—' : `${Math.round(v * 1000) / 10}%`);

function Figures({ data, step, onStep }: { data: DemandFunnel; step: Step; onStep: (step: Step) => void }): ReactNode {
  const { t } = useTranslation('market');
  const { nameOf } = usePlaces();
  const nameOfCohort = (c: Cohort): string => `${c.region ? `${nameOf(c.region)} ` : ''}${c.from} — ${c.until}`;
  const cohorts = [data.cohort, ...(data.comparison ? [data.comparison] : [])];
  const steps = data.cohort.steps;
  const curves = cohorts.map((c) => ({ name: nameOfCohort(c), type: 'line' as const, step: 'end' as const, showSymbol: false, data: c.steps.find((s) => s.step === step)!.curve.map((p) => [p.day, Math.round(p.share * 1000) / 10]) }));
  return (
    <>
      <div className="grid">
        <section className="panel">
          <Chart
            label={t('funnel.chart')} height={340}
            option={{
              tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 24, top: 8, bottom: 60, containLabel: true }, xAxis: { type: 'value', minInterval: 1 },
              yAxis: { type: 'category', inverse: true, data: steps.map((s) => t(`funnel.step.${s.step}`)) },
              series: cohorts.map((c) => ({ name: nameOfCohort(c), type: 'bar', label: { show: true, position: 'right' }, data: c.steps.map((s) => s.count) })),
            }}
          />
        </section>
        <section className="panel stack-tight">
          <label>{t('funnel.curve')} <Select value={step} style={{ minWidth: 160 }} options={steps.slice(1).map((s) => ({ value: s.step, label: t(`funnel.step.${s.step}`) }))} onChange={onStep} /></label>
          <Chart
            label={`${t('funnel.curveChart')}${colon()}${t(`funnel.step.${step}`)}`} height={290}
            option={{ tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 24, top: 24, bottom: 84, containLabel: true }, xAxis: { type: 'value', name: t('funnel.days'), nameLocation: 'middle', nameGap: 24 }, yAxis: { type: 'value', max: 100, name: '%' }, series: curves }}
          />
        </section>
      </div>
      <section className="panel">
        <Table
          size="small" pagination={false} scroll={{ x: 'max-content' }} rowKey={(r) => r.step} dataSource={steps}
          columns={[
            { title: t('funnel.curve'), render: (_, s) => t(`funnel.step.${s.step}`) },
            { title: t('funnel.count'), align: 'right', dataIndex: 'count' },
            { title: t('funnel.ofAll'), align: 'right', render: (_, s) => percent(s.ofAll) },
            { title: t('funnel.ofPrevious'), align: 'right', render: (_, s) => percent(s.ofPrevious) },
            { title: t('funnel.median'), align: 'right', render: (_, s) => s.medianDays ?? '—' },
            ...(data.comparison ? [
              { title: `${t('funnel.comparison')} ${t('funnel.count')}`, align: 'right' as const, render: (_: unknown, s: Cohort['steps'][number]) => data.comparison!.steps.find((o) => o.step === s.step)!.count },
              { title: `${t('funnel.comparison')} ${t('funnel.ofAll')}`, align: 'right' as const, render: (_: unknown, s: Cohort['steps'][number]) => percent(data.comparison!.steps.find((o) => o.step === s.step)!.ofAll) },
            ] : []),
          ]}
        />
        <p className="faint">{data.imported > 0 ? t('funnel.imported', { count: data.imported }) : ''} {data.reconstructed > 0 ? t('funnel.reconstructed', { count: data.reconstructed }) : ''} {t('funnel.note')}</p>
      </section>
    </>
  );
}
