import { Alert, App, Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { decideClosed, type EntryView } from '../../../../src/modules/entitlement/contract.ts';
import { useAction } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Whether a firm that is no more is paid what the list gives it. */
export function ClosedDialog({ entry, onClose }: { entry: EntryView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ pay: boolean; reason: string }>();
  const action = useAction(decideClosed, {
    onSuccess: () => {
      void message.success(t('closed.done'));
      onClose();
    },
  });
  const send = async (): Promise<void> => {
    const body = await validValues(form);
    if (body) action.mutate({ params: { id: entry.id }, body });
  };
  return (
    <Modal open title={`${t('closed.decide')} · ${entry.name}`} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <div className="stack">
        <Alert type="warning" showIcon title={entry.closed?.said} description={t('closed.hint')} />
        <Form form={form} layout="vertical">
          <Form.Item name="pay" label={t('closed.what')} rules={[{ required: true }]}><Radio.Group options={[{ value: true, label: t('closed.pay') }, { value: false, label: t('closed.refuse') }]} /></Form.Item>
          <Form.Item name="reason" label={t('closed.reason')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
        </Form>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
