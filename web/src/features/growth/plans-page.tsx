import { Button, Pagination, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listGrowthPlans } from '../../../../src/modules/enterprises/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './growth.css';
import { LightCounts } from './plan-parts.tsx';
import { PlanDialog } from './plan-dialog.tsx';
import { useCityName } from './use-places.ts';

/** Plans of leading firms: those of the officer's city, or the own one. */
export default function PlansPage(): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const go = useGo();
  const cityName = useCityName();
  const { page, pageSize, onPage } = usePaging(12);
  const [making, setMaking] = useState(false);
  const { data, error, isPending } = useAnswer(listGrowthPlans, { query: { page, pageSize } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('plans.title')} lead={t('plans.lead')} actions={data?.mayEdit ? <Button type="primary" onClick={() => setMaking(true)}>{t('plans.make')}</Button> : null} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && data.total === 0 ? <Empty title={t('plans.none')} hint={t('plans.noneHint')} /> : null}
      <div className="grid">
        {data?.items.map((p) => (
          <section key={p.id} className="panel stack-tight">
            <AppLink to={`/growth/plans/${p.id}`}><strong>{p.title}</strong></AppLink>
            <span className="faint">{p.enterpriseName} · {cityName(p.city)} · {p.fromYear}–{p.toYear} · {p.leadUnit}</span>
            {p.status === 'CLOSED' ? <Tag>{t('plans.closed')}</Tag> : <LightCounts plan={p} />}
            {p.nextDueOn ? <small className="faint">{t('plans.nextDue', { date: p.nextDueOn })}</small> : null}
          </section>
        ))}
      </div>
      {data && data.total > pageSize ? <Pagination current={page} pageSize={pageSize} total={data.total} onChange={onPage} /> : null}
      {data ? <small className="faint">{t('plans.source')}{colon()}{say(data.source)}</small> : null}
      {making && data ? <PlanDialog goalKinds={data.goalKinds} onDone={(id) => { setMaking(false); if (id) void go(`/growth/plans/${id}`); }} /> : null}
    </div>
  );
}
