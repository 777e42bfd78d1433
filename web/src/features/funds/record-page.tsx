import { Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listRecordPostings } from '../../../../src/modules/funds/contract.ts';
import { useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { TraceView } from './trace-drawer.tsx';

/** The way of the money of one record, for whoever comes from its entry in the ledger. */
export default function RecordPage(): ReactNode {
  const { t } = useTranslation('funds');
  const { data, error, isPending } = useAnswer(listRecordPostings, { params: { id: useRouteParam('id') } });
  const [chosen, setChosen] = useState<string>();
  const shown = chosen ?? data?.items[0]?.transfer;
  return (
    <div className="stack">
      <PageHead title={t('trace.title')} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && data.items.length > 1 ? (
        <div className="row">
          {data.items.map((p) => (
            <Button key={p.transfer} size="small" type={p.transfer === shown ? 'primary' : 'default'} onClick={() => setChosen(p.transfer)}>
              {t(`fund.kinds.${p.kind}`)} <Money fen={p.amountFen} unit="yuan" />
            </Button>
          ))}
        </div>
      ) : null}
      {shown ? <section className="panel"><TraceView key={shown} transfer={shown} /></section> : null}
    </div>
  );
}
