import { App, Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPlan, getPlan, getRules } from '../../../../src/modules/ownership/contract.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CheckList } from './check-list.tsx';
import { ComputationSheet } from './computation-sheet.tsx';

/** One plan: the computation line by line, who gets what, the negative list as it was answered. */
export default function PlanPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const { message } = App.useApp();
  const go = useGo();
  const id = useRouteParam('id');
  const { data: plan, error } = useAnswer(getPlan, { params: { id } });
  const rules = useAnswer(getRules);
  if (error) return <ProblemAlert problem={error} />;
  if (!plan) return <Skeleton active />;
  const file = (): void => void download(exportPlan, { params: { id } }).catch((e: Error) => message.error(e.message));
  return (
    <div className="stack">
      <PageHead
        title={<>{plan.resultTitle} <Tag color="blue">{t(`status.${plan.status}`)}</Tag></>} lead={plan.organisationName}
        actions={
          <>
            {plan.caseId ? <Button type="primary" onClick={() => go(`/cases/${plan.caseId}`)}>{t('case')}</Button> : null}
            {plan.may.edit ? <Button onClick={() => go(`/ownership/plans/${id}/edit`)}>{t('plans.edit')}</Button> : null}
            <Button onClick={file}>{t('plans.export')}</Button>
          </>
        }
      />
      <div className="row">
        {plan.paidOn ? <Light colour="green" text={t('plans.paid', { on: plan.paidOn })} /> : <Light colour={plan.overdue ? 'red' : 'green'} text={`${t('plans.due')} ${plan.dueOn}`} />}
        {plan.bankReference ? <span className="faint">{t('plans.reference')} {plan.bankReference}</span> : null}
        {plan.resultId ? <AppLink to={`/market/results/${plan.resultId}`}>{t('grants.result')}</AppLink> : null}
        {plan.input.basis ? <span className="faint">{plan.input.basis}</span> : null}
      </div>
      <ComputationSheet computed={plan.computed} />
      {rules.data ? <CheckList checks={rules.data.exemptions.PLAN} answers={plan.answers} /> : null}
    </div>
  );
}
