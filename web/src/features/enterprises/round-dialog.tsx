import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DossierView, recordRound } from '../../../../src/modules/enterprises/contract.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

interface Values {
  closedOn: string;
  name: string;
  investors: string;
  privateEquity?: boolean;
  currency: 'CNY' | 'USD';
  paidIn: number;
  postMoney?: number;
  source: string;
}

/** A round of financing. */
export function RoundDialog({ firm, onClose }: { firm: DossierView['firm']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const done = useDone(onClose);
  const action = useAction(recordRound, { onSuccess: () => done(t('acts.roundDone')) });
  const wan = (n: number, v: Values): string => `${n.toLocaleString('en-US')} ${t('acts.wan')} ${v.currency}`;
  return (
    <ActDialog<Values>
      title={`${t('acts.round')} · ${firm.name}`} follows={t('acts.roundFollows')} form={form} initial={{ closedOn: today, currency: 'CNY', privateEquity: true }} action={action} onClose={onClose}
      onSend={({ privateEquity = false, postMoney, ...v }) => action.mutate({ params: { id: firm.id }, body: { ...v, privateEquity, postMoney: postMoney ?? null } })}
      summary={(v) => [
        { label: t('acts.roundName'), value: `${v.name} · ${v.closedOn}` }, { label: t('acts.investors'), value: `${v.investors}${v.privateEquity ? inBrackets(t('acts.privateEquity')) : ''}` }, { label: t('acts.paidIn'), value: wan(v.paidIn, v) },
        { label: t('acts.postMoney'), value: v.postMoney === undefined || v.postMoney === null ? '—' : wan(v.postMoney, v) }, { label: t('figures.source'), value: v.source },
      ]}
    >
      <Form.Item name="name" label={t('acts.roundName')} rules={[{ required: true }]}><Input maxLength={40} placeholder={t('acts.roundNameHint')} /></Form.Item>
      <Form.Item name="closedOn" label={t('acts.closedOn')} rules={[{ required: true }]}><Input type="date" max={today} /></Form.Item>
      <Form.Item name="investors" label={t('acts.investors')} rules={[{ required: true, min: 2 }]}><Input maxLength={400} /></Form.Item>
      <Form.Item name="privateEquity" valuePropName="checked"><Checkbox>{t('acts.privateEquity')}</Checkbox></Form.Item>
      <Form.Item name="currency" label={t('acts.currency')} rules={[{ required: true }]}><Select options={[{ value: 'CNY', label: t('acts.CNY') }, { value: 'USD', label: t('acts.USD') }]} /></Form.Item>
      <Form.Item name="paidIn" label={`${t('acts.paidIn')}${inBrackets(t('acts.wan'))}`} rules={[{ required: true }]}><InputNumber min={0.01} max={100_000_000} style={{ width: '100%' }} /></Form.Item>
      <Form.Item
        name="postMoney" label={`${t('acts.postMoney')}${inBrackets(t('acts.wan'))}`} dependencies={['paidIn']}
        rules={[({ getFieldValue }) => ({ validator: (_, value: number | null | undefined) => (value === null || value === undefined || value >= (getFieldValue('paidIn') as number) ? Promise.resolve() : Promise.reject(new Error(t('acts.postBelow')))) })]}
      ><InputNumber min={0.01} max={1_000_000_000} style={{ width: '100%' }} /></Form.Item>
      <Form.Item name="source" label={t('figures.source')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} placeholder={t('acts.roundSource')} /></Form.Item>
    </ActDialog>
  );
}
