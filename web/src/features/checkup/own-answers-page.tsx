import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnFirm } from '../../../../src/flows/checkup/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AnswersList } from './answers-list.tsx';

/** What the own firm kept. */
export default function OwnAnswersPage(): ReactNode {
  const { t } = useTranslation('checkup');
  const { data, error } = useAnswer(getOwnFirm, { query: {} });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return data.own ? <AnswersList firmId={data.own.firm.id} back="/checkup" /> : <Empty title={t('kept.noFirm')} hint={t('noDossier')} />;
}
