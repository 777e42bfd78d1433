import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listTalks, talkStatuses } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { StatusTag } from './status-tag.tsx';

type Row = CallAnswer<typeof listTalks>['items'][number];

export default function TalkListPage(): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const [state, change] = useAddressState();
  const query = { page: Number(state.page ?? 1), pageSize: Number(state.pageSize ?? 20), status: state.status };
  const answer = useAnswer(listTalks, { query }, { keepPrevious: true });
  const counterpart = (row: Row): string => (row.side === 'buyer' ? row.seller.name : row.buyer.name);
  return (
    <div className="stack">
      <PageHead title={t('talks.title')} lead={t('talks.lead')} />
      <div className="row">
        <Select
          allowClear placeholder={t('talks.all')} aria-label={t('talks.status')} value={state.status ?? null} style={{ minWidth: 180 }}
          onChange={(value) => change({ status: value ?? undefined, page: undefined })} options={talkStatuses.map((value) => ({ value, label: t(`talkStatus.${value}`) }))}
        />
      </div>
      <PagedTable<Row>
        label={t('talks.title')}
        answer={answer}
        rowKey={(row) => row.id}
        onPage={(page, pageSize) => change({ page: String(page), pageSize: String(pageSize) })}
        onRow={(row) => go(`/market/talks/${row.id}`)}
        empty={<Empty title={t('talks.none')} hint={t('talks.noneHint')} />}
        columns={[
          {
            title: t('talks.subject'), width: 460, render: (_, row) => (
              <>
                <AppLink to={`/market/talks/${row.id}`}>{row.result.title}</AppLink>
                <div className="faint">{row.demand.title}</div>
              </>
            ),
          },
          { title: t('talks.counterpart'), render: (_, row) => <>{counterpart(row)}<div className="faint">{t(`talks.you.${row.side}`)}</div></> },
          { title: t('talks.status'), render: (_, row) => <StatusTag of="talkStatus" status={row.status} /> },
          { title: t('talks.updated'), render: (_, row) => <Instant at={row.updatedAt} /> },
        ]}
        card={(row) => (
          <div className="stack-tight">
            <strong>{row.result.title}</strong>
            <div className="faint">{row.demand.title}</div>
            <div><StatusTag of="talkStatus" status={row.status} /> {counterpart(row)}</div>
          </div>
        )}
      />
    </div>
  );
}
