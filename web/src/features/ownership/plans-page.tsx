import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listPlans } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { CalendarDay } from '../../components/time.tsx';

type Row = CallAnswer<typeof listPlans>['items'][number];

export default function PlansPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const go = useGo();
  const mayPrepare = useCan('ownership.plan.prepare');
  const [state, change] = useAddressState();
  const answer = useAnswer(listPlans, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const link = (r: Row): ReactNode => <AppLink to={`/ownership/plans/${r.id}`}>{r.resultTitle}</AppLink>;
  const due = (r: Row): ReactNode => (r.paidOn ? <span className="faint">{t('plans.paid', { on: r.paidOn })}</span> : r.overdue ? <Light colour="red" text={`${r.dueOn} ${t('plans.overdue')}`} /> : <CalendarDay date={r.dueOn} />);
  return (
    <div className="stack">
      <PageHead
        title={t('plans.title')} lead={t('plans.lead')}
        actions={<>{mayPrepare ? <Button type="primary" onClick={() => go('/ownership/plans/new')}>{t('plans.new')}</Button> : null}<AppLink to="/ownership/bonuses">{t('plans.bonuses')}</AppLink></>}
      />
      <PagedTable<Row>
        label={t('plans.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('plans.none')} hint={t('plans.noneHint')} />}
        columns={[
          { title: t('plans.resultTitle'), width: 380, render: (_, r) => link(r) },
          { title: t('unit'), render: (_, r) => r.organisationName },
          { title: t('plans.pool'), align: 'right', render: (_, r) => <Money fen={r.poolFen} /> },
          { title: t('plans.retained'), align: 'right', render: (_, r) => <Money fen={r.retainedFen} /> },
          { title: t('plans.due'), render: (_, r) => due(r) },
          { title: t('state'), render: (_, r) => <Tag color={r.status === 'PAID' || r.status === 'REPORTED' ? 'green' : 'blue'}>{t(`status.${r.status}`)}</Tag> },
        ]}
        card={(r) => <div className="stack-tight">{link(r)}<div className="faint">{r.organisationName} · {t('plans.persons', { count: r.persons })}</div><div><Money fen={r.poolFen} /> <Tag color="blue">{t(`status.${r.status}`)}</Tag></div>{due(r)}</div>}
      />
    </div>
  );
}
