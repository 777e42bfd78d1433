import { Alert, App, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { correctAccount, explainMine, fileAppeal, optOut, type OwnEntry } from '../../../../src/modules/entitlement/contract.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { claimsOf, FactFields, type FactRow } from './fact-fields.tsx';

function useSaid(words: string, onClose: () => void): () => void {
  const { message } = App.useApp();
  return () => {
    void message.success(words);
    onClose();
  };
}

export function OptOutDialog({ own, onClose }: { own: OwnEntry; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const [form] = Form.useForm<{ reason: string }>();
  const action = useAction(optOut, { onSuccess: useSaid(t('mine.optedOut'), onClose) });
  const send = async (): Promise<void> => {
    const body = await validValues(form);
    if (body) action.mutate({ params: { id: own.entry.id }, body });
  };
  return (
    <Modal open title={t('mine.optOut')} okText={t('ok')} okButtonProps={{ danger: true }} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical">
        <Form.Item name="reason" label={t('mine.optOutReason')} rules={[{ required: true, min: 2 }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}

export function AccountDialog({ own, firm, onClose }: { own: OwnEntry; firm: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const [form] = Form.useForm<{ holder: string; bank: string; number: string }>();
  const action = useAction(correctAccount, { onSuccess: useSaid(t('mine.accountSaved'), onClose) });
  const send = async (): Promise<void> => {
    const body = await validValues(form);
    if (body) action.mutate({ params: { id: own.entry.id }, body });
  };
  return (
    <Modal open title={t('mine.account')} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={own.account ?? { holder: firm }}>
        <Form.Item name="holder" label={t('mine.holder')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="bank" label={t('mine.bank')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="number" label={t('mine.number')} rules={[{ required: true, pattern: /^\d{8,30}$/, message: t('mine.numberForm') }]}><Input maxLength={30} inputMode="numeric" /></Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}

export function AppealDialog({ roundId, onClose }: { roundId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const [form] = Form.useForm<{ facts: FactRow[]; text: string; evidence?: string }>();
  const said = useAnswer(explainMine, { params: { id: roundId } });
  const action = useAction(fileAppeal, { onSuccess: useSaid(t('mine.filed'), onClose) });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { facts, text, evidence } = values;
    action.mutate({ params: { id: roundId }, body: { facts: claimsOf(facts), text, evidence: evidence ?? '' } });
  };
  return (
    <Modal open width={760} title={t('mine.appealTitle')} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <div className="stack">
        <Alert type="info" showIcon title={t('mine.appealHint')} />
        <Form form={form} layout="vertical" initialValues={{ facts: [{}] }}>
          <FactFields claimed facts={said.data?.asks ?? []} form={form as never} />
          <Form.Item name="text" label={t('mine.appealText')} rules={[{ required: true, min: 10 }]} style={{ marginTop: 16 }}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
          <Form.Item name="evidence" label={t('mine.evidence')}><Input.TextArea rows={2} maxLength={4000} /></Form.Item>
        </Form>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
