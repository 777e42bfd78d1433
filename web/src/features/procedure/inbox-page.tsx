import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { Inbox } from './inbox.tsx';
import './procedure.css';

export default function InboxPage(): ReactNode {
  const { t } = useTranslation('procedure');
  return (
    <>
      <PageHead title={t('inbox.title')} lead={t('inbox.lead')} />
      <Inbox />
    </>
  );
}
