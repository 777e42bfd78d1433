import { App, Button, DatePicker, Input, Modal, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnPoints, listPointEditions, makePointsEdition, type PointsEdition, rankPoints, verifyPointsEdition } from '../../../../src/modules/enterprises/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma, inBrackets } from '../../app/marks.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './growth.css';
import { ScorePanel } from './score-panel.tsx';

type Overview = CallAnswer<typeof listPointEditions>;
const GRADES = ['A', 'B', 'C', 'D', 'none'] as const;

/** Grades for everybody, the own score for a firm, the ranking of its city for an officer. */
export default function PointsPage(): ReactNode {
  const { t } = useTranslation('growth');
  const { data, error, isPending } = useAnswer(listPointEditions);
  const [address, setAddress] = useAddressState();
  const [computing, setComputing] = useState(false);
  const own = useCan('enterprises.points.read-own');
  const edition = data?.editions.find((e) => e.id === address.edition) ?? data?.editions[0];
  return (
    <div className="stack">
      <PageHead title={t('points.title')} lead={t('points.lead')} actions={data?.mayRun ? <Button type="primary" onClick={() => setComputing(true)}>{t('points.compute')}</Button> : null} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && !edition ? <Empty title={t('points.noEditions')} hint={t('points.noEditionsHint')} /> : null}
      {data && edition ? (
        <>
          {data.editions.length > 1 ? (
            <label className="row">
              {t('points.edition')}
              <Select value={edition.id} onChange={(id) => setAddress({ edition: id })} options={data.editions.map((e) => ({ value: e.id, label: e.on }))} style={{ minWidth: 140 }} />
            </label>
          ) : null}
          {own ? <OwnScore edition={edition} /> : null}
          <Distribution edition={edition} />
          {data.mayRank.length > 0 ? <Ranking edition={edition} overview={data} /> : null}
          <Method overview={data} />
        </>
      ) : null}
      {computing ? <ComputeDialog onDone={() => setComputing(false)} /> : null}
    </div>
  );
}

function OwnScore({ edition }: { edition: PointsEdition }): ReactNode {
  const { t } = useTranslation('growth');
  const { data, error } = useAnswer(getOwnPoints, { query: { edition: edition.id } }, { keepPrevious: true });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return (
    <div className="stack">
      <h2>{t('points.own')}{data.points ? `${colon()}${data.points.enterprise.name}` : ''}</h2>
      {data.points ? <ScorePanel points={data.points} /> : <Empty title={t('points.ownNone')} hint={t('points.ownNoneHint')} />}
    </div>
  );
}

function Distribution({ edition }: { edition: PointsEdition }): ReactNode {
  const { t } = useTranslation('growth');
  const grade = (g: (typeof GRADES)[number]): string => (g === 'none' ? t('points.none') : g);
  const hidden = GRADES.filter((g) => edition.grades[g] === null);
  return (
    <section className="panel stack-tight" aria-label={t('points.distribution')}>
      <h2>{t('points.distribution')}</h2>
      <span>{edition.graded === null ? t('points.firmsOnly', { firms: edition.firms.toLocaleString('en-US') }) : t('points.firms', { firms: edition.firms.toLocaleString('en-US'), graded: edition.graded.toLocaleString('en-US') })}</span>
      <Chart
        label={t('points.distributionLabel')} height={220}
        option={{ grid: { left: 72, right: 48, top: 8, bottom: 24 }, xAxis: { type: 'value' }, yAxis: { type: 'category', inverse: true, data: GRADES.map(grade) }, series: [{ type: 'bar', data: GRADES.map((g) => edition.grades[g]), label: { show: true, position: 'right' }, barMaxWidth: 24 }] }}
      />
      {hidden.length > 0 ? <small className="faint">{t('points.suppressed')}{inBrackets(hidden.map(grade).join(comma()))}</small> : null}
      <small className="faint growth-hash">{t('points.hash')} {edition.hash.slice(0, 16)}…</small>
    </section>
  );
}

