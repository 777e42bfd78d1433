import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getOwnListings, submitListForm } from '../../../../src/modules/enterprises/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CandidateCard } from './candidate-card.tsx';
import './growth.css';

type Own = CallAnswer<typeof getOwnListings>;
type Open = Own['open'][number];

/** What a firm can apply for, what became of it, and where the firm stood. */
export default function ApplyPage(): ReactNode {
  const { t } = useTranslation('growth');
  const { data, error, isPending } = useAnswer(getOwnListings);
  const [filling, setFilling] = useState<Open>();
  return (
    <div className="stack">
      <PageHead title={t('apply.title')} lead={t('apply.lead')} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && !data.enterprise ? <Empty title={t('apply.noDossier')} /> : null}
      {data?.enterprise && data.open.length === 0 ? <Empty title={t('apply.none')} hint={t('apply.noneHint')} /> : null}
      {data?.open.map((e) => (
        <section key={e.id} className={e.candidate ? 'stack-tight' : 'panel'}>
          <div className="row spread">
            <span className="row"><strong>{e.title}</strong><Tag>{t(`state.${e.state}`)}</Tag></span>
            {e.state === 'FIRM_FORM' ? <Button type="primary" onClick={() => setFilling(e)}>{t(e.candidate?.form ? 'apply.again' : 'apply.submit')}</Button> : null}
          </div>
          {e.candidate ? <CandidateCard candidate={e.candidate} /> : null}
        </section>
      ))}
      {data?.enterprise ? (
        <section className="panel stack-tight" aria-label={t('apply.mine')}>
          <h2>{t('apply.mine')}</h2>
          {data.listings.length === 0 ? <span className="faint">{t('apply.neverListed')}</span> : null}
          {data.listings.map((l) => <span key={l.editionId} className="row"><AppLink to={`/growth/published/${l.editionId}`}>{l.title}</AppLink><Tag>{t(`standing.${l.standing}`)}</Tag></span>)}
        </section>
      ) : null}
      {filling ? <FormDialog edition={filling} onDone={() => setFilling(undefined)} /> : null}
    </div>
  );
}

interface Value {
  pricePerShare: number;
  dilutedShares: number;
  postMoney: number;
  currency: 'CNY' | 'USD';
  closedOn: string;
  contract: string;
  paidInProof: string;
}
interface Fields {
  contact: string;
  statement: string;
  truthful: boolean;
  value?: Value;
}

function FormDialog({ edition, onDone }: { edition: Open; onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const submit = useAction(submitListForm, {
    onSuccess: ({ answer }) => {
      void message.success(t('apply.submitted', { answer: t(`answer.${answer}`) }));
      onDone();
    },
  });
  const before = edition.candidate?.form;
  const value = Form.useWatch('value', form);
  const money = { unit: t(value?.currency === 'USD' ? 'apply.dollars' : 'apply.yuan') };
  // What the officers check is better seen while it can still be put right.
  const computed = value?.pricePerShare && value.dilutedShares ? Math.round(value.pricePerShare * value.dilutedShares) : undefined;
  const product = computed === undefined ? undefined : t('apply.product', { computed: computed.toLocaleString('en-US'), ...money });
  const number = (name: keyof Value, label: string, extra?: string): ReactNode => <Form.Item name={['value', name]} label={label} extra={extra} rules={[{ required: true }]}><InputNumber<number> min={0} style={{ width: '100%' }} /></Form.Item>;
  return (
    <Modal open title={edition.title} okText={t('apply.ok')} cancelText={t('apply.cancel')} confirmLoading={submit.isPending} onOk={() => form.submit()} onCancel={onDone}>
      <Form<Fields>
        form={form} layout="vertical" initialValues={{ contact: before?.contact ?? undefined, statement: before?.statement, value: before?.value ?? { currency: 'CNY' } }}
        onFinish={({ contact, statement, value }) => submit.mutate({ params: { id: edition.id }, body: { contact, statement, truthful: true, value: edition.valued ? (value ?? null) : null } })}
      >
        <Form.Item name="contact" label={t('apply.contact')} rules={[{ required: true, min: 4 }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="statement" label={t('apply.statement')} rules={[{ required: true, min: 10 }]}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
        {edition.valued ? (
          <div className="growth-form-grid">
            {number('pricePerShare', t('apply.pricePerShare', money))}
            {number('dilutedShares', t('apply.dilutedShares'))}
            {number('postMoney', t('apply.postMoney', money), product)}
            <Form.Item name={['value', 'currency']} label={t('apply.currency')}><Select options={(['CNY', 'USD'] as const).map((c) => ({ value: c, label: t(`apply.${c}`) }))} /></Form.Item>
            <Form.Item name={['value', 'closedOn']} label={t('apply.closedOn')} rules={[{ required: true }]}><Input type="date" /></Form.Item>
            <Form.Item name={['value', 'contract']} label={t('apply.agreement')} rules={[{ required: true, min: 2 }]}><Input maxLength={300} /></Form.Item>
            <Form.Item name={['value', 'paidInProof']} label={t('apply.paidIn')} rules={[{ required: true, min: 2 }]}><Input maxLength={300} /></Form.Item>
          </div>
        ) : null}
        <Form.Item name="truthful" valuePropName="checked" rules={[{ validator: (_, yes) => (yes ? Promise.resolve() : Promise.reject(new Error(t('apply.truthfulNeeded')))) }]}><Checkbox>{t('apply.truthful')}</Checkbox></Form.Item>
      </Form>
      <ProblemAlert problem={submit.error} />
    </Modal>
  );
}
