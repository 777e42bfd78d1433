import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Drawer, Form, Input, InputNumber, Select, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../../app/marks.ts';
import { listIndicators } from '../../../../../src/kernel/indicators/contract.ts';
import { enterTarget, enterTask, suggestEntry } from '../../../../../src/flows/planning/contract.ts';
import { operators } from '../../../../../src/modules/plan/contract.ts';
import type { ReviewItem } from '../../../../../src/modules/policy/contract.ts';
import { type ApiProblem, asProblem } from '../../../app/api-problem.ts';
import { call, type CallAnswer } from '../../../app/api.ts';
import { useSay } from '../../../app/i18n.ts';
import { refresh, useAnswer } from '../../../app/query.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';

type Suggestion = CallAnswer<typeof suggestEntry>;

/** Where a person says what an accepted item is in the plan: which indicator, which place; or which task, of which unit. */
export function PlanDrawer({ item, onClose }: { item: ReviewItem; onClose: () => void }): ReactNode {
  const { t } = useTranslation('policy');
  const client = useQueryClient();
  const [form] = Form.useForm();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [sending, setSending] = useState(false);
  const answer = useAnswer(suggestEntry, { params: { item: item.id } });
  const submit = async (send: () => Promise<unknown>): Promise<void> => {
    setSending(true);
    try {
      await send();
      await refresh(client, ['planning', 'plan', 'policy.getDocument']);
      onClose();
    } catch (thrown) {
      setProblem(asProblem(thrown));
    } finally {
      setSending(false);
    }
  };
  const target = answer.data?.target;
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t(target ? 'review.enterTarget' : 'review.enterTask')}
      footer={<Button type="primary" loading={sending} disabled={!answer.data} onClick={() => form.submit()}>{t('review.enter')}</Button>}>
      <div className="stack">
        <ProblemAlert problem={problem ?? answer.error} />
        {answer.data ? target ? <TargetForm form={form} item={item} suggestion={answer.data} target={target} submit={submit} /> : <TaskForm form={form} item={item} suggestion={answer.data} submit={submit} /> : <Skeleton active />}
      </div>
    </Drawer>
  );
}

interface FormProps {
  // antd's own type for a form whose values the fields define.
  form: ReturnType<typeof Form.useForm>[0];
  item: ReviewItem;
  suggestion: Suggestion;
  submit: (send: () => Promise<unknown>) => Promise<void>;
}

const PERCENT = new Set(['REDUCE', 'CAGR']);
const wide = { style: { width: '100%' } } as const;

