import { Button, Input, Table } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { type Account, type AccountGroup, getTree, listAccounts } from '../../../../src/kernel/ledger/contract.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ExportPanel } from './export-panel.tsx';
import { growTree, type TreeRow } from './tree.ts';
import { VerifyPanel } from './verify-panel.tsx';
import { useLedgerWords } from './words.ts';
import { Yuan } from './yuan.tsx';
import './ledger.css';

/** Everything there is: sums by book, fund, year, place and kind, and below them the accounts one has chosen. */
export default function BooksPage(): ReactNode {
  const { t } = useLedgerWords();
  const mayVerify = useCan('ledger.book.verify');
  const mayExport = useCan('ledger.book.export');
  const tree = useAnswer(getTree);
  return (
    <div className="stack">
      <PageHead title={t('books.title')} lead={t('books.lead')} />
      {mayVerify ? <VerifyPanel /> : null}
      <ProblemAlert problem={tree.error} />
      {tree.data?.groups.length === 0 ? <Empty title={t('books.empty')} hint={t('books.emptyHint')} /> : null}
      {tree.data && tree.data.groups.length > 0 ? <Groups groups={tree.data.groups} /> : null}
      {tree.data && tree.data.groups.length > 0 ? <Accounts /> : null}
      {mayExport ? <ExportPanel /> : null}
    </div>
  );
}

function Groups({ groups }: { groups: readonly AccountGroup[] }): ReactNode {
  const { t, bookName, fundName, kindName, placeName, yearName } = useLedgerWords();
  const [, setFilters] = useAddressState();
  const rows = useMemo(() => growTree(groups), [groups]);
  const nameOf = (row: TreeRow): string => {
    switch (row.level) {
      case 'book': return bookName(row.book);
      case 'fund': return fundName(row.fund!);
      case 'year': return yearName(row.year ?? null);
      case 'region': return placeName(row.region!);
      case 'kind': return kindName(row.book, row.kind!);
    }
  };
  const pick = (row: TreeRow): void => setFilters({
    book: row.book, fund: row.fund, year: row.year == null ? undefined : String(row.year), region: row.region, kind: row.kind, page: undefined,
  });
  const figure = (key: 'in' | 'out' | 'heldOut' | 'posted') => (_: unknown, row: TreeRow) => <Yuan fen={row[key]} blank={key === 'heldOut'} />;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('books.tree')}</h2>
        <span className="faint">{t('unit')}</span>
      </div>
      <Table<TreeRow>
        aria-label={t('books.tree')}
        size="small"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 720 }}
        expandable={{ defaultExpandedRowKeys: rows.map((r) => r.key) }}
        columns={[
          { title: t('column.group'), render: (_, row) => <Button type="link" size="small" onClick={() => pick(row)}>{nameOf(row)}</Button> },
          { title: t('column.accounts'), dataIndex: 'accounts', align: 'right' },
          { title: t('column.in'), align: 'right', render: figure('in') },
          { title: t('column.out'), align: 'right', render: figure('out') },
          { title: t('column.held'), align: 'right', render: figure('heldOut') },
          { title: t('column.posted'), align: 'right', render: figure('posted') },
        ]}
      />
    </section>
  );
}

function Accounts(): ReactNode {
  const { t, bookName, kindName, nameOfAccount, placeName, yearName } = useLedgerWords();
  const go = useGo();
  const [filters, setFilters] = useAddressState();
  const { book, fund, year, region, kind, text } = filters;
  const answer = useAnswer(listAccounts, { query: { page: filters['page'] ?? 1, pageSize: filters['pageSize'] ?? 20, book, fund, year, region, kind, text } }, { keepPrevious: true });
  const chosen = [book, fund, year, region, kind, text].some(Boolean);
  const clear = (): void => setFilters({ book: undefined, fund: undefined, year: undefined, region: undefined, kind: undefined, text: undefined, page: undefined });
  const place = (a: Account): string => [bookName(a.book), kindName(a.book, a.kind), placeName(a.region), yearName(a.year)].join(' · ');
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('books.accounts')}</h2>
        <div className="row">
          <Input.Search key={text ?? ''} allowClear placeholder={t('books.search')} aria-label={t('books.search')} defaultValue={text ?? ''} onSearch={(value) => setFilters({ text: value, page: undefined })} />
          {chosen ? <Button onClick={clear}>{t('books.clear')}</Button> : null}
        </div>
      </div>
      <PagedTable<Account>
        label={t('books.accounts')}
        answer={answer}
        rowKey={(a) => a.id}
        onPage={(page, pageSize) => setFilters({ page: String(page), pageSize: String(pageSize) })}
        onRow={(a) => void go(`/ledger/accounts/${a.id}`)}
        empty={<Empty title={t('books.none')} hint={t('books.noneHint')} />}
        columns={[
          { title: t('column.name'), render: (_, a) => <div><AppLink to={`/ledger/accounts/${a.id}`}>{nameOfAccount(a.name)}</AppLink><div className="faint">{place(a)}</div></div> },
          { title: t('column.in'), align: 'right', render: (_, a) => <Yuan fen={a.balance.in} /> },
          { title: t('column.out'), align: 'right', render: (_, a) => <Yuan fen={a.balance.out} /> },
          { title: t('column.held'), align: 'right', render: (_, a) => <Yuan fen={a.balance.heldOut} blank /> },
          { title: t('column.posted'), align: 'right', render: (_, a) => <Yuan fen={a.balance.posted} /> },
        ]}
        card={(a) => (
          <div className="stack-tight">
            <strong>{nameOfAccount(a.name)}</strong>
            <span className="faint">{place(a)}</span>
            <div className="row spread"><span>{t('column.posted')}</span><strong><Yuan fen={a.balance.posted} /></strong></div>
          </div>
        )}
      />
    </section>
  );
}
