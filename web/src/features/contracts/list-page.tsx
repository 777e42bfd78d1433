import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contractStatuses, listContracts } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { StandingTag } from './standing-tag.tsx';

type Row = CallAnswer<typeof listContracts>['items'][number];

export default function ContractListPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const [state, change] = useAddressState();
  const page = Number(state.page ?? 1);
  const pageSize = Number(state.pageSize ?? 20);
  const status = contractStatuses.find((s) => s === state.status);
  const answer = useAnswer(listContracts, { query: { page, pageSize, status, q: state.q } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('list.title')} lead={t('list.lead')} />
      <div className="row">
        <Input.Search
          allowClear
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          defaultValue={state.q ?? ''}
          onSearch={(q) => change({ q, page: undefined })}
          style={{ maxWidth: 320 }}
        />
        <Select
          allowClear
          placeholder={t('list.all')}
          aria-label={t('list.status')}
          value={status ?? null}
          onChange={(value) => change({ status: value ?? undefined, page: undefined })}
          options={contractStatuses.map((s) => ({ value: s, label: t(`status.${s}`) }))}
          style={{ minWidth: 160 }}
        />
      </div>
      <PagedTable<Row>
        label={t('list.title')}
        answer={answer}
        rowKey={(row) => row.id}
        onPage={(next, size) => change({ page: String(next), pageSize: String(size) })}
        onRow={(row) => go(`/contracts/${row.id}`)}
        empty={<Empty title={t('list.empty')} hint={t('list.emptyHint')} />}
        columns={[
          { title: t('list.name'), dataIndex: 'name', width: 320 },
          { title: t('list.type'), dataIndex: 'type', render: (type: string) => t(`type.${type}`) },
          { title: t('list.status'), dataIndex: 'status', render: (_: string, row) => <StandingTag status={row.status} standing={row.standing} /> },
          { title: t('list.seller'), dataIndex: 'seller' },
          { title: t('list.buyer'), dataIndex: 'buyer' },
          { title: t('list.amount'), dataIndex: 'contractAmountFen', align: 'right', render: (fen: number) => <Money fen={fen} unit="wan" /> },
          { title: t('list.number'), dataIndex: 'registrationNumber', render: (n: string | null) => <span className="number">{n ?? '—'}</span> },
          { title: t('list.date'), dataIndex: 'registeredOn', render: (d: string | null) => d ?? '—' },
        ]}
        card={(row) => (
          <>
            <strong>{row.name}</strong>
            <div>
              <StandingTag status={row.status} standing={row.standing} /> {t(`type.${row.type}`)} · <Money fen={row.contractAmountFen} />
            </div>
            <div className="faint">
              {row.seller} → {row.buyer}
            </div>
          </>
        )}
      />
    </div>
  );
}
