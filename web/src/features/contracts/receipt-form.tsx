import { App, Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addReceipt } from '../../../../src/modules/contracts/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

interface Values {
  receivedOn: Dayjs;
  yuan: number;
  bankReference: string;
}

export function ReceiptForm({ contractId }: { contractId: string }): ReactNode {
  const { t } = useTranslation('contracts');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const action = useAction(addReceipt, {
    onSuccess: () => {
      form.resetFields();
      void message.success(t('one.receiptSaved'));
    },
  });
  return (
    <div className="panel stack">
      <h3>{t('one.receipts')}</h3>
      <ProblemAlert problem={action.error} />
      <Form
        form={form}
        layout="inline"
        onFinish={(v) =>
          action.mutate({
            params: { id: contractId },
            body: { receivedOn: v.receivedOn.format('YYYY-MM-DD'), amountFen: Math.round(v.yuan * 100), bankReference: v.bankReference },
          })
        }
      >
        <Form.Item name="receivedOn" label={t('one.receivedOn')} rules={[{ required: true }]}>
          <DatePicker />
        </Form.Item>
        <Form.Item name="yuan" label={t('one.receiptAmount')} rules={[{ required: true }]}>
          <YuanInput min={0.01} />
        </Form.Item>
        <Form.Item name="bankReference" label={t('one.bankReference')} rules={[{ required: true }]}>
          <Input />
        </Form.Item>
        <Button htmlType="submit" loading={action.isPending}>
          {t('one.addReceipt')}
        </Button>
      </Form>
    </div>
  );
}
