import { Button, Descriptions, Skeleton, Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getSale } from '../../../../src/modules/trading/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, formatDay, Instant } from '../../components/time.tsx';
import { BidderDesk } from './bidder-desk.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { MyRegistration, RegisterForm } from './register-form.tsx';
import { StatusLight } from './sales-page.tsx';
import { SaleSteps } from './sale-steps.tsx';

export type Sale = CallAnswer<typeof getSale>;

const STAGES = ['announce', 'compete', 'notice', 'contract', 'deliver'] as const;
const STAGE_OF: Record<string, number> = {
  OPEN: 0, APPROVED: 0, ANNOUNCED: 0, EXTENDED: 0, PRICE_CUT: 0, SUSPENDED: 0, REGISTRATION: 1, DEAL_AT_LIST_OR_ABOVE: 1, COMPETITIVE_BID: 1, SOLD: 1, UNSOLD: 1, WINNER_DEFAULTED: 1, RESULT_NOTICE: 2, CONTRACTED: 3, PAID: 4, DELIVERED: 5,
};

/** One listing or auction: its stages, what was announced, the bidders for those who may see them, the evidence. */
export default function SalePage(): ReactNode {
  const { t } = useTranslation('trading');
  const id = useRouteParam('id');
  const go = useGo();
  const { me } = useSession();
  const language = useLanguage();
  const answer = useAnswer(getSale, { params: { id } }, { pollEvery: 20_000 });
  const sale = answer.data;
  if (!sale) {
    return (
      <div className="stack">
        <PageHead title={t('sale.one')} />
        <ProblemAlert problem={answer.error} />
        {answer.isPending ? <Skeleton active /> : null}
      </div>
    );
  }
  const stage = STAGE_OF[sale.status];
  return (
    <div className="stack">
      <PageHead
        title={sale.title}
        lead={`${t(`kind.${sale.kind}`)} · ${sale.sellerName}`}
        actions={
          <>
            {sale.auctionId ? <Button type="primary" onClick={() => void go(`/trading/auctions/${sale.auctionId}`)}>{t('sale.room')}</Button> : null}
            {me && sale.may.seeBidders ? <Button onClick={() => void go(`/cases/${sale.caseId}`)}>{t('sale.case')}</Button> : null}
          </>
        }
      />
      <section className="panel stack">
        <div className="row spread">
          <StatusLight status={sale.status} />
          {sale.until && stage === 0 ? <span>{t('sales.until')} <CalendarDay date={sale.until} /></span> : null}
        </div>
        {sale.suspendedOn && sale.resumeBy ? <span>{t('sale.suspended', { day: formatDay(sale.suspendedOn, language), by: formatDay(sale.resumeBy, language) })}</span> : null}
        {stage === undefined ? null : <Steps size="small" responsive current={stage} items={STAGES.map((s) => ({ title: t(`sale.stages.${s}`) }))} />}
        {sale.buyer ? (
          <span>
            {t('sale.buyer')} <strong>{sale.buyer.name}</strong> · <Money fen={sale.soldFen} />
            {sale.buyer.related ? ` · ${t('sale.related', { relation: sale.buyer.relation })}` : ''}
          </span>
        ) : null}
        <SaleSteps sale={sale} />
      </section>
      {sale.mine ? <MyRegistration bidder={sale.mine} /> : null}
      {sale.may.register.length > 0 ? <RegisterForm sale={sale} /> : null}
      <Announcement sale={sale} />
      {sale.may.seeBidders ? <BidderDesk sale={sale} /> : null}
      <Defaults sale={sale} />
      {sale.may.seeBidders ? <EvidencePanel kind="sales" id={sale.id} /> : null}
    </div>
  );
}

function Announcement({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const language = useLanguage();
  return (
    <section className="panel stack">
      <h2>{t('sale.terms')}</h2>
      <Descriptions
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'price', label: t('sales.price'), children: <Money fen={sale.priceFen} /> },
          { key: 'deposit', label: t('sale.deposit'), children: <Money fen={sale.depositFen} /> },
          { key: 'method', label: t('sale.method'), children: t(`method.${sale.method}`) },
          { key: 'step', label: t('sale.step'), children: <Money fen={sale.stepFen} /> },
          { key: 'reserve', label: t('sale.reserve'), children: sale.reserveSet ? t('sale.reserveSet') : t('sale.reserveNone') },
          { key: 'appraisal', label: t('sale.appraisal'), children: sale.appraisalFen === null ? '—' : <Money fen={sale.appraisalFen} /> },
          { key: 'scope', label: t('sale.scope'), children: sale.scope },
          { key: 'basis', label: t('sale.basis'), children: sale.basisNote },
          ...(sale.kind === 'AUCTION'
            ? [
                { key: 'auctioneer', label: t('sale.auctioneer'), children: `${sale.auctioneer} ${sale.auctioneerLicence}` },
                { key: 'display', label: t('sale.display'), children: <>{sale.displayPlace} {sale.displayFrom ? <CalendarDay date={sale.displayFrom} /> : null}</> },
              ]
            : []),
          ...(sale.auctions.map((a) => ({ key: a.id, label: `${t('status.COMPETITIVE_BID')} ${a.no}`, children: <><Instant at={a.opensAt} /> {a.outcome ? t(`room.${a.outcome}`) : ''}</> }))),
        ]}
      />
      {sale.abstract ? <p>{sale.abstract}</p> : null}
      <AppLink to={`/market/results/${sale.resultId}`}>{t('sale.result')}</AppLink>
      {sale.rounds.length > 0 ? (
        <ul className="plain">
          {sale.rounds.map((r) => (
            <li key={r.no}>{t('sale.roundLine', { kind: t(`sale.round.${r.kind}`), from: formatDay(r.from, language), until: formatDay(r.until, language) })} · <Money fen={r.priceFen} /></li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Defaults({ sale }: { sale: Sale }): ReactNode {
  const { t } = useTranslation('trading');
  const language = useLanguage();
  if (sale.defaults.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{t('sale.defaults')}</h2>
      {sale.defaults.map((d, i) => (
        <span key={i}>{d.name} · {d.reason} · {t('sale.forfeited', { fen: formatMoney(d.forfeitedFen, language) })}{d.gapFen === null ? '' : ` · ${t('sale.gap', { gap: formatMoney(d.gapFen, language) })}`}</span>
      ))}
    </section>
  );
}
