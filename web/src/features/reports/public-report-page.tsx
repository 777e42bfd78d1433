import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadPublicReport, getPublicReport } from '../../../../src/modules/reports/contract.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FileButtons } from './file-buttons.tsx';
import { ReportView } from './report-view.tsx';

export default function PublicReportPage(): ReactNode {
  const { t } = useTranslation('reports');
  const id = useRouteParam('id');
  const answer = useAnswer(getPublicReport, { params: { id } });
  return (
    <div className="stack">
      <AppLink to="/reports">← {t('public.back')}</AppLink>
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active paragraph={{ rows: 12 }} /> : null}
      {answer.data ? (
        <>
          <h1>{answer.data.model.title}</h1>
          <FileButtons contract={downloadPublicReport} id={id} />
          <ReportView {...answer.data} />
        </>
      ) : null}
    </div>
  );
}
