import type { ReactNode } from 'react';
import { Table, type TableProps } from 'antd';
import type { OrderItem } from '../../../../src/modules/vouchers/contract.ts';
import { inBrackets } from '../../app/marks.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { usePlaces } from '../../app/places.ts';
import { Money } from '../../components/money.tsx';
import { leadsOn } from '../../components/row-link.ts';
import { DemoTag, StatusTag } from './tags.tsx';
import { useVoucherWords } from './words.ts';

export type OrderColumns = NonNullable<TableProps<OrderItem>['columns']>;

/** Columns of an order list; the share is what was paid, approved or reserved, whichever came last. */
export function useOrderColumns(side?: 'claimant' | 'provider'): OrderColumns {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const columns: OrderColumns = [
    { title: t('common.service'), key: 'service', width: 260, render: (_, o) => <><div>{o.itemName} <DemoTag demo={o.demo} /></div><small className="faint number">{o.number}</small></> },
    { title: t('common.status'), key: 'status', render: (_, o) => <StatusTag status={o.status} frozen={o.frozen} /> },
    { title: t('common.form'), dataIndex: 'form', render: (form: string) => t(`formShort.${form}`) },
    { title: t('common.claimant'), key: 'claimant', render: (_, o) => <>{o.claimantName} <small className="faint">{nameOf(o.homeRegion)}</small></> },
    { title: t('common.provider'), key: 'provider', render: (_, o) => <>{o.providerName} <small className="faint">{nameOf(o.hostRegion)}</small></> },
    { title: t('common.amount'), dataIndex: 'amountFen', align: 'right', render: (fen: number) => <Money fen={fen} unit="yuan" /> },
    { title: t('common.share'), key: 'share', align: 'right', render: (_, o) => <Money fen={shareOf(o)} unit="yuan" /> },
    { title: t('common.date'), dataIndex: 'placedOn', render: (d: string) => <span className="number">{d}</span> },
  ];
  // Nobody needs to read his own name on every line.
  return columns.filter((c) => c.key === undefined || c.key !== side);
}

export const shareOf = (o: OrderItem): number | null => o.paidFen || o.grantFen || o.reservedFen || null;

export function OrderCard({ order: o }: { order: OrderItem }): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  return (
    <>
      <strong>{o.itemName}</strong>
      <div>
        <StatusTag status={o.status} frozen={o.frozen} /> {t(`formShort.${o.form}`)} · <Money fen={o.amountFen} /> <DemoTag demo={o.demo} />
      </div>
      <div className="faint">
        {o.claimantName}{inBrackets(nameOf(o.homeRegion))} → {o.providerName}{inBrackets(nameOf(o.hostRegion))}
      </div>
    </>
  );
}

/** Orders that all fit on a page: a table, or cards on a phone. */
export function OrderList({ orders, empty, label, side, selection }: { orders: readonly OrderItem[]; empty: ReactNode; label: string; side?: 'claimant' | 'provider'; selection?: NonNullable<TableProps<OrderItem>['rowSelection']> }): ReactNode {
  const go = useGo();
  const phone = usePhone();
  const columns = useOrderColumns(side);
  if (orders.length === 0) return empty;
  const open = (o: OrderItem): void => void go(`/vouchers/orders/${o.id}`);
  if (phone && !selection) {
    return (
      <div className="stack" aria-label={label}>
        {orders.map((o) => (
          <div key={o.id} className="card-row row-link" role="link" tabIndex={0} onClick={() => open(o)} onKeyDown={(e) => (e.key === 'Enter' ? open(o) : undefined)}>
            <OrderCard order={o} />
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<OrderItem>
      aria-label={label}
      dataSource={[...orders]}
      columns={columns}
      rowKey="id"
      scroll={{ x: 900 }}
      pagination={orders.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      {...(selection ? { rowSelection: selection } : {})}
      onRow={(o) => leadsOn(() => open(o))}
    />
  );
}
