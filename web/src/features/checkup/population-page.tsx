import { DownloadOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Input, Progress, Select, Skeleton, Tag } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadPopulation, getPopulation, instantText, numberText, type PopulationRow } from '../../../../src/flows/checkup/contract.ts';
import type { RuleBook } from '../../../../src/kernel/rules/contract.ts';
import { call, type CallAnswer } from '../../app/api.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, inBrackets } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Chart } from '../../components/chart.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './checkup.css';
import { useBook } from './use-book.ts';
import { factText } from './values.ts';

type Population = CallAnswer<typeof getPopulation>;
type Filter = (changes: Record<string, string | undefined>) => void;

/** One rule over the firms of a city: reverse match. */
export default function PopulationPage(): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const { me } = useSession();
  const { cities, nameOf } = usePlaces();
  const today = useToday();
  const [state, change] = useAddressState();
  const { page, pageSize, onPage, first } = usePaging();
  const { data: sent, book, problem } = useBook();
  const [fresh, setFresh] = useState(false);
  const mine = (me?.assignments ?? []).flatMap((a) => a.regions);
  const codes = cities.map((c) => c.code).filter((code) => mine.length === 0 || mine.includes(code));
  const city = state.city ?? codes[0] ?? '';
  const on = state.on ?? today;
  const rules = sent?.rules.filter((r) => r.subject === 'FIRM') ?? [];
  const rule = state.rule ?? rules.find((r) => r.id === 'high-tech-enterprise')?.id ?? rules[0]?.id ?? '';
  const filter: Filter = (changes) => {
    first();
    change(changes);
  };
  const query = {
    rule, city, on, answer: state.answer as PopulationRow['answer'] | undefined, missing: state.missing, near: state.near, band: state.band, q: state.q,
  };
  const [polling, setPolling] = useState(true);
  const answer = useAnswer(getPopulation, { query: { ...query, page, pageSize } as never }, { enabled: city !== '' && rule !== '', keepPrevious: true, ...(polling && { pollEvery: 1500 }) });
  const data = answer.data;
  if (data && polling !== (data.phase !== 'DONE')) setPolling(data.phase !== 'DONE');
  const countAgain = async (): Promise<void> => {
    setFresh(true);
    try {
      await call(getPopulation, { query: { ...query, fresh: 'true' } as never });
    } finally {
      // What went wrong is said by the page itself when it asks again.
      setFresh(false);
      setPolling(true);
      void answer.refetch();
    }
  };
  return (
    <div className="stack">
      <PageHead
        title={t('population.title')} lead={t('population.lead')}
        actions={
          <>
            <Button icon={<ReloadOutlined />} loading={fresh} onClick={() => void countAgain().catch(() => undefined)}>{t('population.fresh')}</Button>
            <Button icon={<DownloadOutlined />} disabled={!data} onClick={() => void download(downloadPopulation, { query: query as never })}>{t('population.export')}</Button>
          </>
        }
      />
      <div className="filters">
        <Select showSearch={{ optionFilterProp: 'label' }} aria-label={t('population.rule')} value={rule || undefined} placeholder={t('population.choose')} options={rules.map((r) => ({ value: r.id, label: say(r.title) }))} onChange={(v) => filter({ rule: v, answer: undefined, missing: undefined, near: undefined, band: undefined })} />
        <Select aria-label={t('population.city')} value={city || undefined} options={codes.map((code) => ({ value: code, label: nameOf(code) }))} onChange={(v) => filter({ city: v })} />
        <DatePicker aria-label={t('on')} allowClear={false} value={dayjs(on)} onChange={(v) => filter({ on: v ? v.format('YYYY-MM-DD') : undefined })} />
        <Input.Search allowClear aria-label={t('population.search')} placeholder={t('population.search')} defaultValue={state.q} onSearch={(v) => filter({ q: v || undefined })} />
      </div>
      <ProblemAlert problem={problem ?? answer.error} />
      {data && book ? <Shown data={data} filter={filter} state={state} /> : answer.error ? null : <Skeleton active />}
      {data && book ? (
        <PagedTable
          answer={{ data: data.page, error: null, isFetching: answer.isFetching && data.phase === 'DONE', refetch: answer.refetch }} rowKey={(r) => r.id} onPage={onPage} label={t('population.title')} empty={data.phase === 'DONE' ? <Empty title={t('population.empty')} /> : <Skeleton active />}
          columns={[
            { title: t('population.firm'), dataIndex: 'name', render: (name: string, r) => <div><AppLink to={`/checkup/firms/${r.id}?on=${on}`}>{name}</AppLink><br /><small className="faint">{r.code}</small></div> },
            { title: t('population.park'), dataIndex: 'park', render: (park: string | null) => (park ? nameOf(park) : '—') },
            { title: t('population.answer'), dataIndex: 'answer', render: (a: PopulationRow['answer']) => <AnswerTag answer={a} /> },
            ...(data.rule.unit ? [{ title: `${t('population.gives')}${inBrackets(data.rule.unit)}`, dataIndex: 'gives', align: 'right' as const, render: (v: number | null) => (v === null ? '—' : numberText(v)) }] : []),
            { title: t('population.gap'), render: (_: unknown, r) => <Gap row={r} book={book} leaves={data.rule.leaves} /> },
          ]}
          card={(r) => (
            <div className="stack-tight">
              <div className="row spread"><AppLink to={`/checkup/firms/${r.id}?on=${on}`}>{r.name}</AppLink><AnswerTag answer={r.answer} /></div>
              <Gap row={r} book={book} leaves={data.rule.leaves} />
            </div>
          )}
        />
      ) : null}
    </div>
  );
}

