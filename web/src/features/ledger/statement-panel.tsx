import { FileExcelOutlined, FilePdfOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { downloadStatement, getStatement, type StatementLine } from '../../../../src/kernel/ledger/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { dateOf } from '../../../../src/kernel/base/calendar-date.ts';
import { instantsOf, Period } from './period.tsx';
import { useLedgerWords } from './words.ts';
import { Yuan } from './yuan.tsx';

/** Line by line what came and went, with the balance after each; pages on the server, and as a file. */
export function StatementPanel({ account }: { account: string }): ReactNode {
  const { t, say, nameOfAccount } = useLedgerWords();
  const go = useGo();
  const [filters, setFilters] = useAddressState();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const days = { from: filters['from'], to: filters['to'] };
  const period = instantsOf(days);
  const answer = useAnswer(getStatement, { params: { id: account }, query: { page: filters['page'] ?? 1, pageSize: filters['pageSize'] ?? 20, ...period } }, { keepPrevious: true });
  const file = (format: 'xlsx' | 'pdf') => () => {
    setProblem(null);
    download(downloadStatement, { params: { id: account }, query: { ...period, format } }).catch((error: ApiProblem) => setProblem(error));
  };
  const s = answer.data;
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('account.statement')}</h2>
        <div className="ledger-period">
          <Period days={days} onChange={({ from, to }) => setFilters({ from, to, page: undefined })} />
          <Button icon={<FileExcelOutlined />} onClick={file('xlsx')}>{t('account.xlsx')}</Button>
          <Button icon={<FilePdfOutlined />} onClick={file('pdf')}>{t('account.pdf')}</Button>
        </div>
      </div>
      <ProblemAlert problem={problem} />
      {s ? (
        <div className="ledger-figures">
          {([['opening', s.opening], ['came', s.in], ['went', s.out], ['closing', s.closing]] as const).map(([name, fen]) => (
            <div key={name}><span className="faint">{t(`account.${name}`)}</span><strong><Yuan fen={fen} /></strong></div>
          ))}
        </div>
      ) : null}
      <PagedTable<StatementLine>
        label={t('account.statement')}
        answer={answer}
        rowKey={(l) => l.transfer}
        onPage={(page, pageSize) => setFilters({ page: String(page), pageSize: String(pageSize) })}
        onRow={(l) => void go(`/ledger/entries/${l.entry}`)}
        empty={<Empty title={t('account.empty')} hint={t('account.emptyHint')} />}
        columns={[
          { title: t('column.date'), render: (_, l) => <CalendarDay date={dateOf(new Date(l.effectiveAt))} /> },
          { title: t('column.transfer'), render: (_, l) => <AppLink to={`/ledger/entries/${l.entry}`}>{l.transfer}</AppLink> },
          { title: t('column.other'), render: (_, l) => nameOfAccount(l.otherName) },
          { title: t('column.memo'), render: (_, l) => <span>{say(l.memo)}{l.reverses ? <small className="faint"> {t('entry.reverses', { id: l.reverses })}</small> : null}</span> },
          { title: t('column.in'), align: 'right', render: (_, l) => <Yuan fen={l.in} blank /> },
          { title: t('column.out'), align: 'right', render: (_, l) => <Yuan fen={l.out} blank /> },
          { title: t('column.balance'), align: 'right', render: (_, l) => <Yuan fen={l.balance} /> },
        ]}
        card={(l) => (
          <div className="stack-tight">
            <div className="row spread"><CalendarDay date={dateOf(new Date(l.effectiveAt))} /><strong><Yuan fen={l.in - l.out} /></strong></div>
            <span>{say(l.memo)}</span>
            <div className="row spread faint"><span>{nameOfAccount(l.otherName)}</span><span>{t('column.balance')} <Yuan fen={l.balance} /></span></div>
          </div>
        )}
      />
    </section>
  );
}
