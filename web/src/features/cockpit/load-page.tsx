import { Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadAgenda, getUnitLoad, type LateThing, type TaskCardView } from '../../../../src/flows/cockpit/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import '../supervision/supervision.css';
import { TaskCard } from '../supervision/task-card.tsx';
import './cockpit.css';
import { LightBar } from './light-bar.tsx';

/** Entries of the next months shown at once; reporting days repeat for every task. */
const NEXT = 12;

/** What one unit carries over all documents, what it is late with, and what comes next. */
export default function LoadPage(): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: supervision } = useTranslation('supervision');
  const say = useSay();
  const go = useGo();
  const unit = useRouteParam('unit');
  const { data, error } = useAnswer(getUnitLoad, { params: { unit } });
  if (!data) return error ? <ProblemAlert problem={error} /> : <Skeleton active paragraph={{ rows: 10 }} />;
  const { load } = data;
  return (
    <div className="stack">
      <PageHead
        title={load.unit}
        lead={load.names.length > 0 ? t('loads.names', { names: load.names.join(comma()) }) : t('loads.lead')}
        actions={
          <>
            <Button onClick={() => void go(`/supervision?unit=${encodeURIComponent(unit)}`)}>{t('loads.board')}</Button>
            <Button onClick={() => void download(downloadAgenda, { query: { unit } })}>{t('loads.ics')}</Button>
          </>
        }
      />
      <div className="head-row">
        <div className="head-number">
          <span className="faint">{t('loads.leads')}</span>
          <strong>{load.leads}</strong>
          {load.leads > 0 ? <LightBar counts={load.lights} words={(light) => supervision(`light.${light}`)} /> : null}
        </div>
        <div className="head-number">
          <span className="faint">{t('loads.cooperates')}</span>
          <strong>{load.cooperates}</strong>
        </div>
        <div className="head-number">
          <span className="faint">{t('loads.late')}</span>
          <strong>{data.late.length}</strong>
        </div>
        <div className="head-number">
          <span className="faint">{t('loads.orders')}</span>
          <strong>{load.openOrders}</strong>
        </div>
      </div>
      <section className="panel stack-tight">
        <h2>{t('loads.lateTitle')}</h2>
        {data.late.length === 0 ? <span className="faint">{t('loads.lateNone')}</span> : null}
        <ul className="plain due-list">
          {data.late.map((thing, i) => (
            <li key={i}>
              <LateLine thing={thing} />
            </li>
          ))}
        </ul>
      </section>
      <section className="panel stack-tight">
        <h2>{t('loads.nextTitle')}</h2>
        {data.next.length === 0 ? <span className="faint">{t('loads.nextNone')}</span> : null}
        <NextList entries={data.next} />
      </section>
      {data.documents.map((document) => (
        <section key={document.id} className="stack-tight">
          <h2>{say(document)}</h2>
          {document.leads.length > 0 ? <h3>{t('loads.leadsTitle', { count: document.leads.length })}</h3> : null}
          <Cards cards={document.leads} />
          {document.cooperates.length > 0 ? <h3>{t('loads.cooperatesTitle', { count: document.cooperates.length })}</h3> : null}
          <Cards cards={document.cooperates} />
        </section>
      ))}
    </div>
  );
}

function LateLine({ thing }: { thing: LateThing }): ReactNode {
  const { t } = useTranslation('cockpit');
  const say = useSay();
  return (
    <>
      <Tag color={thing.kind === 'ORDER' ? 'red' : undefined}>{t(`loads.kind.${thing.kind}`)}</Tag>
      <AppLink to={thing.to}>
        {thing.task.no}. {say(thing.task)}{colon()}{say(thing)}
      </AppLink>
      <span className="due-day">
        <CalendarDay date={thing.dueOn} /> <strong className="light-red">{t('loads.days', { count: thing.days })}</strong>
      </span>
    </>
  );
}

function NextList({ entries }: { entries: readonly { kind: LateThing['kind']; on: string; task: LateThing['task']; zh: string; en: string; to: string }[] }): ReactNode {
  const { t } = useTranslation('cockpit');
  const say = useSay();
  const line = (e: (typeof entries)[number], i: number): ReactNode => (
    <li key={i}>
      <Tag>{t(`loads.kind.${e.kind}`)}</Tag>
      <AppLink to={e.to}>
        {e.task.no}. {say(e.task)}{colon()}{say(e)}
      </AppLink>
      <span className="due-day">
        <CalendarDay date={e.on} />
      </span>
    </li>
  );
  return (
    <>
      <ul className="plain due-list">{entries.slice(0, NEXT).map(line)}</ul>
      {entries.length > NEXT ? (
        <details>
          <summary>{t('loads.more', { count: entries.length - NEXT })}</summary>
          <ul className="plain due-list">{entries.slice(NEXT).map(line)}</ul>
        </details>
      ) : null}
    </>
  );
}

function Cards({ cards }: { cards: readonly TaskCardView[] }): ReactNode {
  return (
    <div className="card-grid">
      {cards.map((card) => (
        <div key={card.task.id} className="stack-tight">
          <TaskCard card={card} />
          <ClauseLink document={card.task.document} path={card.task.clause} />
        </div>
      ))}
    </div>
  );
}
