import { Button, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getInspection } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { FindingCard } from './finding-card.tsx';
import { FindingDrawer } from './finding-drawer.tsx';
import { JoinTeam } from './join-team.tsx';
import './supervision.css';
import { useSupervisionWords } from './words.ts';

export type InspectionAnswer = ContractAnswer<typeof getInspection>;

export default function InspectionPage(): ReactNode {
  const { t } = useSupervisionWords();
  const go = useGo();
  const id = useRouteParam('id');
  const answer = useAnswer(getInspection, { params: { id } });
  const [finding, setFinding] = useState(false);
  if (!answer.data) return answer.error ? <ProblemAlert problem={answer.error} /> : <Skeleton active paragraph={{ rows: 10 }} />;
  const page = answer.data;
  return (
    <div className="stack">
      <PageHead
        title={page.title}
        lead={<><span className="number">{page.number}</span> <Tag color="processing">{t(`inspection.states.${page.status}`)}</Tag>{page.demo ? <Tag>{t('inspection.demo')}</Tag> : null}</>}
        actions={
          <>
            {page.may.find ? <Button type="primary" onClick={() => setFinding(true)}>{t('inspection.addFinding')}</Button> : null}
            <Button onClick={() => go(`/cases/${page.caseId}`)}>{t('inspection.openCase')}</Button>
          </>
        }
      />
      <Facts page={page} />
      <section className="panel stack-tight">
        <h2>{t('inspection.team')}</h2>
        {page.inspectors.length === 0 ? <span className="faint">{t('inspection.noTeam')}</span> : null}
        {page.inspectors.map((i) => (
          <div key={i.name} className="row">
            <strong>{i.name}</strong> <span className="faint">{i.organisationName}</span> <span>{i.statement}</span> <small className="faint"><Instant at={i.joinedAt} /></small>
          </div>
        ))}
        {page.may.join ? <JoinTeam id={page.id} /> : null}
      </section>
      <section className="panel stack">
        <h2>{t('inspection.findings')}</h2>
        {page.list.length === 0 ? <Empty title={t('inspection.noFindings')} /> : null}
        {page.list.map((f) => (
          <FindingCard key={f.id} finding={f} mayOrder={page.may.order} />
        ))}
      </section>
      {finding ? <FindingDrawer page={page} onClose={() => setFinding(false)} /> : null}
    </div>
  );
}

function Facts({ page }: { page: InspectionAnswer }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const { nameOf } = usePlaces();
  const facts: [string, ReactNode][] = [
    [t('inspection.kind'), `${t(`inspection.kinds.${page.kind}`)} · ${t(`inspection.manners.${page.manner}`)}`],
    [t('inspection.period'), <span key="p"><CalendarDay date={page.fromOn} /> – <CalendarDay date={page.toOn} /></span>],
    [t('inspection.units'), page.units.map((u) => u.organisationName).join(comma())],
    [t('inspection.places'), page.places.map(nameOf).join(comma()) || '—'],
    [t('inspection.basis'), /^\d{3}$/.test(page.document) ? <ClauseLink key="c" document={page.document} path={page.clause} /> : `${page.document} ${page.clause}`],
    [t('inspection.purpose'), page.purpose],
    [t('inspection.scope'), page.tasksNamed.length === 0 ? '—' : page.tasksNamed.map((task) => <div key={task.id}><AppLink to={`/supervision/tasks/${task.id}`}>{task.no}. {say(task)}</AppLink></div>)],
  ];
  return (
    <section className="panel stack-tight">
      <dl className="task-facts">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <small className="faint">{t('inspection.plannedBy', { name: page.plannedByName })} <Instant at={page.plannedAt} /></small>
    </section>
  );
}
