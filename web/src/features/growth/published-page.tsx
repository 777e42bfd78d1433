import { Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listPublicLists } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './growth.css';

/** Lists on notice and published, for everybody. */
export default function PublishedPage(): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const { data, error, isPending } = useAnswer(listPublicLists);
  return (
    <div className="stack">
      <PageHead title={t('published.title')} lead={t('published.lead')} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && data.editions.length === 0 ? <Empty title={t('published.none')} /> : null}
      <div className="grid">
        {data?.editions.map((e) => (
          <section key={e.id} className="panel stack-tight">
            <span className="row"><Tag color={e.state === 'NOTICE' ? 'gold' : 'green'}>{t(`state.${e.state}`)}</Tag><span className="faint">{say(data.kinds.find((k) => k.id === e.list) ?? { zh: e.list, en: e.list })} {e.year}</span></span>
            <AppLink to={`/growth/published/${e.id}`}><strong>{e.title}</strong></AppLink>
            {e.publishedOn ? <span className="faint">{t('published.publishedOn', { date: e.publishedOn })} · {e.documentNumber}</span> : <span className="faint">{t('published.firms', { count: e.standing })}</span>}
          </section>
        ))}
      </div>
    </div>
  );
}
