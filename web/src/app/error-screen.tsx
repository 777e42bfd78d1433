import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../components/problem-alert.tsx';

/** What a page shows when it fails while drawing: the reason and a way on, never a blank screen. */
export function ErrorScreen({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <div className="page stack">
      <h1>{t('failed.title')}</h1>
      <ProblemAlert problem={error} />
      <p>{t('failed.text')}</p>
      <div>
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('failed.reload')}
        </Button>
      </div>
    </div>
  );
}
