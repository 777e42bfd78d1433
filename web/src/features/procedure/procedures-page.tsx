import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listProcedures } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './procedure.css';

export default function ProceduresPage(): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const { data, error } = useAnswer(listProcedures);
  return (
    <>
      <PageHead title={t('procedures.title')} lead={t('procedures.lead')} />
      {error ? <ProblemAlert problem={error} /> : null}
      {!data && !error ? <Skeleton active /> : null}
      <div className="grid">
        {data?.items.map((procedure) => (
          <AppLink key={procedure.id} to={`/procedures/${procedure.id}`} className="panel procedure-card">
            <h2>{say(procedure.title)}</h2>
            <p>{say(procedure.purpose)}</p>
            <small className="faint">{t('procedures.version', { version: procedure.version })}</small>
          </AppLink>
        ))}
      </div>
    </>
  );
}