function TargetForm({ form, item, suggestion, target, submit }: FormProps & { target: NonNullable<Suggestion['target']> }): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const best = target.indicators[0];
  const [local, setLocal] = useState(best === undefined || best.score < 0.4);
  const code = Form.useWatch('code', form) as string | undefined;
  const operator = Form.useWatch('operator', form) as string | undefined;
  const localUnit = Form.useWatch('localUnit', form) as string | undefined;
  const chosen = target.indicators.find((i) => i.code === code);
  const unit = operator && PERCENT.has(operator) ? '%' : local ? (localUnit ?? target.unit) : (chosen?.unit ?? target.unit);
  const required = [{ required: true, message: t('review.required') }];
  const send = (v: Record<string, never>): Promise<unknown> =>
    call(enterTarget, {
      params: { item: item.id },
      body: {
        revision: item.revision,
        indicator: local
          ? { local: { zh: v['localZh']!, en: v['localEn']!, unit: v['localUnit']!, unitEn: v['localUnitEn']!, kind: v['kind']!, direction: v['direction']!, theme: 'context', decimals: 1 } }
          : { code: v['code']! },
        place: v['place']!, operator: v['operator']!, value: v['value']!, unit, year: v['year']!, baseYear: v['baseYear']!, baseValue: v['baseValue'] ?? null, binding: v['binding']!,
      },
    });
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(values) => void submit(() => send(values as Record<string, never>))}
      initialValues={{
        code: best?.code, place: target.place, operator: best?.operator ?? 'GTE', value: local ? target.value : (best?.value ?? target.value), year: target.year, baseYear: target.baseYear, baseValue: null, binding: target.binding,
        localZh: target.nameZh, localEn: '', localUnit: target.unit, localUnitEn: '', kind: 'STOCK', direction: 'UP',
      }}
    >
      <p className="faint">{t('review.mappingHint')}</p>
      <Form.Item><Checkbox checked={local} onChange={(e) => setLocal(e.target.checked)}>{t('review.newIndicator')}</Checkbox></Form.Item>
      {local ? (
        <>
          <Form.Item name="localZh" label={t('review.map.nameZh')} rules={required}><Input maxLength={400} /></Form.Item>
          <Form.Item name="localEn" label={t('review.map.nameEn')} rules={required}><Input maxLength={400} /></Form.Item>
          <Form.Item name="localUnit" label={t('review.map.unit')} rules={required}><Input maxLength={40} /></Form.Item>
          <Form.Item name="localUnitEn" label={t('review.map.unitEn')} rules={required}><Input maxLength={60} /></Form.Item>
          <Form.Item name="kind" label={t('review.map.kind')}><Select options={['STOCK', 'FLOW', 'RATIO', 'GROWTH', 'INDEX'].map((k) => ({ value: k, label: t(`review.indicatorKind.${k}`) }))} /></Form.Item>
          <Form.Item name="direction" label={t('review.map.direction')}><Select options={['UP', 'DOWN'].map((d) => ({ value: d, label: t(`review.direction.${d}`) }))} /></Form.Item>
        </>
      ) : (
        <Form.Item name="code" label={t('review.map.indicator')} rules={required} extra={chosen && chosen.value === null ? t('review.map.unitDiffers', { from: target.unit, to: chosen.unit }) : undefined}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={target.indicators.map((i) => ({ value: i.code, label: `${say(i)}${inBrackets(i.unit)}${i.score >= 0.4 ? ` · ${Math.round(i.score * 100)}%` : ''}` }))}
            onChange={(next: string) => {
              const candidate = target.indicators.find((i) => i.code === next);
              form.setFieldsValue({ value: candidate?.value ?? null, operator: candidate?.operator });
            }}
          />
        </Form.Item>
      )}
      <Form.Item name="place" label={t('review.map.place')} rules={required}><Select showSearch={{ optionFilterProp: 'label' }} options={suggestion.places.map((p) => ({ value: p.code, label: say(p) }))} /></Form.Item>
      <Form.Item name="operator" label={t('review.map.operator')} rules={required}><Select options={operators.map((o) => ({ value: o, label: t(`review.operator.${o}`) }))} /></Form.Item>
      <Form.Item name="value" label={t('review.map.value')} rules={required}><InputNumber {...wide} suffix={unit} /></Form.Item>
      <Form.Item name="year" label={t('review.map.year')} rules={required}><InputNumber {...wide} precision={0} /></Form.Item>
      <Form.Item name="baseYear" label={t('review.map.baseYear')} rules={required}><InputNumber {...wide} precision={0} /></Form.Item>
      <Form.Item name="baseValue" label={t('review.map.baseValue')}><InputNumber {...wide} suffix={unit} /></Form.Item>
      <Form.Item name="binding" label={t('review.map.binding')}><Select options={['UNSTATED', 'BINDING', 'EXPECTED'].map((b) => ({ value: b, label: t(`review.binding.${b}`) }))} /></Form.Item>
    </Form>
  );
}

function TaskForm({ form, item, suggestion, submit }: FormProps): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const known = useAnswer(listIndicators);
  const required = [{ required: true, message: t('review.required') }];
  const send = (v: Record<string, never>): Promise<unknown> =>
    call(enterTask, {
      params: { item: item.id },
      body: { revision: item.revision, zh: v['zh']!, en: v['en']!, category: v['category']!, lead: v['lead'] || null, cooperating: v['cooperating'] ?? [], places: v['places'] ?? [], indicators: v['indicators'] ?? [] },
    });
  const tags = <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',']} />;
  return (
    <Form form={form} layout="vertical" onFinish={(values) => void submit(() => send(values as Record<string, never>))} initialValues={{ ...suggestion.task, en: '', category: suggestion.categories[0]?.id }}>
      <Form.Item name="zh" label={t('review.map.taskZh')} rules={required}><Input.TextArea autoSize maxLength={400} /></Form.Item>
      <Form.Item name="en" label={t('review.map.taskEn')} rules={required}><Input maxLength={400} /></Form.Item>
      <Form.Item name="category" label={t('review.map.category')} rules={required}><Select options={suggestion.categories.map((c) => ({ value: c.id, label: say(c) }))} /></Form.Item>
      <Form.Item name="lead" label={t('review.map.lead')}><Input maxLength={200} /></Form.Item>
      <Form.Item name="cooperating" label={t('review.map.cooperating')}>{tags}</Form.Item>
      <Form.Item name="places" label={t('review.map.places')}><Select mode="multiple" options={suggestion.places.map((p) => ({ value: p.code, label: say(p) }))} /></Form.Item>
      <Form.Item name="indicators" label={t('review.map.moves')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} loading={known.isPending} options={(known.data?.indicators ?? []).map((i) => ({ value: i.code, label: say(i) }))} />
      </Form.Item>
    </Form>
  );
}
