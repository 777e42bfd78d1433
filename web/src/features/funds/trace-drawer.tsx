import { Button, Descriptions, Drawer, Skeleton, Tag, Timeline } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trace } from '../../../../src/modules/funds/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ClauseText } from '../../components/clause-text.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';

type Trace = CallAnswer<typeof trace>;

/** The whole way of one posting over the page it was asked on. */
export function TraceDrawer({ transfer, onClose }: { transfer: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('funds');
  return (
    <Drawer open size="large" title={t('trace.title')} onClose={onClose}>
      <TraceView transfer={transfer} />
    </Drawer>
  );
}

/** Where the money of one posting came from and went, on which clause and by whom; every neighbour can be followed. */
export function TraceView({ transfer }: { transfer: string }): ReactNode {
  const { t } = useTranslation('funds');
  const [at, setAt] = useState(transfer);
  const { data, error, isPending } = useAnswer(trace, { params: { transfer: at } });
  return (
    <>
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data ? (
        <div className="stack">
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'kind', label: t(`fund.kinds.${data.posting.kind}`), children: <Money fen={data.posting.amountFen} unit="yuan" /> },
              { key: 'entry', label: t('trace.entry'), children: <AppLink to={`/ledger/entries/${data.entry.id}`}>{data.posting.transfer}</AppLink> },
              { key: 'clause', label: t('funds.clause'), children: data.entry.clause ? <ClauseText clause={data.entry.clause} /> : '—' },
              { key: 'hash', label: t('trace.hash'), children: <code>{data.entry.hash.slice(0, 16)}…</code> },
            ]}
          />
          <Timeline items={data.stations.map((s, i) => ({ key: i, content: <StationView station={s} /> }))} />
          <Neighbours title={t('trace.before')} postings={data.before} onGo={setAt} />
          <Neighbours title={t('trace.after')} postings={data.after} onGo={setAt} />
        </div>
      ) : null}
    </>
  );
}

/** The page of a station, where it has one. */
function pageOf({ kind, id }: Trace['stations'][number]): string | undefined {
  if (id === null) return undefined;
  if (kind === 'fund') return `/funds/fund/${id}`;
  if (kind === 'batch') return `/funds/batches/${id}`;
  return kind === 'task' || kind === 'result' ? `/supervision/tasks/${id}` : undefined;
}

function StationView({ station }: { station: Trace['stations'][number] }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const page = pageOf(station);
  return (
    <div className="stack-tight">
      <div className="row-tight">
        <Tag>{t(`trace.kinds.${station.kind}`)}</Tag>
        <strong>{page ? <AppLink to={page}>{say(station)}</AppLink> : say(station)}</strong>
        {station.amountFen === null ? null : <Money fen={station.amountFen} unit="yuan" />}
      </div>
      {station.clause ? <small><ClauseText clause={station.clause} /></small> : null}
      {station.decisions.map((d, i) => (
        <small key={i}>
          {t('trace.who', { what: say(d), name: d.byName })} · <Instant at={d.at} />
          {d.document ? ` · ${d.document}` : ''}
        </small>
      ))}
    </div>
  );
}

function Neighbours({ title, postings, onGo }: { title: string; postings: Trace['before']; onGo: (transfer: string) => void }): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  return (
    <section className="stack-tight">
      <h3>{title}</h3>
      {postings.length === 0 ? <span className="faint">{t('trace.nobody')}</span> : null}
      {postings.map((p) => (
        <div key={p.transfer} className="row-tight">
          <Button size="small" onClick={() => onGo(p.transfer)}>
            {t(`fund.kinds.${p.kind}`)}
          </Button>
          <Money fen={p.amountFen} unit="yuan" />
          <span className="faint">{p.task ?? say({ zh: p.programmeZh ?? '', en: p.programmeEn ?? '' })}</span>
        </div>
      ))}
    </section>
  );
}
