import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listLoans, type LoanView } from '../../../../src/modules/finance/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CalendarDay } from '../../components/time.tsx';

export const stateColour: Record<LoanView['state'], LightColour> = { FILED: 'grey', RUNNING: 'green', LATE: 'yellow', OVERDUE: 'red', REPAID: 'done', CLAIMED: 'yellow', COMPENSATED: 'done' };

/** Filed loans: a bank sees its own, officers those of their cities. */
export default function LoansPage(): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const go = useGo();
  const mayFile = useCan('finance.loan.file');
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const answer = useAnswer(listLoans, { query: { page, pageSize, q: q || undefined } }, { keepPrevious: true });
  const light = (loan: LoanView): ReactNode => <Light colour={stateColour[loan.state]} text={t(`state.${loan.state}`)} />;
  return (
    <div className="stack">
      <PageHead
        title={t('loans.title')}
        lead={t('loans.lead')}
        actions={
          mayFile ? (
            <Button type="primary" onClick={() => void go('/finance/loans/new')}>
              {t('loans.new')}
            </Button>
          ) : undefined
        }
      />
      <Input.Search
        allowClear
        placeholder={t('loans.search')}
        aria-label={t('loans.search')}
        onSearch={(text) => {
          setQ(text.trim());
          first();
        }}
      />
      <PagedTable<LoanView>
        answer={answer}
        label={t('loans.title')}
        rowKey={(l) => l.id}
        onPage={onPage}
        onRow={(l) => void go(`/finance/loans/${l.id}`)}
        empty={<Empty title={t('loans.empty')} hint={t('loans.emptyHint')} />}
        columns={[
          { title: t('loans.contract'), render: (_, l) => <AppLink to={`/finance/loans/${l.id}`}>{l.contractNumber}</AppLink> },
          { title: t('loans.firm'), dataIndex: 'firmName' },
          { title: t('loans.bank'), dataIndex: 'bankName' },
          { title: t('loans.product'), render: (_, l) => say({ zh: l.productZh, en: l.productEn }) },
          { title: t('loans.amount'), align: 'right', render: (_, l) => <Money fen={l.amountFen} unit="wan" /> },
          { title: t('loans.outstanding'), align: 'right', render: (_, l) => <Money fen={l.outstandingFen} unit="wan" /> },
          { title: t('loans.due'), render: (_, l) => <CalendarDay date={l.dueOn} /> },
          { title: t('loans.state'), render: (_, l) => light(l) },
        ]}
        card={(l) => (
          <div className="stack-tight">
            <div className="row spread">
              <strong>{l.firmName}</strong>
              {light(l)}
            </div>
            <span>
              {l.contractNumber} · <Money fen={l.amountFen} />
            </span>
            <small className="faint">{l.bankName}</small>
          </div>
        )}
      />
    </div>
  );
}
