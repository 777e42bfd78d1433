import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../../../src/kernel/base/calendar-date.ts';
import { type getOwnCredit, grantConsent } from '../../../../../src/modules/finance/contract.ts';
import type { CallAnswer } from '../../../app/api.ts';
import { useSay } from '../../../app/i18n.ts';
import { useAction } from '../../../app/query.ts';
import { useToday } from '../../../app/today.ts';
import { validValues } from '../../../app/valid-values.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';

interface Fields {
  bankId: string;
  purpose: string;
  fields: string[];
  from: string;
  until: string;
}

/** A firm chooses a bank, a purpose, what may be read and until when. */
export function ConsentDialog({ own, onClose }: { own: CallAnswer<typeof getOwnCredit>; onClose: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const today = useToday();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(grantConsent, {
    onSuccess: () => {
      void message.success(t('whiteList.own.saved'));
      onClose();
    },
  });
  const send = async (): Promise<void> => {
    const body = await validValues(form);
    if (body) action.mutate({ body });
  };
  const required = [{ required: true }];
  return (
    <Modal open title={t('whiteList.own.give')} okText={t('whiteList.own.save')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form<Fields> form={form} layout="vertical" initialValues={{ purpose: own.purposes[0]?.id, from: today, until: addDays(today, Math.min(180, own.longestDays - 1)), fields: own.fields.slice(0, 6).map((f) => f.id) }}>
        <Form.Item name="bankId" label={t('whiteList.own.bank')} rules={required}><Select options={own.banks.map((b) => ({ value: b.id, label: b.name }))} /></Form.Item>
        <Form.Item name="purpose" label={t('whiteList.own.purpose')} rules={required}><Select options={own.purposes.map((p) => ({ value: p.id, label: say(p) }))} /></Form.Item>
        <div className="grid">
          <Form.Item name="from" label={t('whiteList.own.from')} rules={required}><Input type="date" min={today} /></Form.Item>
          <Form.Item name="until" label={t('whiteList.own.until')} rules={required} extra={t('whiteList.own.longest', { days: own.longestDays })}><Input type="date" min={today} /></Form.Item>
        </div>
        <Form.Item name="fields" label={<span className="row">{t('whiteList.own.fields')} <Button size="small" type="link" onClick={() => form.setFieldsValue({ fields: own.fields.map((f) => f.id) })}>{t('whiteList.own.choose')}</Button></span>} rules={required}>
          <Checkbox.Group options={own.fields.map((f) => ({ value: f.id, label: say(f) }))} />
        </Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}
