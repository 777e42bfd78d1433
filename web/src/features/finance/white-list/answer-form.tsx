import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerConsent, type ConsentedFirm, type NewCreditAnswer } from '../../../../../src/modules/finance/contract.ts';
import { useLanguage, useSay } from '../../../app/i18n.ts';
import { useAction } from '../../../app/query.ts';
import { formatMoney } from '../../../components/money.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { YuanInput } from '../../../components/yuan-input.tsx';

interface Fields {
  kind: NewCreditAnswer['kind'];
  loanId?: string;
  amount?: number;
  rate?: number;
  termMonths?: number;
  reason?: string;
  note?: string;
}

/** Offered, declined with a reason, or lent. */
export function AnswerForm({ consentId, loans, declines, onDone }: { consentId: string; loans: ConsentedFirm['loans']; declines: { id: string; zh: string; en: string }[]; onDone: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const language = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? 'OFFERED';
  const linked = Form.useWatch('loanId', form);
  const action = useAction(answerConsent, {
    onSuccess: ({ firstLoan }) => {
      void message.success(firstLoan ? t('whiteList.bank.sentFirst', { first: t(`whiteList.bank.first.${firstLoan}`) }) : t('whiteList.bank.sent'));
      onDone();
    },
  });
  const send = (v: Fields): void => {
    const terms = { amountFen: v.amount === undefined ? null : Math.round(v.amount * 100), rateBp: v.rate === undefined ? null : Math.round(v.rate * 100), termMonths: v.termMonths ?? null };
    const note = v.note?.trim() ? v.note.trim() : null;
    const body: NewCreditAnswer =
      v.kind === 'DECLINED' ? { kind: 'DECLINED', reason: v.reason!, note: note ?? '' }
      : v.kind === 'LENT' ? { kind: 'LENT', loanId: v.loanId ?? null, ...(v.loanId ? { amountFen: null, rateBp: null, termMonths: null } : terms), note }
      : { kind: 'OFFERED', amountFen: terms.amountFen!, rateBp: terms.rateBp!, termMonths: terms.termMonths!, note };
    action.mutate({ params: { id: consentId }, body });
  };
  const required = [{ required: true }];
  const wide = { width: '100%' };
  return (
    <Form<Fields> form={form} layout="vertical" initialValues={{ kind: 'OFFERED' }} onFinish={send}>
      <Form.Item name="kind"><Radio.Group optionType="button" options={(['OFFERED', 'DECLINED', 'LENT'] as const).map((k) => ({ value: k, label: t(`whiteList.bank.kind.${k}`) }))} /></Form.Item>
      {kind === 'LENT' && loans.length > 0 ? (
        <Form.Item name="loanId" label={t('whiteList.bank.loan')}><Select allowClear placeholder={t('whiteList.bank.noLoan')} options={loans.map((l) => ({ value: l.id, label: `${l.contractNumber} · ${formatMoney(l.amountFen, language)}` }))} /></Form.Item>
      ) : null}
      {kind !== 'DECLINED' && !(kind === 'LENT' && linked) ? (
        <div className="grid">
          <Form.Item name="amount" label={t('whiteList.bank.amount')} rules={required}><YuanInput min={0.01} /></Form.Item>
          <Form.Item name="rate" label={t('whiteList.bank.rate')} rules={required}><InputNumber min={0} max={36} precision={2} style={wide} /></Form.Item>
          <Form.Item name="termMonths" label={t('whiteList.bank.term')} rules={required}><InputNumber min={1} max={360} precision={0} style={wide} /></Form.Item>
        </div>
      ) : null}
      {kind === 'DECLINED' ? <Form.Item name="reason" label={t('whiteList.bank.reason')} rules={required}><Select options={declines.map((d) => ({ value: d.id, label: say(d) }))} /></Form.Item> : null}
      <Form.Item name="note" label={t('whiteList.bank.note')} rules={kind === 'DECLINED' ? [{ required: true, min: 4 }] : []}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      <ProblemAlert problem={action.error} />
      <Button type="primary" htmlType="submit" loading={action.isPending}>{t('whiteList.bank.send')}</Button>
    </Form>
  );
}
