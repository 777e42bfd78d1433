import { App, Button, Input, Modal, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveRelation, type BidderView, confirmDeposit, qualifyBidder } from '../../../../src/modules/trading/contract.ts';
import { useAction } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Sale } from './sale-page.tsx';

/** The desk of the unit and of the exchange: who registered, qualification, relations, deposits. */
export function BidderDesk({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  return (
    <section className="panel stack">
      <h2>{t('desk.title')}</h2>
      {sale.bidderList.length === 0 ? <span className="faint">{t('desk.empty')}</span> : null}
      <ul className="plain stack-tight">
        {sale.bidderList.map((b) => (
          <li key={b.id} className="row spread">
            <div className="stack-tight">
              <span><strong>{b.organisationName}</strong>{b.alias ? ` · ${b.alias}` : ''}</span>
              <span className="row-tight">
                <Tag>{t(`register.state.${b.status}`)}</Tag>
                <Tag>{t('sale.deposit')} <Money fen={b.depositFen} /> {t(`register.deposit.${b.deposit}`)} · {b.bankReference}</Tag>
                <Tag color={b.related ? 'orange' : undefined}>{b.related ? `${b.relation}${b.relationApproved ? ` · ${t('desk.approved')}` : ''}` : t('desk.none')}</Tag>
              </span>
              {b.reason ? <small className="faint">{b.reason}</small> : null}
            </div>
            <Steps bidder={b} sale={sale} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Steps({ bidder: b, sale: { may } }: { bidder: BidderView; sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const { message } = App.useApp();
  const [asking, setAsking] = useState<'refuse' | 'approve'>();
  const [reason, setReason] = useState('');
  const done = (): void => {
    setAsking(undefined);
    void message.success(t('desk.done'));
  };
  const qualify = useAction(qualifyBidder, { onSuccess: done });
  const approve = useAction(approveRelation, { onSuccess: done });
  const confirm = useAction(confirmDeposit, { onSuccess: done });
  const params = { id: b.id };
  const send = (): void => {
    if (asking === 'approve') approve.mutate({ params, body: { reason } });
    else qualify.mutate({ params, body: { qualified: false, reason } });
  };
  const waiting = b.status === 'APPLIED';
  return (
    <div className="row">
      {waiting && may.approveRelation && b.related && !b.relationApproved ? <Button onClick={() => setAsking('approve')}>{t('desk.approve')}</Button> : null}
      {waiting && may.qualify ? (
        <>
          <Button onClick={() => setAsking('refuse')}>{t('desk.refuse')}</Button>
          <Button type="primary" disabled={b.related && !b.relationApproved} loading={qualify.isPending} onClick={() => qualify.mutate({ params, body: { qualified: true, reason: null } })}>{t('desk.qualify')}</Button>
        </>
      ) : null}
      {b.status === 'QUALIFIED' && may.confirmDeposit ? <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({ params })}>{t('desk.confirm')}</Button> : null}
      <ProblemAlert problem={(asking ? null : qualify.error) ?? confirm.error} />
      {asking ? (
        <Modal open title={t(`desk.${asking}`)} onOk={send} onCancel={() => setAsking(undefined)} confirmLoading={qualify.isPending || approve.isPending}>
          <Input.TextArea rows={3} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={t('desk.reason')} aria-label={t('desk.reason')} />
          <ProblemAlert problem={qualify.error ?? approve.error} />
        </Modal>
      ) : null}
    </div>
  );
}
