import { Alert, App, Checkbox, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { paymentModes, pricingModes, proposeTerms, talkContractTypes, type TalkView, type Terms } from '../../../../src/modules/market/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

interface Values extends Omit<Terms, 'priceFen'> {
  priceYuan: number | null;
}

/** Proposes terms, starting from the current ones. */
export function TermsDialog({ talk, onClose }: { talk: TalkView; onClose: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const mode = Form.useWatch('pricingMode', form);
  const last = talk.terms.at(-1);
  const propose = useAction(proposeTerms, {
    onSuccess: () => {
      void message.success(t('talk.proposed'));
      onClose();
    },
  });
  const initial: Values = last
    ? { ...last, priceYuan: last.priceFen / 100 }
    : { contractType: 'LICENCE_PATENT', pricingMode: 'NEGOTIATED', paymentMode: 'LUMP_SUM', scope: '', relatedParties: false, priceYuan: null };
  const choices = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  const send = (v: Values): void =>
    propose.mutate({
      params: { id: talk.id },
      body: {
        version: talk.version,
        terms: {
          contractType: v.contractType, pricingMode: v.pricingMode, paymentMode: v.paymentMode, scope: v.scope ?? '', relatedParties: v.relatedParties ?? false,
          priceFen: v.pricingMode === 'FREE' ? 0 : Math.round((v.priceYuan ?? 0) * 100),
        },
      },
    });
  const agreed = talk.status === 'AGREED' || talk.status === 'PRICING' || talk.status === 'PRICE_FIXED';
  return (
    <Modal
      open title={t(last ? 'talk.proposeNew' : 'talk.propose')} okText={t('talk.submitTerms')} cancelText={t('talk.cancel')} okButtonProps={{ loading: propose.isPending, danger: agreed }}
      onOk={() => form.submit()} onCancel={onClose}
    >
      <div className="stack">
        {agreed ? <Alert type="warning" showIcon title={t('talk.proposeWarning')} /> : <p className="faint">{t('talk.proposeHint')}</p>}
        <Form<Values> form={form} layout="vertical" initialValues={initial} onFinish={send}>
          <Form.Item name="contractType" label={t('talk.contractType')} rules={[{ required: true }]}>
            <Select options={choices('contractType', talkContractTypes)} />
          </Form.Item>
          <Form.Item name="pricingMode" label={t('talk.pricingMode')} rules={[{ required: true }]}>
            <Select options={choices('pricing', pricingModes)} />
          </Form.Item>
          {mode === 'FREE' ? null : (
            <Form.Item name="priceYuan" label={t('talk.priceYuan')} rules={[{ required: true, type: 'number', min: 0.01 }]}>
              <YuanInput min={0.01} />
            </Form.Item>
          )}
          <Form.Item name="paymentMode" label={t('talk.paymentMode')}>
            <Select options={choices('payment', paymentModes)} />
          </Form.Item>
          <Form.Item name="scope" label={t('talk.scope')} extra={t('talk.scopeHint')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2_000} />
          </Form.Item>
          <Form.Item name="relatedParties" valuePropName="checked" style={{ marginBottom: 0 }}>
            <Checkbox>{t('talk.related')}</Checkbox>
          </Form.Item>
        </Form>
        <ProblemAlert problem={propose.error} />
      </div>
    </Modal>
  );
}
