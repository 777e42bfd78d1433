import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { formatDay } from '../../components/time.tsx';

interface Notice {
  status: 'idle' | 'running' | 'elapsed' | 'stopped';
  until: string | null;
  run: number;
}

/** Where a public notice stands, and which publication it is. */
export function NoticeState({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('entitlement');
  const language = useLanguage();
  const until = notice.until ? formatDay(notice.until, language) : '';
  const colour = notice.status === 'running' ? 'yellow' : notice.status === 'elapsed' ? 'done' : 'grey';
  return (
    <span className="row-tight">
      <Light colour={colour} text={t(`notice.${notice.status}`, { until })} />
      {/* Apart from the light, so that it may go on a line of its own. */}
      {notice.status === 'elapsed' && until ? <small className="faint">{until}</small> : null}
      {notice.run > 1 ? <span className="faint">{t('notice.again', { run: notice.run })}</span> : null}
    </span>
  );
}
