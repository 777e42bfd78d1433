import { App, Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MandateSubject, myBroker, proposeMandate } from '../../../../src/modules/brokers/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** The button with which a registered broker takes a demand or a result; nothing for everybody else. */
export function TakeMandate({ subject, subjectId }: { subject: MandateSubject; subjectId: string }): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const go = useGo();
  const today = useToday();
  const may = useCan('brokers.mandate.write');
  const { data } = useAnswer(myBroker, {}, { enabled: may });
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ text: string; documents: string[]; rewardTo: 'broker' | 'agency' }>();
  const propose = useAction(proposeMandate, {
    onSuccess: (m) => {
      void message.success(t('mandates.taken'));
      void go(`/brokers/mandates/${m.id}`);
    },
  });
  if (!may || data?.broker?.status !== 'REGISTERED') return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('mandates.take')}</Button>
      {open ? (
        <Modal open title={t('mandates.take')} okText={t('mandates.save')} cancelText={t('mandates.cancel')} onCancel={() => setOpen(false)} onOk={() => form.submit()} okButtonProps={{ loading: propose.isPending }}>
          <p className="faint">{t('mandates.take_hint')}</p>
          <Form
            form={form} layout="vertical" initialValues={{ rewardTo: 'broker', documents: [] }}
            onFinish={({ text, documents, rewardTo }) => propose.mutate({ body: { subject, subjectId, rewardTo, fromOn: today, evidence: { text, documents: documents ?? [] } } })}
          >
            <Form.Item name="text" label={t('mandates.evidence')} rules={[{ required: true, min: 4 }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
            <Form.Item name="documents" label={t('mandates.documents')} extra={t('mandates.documentsHint')}><Select mode="tags" open={false} /></Form.Item>
            <Form.Item name="rewardTo" label={t('mandates.reward')}><Select options={(['broker', 'agency'] as const).map((r) => ({ value: r, label: t(`mandates.${r}`) }))} /></Form.Item>
          </Form>
          <ProblemAlert problem={propose.error} />
        </Modal>
      ) : null}
    </>
  );
}