function Ranking({ edition, overview }: { edition: PointsEdition; overview: Overview }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const { page, pageSize, onPage, first } = usePaging(20);
  const [city, setCity] = useState(overview.mayRank[0]!);
  const [grade, setGrade] = useState<(typeof GRADES)[number]>();
  const [q, setQ] = useState('');
  const answer = useAnswer(rankPoints, { params: { id: edition.id }, query: { page, pageSize, city, grade, q: q || undefined } }, { keepPrevious: true });
  const proof = useAnswer(verifyPointsEdition, { params: { id: edition.id } }, { enabled: false });
  const field = (id: string | null): string => (id === null ? '—' : say(overview.fields.find((f) => f.id === id) ?? { zh: id, en: id }));
  type Row = NonNullable<typeof answer.data>['items'][number];
  const stage = (r: Row): string => (r.stage ? t(`stage.${r.stage}`) : '—');
  const verify = async (): Promise<void> => {
    const { data } = await proof.refetch();
    if (data) void (data.sound ? message.success(t('points.sound', { firms: data.firms })) : message.error(t('points.unsound', { count: data.differing })));
  };
  return (
    <section className="panel stack-tight" aria-label={t('points.ranking')}>
      <div className="row spread"><h2>{t('points.ranking')}</h2><Button onClick={() => void verify()} loading={proof.isFetching}>{t('points.verify')}</Button></div>
      <div className="filters">
        {overview.mayRank.length > 1 ? <Select aria-label={t('lists.city')} value={city} onChange={(c) => { setCity(c); first(); }} options={overview.cities.filter((c) => overview.mayRank.includes(c.code)).map((c) => ({ value: c.code, label: say(c) }))} /> : null}
        <Select allowClear aria-label={t('points.grade')} placeholder={t('points.grade')} value={grade} onChange={(g) => { setGrade(g); first(); }} options={GRADES.map((g) => ({ value: g, label: g === 'none' ? t('points.none') : g }))} />
        <Input.Search allowClear aria-label={t('points.search')} placeholder={t('points.search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
      </div>
      <PagedTable<Row>
        label={t('points.ranking')} answer={answer} rowKey={(r) => r.enterpriseId} onPage={onPage} onRow={(r) => void go(`/growth/points/${edition.id}/${r.enterpriseId}`)}
        card={(r) => (
          <div className="stack-tight">
            <span className="row spread"><strong>{r.rank ? `${r.rank}. ` : ''}{r.name}</strong><span className="number">{(r.totalCents / 100).toFixed(2)} {r.grade ?? ''}</span></span>
            <small className="faint">{stage(r)} · {field(r.field)}</small>
          </div>
        )}
        columns={[
          { title: t('points.rank'), width: 72, render: (_, r) => r.rank ?? '—' },
          { title: t('points.name'), render: (_, r) => r.name },
          { title: t('points.grade'), width: 110, render: (_, r) => (r.grade ? <Tag color="blue">{r.grade}</Tag> : <span className="faint">{t('points.none')}</span>) },
          { title: t('points.total'), align: 'right', width: 90, render: (_, r) => (r.totalCents / 100).toFixed(2) },
          { title: t('points.stage'), width: 100, render: (_, r) => stage(r) },
          { title: t('points.field'), width: 170, render: (_, r) => field(r.field) },
          { title: t('points.filled'), align: 'right', width: 120, render: (_, r) => `${Math.floor(r.filledPpm / 10_000)}%` },
        ]}
      />
    </section>
  );
}

function Method({ overview: { scheme } }: { overview: Overview }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  return (
    <section className="panel stack-tight" aria-label={t('points.method')}>
      <h2>{t('points.method')}</h2>
      <p>{t('points.methodText', { winsor: scheme.winsorPpm / 10_000, cell: scheme.smallestCell, filled: scheme.filledPpm / 10_000 })}</p>
      {scheme.groups.map((g) => (
        <div key={g.id}>
          <strong>{say(g)}</strong> <span className="faint">{(['START_UP', 'GROWTH', 'STABLE'] as const).map((s) => `${t(`stage.${s}`)} ${g.weightPpm[s] / 10_000}%`).join(' · ')}</span>
          <div>{scheme.indicators.filter((i) => i.group === g.id).map((i) => <Tag key={i.id}>{say(i)}</Tag>)}</div>
        </div>
      ))}
      <small className="faint">{t('points.source')}{colon()}{say(scheme.source)}</small>
    </section>
  );
}

function ComputeDialog({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [on, setOn] = useState<string>();
  const make = useAction(makePointsEdition, {
    onSuccess: ({ firms }) => {
      void message.success(t('points.computed', { firms }));
      onDone();
    },
  });
  return (
    <Modal open title={t('points.compute')} okText={t('lists.ok')} cancelText={t('lists.cancel')} okButtonProps={{ disabled: !on }} confirmLoading={make.isPending} onCancel={onDone} onOk={() => on && make.mutate({ body: { on } })}>
      <label className="stack-tight">{t('points.computeOn')}<DatePicker onChange={(_, text) => setOn(typeof text === 'string' ? text : undefined)} /></label>
      <ProblemAlert problem={make.error} />
    </Modal>
  );
}