function AnswerTag({ answer }: { answer: PopulationRow['answer'] }): ReactNode {
  const { t } = useTranslation('checkup');
  return <Tag color={answer === 'YES' ? 'green' : answer === 'NO' ? 'red' : 'gold'}>{t(`population.${answer}`)}</Tag>;
}

function Gap({ row, book, leaves }: { row: PopulationRow; book: RuleBook; leaves: Population['rule']['leaves'] }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const separator = language === 'zh' ? '、' : ', ';
  if (row.near) {
    const fact = book.facts.get(row.near.fact);
    return <span>{t('population.wouldWith', { fact: fact?.[language] ?? row.near.fact, from: factText(fact, row.near.from, language), to: factText(fact, row.near.to, language) })}</span>;
  }
  if (row.missing.length > 0) return <small className="faint">{t('policy.missing')}{colon()}{row.missing.map((id) => book.facts.get(id)?.[language] ?? id).join(separator)}</small>;
  return <small className="faint">{row.failing.map((id) => leaves.find((l) => l.id === id)?.[language] ?? id).join(separator)}</small>;
}

const SHOWN = 8;

function Shown({ data, filter, state }: { data: Population; filter: Filter; state: Record<string, string> }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const near = data.near.reduce((sum, n) => sum + n.bands.slice(0, 3).reduce((a, b) => a + b, 0), 0);
  const tile = (key: 'YES' | 'NO' | 'UNKNOWN'): ReactNode => (
    <button key={key} type="button" className="population-tile" aria-pressed={state.answer === key && state.band === undefined} onClick={() => filter({ answer: state.answer === key && state.band === undefined ? undefined : key, missing: undefined, near: undefined, band: undefined })}>
      <span className="faint">{t(`population.${key}`)}</span><strong>{numberText(data.counts[key])}</strong>
    </button>
  );
  const charted = data.near.slice(0, SHOWN).filter((n) => n.bands.some((b) => b > 0));
  const filtered = ['answer', 'missing', 'near', 'band', 'q'].some((key) => state[key] !== undefined);
  return (
    <>
      {data.phase === 'DONE' ? null : (
        <Alert
          type="info" title={data.phase === 'MATCHING' ? t('population.matching', { done: numberText(data.done) }) : t('population.searching', { searched: numberText(data.searched), total: numberText(data.toSearch) })}
          description={data.phase === 'NEAR' ? <Progress percent={Math.floor((100 * data.searched) / Math.max(1, data.toSearch))} size="small" /> : undefined}
        />
      )}
      <div className="population-tiles">
        {tile('YES')}{tile('NO')}{tile('UNKNOWN')}
        <button type="button" className="population-tile" aria-pressed={state.band === '2'} onClick={() => filter({ answer: undefined, missing: undefined, near: undefined, band: state.band === '2' ? undefined : '2' })}>
          <span className="faint">{t('population.near')}</span><strong>{numberText(near)}</strong>
        </button>
        {data.rule.unit ? <div className="population-tile"><span className="faint">{t('population.sum')}</span><strong>{numberText(data.givesSum)} <small>{data.rule.unit}</small></strong></div> : null}
      </div>
      <small className="faint">
        {say(data.rule.source)}{data.rule.source.number ? inBrackets(data.rule.source.number) : ''} · {t('answer.versionOf', { version: data.rule.version })} · {t('population.countedAt')} {instantText(data.countedAt)}
      </small>
      <div className="grid">
        {charted.length > 0 ? (
          <section className="panel stack-tight">
            <h2>{t('population.nearTitle')}</h2>
            <small className="faint">{t('population.nearLead')}</small>
            <Chart
              label={t('population.nearTitle')} height={90 + charted.length * 34}
              option={{
                tooltip: { trigger: 'axis' }, legend: { bottom: 0 }, grid: { left: 8, right: 16, top: 8, bottom: 60, containLabel: true }, xAxis: { type: 'value', minInterval: 1 },
                yAxis: { type: 'category', inverse: true, data: charted.map((n) => say(n)), axisLabel: { width: 130, overflow: 'truncate' } },
                series: ([0, 1, 2, 3] as const).map((band) => ({ type: 'bar', stack: 'near', name: t(`population.band.${band}`), data: charted.map((n) => n.bands[band] ?? 0) })),
              }}
            />
            <div className="row-tight">{charted.map((n) => <Button key={n.fact} size="small" type={state.near === n.fact ? 'primary' : 'default'} onClick={() => filter({ near: state.near === n.fact ? undefined : n.fact, answer: undefined, missing: undefined, band: undefined })}>{say(n)}</Button>)}</div>
          </section>
        ) : null}
        <Tally title={t('population.missingTitle')} items={data.missing.map((m) => ({ id: m.fact, words: say(m), firms: m.firms }))} chosen={state.missing} onChoose={(id) => filter({ missing: id, answer: undefined, near: undefined, band: undefined })} />
        <Tally title={t('population.failingTitle')} items={data.failing.map((f) => ({ id: f.id, words: say(f), firms: f.firms }))} />
      </div>
      {filtered ? <div><Button onClick={() => filter({ answer: undefined, missing: undefined, near: undefined, band: undefined, q: undefined })}>{t('population.clear')}</Button></div> : null}
    </>
  );
}

function Tally({ title, items, chosen, onChoose }: { title: string; items: readonly { id: string; words: string; firms: number }[]; chosen?: string | undefined; onChoose?: (id: string | undefined) => void }): ReactNode {
  if (items.length === 0) return null;
  return (
    <section className="panel stack-tight">
      <h2>{title}</h2>
      <div className="tally">
        {items.slice(0, SHOWN).flatMap((i) => [
          onChoose ? <Button key={i.id} type="link" size="small" onClick={() => onChoose(chosen === i.id ? undefined : i.id)}>{chosen === i.id ? <strong>{i.words}</strong> : i.words}</Button> : <span key={i.id}>{i.words}</span>,
          <span key={`${i.id}-n`} className="number">{numberText(i.firms)}</span>,
        ])}
      </div>
    </section>
  );
}
