import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useGo } from './navigation.tsx';
import { Notice } from './notice.tsx';

export function NotFound(): ReactNode {
  const { t } = useTranslation('app');
  const go = useGo();
  useEffect(() => {
    document.title = `${t('notFound.title')} · ${t('product')}`;
  }, [t]);
  return (
    <Notice sign="404" title={t('notFound.title')} text={t('notFound.text')}>
      <Button type="primary" onClick={() => go('/')}>
        {t('notFound.home')}
      </Button>
    </Notice>
  );
}
