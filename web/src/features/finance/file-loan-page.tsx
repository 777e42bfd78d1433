import { App, Button, Checkbox, Form, Input, InputNumber, Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileLoan, getPools } from '../../../../src/modules/finance/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

interface Fields {
  bankId: string;
  product: string;
  firmName: string;
  firmCreditCode: string;
  region: string;
  contractNumber: string;
  amount: number;
  rate: number;
  lpr: number;
  approvedOn: string;
  dueOn: string;
  firstLoan?: boolean;
}

/** A bank files an approved loan. */
export default function FileLoanPage(): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const { data, error } = useAnswer(getPools);
  const [form] = Form.useForm<Fields>();
  const action = useAction(fileLoan, {
    onSuccess: ({ id }) => {
      void message.success(t('file.done'));
      void go(`/finance/loans/${id}`);
    },
  });
  const send = (v: Fields): void => {
    const { amount, rate, lpr, firstLoan, ...rest } = v;
    action.mutate({ body: { ...rest, amountFen: Math.round(amount * 100), rateBp: Math.round(rate * 100), lprBp: Math.round(lpr * 100), firstLoan: firstLoan === true } });
  };
  const required = [{ required: true }];
  const wide = { width: '100%' };
  return (
    <div className="stack">
      <PageHead title={t('file.title')} lead={t('file.lead')} />
      <ProblemAlert problem={error} />
      {data ? (
        <section className="panel">
          <Form<Fields>
            form={form}
            layout="vertical"
            onFinish={send}
            initialValues={{ bankId: data.mayFileFor[0]?.id, product: data.products[0]?.id }}
          >
            <div className="grid">
              <Form.Item name="bankId" label={t('file.bank')} rules={required}>
                <Select options={data.mayFileFor.map((b) => ({ value: b.id, label: b.name }))} />
              </Form.Item>
              <Form.Item name="product" label={t('file.product')} rules={required}>
                <Select options={data.products.map((p) => ({ value: p.id, label: say(p) }))} />
              </Form.Item>
              <Form.Item name="region" label={t('file.region')} rules={required}>
                <Select options={data.regions.map((r) => ({ value: r.code, label: say(r) }))} />
              </Form.Item>
              <Form.Item name="firmName" label={t('file.firmName')} rules={required}>
                <Input maxLength={200} />
              </Form.Item>
              <Form.Item name="firmCreditCode" label={t('file.firmCreditCode')} rules={required}>
                <Input maxLength={18} />
              </Form.Item>
              <Form.Item name="contractNumber" label={t('file.contractNumber')} rules={required}>
                <Input maxLength={60} />
              </Form.Item>
              <Form.Item name="amount" label={t('file.amount')} rules={required}>
                <YuanInput min={0.01} />
              </Form.Item>
              <Form.Item name="rate" label={t('file.rate')} rules={required}>
                <InputNumber min={0} max={36} precision={2} style={wide} />
              </Form.Item>
              <Form.Item name="lpr" label={t('file.lpr')} rules={required}>
                <InputNumber min={0.01} max={20} precision={2} style={wide} />
              </Form.Item>
              <Form.Item name="approvedOn" label={t('file.approvedOn')} rules={required}>
                <Input type="date" />
              </Form.Item>
              <Form.Item name="dueOn" label={t('file.dueOn')} rules={required}>
                <Input type="date" />
              </Form.Item>
            </div>
            <Form.Item name="firstLoan" valuePropName="checked">
              <Checkbox>{t('file.firstLoan')}</Checkbox>
            </Form.Item>
            <ProblemAlert problem={action.error} />
            <Button type="primary" htmlType="submit" loading={action.isPending}>
              {t('file.send')}
            </Button>
          </Form>
        </section>
      ) : (
        <Skeleton active />
      )}
    </div>
  );
}
