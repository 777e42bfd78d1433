import { Alert, Button, Skeleton, Tag } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadRecord, enterRoom, type Room } from '../../../../src/modules/trading/contract.ts';
import { formatYuan } from '../../../../src/kernel/base/money.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { BidPanel } from './bid-panel.tsx';
import { OpenReserve, SealPanel } from './seal-panel.tsx';
import './trading.css';

/** Those signed in hear of every bid at once; the poll serves guests and lost connections. */
const POLL_MS = 3000;

/** The live room of an auction: price, time by the platform's clock, own standing, history by alias. */
export default function RoomPage(): ReactNode {
  const { t } = useTranslation('trading');
  const id = useRouteParam('id');
  const answer = useAnswer(enterRoom, { params: { id } }, { pollEvery: POLL_MS });
  const room = answer.data;
  return (
    <div className="stack">
      <PageHead title={room?.lot ?? t('room.title')} lead={room ? `${t('room.title')} · ${room.seller} · ${t(`method.${room.method}`)}` : undefined} actions={room ? <AppLink to={`/trading/sales/${room.saleId}`}>{t('room.back')}</AppLink> : undefined} />
      <ProblemAlert problem={answer.error} />
      {room ? (
        <div className="room">
          <div className="stack">
            <Standing room={room} received={answer.dataUpdatedAt} />
            {room.outcome ? <Ended room={room} /> : room.method === 'ASCENDING' ? <BidPanel room={room} /> : <SealPanel room={room} />}
            {room.phase === 'RESERVE' ? <OpenReserve room={room} /> : null}
            <small className="faint">{t('room.rules', { soft: room.softCloseSeconds / 60, extend: room.extendSeconds / 60 })}</small>
          </div>
          <History room={room} />
        </div>
      ) : (
        <Skeleton active />
      )}
    </div>
  );
}

const ENDS: Record<Room['phase'], (room: Room) => string | null> = {
  WAITING: (r) => r.opensAt, OPEN: (r) => r.closesAt, REVEAL: (r) => r.revealUntil, RESERVE: (r) => r.reserveUntil, ENDED: () => null,
};
const WORDS: Record<Room['phase'], string> = { WAITING: 'room.toStart', OPEN: 'room.left', REVEAL: 'room.toReveal', RESERVE: 'room.toReserve', ENDED: 'room.ended' };

function Standing({ room, received }: { room: Room; received: number }): ReactNode {
  const { t } = useTranslation('trading');
  const left = useTimeLeft(ENDS[room.phase](room), room.serverTime, received);
  const sealed = room.method === 'SEALED';
  return (
    <section className="panel stack" aria-live="polite">
      <div className="room-figures">
        <div className="fact">
          <span className="faint">{room.priceFen === null ? t('room.start') : t('room.price')}</span>
          <span className="room-price">¥{formatYuan(room.priceFen ?? room.startFen).replace(/\.00$/, '')}</span>
          <span>{sealed ? t('room.sealed', { n: room.sealedCount }) : room.leaderAlias ? t('room.leader', { alias: room.leaderAlias }) : t('room.none')}</span>
        </div>
        <div className="fact">
          <span className="faint">{t(WORDS[room.phase])}</span>
          <span className={left !== null && left < room.softCloseSeconds * 1000 && room.phase === 'OPEN' ? 'room-clock closing' : 'room-clock'}>{left === null ? '—' : clockFace(left, (n) => t('room.days', { n }))}</span>
          <Instant at={ENDS[room.phase](room) ?? room.closesAt} />
        </div>
      </div>
      <div className="row">
        <Tag>{t('room.bidders', { n: room.bidders })}</Tag>
        {sealed ? <Tag>{t('room.opened', { n: room.openedCount })}</Tag> : <Tag>{t('room.bids', { n: room.bidCount })}</Tag>}
        <Tag>{room.reserveSet ? t('sale.reserveSet') : t('sale.reserveNone')}</Tag>
        {room.mine ? <Tag color="blue">{t('room.you', { alias: room.mine.alias })}</Tag> : null}
        {room.mine && !sealed && room.priceFen !== null ? <Tag color={room.mine.leading ? 'green' : 'orange'}>{t(room.mine.leading ? 'room.leading' : 'room.behind')}</Tag> : null}
      </div>
    </section>
  );
}

/** Counts down between answers; each answer brings the platform's clock anew, so that a wrong clock here does not matter. */
function useTimeLeft(end: string | null, serverTime: string, received: number): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(ticking);
  }, []);
  return end === null ? null : Math.max(0, Date.parse(end) - (Date.parse(serverTime) + Math.max(0, now - received)));
}

function clockFace(ms: number, inDays: (n: number) => string): string {
  const s = Math.ceil(ms / 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const days = Math.floor(s / 86_400);
  return `${days > 0 ? `${inDays(days)} ` : ''}${two(Math.floor(s / 3600) % 24)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

function Ended({ room }: { room: Room }): ReactNode {
  const { t } = useTranslation('trading');
  const outcome = room.outcome!;
  return (
    <section className="panel stack">
      <Alert
        type={outcome.kind === 'SOLD' ? 'success' : 'info'}
        showIcon
        title={t(`room.${outcome.kind}`)}
        description={
          <>
            {outcome.kind === 'SOLD' ? <div>{t('room.sold', { alias: outcome.alias, yuan: formatYuan(outcome.priceFen!) })}</div> : null}
            {outcome.reserveFen === null ? null : <div>{t('room.reserve', { yuan: formatYuan(outcome.reserveFen) })}</div>}
            <Instant at={outcome.closedAt} />
          </>
        }
      />
      <div className="row">
        <Button onClick={() => void download(downloadRecord, { params: { id: room.auctionId } })}>{t('room.record')}</Button>
        <small className="faint">{t('room.recordHint')}</small>
      </div>
    </section>
  );
}

function History({ room }: { room: Room }): ReactNode {
  const { t } = useTranslation('trading');
  const say = useSay();
  return (
    <section className="panel stack">
      <h2>{t('room.history')}</h2>
      {room.cannotBid ? <span className="faint">{say(room.cannotBid)}</span> : null}
      {room.bids.length === 0 ? <span className="faint">{room.method === 'SEALED' ? t('room.sealed', { n: room.sealedCount }) : t('room.none')}</span> : null}
      <ol className="plain room-bids">
        {room.bids.map((b) => (
          <li key={b.seq} className={b.alias === room.mine?.alias ? 'own' : undefined}>
            <span>#{b.seq} {b.alias}</span>
            <span>¥{formatYuan(b.amountFen)}</span>
            <small className="faint"><Instant at={b.at} />{b.closesAt === room.plannedEnd ? '' : ` ${t('room.extended')}`}</small>
          </li>
        ))}
      </ol>
      <small className="faint hash">{t('room.terms')} {room.termsHash.slice(0, 16)}… · {t('room.head')} {room.lastHash.slice(0, 16)}…</small>
    </section>
  );
}
