import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../src/kernel/base/calendar-date.ts';
import { listNotices } from '../../../../src/kernel/procedure/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';

export function RunningNotices(): ReactNode {
  const { t } = useTranslation('portal');
  const say = useSay();
  const language = useLanguage();
  const today = useToday();
  const { data, error } = useAnswer(listNotices, { query: { pageSize: 5 } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  if (data.items.length === 0) {
    return (
      <div className="panel">
        <Empty title={t('notices.none')} />
      </div>
    );
  }
  return (
    <ul className="notices panel">
      {data.items.map((notice) => {
        const left = daysBetween(today, notice.until);
        return (
          <li key={`${notice.caseId} ${notice.noticeId} ${notice.run}`}>
            <div>
              <AppLink to="/notices">{say(notice.title)}{colon()}{notice.object}</AppLink>
              <div className="faint">{notice.organisations.join(comma())}</div>
            </div>
            <div className="notice-until">
              <span>{t('notices.until', { date: formatDay(notice.until, language) })}</span>
              <strong>{left > 0 ? t('notices.left', { count: left }) : t('notices.lastDay')}</strong>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
