import { App, Button, Form, Input, Select, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { filePaper, paperKinds } from '../../../../src/modules/assessment/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Instant } from '../../components/time.tsx';
import type { EngagementAnswer } from './engagement-page.tsx';

interface Fields {
  kind: (typeof paperKinds)[number];
  title: string;
  text: string;
}

/** Working papers and findings; once filed they stay as they are. */
export function PapersPanel({ page }: { page: EngagementAnswer }): ReactNode {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const action = useAction(filePaper, {
    onSuccess: () => {
      void message.success(t('papers.filed'));
      form.resetFields();
    },
  });
  return (
    <section className="panel stack">
      <h2>{t('papers.title')}</h2>
      {page.papers.length === 0 ? <span className="faint">{t('papers.none')}</span> : null}
      {page.papers.map((p) => (
        <article key={p.id} className="card-row stack-tight">
          <div className="row">
            <strong>{p.no}. {p.title}</strong>
            <Tag color={p.kind === 'FINDING' ? 'blue' : 'default'}>{t(`papers.${p.kind}`)}</Tag>
            <small className="faint">{p.by} <Instant at={p.at} /></small>
          </div>
          <span>{p.text}</span>
        </article>
      ))}
      {page.may.file ? (
        <Form<Fields> form={form} layout="vertical" initialValues={{ kind: 'PAPER' }} onFinish={(fields) => action.mutate({ params: { id: page.id }, body: { ...fields, fileName: null, fileSha256: null } })}>
          <Form.Item name="kind" label={t('papers.kind')}><Select options={paperKinds.map((value) => ({ value, label: t(`papers.${value}`) }))} /></Form.Item>
          <Form.Item name="title" label={t('papers.name')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item>
          <Form.Item name="text" label={t('papers.text')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={3} maxLength={8000} /></Form.Item>
          <ProblemAlert problem={action.error} />
          <Button htmlType="submit" loading={action.isPending}>{t('papers.file')}</Button>
        </Form>
      ) : null}
    </section>
  );
}
