import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getBroker } from '../../../../src/modules/brokers/contract.ts';
import { useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { PersonView } from './person-view.tsx';

export default function PersonPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const { data, error } = useAnswer(getBroker, { params: { id: useRouteParam('id') } });
  if (error) return <ProblemAlert problem={error} />;
  return (
    <div className="stack">
      <PageHead title={data?.name ?? t('person.title')} lead={t('person.title')} />
      {data ? <PersonView broker={data} organisations={[]} /> : <Skeleton active />}
    </div>
  );
}
