import { App, Button, Checkbox, Form, Input, Select, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { applyAsBroker, myBroker } from '../../../../src/modules/brokers/contract.ts';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { PersonView } from './person-view.tsx';

export default function MinePage(): ReactNode {
  const { t } = useTranslation('brokers');
  const { data, error } = useAnswer(myBroker);
  if (error) return <ProblemAlert problem={error} />;
  return (
    <div className="stack">
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      {!data ? <Skeleton active /> : data.broker ? <PersonView broker={data.broker} organisations={data.organisations} /> : data.organisations.length === 0 ? <Empty title={t('mine.noOrganisation')} /> : <Apply organisations={data.organisations} />}
    </div>
  );
}

function Apply({ organisations }: { organisations: readonly { id: string; name: string }[] }): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const { cities, nameOf } = usePlaces();
  const apply = useAction(applyAsBroker, { onSuccess: () => void message.success(t('mine.submitted')) });
  const need = [{ required: true }];
  return (
    <div className="panel narrow">
      <Form<{ organisationId: string; fields: string[]; region: string; civilServant: boolean; contact: string }>
        layout="vertical" initialValues={{ organisationId: organisations[0]?.id, civilServant: false, contact: '' }} onFinish={(body) => apply.mutate({ body })}
      >
        <Form.Item name="organisationId" label={t('mine.organisation')} rules={need}><Select options={organisations.map((o) => ({ value: o.id, label: o.name }))} /></Form.Item>
        <Form.Item name="fields" label={t('mine.fields')} extra={t('mine.fieldsHint')} rules={need}><Select mode="tags" open={false} /></Form.Item>
        <Form.Item name="region" label={t('mine.region')} rules={need}><Select options={cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))} /></Form.Item>
        <Form.Item name="contact" label={t('mine.contact')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="civilServant" valuePropName="checked" extra={t('mine.civilHint')}><Checkbox>{t('mine.civil')}</Checkbox></Form.Item>
        <Button type="primary" htmlType="submit" loading={apply.isPending}>{t('mine.apply')}</Button>
      </Form>
      <ProblemAlert problem={apply.error} />
    </div>
  );
}
