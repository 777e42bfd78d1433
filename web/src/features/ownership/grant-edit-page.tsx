import { App, Button, Form, Input, InputNumber, Segmented, Select, Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listResults } from '../../../../src/modules/market/contract.ts';
import { applyGrant, getGrant, getRules, type GrantView, updateGrant } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useAddressState, useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CheckList } from './check-list.tsx';

interface Values {
  resultId: string;
  kind: 'JOINT_OWNERSHIP' | 'LONG_TERM_USE';
  unitShare: number;
  termYears: number | null;
  persons: { name: string; share: number }[];
}

const ppm = (percent: number | null | undefined): number => Math.round((percent ?? 0) * 10_000);

export default function GrantEditPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const { id } = useParams({ strict: false }) as { id?: string };
  const known = useAnswer(getGrant, { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const rules = useAnswer(getRules);
  if (known.error ?? rules.error) return <ProblemAlert problem={known.error ?? rules.error} />;
  if (!rules.data || (id !== undefined && !known.data)) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={t(id ? 'grants.edit' : 'grants.new')} lead={known.data?.resultTitle ?? t('grants.next')} />
      <GrantForm grant={known.data} rules={rules.data} />
    </div>
  );
}

function GrantForm({ grant, rules }: { grant: GrantView | undefined; rules: CallAnswer<typeof getRules> }): ReactNode {
  const { t } = useTranslation('ownership');
  const go = useGo();
  const { message } = App.useApp();
  const [{ result: chosen }] = useAddressState();
  const results = useAnswer(listResults, { query: { scope: 'mine', page: 1, pageSize: 100 } }, { enabled: grant === undefined });
  const [form] = Form.useForm<Values>();
  const [answers, setAnswers] = useState<Record<string, boolean>>(grant?.answers ?? {});
  const apply = useAction(applyGrant, { onSuccess: ({ id }) => { void message.success(t('saved')); void go(`/ownership/grants/${id}`); } });
  const update = useAction(updateGrant, { onSuccess: () => { void message.success(t('saved')); void go(`/ownership/grants/${grant!.id}`); } });
  const values = Form.useWatch([], form) as Partial<Values> | undefined;
  const sum = ((values?.unitShare ?? 0) + (values?.persons ?? []).reduce((total, p) => total + (p?.share ?? 0), 0)).toFixed(4).replace(/\.?0+$/, '');
  const send = (v: Values): void => {
    const body = {
      resultId: grant?.resultId ?? v.resultId, kind: v.kind, unitSharePpm: ppm(v.unitShare), termYears: v.kind === 'LONG_TERM_USE' ? (v.termYears ?? null) : null,
      persons: v.persons.map((p) => ({ name: p.name.trim(), accountId: grant?.persons.find((x) => x.name === p.name)?.accountId ?? null, sharePpm: ppm(p.share) })), answers,
    };
    if (grant) update.mutate({ params: { id: grant.id }, body: { ...body, version: grant.version } });
    else apply.mutate({ body });
  };
  return (
    <Form<Values>
      form={form} layout="vertical" className="stack" onFinish={send}
      initialValues={grant
        ? { resultId: grant.resultId, kind: grant.kind, unitShare: grant.unitSharePpm / 10_000, termYears: grant.termYears, persons: grant.persons.map((p) => ({ name: p.name, share: p.sharePpm / 10_000 })) }
        : { resultId: chosen, kind: 'JOINT_OWNERSHIP', unitShare: 30, termYears: rules.leastTermYears, persons: [{ name: '', share: 70 }] }}
    >
      <section className="panel">
        {grant ? null : (
          <Form.Item name="resultId" label={t('grants.result')} extra={t('grants.resultHint')} rules={[{ required: true }]}>
            <Select showSearch optionFilterProp="label" options={(results.data?.items ?? []).filter((r) => r.jobResult).map((r) => ({ value: r.id, label: r.title }))} />
          </Form.Item>
        )}
        <div className="grid fields">
          <Form.Item name="kind" label={t('grants.kindLabel')}><Segmented options={(['JOINT_OWNERSHIP', 'LONG_TERM_USE'] as const).map((value) => ({ value, label: t(`kind.${value}`) }))} /></Form.Item>
          <Form.Item name="unitShare" label={t('grants.unitShare')} rules={[{ required: true }]}><InputNumber min={0} max={100} precision={4} style={{ width: '100%' }} /></Form.Item>
          {values?.kind === 'LONG_TERM_USE' ? <Form.Item name="termYears" label={t('grants.term')} rules={[{ required: true }]}><InputNumber min={1} max={60} precision={0} style={{ width: '100%' }} /></Form.Item> : null}
        </div>
        <h3>{t('grants.persons')} <small className={sum === '100' ? 'faint' : 'danger'}>{t('grants.sum', { sum })}</small></h3>
        <Form.List name="persons">
          {(fields, { add, remove }) => (
            <div className="stack-tight">
              {fields.map(({ key, name }) => (
                <div key={key} className="row">
                  <Form.Item name={[name, 'name']} noStyle rules={[{ required: true }]}><Input aria-label={t('name')} placeholder={t('name')} maxLength={60} style={{ width: 160 }} /></Form.Item>
                  <Form.Item name={[name, 'share']} noStyle rules={[{ required: true }]}><InputNumber aria-label={t('share')} placeholder={t('share')} min={0} max={100} precision={4} /></Form.Item>
                  <Button size="small" onClick={() => remove(name)}>{t('remove')}</Button>
                </div>
              ))}
              <div><Button onClick={() => add({ name: '', share: 0 })}>{t('add')}</Button></div>
            </div>
          )}
        </Form.List>
      </section>
      <CheckList checks={rules.exemptions.GRANT} answers={answers} onChange={setAnswers} />
      <ProblemAlert problem={apply.error ?? update.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={apply.isPending || update.isPending}>{t('grants.apply')}</Button>
        <Button onClick={() => go(grant ? `/ownership/grants/${grant.id}` : '/ownership/grants')}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
