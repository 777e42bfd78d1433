import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCase, takeAction } from '../../../../src/kernel/procedure/contract.ts';
import { publishRound, setBudget } from '../../../../src/modules/entitlement/contract.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import type { Round } from './round-page.tsx';

type Step = 'submit' | 'approve' | 'return' | 'publish' | 'confirm' | 'propose' | 'budget';
/** What the text field of a step is called. */
const TEXT: Partial<Record<Step, 'opinion' | 'reason' | 'contact'>> = { approve: 'opinion', return: 'reason', publish: 'contact', budget: 'reason' };

/** The next steps of the round, for whoever may take them. */
export function RoundSteps({ data }: { data: Round }): ReactNode {
  const { t } = useTranslation('entitlement');
  const [step, setStep] = useState<Step>();
  const { round, may, notice } = data;
  const steps: Step[] = [];
  if (may.prepare && (round.status === 'DRAFT' || round.status === 'RETURNED')) steps.push('budget', 'submit');
  if (may.approve && round.status === 'SUBMITTED') steps.push('return', 'approve');
  if (may.prepare && round.status === 'APPROVED') steps.push('publish');
  if (may.approve && round.status === 'NOTICE' && notice.status === 'elapsed') steps.push('confirm');
  // An appeal may have made the list longer than its budget.
  if (may.prepare && round.status === 'NOTICE' && data.totalFen > round.budgetFen) steps.push('budget');
  if (may.prepare && round.status === 'CONFIRMED') steps.push('propose');
  return (
    <>
      <AppLink to={`/cases/${round.caseId}`}>{t('case')}</AppLink>
      {steps.map((s, i) => (
        <Button key={s} type={i === steps.length - 1 ? 'primary' : 'default'} onClick={() => setStep(s)}>{t(s === 'budget' ? 'round.budgetChange' : `round.${s}`)}</Button>
      ))}
      {step ? <StepDialog key={step} step={step} data={data} onClose={() => setStep(undefined)} /> : null}
    </>
  );
}

function StepDialog({ step, data, onClose }: { step: Step; data: Round; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string; budget: number }>();
  const { round } = data;
  const onSuccess = (): void => {
    void message.success(t('round.done'));
    onClose();
  };
  const seen = useAnswer(readCase, { params: { id: round.caseId } });
  const take = useAction(takeAction, { onSuccess });
  const publish = useAction(publishRound, { onSuccess });
  const budget = useAction(setBudget, { onSuccess });
  const params = { id: round.id };
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { text, budget: yuan } = values;
    if (step === 'publish') publish.mutate({ params, body: { contact: text } });
    else if (step === 'budget') budget.mutate({ params, body: { budgetFen: Math.round(yuan * 100), reason: text } });
    else take.mutate({ params: { id: round.caseId, action: step }, body: { expectedSeq: seen.data?.evaluation.seq ?? 0, data: step === 'approve' ? { opinion: text } : {}, reason: step === 'return' ? text : null } });
  };
  const action = step === 'publish' ? publish : step === 'budget' ? budget : take;
  const label = TEXT[step];
  return (
    <Modal open title={t(step === 'budget' ? 'round.budgetChange' : `round.${step}`)} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose} okButtonProps={{ danger: step === 'propose' }}>
      <div className="stack">
        {step === 'propose' ? <span>{t('round.proposeHint')}</span> : null}
        <Form form={form} layout="vertical" initialValues={{ budget: round.budgetFen / 100 }}>
          {step === 'budget' ? <Form.Item name="budget" label={t('rounds.budget')} rules={[{ required: true }]}><YuanInput min={0.01} /></Form.Item> : null}
          {label ? <Form.Item name="text" label={t(`round.${label}`)} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={200} /></Form.Item> : null}
        </Form>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
