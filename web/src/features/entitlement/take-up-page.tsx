import { Alert, Button, Input, Select, Skeleton, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadTakeUp, getTakeUp, listTakeUpFirms, type TakeUpFirm, type TakeUpView } from '../../../../src/modules/entitlement/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { placeOf, reasonsOf } from './words.ts';

const KINDS = ['UNCLAIMED', 'PAID', 'PAID_NOT_ENTITLED', 'UNKNOWN'] as const;
type Kind = (typeof KINDS)[number];
const COLOURS: Record<Kind, string> = { UNCLAIMED: '#d48806', PAID: '#1f5fa8', PAID_NOT_ENTITLED: '#b3261e', UNKNOWN: '#9aa5b1' };

/** By policy and city: who is entitled and has not got it, who has got it and is not entitled. */
export default function TakeUpPage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const today = useToday();
  const seesFirms = useCan('entitlement.facts.read');
  const prepares = useCan('entitlement.round.prepare');
  const [programme, setProgramme] = useState<string>();
  const [on, setOn] = useState<string>();
  const answer = useAnswer(getTakeUp, { query: { programme, on } }, { keepPrevious: true });
  const data = answer.data;
  const query = data ? { programme: data.programme.id, on: data.on } : undefined;
  return (
    <div className="stack">
      <PageHead
        title={t('takeUp.title')}
        lead={t('takeUp.lead')}
        actions={
          <>
            {prepares ? <AppLink to="/entitlement/rounds">{t('takeUp.open')}</AppLink> : null}
            {query ? <Button onClick={() => void download(downloadTakeUp, { query })}>{t('takeUp.export')}</Button> : null}
          </>
        }
      />
      <div className="filters">
        <Select aria-label={t('takeUp.policy')} value={data?.programme.id ?? null} onChange={setProgramme} options={data?.programmes.map((p) => ({ value: p.id, label: say(p) })) ?? []} />
        <Input type="date" aria-label={t('takeUp.on')} max={today} value={on ?? data?.on ?? today} onChange={(e) => setOn(e.target.value || undefined)} />
      </div>
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {data ? (
        <>
          <Picture data={data} />
          <Cities data={data} />
          <Failing data={data} />
          {seesFirms && query ? <Firms key={`${query.programme}${query.on}`} data={data} query={query} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Picture({ data }: { data: TakeUpView }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const withheld = data.rows.filter((r) => KINDS.some((k) => r.cells[k].firms === null)).map((r) => r.city);
  return (
    <section className="panel stack-tight">
      <h2>{t('takeUp.chart')}</h2>
      <Chart
        height={300}
        label={t('takeUp.chartLabel')}
        option={{
          tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, valueFormatter: (n: unknown) => (n === null || n === undefined || n === '-' ? t('takeUp.hidden') : t('rounds.firms', { n: Number(n) })) },
          legend: { bottom: 0 },
          grid: { left: 8, right: 16, top: 16, bottom: withheld.length > 0 ? 64 : 48, containLabel: true },
          // A city of which something is withheld says so under its name: its column is shorter than it would be.
          xAxis: { type: 'category', data: data.rows.map((r) => `${say(placeOf(data.regions, r.city))}${withheld.includes(r.city) ? `\n${t('takeUp.partly')}` : ''}`) },
          yAxis: { type: 'value', minInterval: 1 },
          series: KINDS.map((k) => ({ type: 'bar', stack: 'firms', barMaxWidth: 56, name: t(`takeUp.kind.${k}`), itemStyle: { color: COLOURS[k] }, data: data.rows.map((r) => r.cells[k].firms) })),
        }}
      />
      <small className="faint">{t('takeUp.rule', { rule: data.rule.id, version: data.rule.version })} · {data.programme.clause}{data.rows.some((r) => !r.own) ? ` · ${t('takeUp.hiddenHint', { n: data.smallCell })}` : ''}</small>
    </section>
  );
}

type Row = TakeUpView['rows'][number];

function Cities({ data }: { data: TakeUpView }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const language = useLanguage();
  const cell = (row: Row, kind: Kind): ReactNode => {
    const { firms, fen } = row.cells[kind];
    if (firms === null) return <span className="faint">{t('takeUp.hidden')}</span>;
    return <span className="number">{t('rounds.firms', { n: firms })}{fen ? ` · ${formatMoney(fen, language, 'wan')}` : ''}</span>;
  };
  return (
    <Table<Row>
      aria-label={t('takeUp.title')}
      rowKey="city"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...data.rows]}
      columns={[
        { title: t('takeUp.city'), render: (_, r) => say(placeOf(data.regions, r.city)) },
        ...KINDS.map((k) => ({ title: t(`takeUp.kind.${k}`), align: 'right' as const, render: (_: unknown, r: Row) => cell(r, k) })),
      ]}
    />
  );
}

function Failing({ data }: { data: TakeUpView }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const language = useLanguage();
  return (
    <>
      {data.failing.length > 0 ? (
        <section className="panel stack-tight">
          <h2>{t('takeUp.failing')}</h2>
          {data.failing.map((f) => (
            <span key={f.code} className="row spread"><span>{say(f)}{f.clause ? inBrackets(f.clause) : ''}</span><span>{t('takeUp.failingCount', { n: f.firms })} · <Money fen={f.fen} /></span></span>
          ))}
        </section>
      ) : null}
      {data.strangers.firms > 0 ? <Alert type="warning" showIcon title={t('takeUp.strangers', { n: data.strangers.firms, amount: formatMoney(data.strangers.fen, language) })} /> : null}
    </>
  );
}

function Firms({ data, query }: { data: TakeUpView; query: { programme: string; on: string } }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const { page, pageSize, onPage, first } = usePaging();
  const [kind, setKind] = useState<Kind>('UNCLAIMED');
  const [q, setQ] = useState('');
  const answer = useAnswer(listTakeUpFirms, { query: { ...query, page, pageSize, kind, q: q || undefined } }, { keepPrevious: true });
  const reasons = (f: TakeUpFirm): string => (f.reasons.length === 0 ? '—' : reasonsOf({ outcome: f.kind === 'UNKNOWN' ? 'UNKNOWN' : f.reasons[0]!.code === 'BAD_RECORD' ? 'EXCLUDED' : 'NEAR_MISS', reasons: f.reasons }, say, (what) => t('round.failing', { what })));
  return (
    <section className="stack">
      <h2>{t('takeUp.firms')}</h2>
      <div className="filters">
        <Select aria-label={t('takeUp.firms')} value={kind} onChange={(k) => { setKind(k); first(); }} options={KINDS.map((k) => ({ value: k, label: t(`takeUp.kind.${k}`) }))} />
        <Input.Search allowClear placeholder={t('search')} aria-label={t('search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
      </div>
      <PagedTable<TakeUpFirm>
        answer={answer}
        label={t('takeUp.firms')}
        rowKey={(f) => f.creditCode}
        onPage={onPage}
        empty={<Empty title={t('takeUp.empty')} />}
        columns={[
          { title: t('takeUp.firm'), dataIndex: 'name' },
          { title: t('takeUp.city'), render: (_, f) => say(placeOf(data.regions, f.city)) },
          { title: t('takeUp.entitled'), align: 'right', render: (_, f) => <Money fen={f.entitledFen} unit="wan" /> },
          { title: t('takeUp.paid'), align: 'right', render: (_, f) => <Money fen={f.paidFen} unit="wan" /> },
          { title: t('takeUp.reasons'), width: 420, render: (_, f) => reasons(f) },
        ]}
        card={(f) => (
          <div className="stack-tight">
            <strong>{f.name}</strong>
            <span>{t('takeUp.entitled')} <Money fen={f.entitledFen} /> · {t('takeUp.paid')} <Money fen={f.paidFen} /></span>
            <small className="faint">{reasons(f)}</small>
          </div>
        )}
      />
    </section>
  );
}
