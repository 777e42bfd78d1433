import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { listOrders, orderStatuses } from '../../../../src/modules/vouchers/contract.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { OrderCard, useOrderColumns } from './order-table.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

export default function OrdersPage(): ReactNode {
  const { t } = useVoucherWords();
  const go = useGo();
  const columns = useOrderColumns();
  const [state, change] = useAddressState();
  const answer = useAnswer(listOrders, { query: { page: Number(state.page ?? 1), pageSize: Number(state.pageSize ?? 20), status: state.status, q: state.q } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('orders.title')} lead={t('orders.lead')} />
      <div className="row">
        <Input.Search allowClear placeholder={t('common.search')} aria-label={t('common.search')} defaultValue={state.q ?? ''} onSearch={(q) => change({ q: q || undefined, page: undefined })} style={{ maxWidth: 320 }} />
        <Select
          mode="multiple" allowClear placeholder={t('common.status')} aria-label={t('common.status')} style={{ minWidth: 200 }} value={state.status ? state.status.split(',') : []}
          onChange={(list: string[]) => change({ status: list.join(',') || undefined, page: undefined })} options={orderStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        />
      </div>
      <PagedTable
        label={t('orders.title')} answer={answer} columns={columns} rowKey={(o) => o.id} onPage={(page, pageSize) => change({ page: String(page), pageSize: String(pageSize) })}
        onRow={(o) => go(`/vouchers/orders/${o.id}`)} card={(o) => <OrderCard order={o} />} empty={<Empty title={t('orders.empty')} hint={t('orders.emptyHint')} />}
      />
    </div>
  );
}
