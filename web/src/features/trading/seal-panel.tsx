import { App, Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getSale, revealBid, revealReserve, type Room, sealBid } from '../../../../src/modules/trading/contract.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { keptReceipt, type Receipt, saveReceipt, seal } from './seal.ts';

/** A sealed bid: sealed in this browser, opened with its receipt after the deadline. */
export function SealPanel({ room }: { room: Room }): ReactNode {
  const { t } = useTranslation('trading');
  const { message } = App.useApp();
  const [amount, setAmount] = useState<number | null>(null);
  const sealing = useAction(sealBid, { onSuccess: () => void message.success(t('room.sealDone')) });
  const opening = useAction(revealBid, { onSuccess: () => void message.success(t('room.openDone')) });
  const { mine, auctionId } = room;
  if (!mine || room.cannotBid) return null;
  if (room.phase === 'OPEN' && !mine.sealed) {
    const send = (): void => {
      const { hash, receipt } = seal(auctionId, Math.round(amount! * 100), { auction: auctionId, bidder: mine.alias });
      saveReceipt(`sealed-bid-${auctionId.slice(0, 8)}`, receipt);
      sealing.mutate({ params: { id: auctionId }, body: { commitment: hash } });
    };
    return (
      <section className="panel stack">
        <h2>{t('room.seal')}</h2>
        <span>{t('room.sealLead')}</span>
        <div className="row">
          <YuanInput min={room.startFen / 100} value={amount} onChange={setAmount} placeholder={t('room.sealAmount')} aria-label={t('room.sealAmount')} className="grow" style={{ width: 'auto' }} />
          <Button type="primary" disabled={amount === null} loading={sealing.isPending} onClick={send}>{t('room.seal')}</Button>
        </div>
        <ProblemAlert problem={sealing.error} />
      </section>
    );
  }
  if (room.phase === 'REVEAL' && mine.sealed && !mine.opened) {
    return (
      <section className="panel stack">
        <h2>{t('room.open')}</h2>
        <ReceiptForm id={auctionId} words={t('room.open')} pending={opening.isPending} onSend={(receipt) => opening.mutate({ params: { id: auctionId }, body: receipt })} />
        <ProblemAlert problem={opening.error} />
      </section>
    );
  }
  return <section className="panel">{mine.opened ? t('room.openDone') : mine.sealed ? t('room.sealDone') : null}</section>;
}

/** The seller opens the secret reserve after the end. */
export function OpenReserve({ room }: { room: Room }): ReactNode {
  const { t } = useTranslation('trading');
  const sale = useAnswer(getSale, { params: { id: room.saleId } });
  const action = useAction(revealReserve);
  if (!sale.data?.may.openReserve) return null;
  return (
    <section className="panel stack">
      <h2>{t('room.openReserve')}</h2>
      <ReceiptForm id={sale.data.resultId} words={t('room.openReserve')} pending={action.isPending} onSend={(receipt) => action.mutate({ params: { id: room.auctionId }, body: receipt })} />
      <ProblemAlert problem={action.error} />
    </section>
  );
}

/** Filled from what this browser kept; otherwise from the downloaded receipt. */
function ReceiptForm({ id, words, pending, onSend }: { id: string; words: string; pending: boolean; onSend: (receipt: Receipt) => void }): ReactNode {
  const { t } = useTranslation('trading');
  const kept = keptReceipt(id);
  const [amount, setAmount] = useState<number | null>(kept ? kept.amountFen / 100 : null);
  const [nonce, setNonce] = useState(kept?.nonce ?? '');
  return (
    <div className="stack-tight">
      <YuanInput value={amount} onChange={setAmount} aria-label={t('room.sealAmount')} placeholder={t('room.sealAmount')} />
      <Input value={nonce} onChange={(e) => setNonce(e.target.value)} aria-label={t('room.receipt')} placeholder={t('room.receipt')} />
      <Button type="primary" disabled={amount === null || nonce.length < 16} loading={pending} onClick={() => onSend({ amountFen: Math.round(amount! * 100), nonce })}>{words}</Button>
    </div>
  );
}
