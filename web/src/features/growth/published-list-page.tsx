import { Alert, Input, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPublicList } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { Chart } from '../../components/chart.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './growth.css';
import { ObjectionForm } from './objection-form.tsx';
import { ReportButtons } from './report-buttons.tsx';
import { useCityName } from './use-places.ts';

/** A list as the public reads it: firms, how they stand against the last one, the report; while on notice, the form of objections. */
export default function PublishedListPage(): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const id = useRouteParam('id');
  const { me } = useSession();
  const cityName = useCityName();
  const { page, pageSize, onPage, first } = usePaging(20);
  const [city, setCity] = useState<string>();
  const [q, setQ] = useState('');
  const { data, error, isPending, ...rest } = useAnswer(getPublicList, { params: { id }, query: { page, pageSize, city, q: q || undefined } }, { keepPrevious: true });
  if (isPending) return <Skeleton active />;
  if (!data) return <ProblemAlert problem={error} />;
  type Row = (typeof data.firms.items)[number];
  const field = (r: Row): string => (r.field === null ? '—' : say(data.fields.find((f) => f.id === r.field) ?? { zh: r.field, en: r.field }));
  const { edition, notice, changes } = data;
  const lead = edition.publishedOn ? `${t('published.publishedOn', { date: edition.publishedOn })} · ${edition.documentNumber ?? ''}` : say(data.kind);
  return (
    <div className="stack">
      <PageHead title={edition.title} lead={lead} actions={edition.state === 'PUBLISHED' ? <ReportButtons id={id} /> : null} />
      {changes ? <span>{t('published.changes', changes)}</span> : null}
      {notice && edition.state === 'NOTICE' ? <Alert type="info" showIcon title={notice.running ? t('published.onNotice', { until: notice.until }) : t('published.ended')} description={t('published.objectHint')} /> : null}
      <section className="panel stack-tight" aria-label={t('published.byCity')}>
        <h2>{t('published.byCity')}</h2>
        <Chart label={t('published.byCity')} height={200} option={{ grid: { left: 40, right: 12, top: 20, bottom: 28 }, xAxis: { type: 'category', data: data.cities.map(say) }, yAxis: { type: 'value', minInterval: 1 }, series: [{ type: 'bar', data: data.cities.map((c) => c.firms), label: { show: true, position: 'top' }, barMaxWidth: 44 }] }} />
      </section>
      <div className="filters">
        <Select allowClear aria-label={t('published.city')} placeholder={t('published.city')} value={city} onChange={(c) => { setCity(c); first(); }} options={data.cities.map((c) => ({ value: c.code, label: `${say(c)}${inBrackets(c.firms)}` }))} />
        <Input.Search allowClear aria-label={t('published.search')} placeholder={t('published.search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
      </div>
      <PagedTable<Row>
        label={edition.title} answer={{ data: data.firms, error, isFetching: rest.isFetching, refetch: rest.refetch }} rowKey={(r) => `${r.city} ${r.name}`} onPage={onPage}
        card={(r) => <div className="stack-tight"><strong>{r.name}</strong><small className="faint">{cityName(r.city)} · {field(r)}{r.standing ? ` · ${t(`standing.${r.standing}`)}` : ''}</small></div>}
        columns={[
          { title: t('published.name'), render: (_, r) => r.name },
          { title: t('published.city'), width: 130, render: (_, r) => cityName(r.city) },
          { title: t('published.field'), width: 200, render: (_, r) => field(r) },
          ...(changes ? [{ title: t('published.standing'), width: 130, render: (_: unknown, r: Row) => (r.standing ? <Tag color={r.standing === 'STAYED' ? 'blue' : 'green'}>{t(`standing.${r.standing}`)}</Tag> : '—') }] : []),
        ]}
      />
      {notice?.running && edition.state === 'NOTICE' ? (me ? <ObjectionForm caseId={edition.caseId} /> : <AppLink to="/sign-in">{t('published.signIn')}</AppLink>) : null}
    </div>
  );
}
