import { Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getEngagement } from '../../../../src/modules/assessment/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { AccessLog } from './access-log.tsx';
import { Declaration } from './declaration.tsx';
import { MarksPanel } from './marks-panel.tsx';
import { MaterialPanel } from './material-panel.tsx';
import { PapersPanel } from './papers-panel.tsx';

export type EngagementAnswer = ContractAnswer<typeof getEngagement>;

/** One assessment, for its assessor and for the secretariat: each sees the parts that are theirs. */
export default function EngagementPage(): ReactNode {
  const { t } = useTranslation('assessment');
  const go = useGo();
  const id = useRouteParam('id');
  const answer = useAnswer(getEngagement, { params: { id } });
  if (!answer.data) return answer.error ? <ProblemAlert problem={answer.error} /> : <Skeleton active paragraph={{ rows: 10 }} />;
  const page = answer.data;
  return (
    <div className="stack">
      <PageHead
        title={page.title}
        lead={<><span className="number">{page.number}</span> <Tag color="processing">{t(`states.${page.status}`)}</Tag>{page.open ? <Tag color="blue">{t('open')}</Tag> : null}{page.demo ? <Tag>{t('demo')}</Tag> : null}</>}
        actions={<Button onClick={() => go(`/cases/${page.caseId}`)}>{t('openCase')}</Button>}
      />
      <Facts page={page} />
      <section className="panel stack-tight">
        <h2>{t('declaration.title')}</h2>
        {page.declarations.length === 0 ? <span className="faint">{t('declaration.none')}</span> : null}
        {page.declarations.map((d) => (
          <div key={d.name} className="row">
            <strong>{d.name}</strong> <span>{d.statement}</span> <small className="faint"><Instant at={d.at} /></small>
          </div>
        ))}
        {page.may.declare ? <Declaration id={page.id} /> : null}
      </section>
      {page.may.read ? <MaterialPanel page={page} /> : null}
      <MarksPanel page={page} />
      <PapersPanel page={page} />
      {page.reads ? <AccessLog id={page.id} reads={page.reads} /> : null}
    </div>
  );
}

function Facts({ page }: { page: EngagementAnswer }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  const { nameOf } = usePlaces();
  const facts: [string, ReactNode][] = [
    [t('facts.subject'), `${t(`subject.${page.subjectKind}`)}${page.subjectKind === 'PLAN' ? ` ${page.subjectId}` : ''}`],
    [t('facts.years'), `${page.yearFrom}—${page.yearTo}`],
    [t('facts.places'), page.places.map(nameOf).join(comma()) || t('facts.allPlaces')],
    [t('facts.term'), <span key="t"><CalendarDay date={page.startsOn} /> – <CalendarDay date={page.endsOn} /></span>],
    [t('facts.assessor'), page.assessor.name],
    [t('facts.assessed'), page.assessed.map((a) => a.name).join(comma())],
    [t('facts.opens'), page.opens.map((s) => t(`sections.${s}`)).join(comma())],
    [t('facts.scheme'), `${say(page.scheme)} · ${t('results.version', { version: page.scheme.version })}`],
    [t('facts.terms'), page.terms],
  ];
  return (
    <section className="panel">
      <dl className="grid">
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt className="faint">{term}</dt>
            <dd style={{ margin: 0 }}>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
