import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from './navigation.tsx';

export function NotFound(): ReactNode {
  const { t } = useTranslation('app');
  const go = useGo();
  return (
    <div className="page">
      <Result
        status="404"
        title={t('notFound.title')}
        subTitle={t('notFound.text')}
        extra={
          <Button type="primary" onClick={() => go('/')}>
            {t('notFound.home')}
          </Button>
        }
      />
    </div>
  );
}
