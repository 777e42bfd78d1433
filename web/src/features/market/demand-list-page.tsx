import { EditOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { demandScopes, demandStatuses, demandTypes, listDemands, publicDemandStatuses } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { CitySelect } from './place-select.tsx';
import { StatusTag } from './status-tag.tsx';
import './market.css';

type Row = CallAnswer<typeof listDemands>['items'][number];

export default function DemandListPage(): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const { nameOf } = usePlaces();
  const mayWrite = useCan('market.demand.write');
  const mayRead = useCan('market.demand.read');
  const [state, change] = useAddressState();
  const scopes = demandScopes.filter((s) => s === 'public' || (s === 'mine' ? mayWrite : mayRead));
  const scope = scopes.find((s) => s === state.scope) ?? 'public';
  const type = demandTypes.find((one) => one === state.type);
  const query = { page: Number(state.page ?? 1), pageSize: Number(state.pageSize ?? 20), scope, q: state.q, status: state.status, region: state.region, type };
  const answer = useAnswer(listDemands, { query }, { keepPrevious: true });
  const set = (changes: Record<string, string | undefined>): void => change({ ...changes, page: undefined });
  const firm = (row: Row): string => row.organisationName ?? t('demands.anonymous');
  const write = mayWrite ? (
    <Button type="primary" icon={<EditOutlined />} onClick={() => go('/market/demands/new')}>
      {t('demands.write')}
    </Button>
  ) : null;
  const tags = (row: Row): ReactNode => (
    <>
      {row.secrecy === 'INTERNAL' ? <Tag>{t('demands.internal')}</Tag> : null}
      {scope === 'public' ? null : <StatusTag of="demandStatus" status={row.status} />}
    </>
  );
  return (
    <div className="stack">
      <PageHead title={t('demands.title')} lead={t('demands.lead')} actions={write} />
      {scopes.length > 1 ? (
        <div>
          <Segmented
            aria-label={t('demands.scopeLabel')}
            value={scope}
            onChange={(value) => set({ scope: value === 'public' ? undefined : value, status: undefined })}
            options={scopes.map((value) => ({ value, label: t(`demands.scope.${value}`) }))}
          />
        </div>
      ) : null}
      <div className="filters">
        <Input.Search allowClear placeholder={t('demands.search')} aria-label={t('demands.search')} defaultValue={state.q ?? ''} onSearch={(q) => set({ q })} />
        <CitySelect value={state.region} onChange={(region) => set({ region })} />
        <Select
          allowClear placeholder={t('demands.anyType')} aria-label={t('demand.type')} value={type ?? null} onChange={(value) => set({ type: value ?? undefined })}
          options={demandTypes.map((value) => ({ value, label: t(`demandType.${value}`) }))}
        />
        <Select
          allowClear placeholder={t('demands.all')} aria-label={t('demands.status')} value={state.status ?? null} onChange={(value) => set({ status: value ?? undefined })}
          options={(scope === 'public' ? publicDemandStatuses : demandStatuses).map((value) => ({ value, label: t(`demandStatus.${value}`) }))}
        />
      </div>
      <PagedTable<Row>
        label={t('demands.title')}
        answer={answer}
        rowKey={(row) => row.id}
        onPage={(page, pageSize) => change({ page: String(page), pageSize: String(pageSize) })}
        onRow={(row) => go(`/market/demands/${row.id}`)}
        empty={scope === 'mine' && !state.q ? <Empty title={t('demands.noneMine')} hint={t('demands.noneMineHint')} action={write} /> : <Empty title={t('demands.none')} hint={t('demands.noneHint')} />}
        columns={[
          {
            title: t('demands.name'), width: 460, render: (_, row) => (
              <>
                <AppLink to={`/market/demands/${row.id}`}>{row.title || '—'}</AppLink> {tags(row)}
                <div className="faint clamp">{row.summary}</div>
              </>
            ),
          },
          { title: t('demands.firm'), render: (_, row) => firm(row) },
          { title: t('demands.place'), render: (_, row) => [row.region, row.park].filter(Boolean).map((c) => nameOf(c!)).join(' · ') },
          { title: t('demands.budget'), align: 'right', render: (_, row) => <Money fen={row.budgetFen} /> },
          { title: t('demands.deadline'), render: (_, row) => (row.deadline ? <CalendarDay date={row.deadline} /> : '—') },
        ]}
        card={(row) => (
          <div className="stack-tight">
            <strong>{row.title || '—'}</strong>
            <div>{tags(row)}</div>
            <div className="faint clamp">{row.summary}</div>
            <div className="faint">
              {firm(row)} · {row.region ? nameOf(row.region) : ''} · <Money fen={row.budgetFen} />
            </div>
          </div>
        )}
      />
    </div>
  );
}
