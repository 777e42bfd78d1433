import { App, Button, Input, Modal, Skeleton, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { decideListing, getDesk, listBreaches, type OrderStatus, type ProviderView } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { FindingList } from './judgement.tsx';
import { DemoTag, StatusTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

/** What the voucher centre and the bureau work on, in the order of the work. */
const WAITING: readonly OrderStatus[] = ['ACCEPTED', 'REDEMPTION_SUBMITTED', 'OBJECTED', 'CHECKED', 'PUBLICISED', 'APPROVED', 'DISPUTED'];

export default function DeskPage(): ReactNode {
  const { t } = useVoucherWords();
  const go = useGo();
  const [state, change] = useAddressState();
  const answer = useAnswer(getDesk);
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const d = answer.data;
  const count = (s: OrderStatus) => d.counts.find((c) => c.status === s);
  return (
    <div className="stack">
      <PageHead title={t('desk.title')} lead={t('desk.lead')} actions={<><Button onClick={() => go('/vouchers/orders')}>{t('desk.orders')}</Button><Button onClick={() => go('/notices')}>{t('desk.notices')}</Button></>} />
      <div className="tiles tiles-small">
        {WAITING.map((s) => (
          <AppLink key={s} to={`/vouchers/orders?status=${s}`} className="panel tile">
            <span><StatusTag status={s} /></span>
            <strong>{t('desk.count', { count: count(s)?.orders ?? 0 })}</strong>
            <small className="faint"><Money fen={count(s)?.fen ?? 0} /></small>
          </AppLink>
        ))}
      </div>
      <Tabs
        activeKey={state.tab ?? 'flagged'}
        onChange={(tab) => change({ tab })}
        items={[
          { key: 'flagged', label: `${t('desk.flagged')} ${d.flagged?.length ?? 0}`, children: <Flagged orders={d.flagged ?? []} /> },
          { key: 'quotas', label: `${t('desk.quotas')} ${d.quotas.length}`, children: <Quotas quotas={d.quotas} /> },
          { key: 'listings', label: t('desk.listings'), children: <Listings listings={d.listings} /> },
          { key: 'breaches', label: t('desk.breaches'), children: <Breaches /> },
        ]}
      />
    </div>
  );
}

function Flagged({ orders }: { orders: NonNullable<CallAnswer<typeof getDesk>['flagged']> }): ReactNode {
  const { t } = useVoucherWords();
  if (orders.length === 0) return <Empty title={t('desk.noFlagged')} />;
  return (
    <div className="stack">
      {orders.map((o) => (
        <article key={o.id} className="panel stack-tight">
          <div className="row spread"><AppLink to={`/vouchers/orders/${o.id}`}>{o.number} {o.itemName}</AppLink><StatusTag status={o.status} frozen={o.frozen} /></div>
          <span className="faint">{o.claimantName} → {o.providerName} · <Money fen={o.amountFen} /> <DemoTag demo={o.demo} /></span>
          <FindingList findings={o.findings} />
        </article>
      ))}
    </div>
  );
}

function Quotas({ quotas }: { quotas: CallAnswer<typeof getDesk>['quotas'] }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const { nameOf } = usePlaces();
  if (quotas.length === 0) return <Empty title={t('desk.noQuotas')} />;
  return (
    <div className="stack-tight">
      {quotas.map((q) => (
        <div key={q.id} className="panel row spread">
          <span><AppLink to={`/cases/${q.caseId}`}>{q.number}</AppLink> {q.claimantName} <span className="faint">{nameOf(q.region)} · {t('desk.requested', { amount: formatMoney(q.requestedFen, language) })}</span></span>
          <DemoTag demo={q.demo} />
        </div>
      ))}
    </div>
  );
}

function Listings({ listings }: { listings: readonly ProviderView[] }): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const { message } = App.useApp();
  const [asked, ask] = useState<{ id: string; status: 'REFUSED' | 'SUSPENDED' }>();
  const [reason, setReason] = useState('');
  const action = useAction(decideListing, {
    onSuccess: () => {
      void message.success(t('desk.decided'));
      ask(undefined);
      setReason('');
    },
  });
  if (listings.length === 0) return <Empty title={t('desk.noListings')} />;
  return (
    <div className="stack-tight">
      <ProblemAlert problem={asked ? null : action.error} />
      {listings.map((p) => (
        <article key={p.id} className="panel row spread">
          <span>
            <strong>{p.name}</strong> <span className="faint">{nameOf(p.region)} · {t(`providerStatus.${p.status}`)} · {t('services.items', { count: p.items.length })}</span> <DemoTag demo={p.demo} />
            <div className="faint">{p.introduction}</div>
          </span>
          <span className="row-tight">
            {p.status === 'ACCEPTED' ? null : <Button type="primary" onClick={() => action.mutate({ params: { id: p.id }, body: { status: 'ACCEPTED' } })}>{t(p.status === 'SUSPENDED' ? 'desk.restore' : 'desk.accept')}</Button>}
            {p.status === 'APPLIED' ? <Button onClick={() => ask({ id: p.id, status: 'REFUSED' })}>{t('desk.refuse')}</Button> : null}
            {p.status === 'ACCEPTED' ? <Button danger onClick={() => ask({ id: p.id, status: 'SUSPENDED' })}>{t('desk.suspend')}</Button> : null}
          </span>
        </article>
      ))}
      <Modal
        open={asked !== undefined} title={t('desk.reason')} onCancel={() => ask(undefined)} okButtonProps={{ disabled: reason.trim().length < 2, loading: action.isPending }}
        onOk={() => (asked ? action.mutate({ params: { id: asked.id }, body: { status: asked.status, reason } }) : undefined)}
      >
        <div className="stack"><Input.TextArea aria-label={t('desk.reason')} rows={3} value={reason} onChange={(e) => setReason(e.target.value)} maxLength={1000} /><ProblemAlert problem={action.error} /></div>
      </Modal>
    </div>
  );
}

function Breaches(): ReactNode {
  const { t } = useVoucherWords();
  const paging = usePaging();
  const answer = useAnswer(listBreaches, { query: { page: paging.page, pageSize: paging.pageSize } }, { keepPrevious: true });
  return (
    <PagedTable
      label={t('desk.breaches')} answer={answer} rowKey={(b) => b.id} onPage={paging.onPage} empty={<Empty title={t('desk.noBreaches')} />}
      columns={[
        { title: t('common.number'), key: 'number', render: (_, b) => <AppLink to={`/cases/${b.caseId}`}>{b.number}</AppLink> },
        { title: t('common.claimant'), dataIndex: 'claimantName' },
        { title: t('common.status'), dataIndex: 'status', render: (s: string) => t(`breachStatus.${s}`) },
        { title: t('desk.allegation'), dataIndex: 'allegation', width: 320 },
        { title: t('desk.recover'), dataIndex: 'recoverFen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
        { title: t('desk.recovered'), dataIndex: 'recoveredFen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
        { title: t('desk.ban'), dataIndex: 'banUntil', render: (d: string | null) => d ?? '—' },
      ]}
      card={(b) => <><AppLink to={`/cases/${b.caseId}`}>{b.number}</AppLink> {b.claimantName}<div className="faint">{t(`breachStatus.${b.status}`)} · {b.allegation}</div></>}
    />
  );
}
