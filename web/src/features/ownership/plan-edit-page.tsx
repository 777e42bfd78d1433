import { App, Button, Checkbox, Form, Input, InputNumber, Select, Skeleton } from 'antd';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listResults } from '../../../../src/modules/market/contract.ts';
import { computePlan, createPlan, getPlan, getRules, type PlanDraft, type PlanView, updatePlan } from '../../../../src/modules/ownership/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';
import { CheckList } from './check-list.tsx';
import { ComputationSheet } from './computation-sheet.tsx';

interface Values {
  resultId: string | null;
  resultTitle: string;
  region: string;
  mode: PlanDraft['mode'];
  incomeOn: string;
  income: number;
  taxes: number | null;
  deductions: { kind: string; amount: number; note?: string }[];
  agreed: number | null;
  basis: string;
  profitYear: number | null;
  persons: { name: string; role: PlanDraft['persons'][number]['role']; share: number; leader?: boolean }[];
}

const REGIONS = ['320000', '310000', '330000', '110000'] as const;
const MODES = ['TRANSFER_LICENCE', 'VALUATION_INVESTMENT', 'SELF_IMPLEMENTATION'] as const;
const ROLES = ['MAIN', 'CONTRIBUTOR', 'TRANSFER_STAFF'] as const;
const fen = (yuan: number | null | undefined): number => Math.round((yuan ?? 0) * 100);

function inputOf(v: Values, before: PlanDraft | undefined): PlanDraft {
  const sliced = before?.agreed?.kind === 'MARGINAL' && v.agreed === null ? before.agreed : null;
  return {
    region: v.region, mode: v.mode, incomeOn: v.incomeOn, incomeFen: fen(v.income), taxesFen: fen(v.taxes), basis: v.basis ?? '', profitYear: v.mode === 'SELF_IMPLEMENTATION' ? (v.profitYear ?? null) : null,
    deductions: v.deductions.map((d) => ({ kind: d.kind, amountFen: fen(d.amount), note: d.note ?? '' })),
    agreed: v.agreed === null || v.agreed === undefined ? sliced : { kind: 'FLAT', ppm: Math.round(v.agreed * 10_000) },
    persons: v.persons.map((p) => ({ name: p.name.trim(), accountId: before?.persons.find((x) => x.name === p.name)?.accountId ?? null, role: p.role, sharePpm: Math.round(p.share * 10_000), leader: p.leader === true })),
  };
}

export default function PlanEditPage(): ReactNode {
  const { t } = useTranslation('ownership');
  const { id } = useParams({ strict: false }) as { id?: string };
  const known = useAnswer(getPlan, { params: { id: id ?? '' } }, { enabled: id !== undefined });
  const rules = useAnswer(getRules);
  if (known.error ?? rules.error) return <ProblemAlert problem={known.error ?? rules.error} />;
  if (!rules.data || (id !== undefined && !known.data)) return <Skeleton active />;
  return (
    <div className="stack">
      <PageHead title={t(id ? 'plans.edit' : 'plans.new')} lead={known.data?.resultTitle ?? t('plans.next')} />
      <PlanForm plan={known.data} rules={rules.data} />
    </div>
  );
}

