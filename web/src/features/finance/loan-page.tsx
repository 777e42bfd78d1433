import { Alert, Button, Descriptions, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getLoan, type LoanDetail, openClaim, recordDisbursement, recordRecovery, recordRepayment } from '../../../../src/modules/finance/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { pause } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Light } from '../../components/light.tsx';
import { formatMoney, Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { stateColour } from './loans-page.tsx';
import { NumberForm, useDone } from './number-form.tsx';
import { TierPanel } from './white-list/tier-panel.tsx';

type Step = 'disburse' | 'repay' | 'claim' | 'recover';

/** One loan: what became of it, and what a claim would come to now, with every reason. */
export default function LoanPage(): ReactNode {
  const { t } = useTranslation('finance');
  const id = useRouteParam('id');
  const answer = useAnswer(getLoan, { params: { id } });
  const loan = answer.data;
  const [step, setStep] = useState<Step>();
  return (
    <div className="stack">
      <PageHead title={loan ? loan.firmName : t('loans.one')} lead={loan?.contractNumber} actions={loan?.may.file ? <Steps loan={loan} onStep={setStep} /> : undefined} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {loan ? (
        <>
          <Facts loan={loan} />
          {loan.compensatedFen === null ? <Judgement loan={loan} /> : <Recoveries loan={loan} />}
          <TierPanel products={[loan.ahead]} />
          {step ? <StepDialog key={step} step={step} loan={loan} onClose={() => setStep(undefined)} /> : null}
        </>
      ) : null}
    </div>
  );
}

function Steps({ loan, onStep }: { loan: LoanDetail; onStep: (step: Step) => void }): ReactNode {
  const { t } = useTranslation('finance');
  const steps: Step[] = [];
  if (loan.disbursedOn === null) steps.push('disburse');
  if (loan.disbursedOn !== null && loan.outstandingFen > 0 && loan.state !== 'COMPENSATED') steps.push('repay');
  if (['LATE', 'OVERDUE'].includes(loan.state)) steps.push('claim');
  if (loan.state === 'COMPENSATED') steps.push('recover');
  return steps.map((step, i) => (
    <Button key={step} type={i === steps.length - 1 ? 'primary' : 'default'} disabled={step === 'claim' && !loan.judgement.ok} onClick={() => onStep(step)}>
      {t(`loan.${step}`)}
    </Button>
  ));
}

function Facts({ loan }: { loan: LoanDetail }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  return (
    <section className="panel stack">
      <div className="row spread">
        <h2>{t('loan.history')}</h2>
        <Light colour={stateColour[loan.state]} text={t(`state.${loan.state}`)} />
      </div>
      <Descriptions
        column={{ xs: 1, sm: 2 }}
        items={[
          { key: 'p', label: t('loans.product'), children: say({ zh: loan.productZh, en: loan.productEn }) },
          { key: 'b', label: t('loans.bank'), children: loan.bankName },
          { key: 'a', label: t('loans.amount'), children: <Money fen={loan.amountFen} /> },
          { key: 'r', label: t('file.rate'), children: t('loans.rate', { rate: loan.rateBp / 100, lpr: loan.lprBp / 100 }) },
          { key: 'f', label: t('loans.filed'), children: <Instant at={loan.filedAt} /> },
          { key: 'd', label: t('loan.disbursed'), children: loan.disbursedOn ? <CalendarDay date={loan.disbursedOn} /> : '—' },
          { key: 'due', label: t('loans.due'), children: <>{<CalendarDay date={loan.dueOn} />} {loan.overdueDays > 0 ? t('loans.late', { days: loan.overdueDays }) : ''}</> },
          { key: 'o', label: t('loans.outstanding'), children: <Money fen={loan.outstandingFen} /> },
          ...(loan.compensatedFen === null ? [] : [{ key: 'c', label: t('loan.compensated'), children: <Money fen={loan.compensatedFen} /> }]),
        ]}
      />
      {loan.caseId ? <AppLink to={`/cases/${loan.caseId}`}>{t('loan.case')}</AppLink> : null}
    </section>
  );
}

function Judgement({ loan: { judgement } }: { loan: LoanDetail }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const language = useLanguage();
  const money = (fen: number | null): string => formatMoney(fen ?? 0, language);
  return (
    <section className="panel stack">
      <h2>{t('loan.judge')}</h2>
      <Alert
        type={judgement.ok ? 'success' : 'info'}
        showIcon
        title={t(judgement.ok ? 'loan.yes' : 'loan.no')}
        description={judgement.reasons.length > 0 ? <ul>{judgement.reasons.map((r) => <li key={r.code}>{say(r)}</li>)}</ul> : undefined}
      />
      {judgement.fundSharePpm === null ? null : (
        <>
          <span>{t('loan.share', { balance: money(judgement.firmBalanceFen), share: judgement.fundSharePpm / 10_000 })}</span>
          <span>{t('loan.split', { loss: money(judgement.lossFen), fund: money(judgement.fundFen), bank: money(judgement.bankFen) })}</span>
        </>
      )}
    </section>
  );
}

function Recoveries({ loan }: { loan: LoanDetail }): ReactNode {
  const { t } = useTranslation('finance');
  return (
    <section className="panel stack">
      <h2>{t('loan.recoveries')}</h2>
      {loan.recoveries.length === 0 ? <span className="faint">—</span> : null}
      {loan.recoveries.map((r) => (
        <div key={r.id} className="row spread">
          <span>
            <CalendarDay date={r.recoveredOn} /> · {r.reference}
          </span>
          <span>
            {t('loan.toFund')} <Money fen={r.fundFen} />{pause()}{t('loan.toBank')} <Money fen={r.bankFen} />
          </span>
        </div>
      ))}
    </section>
  );
}

function StepDialog({ step, loan, onClose }: { step: Step; loan: LoanDetail; onClose: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const language = useLanguage();
  const go = useGo();
  const done = useDone(onClose);
  const money = (fen: number): string => formatMoney(fen, language);
  const params = { id: loan.id };
  const disburse = useAction(recordDisbursement, { onSuccess: () => done(t('loan.done')) });
  const repay = useAction(recordRepayment, { onSuccess: () => done(t('loan.done')) });
  const recover = useAction(recordRecovery, { onSuccess: ({ fundFen, bankFen }) => done(t('loan.shared', { fund: money(fundFen), bank: money(bankFen) })) });
  const claim = useAction(openClaim, {
    onSuccess: ({ caseId }) => {
      done(t('loan.claimed'));
      void go(`/cases/${caseId}`);
    },
  });
  const day = { name: 'day', label: t('loan.day'), kind: 'day' } as const;
  const reference = { name: 'reference', label: t('loan.reference'), kind: 'text' } as const;
  const common = { title: t(`loan.${step}`), onClose };
  if (step === 'disburse') {
    return (
      <NumberForm {...common} action={disburse} fields={[{ name: 'amountFen', label: t('loan.amount'), kind: 'yuan', initial: loan.amountFen / 100 }, day]}
        onSend={(v) => disburse.mutate({ params, body: { amountFen: Number(v['amountFen']), paidOn: String(v['day']) } })} />
    );
  }
  if (step === 'repay') {
    return (
      <NumberForm {...common} action={repay} fields={[{ name: 'principalFen', label: t('loan.amount'), kind: 'yuan' }, day, reference]}
        onSend={(v) => repay.mutate({ params, body: { principalFen: Number(v['principalFen']), repaidOn: String(v['day']), reference: String(v['reference']) } })} />
    );
  }
  if (step === 'recover') {
    return (
      <NumberForm {...common} action={recover}
        fields={[{ name: 'grossFen', label: t('loan.gross'), kind: 'yuan' }, { name: 'costFen', label: t('loan.cost'), kind: 'yuan', least: 0, initial: 0 }, day, reference]}
        onSend={(v) => recover.mutate({ params, body: { grossFen: Number(v['grossFen']), costFen: Number(v['costFen']), recoveredOn: String(v['day']), reference: String(v['reference']) } })} />
    );
  }
  return (
    <NumberForm {...common} action={claim} fields={[{ name: 'recoveredFen', label: t('loan.recovered'), kind: 'yuan', least: 0, initial: 0 }]}
      onSend={(v) => claim.mutate({ params, body: { recoveredFen: Number(v['recoveredFen']) } })} />
  );
}
