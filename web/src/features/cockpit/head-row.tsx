import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getHead } from '../../../../src/flows/cockpit/contract.ts';
import { listReturns } from '../../../../src/modules/returns/contract.ts';
import type { PlanLight } from '../../../../src/modules/plan/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { LightBar } from './light-bar.tsx';

/** The few numbers that matter, each leading to where it comes from. */
export function HeadRow({ targets }: { targets: Record<PlanLight, number> | undefined }): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: plan } = useTranslation('plan');
  const { t: supervision } = useTranslation('supervision');
  const mayRead = useCan('supervision.progress.read');
  const { data, error } = useAnswer(getHead);
  return (
    <>
      <ProblemAlert problem={error} />
      <div className="head-row">
        <div className="head-number">
          <span className="faint">{t('head.targets')}</span>
          <strong>
            {targets ? targets.DONE + targets.GREEN : '…'} <small>{t('head.attained')}</small>
          </strong>
          {targets ? <LightBar counts={targets} words={(light) => plan(`light.${light}`)} /> : null}
        </div>
        <div className="head-number">
          <AppLink to={mayRead ? '/supervision' : '/supervision/public'}>{t(data?.tasks.scope === 'visible' ? 'head.tasks' : 'head.tasksPublic')}</AppLink>
          <strong>
            {data ? data.tasks.lights.RED + data.tasks.lights.YELLOW : '…'}{' '}
            <small>
              {supervision('light.RED')}
              {comma()}
              {supervision('light.YELLOW')}
            </small>
          </strong>
          {data ? <LightBar counts={data.tasks.lights} words={(light) => supervision(`light.${light}`)} /> : null}
        </div>
        {data?.orders ? (
          <div className="head-number">
            <AppLink to="/supervision">{t('head.orders')}</AppLink>
            <strong>
              {data.orders.open} <small>{t('head.ordersOpen', { count: data.orders.open })}</small>
            </strong>
            <Note bad={data.orders.overdue > 0} text={data.orders.overdue > 0 ? t('head.ordersOverdue', { count: data.orders.overdue }) : t('head.noneOverdue')} />
          </div>
        ) : null}
        {data?.reports ? (
          <div className="head-number">
            <AppLink to="/supervision?view=calendar">{t('head.reports')}</AppLink>
            <strong>
              {data.reports.due} <small>{t('head.reportsDue')}</small>
            </strong>
            <Note bad={data.reports.late > 0} text={data.reports.late > 0 ? t('head.reportsLate', { count: data.reports.late }) : t('head.noneLate')} />
          </div>
        ) : null}
        <Returns />
        {data ? (
          <div className="head-number">
            <AppLink to={`/contracts/turnover?year=${data.turnover.year}`}>{t('head.turnover', { year: data.turnover.year })}</AppLink>
            <strong>
              <Money fen={data.turnover.fen} />
            </strong>
            <small className="faint">
              {t('head.turnoverHint', { count: data.turnover.contracts })}
              {data.turnover.demoIncluded ? ` · ${t('head.demo')}` : ''}
            </small>
          </div>
        ) : null}
      </div>
    </>
  );
}

/** Statistical returns that nobody has handed in yet, for whoever may see them. */
function Returns(): ReactNode {
  const { t } = useTranslation('cockpit');
  const mayRead = useCan('returns.return.read');
  const { data } = useAnswer(listReturns, {}, { enabled: mayRead });
  if (!data) return null;
  const due = data.items.filter((item) => item.daysLeft !== null).length;
  return (
    <div className="head-number">
      <AppLink to="/returns">{t('head.returns')}</AppLink>
      <strong>
        {due} <small>{t('head.reportsDue')}</small>
      </strong>
      <Note bad={data.counts.overdue > 0} text={data.counts.overdue > 0 ? t('head.reportsLate', { count: data.counts.overdue }) : t('head.noneLate')} />
    </div>
  );
}

function Note({ bad, text }: { bad: boolean; text: string }): ReactNode {
  return <Light colour={bad ? 'red' : 'green'} text={text} />;
}