function PlanForm({ plan, rules }: { plan: PlanView | undefined; rules: CallAnswer<typeof getRules> }): ReactNode {
  const { t } = useTranslation('ownership');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const results = useAnswer(listResults, { query: { scope: 'mine', page: 1, pageSize: 100 } });
  const [form] = Form.useForm<Values>();
  const [answers, setAnswers] = useState<Record<string, boolean>>(plan?.answers ?? {});
  const compute = useAction(computePlan);
  const done = (id: string): void => {
    void message.success(t('saved'));
    void go(`/ownership/plans/${id}`);
  };
  const create = useAction(createPlan, { onSuccess: ({ id }) => done(id) });
  const update = useAction(updatePlan, { onSuccess: () => done(plan!.id) });
  const mode = Form.useWatch('mode', form) as Values['mode'] | undefined;
  const before = plan?.input;
  const send = (v: Values): void => {
    const body = { resultId: v.resultId ?? null, resultTitle: v.resultTitle, input: inputOf(v, before), answers };
    if (plan) update.mutate({ params: { id: plan.id }, body: { ...body, version: plan.version } });
    else create.mutate({ body });
  };
  const wide = { width: '100%' };
  const required = [{ required: true }];
  return (
    <Form<Values>
      form={form} layout="vertical" className="stack" onFinish={send}
      initialValues={before
        ? {
            resultId: plan.resultId, resultTitle: plan.resultTitle, region: before.region, mode: before.mode, incomeOn: before.incomeOn, income: before.incomeFen / 100, taxes: before.taxesFen / 100,
            deductions: before.deductions.map((d) => ({ kind: d.kind, amount: d.amountFen / 100, note: d.note })), agreed: before.agreed?.kind === 'FLAT' ? before.agreed.ppm / 10_000 : null, basis: before.basis,
            profitYear: before.profitYear, persons: before.persons.map((p) => ({ name: p.name, role: p.role, share: p.sharePpm / 10_000, leader: p.leader })),
          }
        : { region: '320000', mode: 'TRANSFER_LICENCE', taxes: 0, deductions: [], agreed: null, basis: '', persons: [{ name: '', role: 'MAIN', share: 100 }] }}
    >
      <section className="panel">
        <div className="grid fields">
          <Form.Item name="resultId" label={t('grants.result')}>
            <Select
              allowClear showSearch optionFilterProp="label" options={(results.data?.items ?? []).map((r) => ({ value: r.id, label: r.title }))}
              onChange={(_, option) => form.setFieldValue('resultTitle', (option as { label?: string } | undefined)?.label ?? '')}
            />
          </Form.Item>
          <Form.Item name="resultTitle" label={t('plans.resultTitle')} rules={[{ required: true, min: 2 }]}><Input maxLength={300} /></Form.Item>
          <Form.Item name="region" label={t('plans.region')} rules={required}>
            <Select options={[...new Set([...(before ? [before.region] : []), ...REGIONS])].map((value) => ({ value, label: t(`plans.regions.${value.slice(0, 2)}0000`) }))} />
          </Form.Item>
          <Form.Item name="mode" label={t('plans.mode')} rules={required}><Select options={MODES.map((value) => ({ value, label: t(`plans.modes.${value}`) }))} /></Form.Item>
          <Form.Item name="incomeOn" label={t('plans.incomeOn')} rules={required}><Input type="date" /></Form.Item>
          <Form.Item name="income" label={t('plans.income')} rules={required}><YuanInput min={0} /></Form.Item>
          <Form.Item name="taxes" label={t('plans.taxes')}><YuanInput min={0} /></Form.Item>
          {mode === 'SELF_IMPLEMENTATION' ? <Form.Item name="profitYear" label={t('plans.profitYear')} rules={required}><InputNumber min={1} max={50} precision={0} style={wide} /></Form.Item> : null}
          <Form.Item name="agreed" label={t('plans.agreed')} extra={t('plans.agreedHint')}><InputNumber min={0} max={100} precision={4} style={wide} /></Form.Item>
          <Form.Item name="basis" label={t('plans.basis')}><Input maxLength={300} /></Form.Item>
        </div>
        <h3>{t('plans.deductions')}</h3>
        <Form.List name="deductions">
          {(fields, { add, remove }) => (
            <div className="stack-tight">
              {fields.map(({ key, name }) => (
                <div key={key} className="row">
                  <Form.Item name={[name, 'kind']} noStyle rules={required}><Select aria-label={t('plans.deduction')} style={{ width: 220 }} options={rules.deductions.map((d) => ({ value: d.id, label: say(d) }))} /></Form.Item>
                  <Form.Item name={[name, 'amount']} noStyle rules={required}><YuanInput aria-label={t('plans.amount')} placeholder={t('plans.amount')} min={0} style={{ width: 150 }} /></Form.Item>
                  <Form.Item name={[name, 'note']} noStyle><Input aria-label={t('plans.note')} placeholder={t('plans.note')} maxLength={200} style={{ width: 200 }} /></Form.Item>
                  <Button size="small" onClick={() => remove(name)}>{t('remove')}</Button>
                </div>
              ))}
              <div><Button size="small" onClick={() => add({ kind: rules.deductions[0]?.id })}>{t('plans.addDeduction')}</Button></div>
            </div>
          )}
        </Form.List>
        <h3>{t('plans.people')}</h3>
        <Form.List name="persons">
          {(fields, { add, remove }) => (
            <div className="stack-tight">
              {fields.map(({ key, name }) => (
                <div key={key} className="row">
                  <Form.Item name={[name, 'name']} noStyle rules={required}><Input aria-label={t('name')} placeholder={t('name')} maxLength={60} style={{ width: 140 }} /></Form.Item>
                  <Form.Item name={[name, 'role']} noStyle><Select aria-label={t('plans.role')} style={{ width: 170 }} options={ROLES.map((value) => ({ value, label: t(`plans.roles.${value}`) }))} /></Form.Item>
                  <Form.Item name={[name, 'share']} noStyle rules={required}><InputNumber aria-label={t('share')} placeholder={t('share')} min={0} max={100} precision={4} style={{ width: 120 }} /></Form.Item>
                  <Form.Item name={[name, 'leader']} noStyle valuePropName="checked"><Checkbox>{t('plans.leader')}</Checkbox></Form.Item>
                  <Button size="small" onClick={() => remove(name)}>{t('remove')}</Button>
                </div>
              ))}
              <div><Button size="small" onClick={() => add({ name: '', role: 'CONTRIBUTOR', share: 0 })}>{t('add')}</Button></div>
            </div>
          )}
        </Form.List>
      </section>
      <CheckList checks={rules.exemptions.PLAN} answers={answers} onChange={setAnswers} />
      <ProblemAlert problem={create.error ?? update.error ?? compute.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={create.isPending || update.isPending}>{t('save')}</Button>
        <Button loading={compute.isPending} onClick={() => void form.validateFields().then((v) => compute.mutate({ body: inputOf(v, before) }))}>{t('plans.compute')}</Button>
        <Button onClick={() => go(plan ? `/ownership/plans/${plan.id}` : '/ownership/plans')}>{t('cancel')}</Button>
      </div>
      {compute.data ? <ComputationSheet computed={compute.data} /> : null}
    </Form>
  );
}
