import { App, Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeBid, type Room } from '../../../../src/modules/trading/contract.ts';
import { formatYuan } from '../../../../src/kernel/base/money.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

const STEPS = [0, 1, 4];

/** Step buttons and a free amount. Each bid is asked once more, and has a key, so that sending it twice makes one bid. */
export function BidPanel({ room }: { room: Room }): ReactNode {
  const { t } = useTranslation('trading');
  const { message } = App.useApp();
  const [other, setOther] = useState<number | null>(null);
  const action = useAction(placeBid, { onSuccess: ({ seq }) => void message.success(t('room.accepted', { seq })) });
  if (room.phase !== 'OPEN' || room.cannotBid) return null;
  const send = (amountFen: number): void => action.mutate({ params: { id: room.auctionId }, body: { amountFen, key: crypto.getRandomValues(new Uint32Array(4)).join('-') } });
  const off = room.mine?.leading === true || action.isPending;
  const ask = (amountFen: number, button: ReactNode): ReactNode => (
    <Popconfirm key={amountFen} disabled={off} title={t('room.confirm', { yuan: formatYuan(amountFen) })} okText={t('room.yes')} cancelText={t('room.no')} onConfirm={() => send(amountFen)}>
      {button}
    </Popconfirm>
  );
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('room.bid')}</h2>
        <span className="faint">{t('room.least', { yuan: formatYuan(room.leastFen) })}</span>
      </div>
      <div className="room-steps">
        {STEPS.map((n) => room.leastFen + n * room.stepFen).map((fen) => ask(fen, <Button type="primary" disabled={off}>¥{formatYuan(fen).replace(/\.00$/, '')}</Button>))}
      </div>
      <div className="row">
        <YuanInput min={room.leastFen / 100} value={other} onChange={setOther} placeholder={t('room.other')} aria-label={t('room.other')} className="grow" style={{ width: 'auto' }} />
        {ask(Math.round((other ?? 0) * 100), <Button disabled={off || other === null}>{t('room.send')}</Button>)}
      </div>
      <ProblemAlert problem={action.error} />
    </section>
  );
}
