import { Button, Pagination, Skeleton, Table, type TableProps } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../app/api-problem.ts';
import { usePhone } from '../app/phone.ts';
import { ProblemAlert } from './problem-alert.tsx';
import { leadsOn } from './row-link.ts';

/** Narrower than this a table scrolls within its frame; above, long texts wrap rather than push the last columns out of sight. */
const LEAST_WIDTH = 900;

export interface PageAnswer<Row> {
  items: readonly Row[];
  total: number;
  page: number;
  pageSize: number;
}

interface PagedTableProps<Row extends object> {
  /** `useAnswer(contract, { query: { page, pageSize, … } }, { keepPrevious: true })`. */
  answer: { data: PageAnswer<Row> | undefined; error: ApiProblem | null; isFetching: boolean; refetch: () => unknown };
  columns: NonNullable<TableProps<Row>['columns']>;
  rowKey: (row: Row) => string;
  onPage: (page: number, pageSize: number) => void;
  /** One row as a card, at phone width. Without it the table scrolls sideways within its own frame. */
  card?: (row: Row) => ReactNode;
  onRow?: (row: Row) => void;
  empty?: ReactNode;
  label: string;
}

/** A table that pages on the server, says how many there are, and turns into cards on a phone. */
export function PagedTable<Row extends object>(props: PagedTableProps<Row>): ReactNode {
  const { answer, columns, rowKey, onPage, card, onRow, empty, label } = props;
  const { t } = useTranslation('app');
  const phone = usePhone();
  if (answer.error) {
    return (
      <div className="stack">
        <ProblemAlert problem={answer.error} />
        <div>
          <Button onClick={() => void answer.refetch()}>{t('table.retry')}</Button>
        </div>
      </div>
    );
  }
  if (!answer.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { items, total, page, pageSize } = answer.data;
  if (total === 0 && empty) return empty;
  const pagination = {
    current: page,
    pageSize,
    total,
    showSizeChanger: !phone,
    simple: phone,
    pageSizeOptions: [10, 20, 50, 100],
    showTotal: (count: number) => t('table.total', { total: count.toLocaleString('en-US') }),
    onChange: onPage,
  };
  if (phone && card) {
    return (
      <div className={answer.isFetching ? 'stack waiting' : 'stack'} aria-label={label}>
        {items.map((row) => (
          <CardRow key={rowKey(row)} onOpen={onRow ? () => onRow(row) : undefined}>
            {card(row)}
          </CardRow>
        ))}
        <Pagination {...pagination} align="center" />
      </div>
    );
  }
  return (
    <Table<Row>
      aria-label={label}
      dataSource={[...items]}
      columns={columns}
      rowKey={rowKey}
      loading={answer.isFetching}
      scroll={{ x: phone ? 'max-content' : LEAST_WIDTH }}
      pagination={pagination}
      {...(onRow ? { onRow: (row: Row) => leadsOn(() => onRow(row)) } : {})}
    />
  );
}

function CardRow({ children, onOpen }: { children: ReactNode; onOpen: (() => void) | undefined }): ReactNode {
  if (!onOpen) return <div className="card-row">{children}</div>;
  const { className, ...opens } = leadsOn(onOpen);
  return (
    <div role="link" className={`card-row ${className}`} {...opens}>
      {children}
    </div>
  );
}

/** Page and page size of a table that does not keep them in the address. */
export function usePaging(pageSize = 20): { page: number; pageSize: number; onPage: (page: number, pageSize: number) => void; first: () => void } {
  const [state, setState] = useState({ page: 1, pageSize });
  return {
    ...state,
    onPage: (page, size) => setState({ page: size === state.pageSize ? page : 1, pageSize: size }),
    first: () => setState((s) => ({ ...s, page: 1 })),
  };
}
