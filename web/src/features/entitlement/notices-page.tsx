import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getNotices } from '../../../../src/modules/entitlement/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { NoticeState } from './notice-state.tsx';
import { placeOf } from './words.ts';

/** Lists on public notice, for everybody. */
export default function NoticesPage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const answer = useAnswer(getNotices);
  return (
    <div className="stack">
      <PageHead title={t('notice.title')} lead={t('notice.lead')} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {answer.data?.items.length === 0 ? <Empty title={t('notice.empty')} hint={t('notice.emptyHint')} /> : null}
      {answer.data?.items.map((n) => (
        <section key={n.id} className="panel stack-tight">
          <span className="row spread">
            <strong><AppLink to={`/entitlement/notices/${n.id}`}>{n.title}</AppLink></strong>
            <NoticeState notice={n.notice} />
          </span>
          <span>{say(placeOf(answer.data.regions, n.region))} · {say(n)} · {t('rounds.firms', { n: n.firms })} · <Money fen={n.totalFen} /></span>
        </section>
      ))}
    </div>
  );
}
