import { App, Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { applyQuota, type getWallet } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { usePhone } from '../../app/phone.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useVoucherWords } from './words.ts';

interface Fields {
  kind: 'ENTERPRISE' | 'TEAM';
  requested: number;
  smeNumber?: string;
  smeValidUntil?: dayjs.Dayjs;
  teamMembers?: number;
  teamIncubator?: string;
}

export function ApplyQuota({ wallet, onClose }: { wallet: CallAnswer<typeof getWallet>; onClose: () => void }): ReactNode {
  const { t } = useVoucherWords();
  const phone = usePhone();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('kind', form) ?? wallet.claimantKind;
  const action = useAction(applyQuota, {
    onSuccess: () => {
      void message.success(t('wallet.applyDone'));
      onClose();
    },
  });
  const send = (f: Fields): void =>
    action.mutate({ body: {
      kind: f.kind, requestedFen: Math.round(f.requested * 100), smeNumber: f.smeNumber || null, smeValidUntil: f.smeValidUntil?.format('YYYY-MM-DD') ?? null,
      teamMembers: f.teamMembers ?? null, teamIncubator: f.teamIncubator || null,
    } });
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 480} title={t('wallet.applyTitle')} destroyOnHidden>
      <Form<Fields>
        form={form} layout="vertical" onFinish={send}
        initialValues={{
          kind: wallet.claimantKind, requested: Math.floor(wallet.remainingAnnualCapFen / 100), ...(wallet.sme.number ? { smeNumber: wallet.sme.number } : {}),
          ...(wallet.sme.validUntil ? { smeValidUntil: dayjs(wallet.sme.validUntil) } : {}),
        }}
      >
        <Form.Item name="kind" label={t('wallet.kind')} rules={[{ required: true }]}>
          <Select options={(['ENTERPRISE', 'TEAM'] as const).map((value) => ({ value, label: t(`wallet.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="requested" label={t('wallet.requested')} rules={[{ required: true, type: 'number', min: 1 }]}>
          <InputNumber min={1} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        {kind === 'ENTERPRISE' ? (
          <>
            <Form.Item name="smeNumber" label={t('wallet.sme')}><Input maxLength={40} /></Form.Item>
            <Form.Item name="smeValidUntil" label={t('wallet.smeUntil')}><DatePicker style={{ width: '100%' }} /></Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="teamMembers" label={t('wallet.teamMembers')}><InputNumber min={1} precision={0} style={{ width: '100%' }} /></Form.Item>
            <Form.Item name="teamIncubator" label={t('wallet.teamIncubator')}><Input maxLength={200} /></Form.Item>
          </>
        )}
        <div className="stack">
          <ProblemAlert problem={action.error} />
          <div><Button type="primary" htmlType="submit" loading={action.isPending}>{t('wallet.apply')}</Button></div>
        </div>
      </Form>
    </Drawer>
  );
}
