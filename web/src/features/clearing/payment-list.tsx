import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { confirmReceipt, recordSettlement, type WindowView } from '../../../../src/modules/clearing/contract.ts';
import { useAction } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useClearingWords } from './words.ts';

type Payment = WindowView['payments'][number];

/** The few payments that settle the window: the payer records, the payee confirms. */
export function PaymentList({ window }: { window: WindowView }): ReactNode {
  const { t, city } = useClearingWords(window.places);
  const { message } = App.useApp();
  const [paying, setPaying] = useState<Payment>();
  const receipt = useAction(confirmReceipt, { onSuccess: () => void message.success(t('payments.receiptDone')) });
  return (
    <section className="panel stack" aria-labelledby="payments-title">
      <h2 id="payments-title">{t('payments.title')}</h2>
      {window.payments.length === 0 ? <Empty title={t('payments.none')} /> : null}
      {window.payments.map((p) => (
        <div key={`${p.from} ${p.to}`} className="card-row stack-tight">
          <div className="row spread">
            <strong>
              {city(p.from)} → {city(p.to)}
            </strong>
            <Money fen={p.amountFen} unit="yuan" />
          </div>
          <small className="faint">
            {p.settlement ? t('payments.recorded', { name: p.settlement.recordedByName, ref: p.settlement.bankReference }) : t('payments.waits')}
            {p.settlement?.confirmedByName ? `，${t('payments.arrived', { name: p.settlement.confirmedByName })}` : ''}
          </small>
          <div className="row">
            {!p.settlement && window.acting.includes(p.from) ? (
              <Button size="small" type="primary" onClick={() => setPaying(p)}>
                {t('payments.record')}
              </Button>
            ) : null}
            {p.settlement && !p.settlement.confirmedAt && window.acting.includes(p.to) ? (
              <Button size="small" type="primary" loading={receipt.isPending} onClick={() => p.settlement && receipt.mutate({ params: { id: p.settlement.id }, body: {} })}>
                {t('payments.receipt')}
              </Button>
            ) : null}
          </div>
        </div>
      ))}
      <ProblemAlert problem={receipt.error} />
      {paying ? <PaymentDialog windowId={window.id} payment={paying} onDone={() => setPaying(undefined)} /> : null}
    </section>
  );
}

function PaymentDialog({ windowId, payment, onDone }: { windowId: string; payment: Payment; onDone: () => void }): ReactNode {
  const { t } = useClearingWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ bankReference: string; paidOn: string }>();
  const action = useAction(recordSettlement, {
    onSuccess: () => {
      void message.success(t('payments.done'));
      onDone();
    },
  });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { bankReference, paidOn } = values;
    action.mutate({ params: { id: windowId }, body: { debtor: payment.from, creditor: payment.to, bankReference, paidOn } });
  };
  return (
    <Modal open title={t('payments.recordTitle')} okText={t('act.ok')} cancelText={t('act.cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onDone}>
      <Form form={form} layout="vertical">
        <Form.Item name="bankReference" label={t('payments.reference')} rules={[{ required: true, min: 4, max: 60 }]}>
          <Input />
        </Form.Item>
        <Form.Item name="paidOn" label={t('payments.paidOn')} rules={[{ required: true }]}>
          <Input type="date" />
        </Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}
