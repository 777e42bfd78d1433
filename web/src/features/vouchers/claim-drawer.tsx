import { useQueryClient } from '@tanstack/react-query';
import { App, Button, DatePicker, Drawer, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import type { ReactNode } from 'react';
import { type OrderView, submitRedemption } from '../../../../src/modules/vouchers/contract.ts';
import { usePhone } from '../../app/phone.ts';
import { refresh, useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { useVoucherWords } from './words.ts';

interface Fields {
  invoiceNumber: string;
  sellerTaxNumber: string;
  invoiceDate: Dayjs;
  invoiceContent: string;
  invoiced: number;
  paid: number;
  bankReference: string;
}

export function ClaimDrawer({ order, onClose }: { order: OrderView; onClose: () => void }): ReactNode {
  const { t } = useVoucherWords();
  const phone = usePhone();
  const client = useQueryClient();
  const { message } = App.useApp();
  const action = useAction(submitRedemption, {
    onSuccess: () => {
      void message.success(t('order.claimDone'));
      onClose();
    },
  });
  const send = (f: Fields): void =>
    action.mutate(
      { params: { id: order.id }, body: {
        invoiceNumber: f.invoiceNumber, sellerTaxNumber: f.sellerTaxNumber, invoiceDate: f.invoiceDate.format('YYYY-MM-DD'), invoiceContent: f.invoiceContent,
        invoicedAmountFen: Math.round(f.invoiced * 100), paidAmountFen: Math.round(f.paid * 100), bankReference: f.bankReference,
      } },
      // The attempt is kept with the order, so the page behind shows it.
      { onError: () => void refresh(client, ['vouchers']) },
    );
  const whole = (order.contractAmountFen ?? order.amountFen) / 100;
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 520} title={t('order.claim')} destroyOnHidden>
      <Form<Fields> layout="vertical" onFinish={send} initialValues={{ invoiced: whole, paid: whole, ...(order.invoice ? { invoiceNumber: order.invoice.number, sellerTaxNumber: order.invoice.sellerTaxNumber, invoiceContent: order.invoice.content } : {}) }}>
        <Form.Item name="invoiceNumber" label={t('order.invoiceNumber')} rules={[{ required: true, pattern: /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\s‐-―－_.-]{6,60}$/ }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="sellerTaxNumber" label={t('order.sellerTaxNumber')} rules={[{ required: true, pattern: /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\s-]{15,40}$/ }]}><Input maxLength={40} /></Form.Item>
        <Form.Item name="invoiceDate" label={t('order.invoiceDate')} rules={[{ required: true }]}><DatePicker style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="invoiceContent" label={t('order.invoiceContent')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="invoiced" label={t('order.invoicedAmount')} rules={[{ required: true }]}><YuanInput min={0.01} /></Form.Item>
        <Form.Item name="paid" label={t('order.paidAmount')} rules={[{ required: true }]}><YuanInput min={0.01} /></Form.Item>
        <Form.Item name="bankReference" label={t('order.bankReference')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div><Button type="primary" htmlType="submit" loading={action.isPending}>{t('order.claim')}</Button></div>
        </div>
      </Form>
    </Drawer>
  );
}
