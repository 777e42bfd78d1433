import { Empty as AntEmpty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** An empty place that says why it is empty and what to do next. */
export function Empty({ title, hint, action }: { title?: string; hint?: ReactNode; action?: ReactNode }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <AntEmpty
      image={AntEmpty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <div className="empty-title">{title ?? t('empty.nothing')}</div>
          {hint ? <div className="faint">{hint}</div> : null}
        </>
      }
    >
      {action}
    </AntEmpty>
  );
}
