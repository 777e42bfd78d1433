import { App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeAction } from '../../../../src/kernel/procedure/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

interface Fields {
  firm: string;
  text: string;
  evidence?: string;
  telephone: string;
}

/** Objection to a list on notice; whoever files it has signed in. */
export function ObjectionForm({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation('growth');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const object = useAction(takeAction, {
    onSuccess: () => {
      void message.success(t('published.sent'));
      form.resetFields();
    },
  });
  return (
    <section className="panel stack-tight" aria-label={t('published.object')}>
      <h2>{t('published.object')}</h2>
      <span className="faint">{t('published.objectHint')}</span>
      <Form<Fields> form={form} layout="vertical" onFinish={(data) => object.mutate({ params: { id: caseId, action: 'object' }, body: { expectedSeq: null, data: { ...data } } })}>
        <div className="growth-form-grid">
          <Form.Item name="firm" label={t('published.firm')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="telephone" label={t('published.telephone')} rules={[{ required: true, min: 5 }]}><Input maxLength={50} /></Form.Item>
        </div>
        <Form.Item name="text" label={t('published.text')} rules={[{ required: true, min: 10 }]}><Input.TextArea rows={3} maxLength={4000} /></Form.Item>
        <Form.Item name="evidence" label={t('published.evidence')}><Input.TextArea rows={2} maxLength={4000} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={object.isPending}>{t('published.submit')}</Button>
      </Form>
      <ProblemAlert problem={object.error} />
    </section>
  );
}
