import { Skeleton, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listUnitLoads, type UnitLoad } from '../../../../src/flows/cockpit/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './cockpit.css';
import { LightBar } from './light-bar.tsx';

/** Every unit with what it leads, takes part in and is late with; some forty at most, so the table is one page. */
export default function LoadsPage(): ReactNode {
  const { t } = useTranslation('cockpit');
  const { t: supervision } = useTranslation('supervision');
  const phone = usePhone();
  const { data, error, isPending } = useAnswer(listUnitLoads);
  const units = data?.units ?? [];
  const name = (u: UnitLoad): ReactNode => (
    <>
      <AppLink to={loadAddress(u.unit)}>{u.unit}</AppLink>
      {u.names.length > 0 ? <small className="faint"> {t('loads.names', { names: u.names.join(comma()) })}</small> : u.answers ? null : <small className="faint"> {t('loads.noAccount')}</small>}
    </>
  );
  const bar = (u: UnitLoad): ReactNode => (u.leads > 0 ? <LightBar counts={u.lights} words={(light) => supervision(`light.${light}`)} /> : <span className="faint">—</span>);
  return (
    <div className="stack">
      <PageHead title={t('loads.title')} lead={t('loads.lead')} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {data && units.length === 0 ? <Empty title={t('loads.empty')} /> : null}
      {phone
        ? units.map((u) => (
            <div key={u.unit} className="card-row stack-tight">
              <strong>{name(u)}</strong>
              <span>
                {t('loads.leadsTitle', { count: u.leads })} · {t('loads.cooperatesTitle', { count: u.cooperates })}
              </span>
              {/* A card has no headings to say what nothing means. */}
              {u.leads > 0 ? bar(u) : null}
              {u.lateMilestones + u.lateReports + u.lateOrders > 0 ? <Late load={u} /> : null}
            </div>
          ))
        : null}
      {!phone && units.length > 0 ? (
        <Table<UnitLoad>
          aria-label={t('loads.title')}
          dataSource={units}
          rowKey="unit"
          pagination={false}
          size="small"
          columns={[
            { title: t('loads.unit'), key: 'unit', render: (_, u) => name(u) },
            { title: t('loads.documents'), dataIndex: 'documents', width: 80, align: 'right' },
            { title: t('loads.leads'), dataIndex: 'leads', width: 80, align: 'right' },
            { title: t('loads.cooperates'), dataIndex: 'cooperates', width: 80, align: 'right' },
            { title: t('loads.lights'), key: 'lights', width: 230, render: (_, u) => bar(u) },
            { title: t('loads.orders'), key: 'orders', width: 110, align: 'right', render: (_, u) => u.openOrders || '—' },
            { title: t('loads.late'), key: 'late', width: 210, render: (_, u) => <Late load={u} /> },
          ]}
        />
      ) : null}
    </div>
  );
}

function Late({ load }: { load: UnitLoad }): ReactNode {
  const { t } = useTranslation('cockpit');
  const parts = [
    load.lateMilestones > 0 ? t('loads.lateMilestones', { count: load.lateMilestones }) : '',
    load.lateReports > 0 ? t('loads.lateReports', { count: load.lateReports }) : '',
    load.lateOrders > 0 ? t('loads.lateOrders', { count: load.lateOrders }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? <Light colour="red" text={parts.join(comma())} /> : <span className="faint">{t('loads.none')}</span>;
}

const loadAddress = (unit: string): string => `/supervision/loads/${encodeURIComponent(unit)}`;
