import { Button, Card, Skeleton, Statistic } from 'antd';
import { type ReactNode, useState } from 'react';
import { getWallet, type QuotaView } from '../../../../src/modules/vouchers/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { pause } from '../../app/marks.ts';
import { AppLink, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { ApplyQuota } from './apply-quota.tsx';
import { EligibilityList } from './judgement.tsx';
import { OrderList } from './order-table.tsx';
import { ConfidenceTag, DemoTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

/** What a firm has, what it may still use, and where its orders stand. */
export default function WalletPage(): ReactNode {
  const { t, say } = useVoucherWords();
  const language = useLanguage();
  const go = useGo();
  const [applying, setApplying] = useState(false);
  const answer = useAnswer(getWallet);
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 10 }} />;
  const w = answer.data;
  return (
    <div className="stack">
      <PageHead
        title={t('wallet.title')}
        lead={t('wallet.lead')}
        actions={
          <>
            <Button type="primary" onClick={() => go('/vouchers/services')}>{t('wallet.use')}</Button>
            <Button disabled={!w.rule} onClick={() => setApplying(true)}>{t('wallet.apply')}</Button>
          </>
        }
      />
      <div className="tiles">
        <Card><Statistic title={t('wallet.free')} valueRender={() => <Money fen={w.freeFen} />} /><small className="faint">{w.nextExpiry ? t('wallet.expires', { date: formatDay(w.nextExpiry, language) }) : ''}</small></Card>
        <Card><Statistic title={t('wallet.reserved')} valueRender={() => <Money fen={w.reservedFen} />} /></Card>
        <Card><Statistic title={t('wallet.used')} valueRender={() => <Money fen={w.usedThisYearFen} />} /></Card>
        <Card><Statistic title={t('wallet.ceiling')} valueRender={() => <Money fen={w.remainingAnnualCapFen} />} /><small className="faint">{t('wallet.ofCeiling', { amount: formatMoney(w.annualCeilingFen, language) })}</small></Card>
      </div>
      <section className="stack-tight">
        <h2>{t('wallet.orders')}</h2>
        <OrderList side="claimant" label={t('wallet.orders')} orders={w.orders} empty={<Empty title={t('wallet.noOrders')} hint={t('wallet.noOrdersHint')} action={<Button onClick={() => go('/vouchers/services')}>{t('wallet.use')}</Button>} />} />
      </section>
      <div className="grid">
        <section className="panel stack-tight">
          <h2>{t('wallet.quotas')}</h2>
          {w.quotas.length === 0 ? <Empty title={t('wallet.noQuota')} hint={t('wallet.noQuotaHint')} /> : w.quotas.map((q) => <QuotaLine key={q.id} quota={q} />)}
        </section>
        <section className="panel stack-tight">
          <h2>{t('wallet.eligibility')}</h2>
          {w.rule && w.eligibility ? (
            <>
              <div className="row-tight"><span>{say(w.rule.document)}</span><ConfidenceTag confidence={w.rule.confidence} /></div>
              <EligibilityList eligibility={w.eligibility} />
              <AppLink to="/vouchers/rules">{t('rules.title')}</AppLink>
            </>
          ) : <Empty title={t('wallet.noRule')} />}
        </section>
      </div>
      {applying && w.rule ? <ApplyQuota wallet={w} onClose={() => setApplying(false)} /> : null}
    </div>
  );
}

const PARTS = ['used', 'reserved', 'free', 'expired', 'revoked'] as const;

/** A quota with its five parts, which always come to what was granted. */
function QuotaLine({ quota: q }: { quota: QuotaView }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const parts = PARTS.map((part) => ({ part, fen: q[`${part}Fen`] })).filter((p) => p.fen > 0);
  return (
    <article className="stack-tight">
      <div className="row-tight">
        <AppLink to={`/cases/${q.caseId}`}>{q.number}</AppLink>
        <strong><Money fen={q.grantedFen || q.requestedFen} /></strong>
        <span>{t(`quotaStatus.${q.status}`)}</span>
        {q.validUntil ? <small className="faint">{t('wallet.until', { date: formatDay(q.validUntil, language) })}</small> : null}
        <DemoTag demo={q.demo} />
      </div>
      {q.grantedFen > 0 ? (
        <>
          <div className="quota-parts" role="img" aria-label={parts.map((p) => `${t(`wallet.${p.part}Part`)} ${formatMoney(p.fen, language)}`).join(pause())}>
            {parts.map((p) => <span key={p.part} className={`quota-${p.part}`} style={{ width: `${(p.fen / q.grantedFen) * 100}%` }} />)}
          </div>
          <small className="legend">
            {parts.map((p) => <span key={p.part}><i className={`quota-${p.part}`} />{t(`wallet.${p.part}Part`)} <Money fen={p.fen} /></span>)}
          </small>
        </>
      ) : null}
    </article>
  );
}
