import { Button, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listSales } from '../../../../src/modules/trading/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light, type LightColour } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';

type Item = CallAnswer<typeof listSales>['items'][number];

const COLOURS: Record<string, LightColour> = { ANNOUNCED: 'green', EXTENDED: 'green', PRICE_CUT: 'green', COMPETITIVE_BID: 'yellow', SUSPENDED: 'red', WINNER_DEFAULTED: 'red', DELIVERED: 'done', CONTRACTED: 'done', PAID: 'done' };

export function StatusLight({ status }: { status: string }): ReactNode {
  const { t } = useTranslation('trading');
  return <Light colour={COLOURS[status] ?? 'grey'} text={t(`status.${status}`)} />;
}

/** What is offered now, for everybody. */
export default function SalesPage(): ReactNode {
  const { t } = useTranslation('trading');
  const go = useGo();
  const { page, pageSize, onPage, first } = usePaging();
  const [live, setLive] = useState(true);
  const answer = useAnswer(listSales, { query: { page, pageSize, ...(live && { live: 'true' as const }) } }, { keepPrevious: true });
  const when = (s: Item): ReactNode => (s.status === 'COMPETITIVE_BID' && s.opensAt ? <Instant at={s.opensAt} /> : s.until ? <CalendarDay date={s.until} /> : '—');
  return (
    <div className="stack">
      <PageHead
        title={t('sales.title')}
        lead={t('sales.lead')}
        actions={answer.data && answer.data.mayOffer.length > 0 ? <Button type="primary" onClick={() => void go('/trading/offer')}>{t('sales.offer')}</Button> : undefined}
      />
      <Segmented
        value={live ? 'live' : 'all'}
        options={[{ value: 'live', label: t('sales.live') }, { value: 'all', label: t('sales.all') }]}
        onChange={(v) => {
          setLive(v === 'live');
          first();
        }}
      />
      <PagedTable<Item>
        answer={answer}
        label={t('sales.title')}
        rowKey={(s) => s.id}
        onPage={onPage}
        onRow={(s) => void go(`/trading/sales/${s.id}`)}
        empty={<Empty title={t('sales.empty')} hint={t('sales.emptyHint')} />}
        columns={[
          { title: t('sales.lot'), render: (_, s) => <AppLink to={`/trading/sales/${s.id}`}>{s.title}</AppLink> },
          { title: t('sales.seller'), dataIndex: 'sellerName' },
          { title: t('offer.kind'), render: (_, s) => `${t(`kind.${s.kind}`)} · ${t(`method.${s.method}`)}` },
          { title: t('sales.price'), align: 'right', render: (_, s) => <Money fen={s.soldFen ?? s.priceFen} unit="wan" /> },
          { title: t('sales.bidders'), align: 'right', dataIndex: 'bidders' },
          { title: t('sales.until'), render: (_, s) => when(s) },
          { title: t('sales.status'), render: (_, s) => <StatusLight status={s.status} /> },
        ]}
        card={(s) => (
          <div className="stack-tight">
            <strong>{s.title}</strong>
            <div className="row spread">
              <Money fen={s.soldFen ?? s.priceFen} />
              <StatusLight status={s.status} />
            </div>
            <small className="faint">{s.sellerName} · {t(`kind.${s.kind}`)} · {when(s)}</small>
          </div>
        )}
      />
    </div>
  );
}
