import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Light } from '../../components/light.tsx';

interface Notice {
  status: 'idle' | 'running' | 'elapsed' | 'stopped';
  until: string | null;
  run: number;
}

/** Where a public notice stands, and which publication it is. */
export function NoticeState({ notice }: { notice: Notice }): ReactNode {
  const { t } = useTranslation('entitlement');
  const colour = notice.status === 'running' ? 'yellow' : notice.status === 'elapsed' ? 'done' : 'grey';
  return (
    <span className="row-tight">
      <Light colour={colour} text={t(`notice.${notice.status}`, { until: notice.until ?? '' })} />
      {/* Apart from the light, so that it may go on a line of its own. */}
      {notice.status === 'elapsed' && notice.until ? <small className="faint">{notice.until}</small> : null}
      {notice.run > 1 ? <span className="faint">{t('notice.again', { run: notice.run })}</span> : null}
    </span>
  );
}
