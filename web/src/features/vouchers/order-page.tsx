import { Alert, Button, Descriptions, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { allowedActions, readCase } from '../../../../src/kernel/procedure/contract.ts';
import { getOrder, type OrderView } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { inBrackets, semicolon } from '../../app/marks.ts';
import { useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { ActionsPanel } from '../procedure/actions-panel.tsx';
import type { CaseView } from '../procedure/case-view.ts';
import { NoticePanel } from '../procedure/notice-panel.tsx';
import '../procedure/procedure.css';
import { ClaimDrawer } from './claim-drawer.tsx';
import { EvidencePanel } from './evidence-panel.tsx';
import { ComputationTable, EligibilityList, FindingList } from './judgement.tsx';
import { OpenBreach } from './open-breach.tsx';
import { OrderSteps } from './order-steps.tsx';
import { RecordRecovery } from './record-recovery.tsx';
import { RefusedInvoices } from './refused-invoices.tsx';
import { ConfidenceTag, DemoTag, StatusTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

/** One order for whoever has to do with it: what to do, what is missing, what is paid and why, and what speaks against it. */
export default function OrderPage(): ReactNode {
  const { t } = useVoucherWords();
  const { nameOf } = usePlaces();
  const go = useGo();
  const mayInquire = useCan('vouchers.case.open');
  const mayReceive = useCan('vouchers.payment.make');
  const id = useRouteParam('id');
  const answer = useAnswer(getOrder, { params: { id } });
  const order = answer.data;
  const view = useAnswer(readCase, { params: { id: order?.caseId ?? '' } }, { enabled: order !== undefined });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!order) return <Skeleton active paragraph={{ rows: 10 }} />;
  return (
    <div className="stack">
      <PageHead
        title={<>{order.itemName} <StatusTag status={order.status} frozen={order.frozen} /> <DemoTag demo={order.demo} /></>}
        lead={`${order.number} · ${t(`form.${order.form}`)} · ${order.claimantName}${inBrackets(nameOf(order.homeRegion))} → ${order.providerName}${inBrackets(nameOf(order.hostRegion))}`}
        actions={<>{view.data ? <Button onClick={() => go(`/cases/${order.caseId}`)}>{t('order.case')}</Button> : null}{mayReceive && order.status === 'CLAWED_BACK' ? <RecordRecovery order={order} /> : null}{mayInquire && !order.frozen ? <OpenBreach order={order} /> : null}</>}
      />
      <OrderSteps status={order.status} />
      <div className="order-grid">
        <div className="stack">
          {/* Who only pays reads the order and not the case: nothing has failed. */}
          <ProblemAlert problem={view.error?.status === 403 ? null : view.error} />
          {view.data ? <Actions order={order} view={view.data} /> : null}
          {order.refusedInvoices ? <RefusedInvoices list={order.refusedInvoices} /> : null}
          {order.findings ? <section className="panel stack-tight"><h2>{t('order.findings')}</h2>{order.spotCheck ? <Alert type="warning" showIcon title={t('order.spot')} /> : null}<FindingList findings={order.findings} /></section> : null}
          <EvidencePanel order={order} />
          {view.data?.evaluation.notices.filter((n) => n.run > 0).map((n) => (
            <NoticePanel key={n.id} notice={view.data!.definition.notices.find((d) => d.id === n.id)!} status={n} today={view.data!.evaluation.today} />
          ))}
          <Summary order={order} />
        </div>
        <div className="stack">
          <section className="panel stack-tight"><h2>{t('compute.title')}</h2><ComputationTable computation={order.computation} /></section>
          <section className="panel stack-tight"><h2>{t('order.eligibility')}</h2><div className="row-tight"><ConfidenceTag confidence={order.rule.confidence} /></div><EligibilityList eligibility={order.eligibility} /></section>
        </div>
      </div>
    </div>
  );
}

const CLAIMS = new Set(['redeem', 'resubmit']);

/** The steps of the case; claiming has a form of its own, because a refused invoice must tell more than a case can. */
function Actions({ order, view }: { order: OrderView; view: CaseView }): ReactNode {
  const { t, say } = useVoucherWords();
  const [claiming, setClaiming] = useState(false);
  const claim = allowedActions(view.definition, view.evaluation, view.viewer).find((a) => CLAIMS.has(a.action) && a.allowed);
  const shown: CallAnswer<typeof readCase> = {
    ...view,
    evaluation: {
      ...view.evaluation,
      options: claim ? view.evaluation.options.filter((o) => !CLAIMS.has(o.action)) : view.evaluation.options,
      facts: { contractAmountFen: order.amountFen, acceptedPercent: 100, ...view.evaluation.facts, grantFen: order.computation.grantFen },
    },
  };
  return (
    <>
      {order.missing.length > 0 ? <Alert type="warning" showIcon title={t('order.missing')} description={order.missing.map((m) => say(m)).join(semicolon())} /> : null}
      {order.status === 'APPROVED' && !order.funded ? <Alert type="info" showIcon title={t('order.queued')} /> : null}
      {claim ? (
        <section className="panel row">
          <Button type="primary" disabled={order.missing.length > 0} onClick={() => setClaiming(true)}>{t(claim.action === 'redeem' ? 'order.claim' : 'order.claimAgain')}</Button>
          <Tag>{t(`formShort.${order.form}`)}</Tag>
        </section>
      ) : null}
      <ActionsPanel view={shown} />
      {claiming ? <ClaimDrawer order={order} onClose={() => setClaiming(false)} /> : null}
    </>
  );
}

function Summary({ order: o }: { order: OrderView }): ReactNode {
  const { t, say, className } = useVoucherWords();
  const language = useLanguage();
  const rows: [string, ReactNode][] = [
    [t('common.amount'), <Money key="a" fen={o.amountFen} unit="yuan" />],
    [t('order.quantity'), `${o.quantity} ${o.unit}`],
    [t('order.unitPrice'), <Money key="u" fen={Math.round(o.amountFen / o.quantity)} unit="yuan" />],
    [t('services.class'), className(o.serviceClass)],
    [t('order.description'), o.description],
    ...(o.reservedFen > 0 ? ([[t('order.reserved'), <Money key="r" fen={o.reservedFen} unit="yuan" />]] as [string, ReactNode][]) : []),
    ...(o.contractNumber ? ([[t('order.contract'), `${o.contractNumber} · ${o.contractDate} · ${((o.contractAmountFen ?? 0) / 100).toLocaleString('en-US')} ${t('common.yuan')}`]] as [string, ReactNode][]) : []),
    ...(o.acceptedPercent === null ? [] : ([[t('order.accepted'), `${o.acceptedPercent}%${o.rating === null ? '' : ` · ${t('order.rating')} ${o.rating}`}`]] as [string, ReactNode][])),
    ...(o.invoice ? ([[t('order.invoice'), `${o.invoice.number} · ${o.invoice.date} · ${((o.invoicedFen ?? 0) / 100).toLocaleString('en-US')} ${t('common.yuan')}`]] as [string, ReactNode][]) : []),
    ...(o.grantFen === null ? [] : ([[t('order.grant'), <Money key="g" fen={o.grantFen} unit="yuan" />]] as [string, ReactNode][])),
    ...(o.paidOn ? ([[t('order.paid'), <><Money fen={o.paidFen} unit="yuan" /> <small className="faint">{t('order.paidOn', { date: formatDay(o.paidOn, language), reference: o.paymentReference })}</small></>]] as [string, ReactNode][]) : []),
    ...(o.payer ? ([[t('order.payer'), t(`payer.${o.payer}`)]] as [string, ReactNode][]) : []),
    ...(o.clawedBackFen > 0 ? ([[t('order.clawed'), <Money key="c" fen={o.clawedBackFen} unit="yuan" />]] as [string, ReactNode][]) : []),
    ...(o.redInvoice ? ([[t('order.red'), t('order.redLine', { number: o.redInvoice.number, date: formatDay(o.redInvoice.date, language), amount: (o.redInvoice.amountFen / 100).toLocaleString('en-US'), reason: t(`red.${o.redInvoice.reason}`), quota: t(`redQuota.${o.redInvoice.quotaEnd}`) })]] as [string, ReactNode][]) : []),
    [t('order.rule'), say(o.rule.document)],
  ];
  return (
    <section className="panel stack-tight">
      <h2>{t('order.summary')}</h2>
      <Descriptions column={1} size="small" items={rows.map(([label, children]) => ({ key: label, label, children }))} />
      {o.paidOn ? null : <small className="faint">{t('order.cutOff', { date: formatDay(o.nextCutOff, language) })}</small>}
    </section>
  );
}
