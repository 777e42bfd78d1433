import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { batchStates, type BatchSummaryView, listBatches } from '../../../../src/modules/funds/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';

export const stateColour: Record<BatchSummaryView['status'], LightColour> = { DRAFT: 'grey', SUBMITTED: 'yellow', RETURNED: 'yellow', CHECKED: 'yellow', APPROVED: 'green', PAID: 'done', REFUSED: 'red', WITHDRAWN: 'grey' };

export default function BatchesPage(): ReactNode {
  const { t } = useTranslation('funds');
  const say = useSay();
  const go = useGo();
  const { page, pageSize, onPage, first } = usePaging();
  const [status, setStatus] = useState<BatchSummaryView['status']>();
  const answer = useAnswer(listBatches, { query: { page, pageSize, status } }, { keepPrevious: true });
  const light = (b: BatchSummaryView): ReactNode => <Light colour={stateColour[b.status]} text={t(`state.${b.status}`)} />;
  return (
    <div className="stack">
      <PageHead title={t('batches.title')} lead={t('batches.lead')} actions={<AppLink to="/funds">{t('funds.title')}</AppLink>} />
      <Select
        aria-label={t('batches.search')}
        style={{ maxWidth: 240 }}
        value={status ?? ''}
        options={[{ value: '', label: t('fund.all') }, ...batchStates.map((s) => ({ value: s, label: t(`state.${s}`) }))]}
        onChange={(value) => {
          setStatus(batchStates.find((s) => s === value));
          first();
        }}
      />
      <PagedTable<BatchSummaryView>
        answer={answer}
        label={t('batches.title')}
        rowKey={(b) => b.id}
        onPage={onPage}
        onRow={(b) => void go(`/funds/batches/${b.id}`)}
        empty={<Empty title={t('batches.empty')} hint={t('batches.emptyHint')} />}
        columns={[
          { title: t('batches.number'), render: (_, b) => <AppLink to={`/funds/batches/${b.id}`}>{b.number}</AppLink> },
          { title: t('batches.name'), dataIndex: 'title' },
          { title: t('funds.one'), render: (_, b) => say({ zh: b.fundZh, en: b.fundEn }) },
          { title: t('batches.lines'), align: 'right', render: (_, b) => b.lines },
          { title: t('batches.amount'), align: 'right', render: (_, b) => <Money fen={b.amountFen} unit="wan" /> },
          { title: t('batches.prepared'), render: (_, b) => <Instant at={b.preparedAt} /> },
          { title: t('batches.state'), render: (_, b) => light(b) },
        ]}
        card={(b) => (
          <div className="stack-tight">
            <div className="row spread">
              <strong>{b.title}</strong>
              {light(b)}
            </div>
            <span>
              {b.number} · <Money fen={b.amountFen} />
            </span>
          </div>
        )}
      />
    </div>
  );
}
