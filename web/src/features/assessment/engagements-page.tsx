import { Button, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listEngagements } from '../../../../src/modules/assessment/contract.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { EngagementDrawer } from './engagement-drawer.tsx';

/** Engagements: all for the secretariat, the own body's for an assessor. */
export default function EngagementsPage(): ReactNode {
  const { t } = useTranslation('assessment');
  const go = useGo();
  const answer = useAnswer(listEngagements);
  const [drafting, setDrafting] = useState(false);
  return (
    <div className="stack">
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {answer.data?.may.manage ? <Button type="primary" onClick={() => setDrafting(true)}>{t('draft')}</Button> : null}
            <Button onClick={() => go('/assessment/results')}>{t('public')}</Button>
          </>
        }
      />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {answer.data?.items.length === 0 ? <Empty title={t('empty')} hint={answer.data.may.manage ? t('emptyHint') : t('emptyOwn')} /> : null}
      {answer.data?.items.map((e) => (
        <article key={e.id} className="card-row stack-tight">
          <div className="row">
            <AppLink to={`/assessment/engagements/${e.id}`}><strong>{e.title}</strong></AppLink>
            <Tag color={e.status === 'PUBLISHED' ? 'green' : 'processing'}>{t(`states.${e.status}`)}</Tag>
            {e.open ? <Tag color="blue">{t('open')}</Tag> : null}
            {e.demo ? <Tag>{t('demo')}</Tag> : null}
          </div>
          <div className="row faint">
            <span className="number">{e.number}</span>
            <span>{t(`subject.${e.subjectKind}`)} {e.subjectKind === 'PLAN' ? e.subjectId : ''}</span>
            <span>{e.assessor.name}</span>
            <span><CalendarDay date={e.startsOn} /> – <CalendarDay date={e.endsOn} /></span>
          </div>
        </article>
      ))}
      {drafting ? <EngagementDrawer onClose={() => setDrafting(false)} /> : null}
    </div>
  );
}
