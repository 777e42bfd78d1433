import { Button, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { listLines, type ObligationView, type WindowView } from '../../../../src/modules/clearing/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useClearingWords } from './words.ts';

/** The lines behind a statement; a city disputes one of its own here. */
export function LineDrawer({ window, pair, title, onClose }: { window: WindowView; pair: readonly [string, string]; title: string; onClose: () => void }): ReactNode {
  const { t, city } = useClearingWords(window.places);
  const phone = usePhone();
  const { page, pageSize, onPage } = usePaging(20);
  const [a, b] = pair;
  const answer = useAnswer(listLines, { params: { id: window.id }, query: { a, b, page, pageSize } }, { keepPrevious: true });
  const [disputing, setDisputing] = useState<ObligationView>();
  const party = pair.find((p) => window.acting.includes(p));
  const disputable = (o: ObligationView): boolean => party !== undefined && window.closed !== null && window.netted === null && o.state === 'IN_WINDOW';
  const action = (o: ObligationView): ReactNode =>
    disputable(o) ? (
      <Button size="small" onClick={() => setDisputing(o)}>
        {t('lines.dispute')}
      </Button>
    ) : null;
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 900} title={title} destroyOnHidden>
      <PagedTable<ObligationView>
        answer={answer}
        label={title}
        rowKey={(o) => o.id}
        onPage={onPage}
        columns={[
          { title: t('column.ref'), dataIndex: 'ref' },
          { title: t('column.memo'), dataIndex: 'memoZh' },
          { title: t('column.from'), render: (_, o) => city(o.debtor) },
          { title: t('column.to'), render: (_, o) => city(o.creditor) },
          { title: t('column.amount'), align: 'right', render: (_, o) => <Money fen={o.amountFen} unit="yuan" /> },
          { title: t('column.day'), render: (_, o) => <Instant at={o.recordedAt} /> },
          { title: t('column.line'), render: (_, o) => t(`line.${o.state}`) },
          { title: '', render: (_, o) => action(o) },
        ]}
        card={(o) => (
          <div className="stack-tight">
            <strong>{o.ref}</strong>
            <span>
              {city(o.debtor)} → {city(o.creditor)} <Money fen={o.amountFen} unit="yuan" />
            </span>
            <small className="faint">
              {o.memoZh} · {t(`line.${o.state}`)}
            </small>
            {action(o)}
          </div>
        )}
      />
      {disputing && party ? <ReasonDialog kind="raise" id={disputing.id} party={party} title={`${t('disputes.raise')} ${disputing.ref}`} onDone={() => setDisputing(undefined)} /> : null}
    </Drawer>
  );
}
