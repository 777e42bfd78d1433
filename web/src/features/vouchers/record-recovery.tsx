import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type OrderView, recordRecovery } from '../../../../src/modules/vouchers/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { formatMoney } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { useVoucherWords } from './words.ts';

/** Money that came back after a claw-back, recorded by the treasury with its bank receipt. */
export function RecordRecovery({ order }: { order: OrderView }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<{ amount: number; bankReference: string }>();
  const action = useAction(recordRecovery, {
    onSuccess: ({ outstandingFen }) => {
      void message.success(t('finance.receiveDone', { amount: formatMoney(outstandingFen, language) }));
      setOpen(false);
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('finance.receive')}</Button>
      <Modal open={open} title={t('finance.receive')} onCancel={() => setOpen(false)} okButtonProps={{ loading: action.isPending }} onOk={() => form.submit()}>
        <Form form={form} layout="vertical" initialValues={{ amount: order.clawedBackFen / 100 }} onFinish={(f) => action.mutate({ body: { orderId: order.id, amountFen: Math.round(f.amount * 100), bankReference: f.bankReference } })}>
          <Form.Item name="amount" label={`${t('common.amount')}${inBrackets(t('common.yuan'))}`} rules={[{ required: true }]}><YuanInput min={0.01} /></Form.Item>
          <Form.Item name="bankReference" label={t('finance.bankReference')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
        </Form>
        <ProblemAlert problem={action.error} />
      </Modal>
    </>
  );
}
