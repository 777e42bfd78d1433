import { DatePicker, Descriptions, Progress, Skeleton } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { type Account, type Ceiling, getAccount, type Reservation } from '../../../../src/kernel/ledger/contract.ts';
import { comma, pause } from '../../app/marks.ts';
import { AppLink, useAddressState, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import { instantsOf } from './period.tsx';
import { StatementPanel } from './statement-panel.tsx';
import { SubjectLink } from './subject-link.tsx';
import { useLedgerWords } from './words.ts';
import { Yuan } from './yuan.tsx';
import './ledger.css';

export default function AccountPage(): ReactNode {
  const { t, nameOfAccount } = useLedgerWords();
  const id = useRouteParam('id');
  const [filters] = useAddressState();
  const answer = useAnswer(getAccount, { params: { id }, query: { at: endOf(filters['at']) } }, { keepPrevious: true });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active />;
  const { account, ceilings, reservations, openReservations } = answer.data;
  return (
    <div className="stack">
      <PageHead title={nameOfAccount(account.name)} lead={<AppLink to="/ledger">{t('account.back')}</AppLink>} />
      <Balance account={account} />
      {ceilings.length > 0 ? <Ceilings ceilings={ceilings} /> : null}
      <Reservations reservations={reservations} total={openReservations} />
      <StatementPanel account={account.id} />
      <Details account={account} />
    </div>
  );
}

/** The last instant of a day: the next begins right after. */
function endOf(day: string | undefined): string | undefined {
  const { to } = instantsOf({ to: day });
  return to && new Date(new Date(to).getTime() - 1).toISOString();
}

function Balance({ account }: { account: Account }): ReactNode {
  const { t } = useLedgerWords();
  const [filters, setFilters] = useAddressState();
  const at = filters['at'];
  const { balance } = account;
  const figures = [['posted', balance.posted], ['available', balance.available], ['held', balance.heldOut], ['in', balance.in], ['out', balance.out]] as const;
  return (
    <section className="panel stack">
      <div className="ledger-figures">
        {figures.map(([name, fen]) => (
          <div key={name}>
            <span className="faint">{t(`column.${name}`)}</span>
            <strong><Yuan fen={fen} /></strong>
          </div>
        ))}
      </div>
      <div className="ledger-period">
        <span className="faint">{t('account.asOf')}</span>
        <DatePicker aria-label={t('account.asOf')} placeholder={t('account.asOfNow')} value={at ? dayjs(at) : null} onChange={(day) => setFilters({ at: day?.format('YYYY-MM-DD') })} />
        <span className="faint">{t('unit')}</span>
      </div>
    </section>
  );
}

function Ceilings({ ceilings }: { ceilings: readonly Ceiling[] }): ReactNode {
  const { t } = useLedgerWords();
  return (
    <section className="panel stack">
      <h2>{t('account.ceilings')}</h2>
      {ceilings.map((c) => (
        <div key={c.year} className="stack-tight">
          <div className="row spread">
            <strong>{t('account.ceiling', { year: c.year })} <Yuan fen={c.amount} /></strong>
            <span>{t('account.used')} <Yuan fen={c.used} />{pause()}{t('account.heldBack')} <Yuan fen={c.held} />{pause()}{t('account.left')} <Yuan fen={c.left} /></span>
          </div>
          <Progress percent={c.amount === 0 ? 100 : Math.round(((c.used + c.held) / c.amount) * 100)} success={{ percent: c.amount === 0 ? 0 : Math.round((c.used / c.amount) * 100) }} />
        </div>
      ))}
    </section>
  );
}

function Reservations({ reservations, total }: { reservations: readonly Reservation[]; total: number }): ReactNode {
  const { t } = useLedgerWords();
  return (
    <section className="panel stack">
      <h2>{t('account.reservations')}</h2>
      {total === 0 ? <span className="faint">{t('account.noReservations')}</span> : null}
      {reservations.map((r) => (
        <div key={r.id} className="row spread">
          <span><AppLink to={`/ledger/entries/${r.id}`}>{r.id}</AppLink> <SubjectLink subject={r.subject} /></span>
          <span><strong><Yuan fen={r.held} /></strong> <small className="faint">{t('column.expires')} <Instant at={r.expiresAt} /></small></span>
        </div>
      ))}
      {total > reservations.length ? <span className="faint">{t('account.reservationsMore', { count: total - reservations.length })}</span> : null}
    </section>
  );
}

function Details({ account: a }: { account: Account }): ReactNode {
  const { t, bookName, fundName, kindName, placeName, yearName } = useLedgerWords();
  const items: [string, ReactNode][] = [
    ['book', bookName(a.book)], ['fund', fundName(a.fund)], ['kind', kindName(a.book, a.kind)], ['region', placeName(a.region)], ['year', yearName(a.year)],
    ['purpose', a.purpose], ['owner', placeName(a.owner)], ['overdraft', t(`account.${a.overdraft}`)],
    ['earmark', a.earmark ? a.earmark.join(comma()) : t('account.anyPurpose')], ['opened', <Instant key="at" at={a.openedAt} />],
    ['id', <code key="id" className="ledger-hash">{a.id}</code>],
  ];
  return <Descriptions bordered size="small" column={{ xs: 1, md: 2 }} items={items.map(([key, children]) => ({ key, label: t(`account.${key}`), children }))} />;
}
