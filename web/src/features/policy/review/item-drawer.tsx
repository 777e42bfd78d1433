import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { comparators, type ItemKind, nameKinds, parameterRoles } from '../../../../../src/modules/policy/contract.ts';
import type { ApiProblem } from '../../../app/api-problem.ts';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { INSTRUMENTS } from './fields-text.ts';

type Fields = Record<string, unknown>;

export interface Editing {
  kind: ItemKind;
  start: number;
  end: number;
  fields: Fields;
}

/** What a new item of a kind begins with. */
export function emptyFields(kind: ItemKind, quote: string): Fields {
  const quantity = { indicator: '', subject: '', comparator: '>=', magnitudeComparator: '>=', evaluateAs: '>=', value: null, unit: '', year: null, periodStart: null, baseYear: null, source: 'text' };
  switch (kind) {
    case 'target': return { ...quantity, strength: 'plan' };
    case 'fact': return { ...quantity, comparator: '=', magnitudeComparator: '=', evaluateAs: '>=', asOfYear: null };
    case 'responsibility': return { kind: 'explicit', role: '责任单位', units: [], unitsExpanded: [], task: quote };
    case 'measure': return { verb: '', verbClass: '', instrument: '', regions: [] };
    case 'milestone': return { subject: '', year: null, goal: quote };
    case 'entity': return { kind: 'platform', name: quote, normalised: quote.replace(/[（）()“”\s]/g, ''), aliases: [] };
    case 'parameter': return { role: 'cap', subject: '', comparator: '<=', value: null, unit: '' };
  }
}

/** Fields a person does not see but which follow from those he does. */
function completed(kind: ItemKind, before: Fields, entered: Fields): Fields {
  const fields = { ...before, ...entered };
  if (kind === 'target' || kind === 'fact') {
    const comparator = String(fields.comparator);
    if (comparator !== before.comparator) {
      const plain = ['>=', '>', '<=', '<', '~'].includes(comparator);
      fields.evaluateAs = plain ? comparator : '>=';
      fields.magnitudeComparator = plain ? comparator : '=';
    }
  }
  // Opened collective names belong to the units that were read.
  if (kind === 'responsibility' && JSON.stringify(fields.units) !== JSON.stringify(before.units)) fields.unitsExpanded = fields.units;
  return fields;
}

const year = { precision: 0, min: 1900, max: 2200, style: { width: '100%' } } as const;

/** The form in which a person puts an item right, or says what a selected sentence is. */
export function ItemDrawer({ editing, quote, problem, onClose, onSave }: { editing: Editing; quote: string; problem: ApiProblem | null; onClose: () => void; onSave: (fields: Fields) => Promise<void> }): ReactNode {
  const { t } = useTranslation('policy');
  const [form] = Form.useForm<Fields>();
  const [saving, setSaving] = useState(false);
  const { kind } = editing;
  const save = async (entered: Fields): Promise<void> => {
    setSaving(true);
    await onSave(completed(kind, editing.fields, entered));
    setSaving(false);
  };
  const tags = <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ';', '；']} />;
  const item = (name: string, control: ReactNode, required = false, label = name): ReactNode => (
    <Form.Item name={name} label={t(`review.field.${label}`)} rules={required ? [{ required: true, message: t('review.required') }] : []}>{control}</Form.Item>
  );
  return (
    <Drawer open onClose={onClose} size="min(520px, 100vw)" title={t('review.editTitle', { kind: t(`review.kind.${kind}`) })}
      footer={<Button type="primary" loading={saving} onClick={() => form.submit()}>{t('review.save')}</Button>}>
      <div className="stack">
        <blockquote className="review-quote">{quote}</blockquote>
        <ProblemAlert problem={problem} />
        <Form form={form} layout="vertical" initialValues={editing.fields} onFinish={(entered) => void save(entered)}>
          {kind === 'target' || kind === 'fact' ? (
            <>
              {item('indicator', <Input maxLength={400} />, true)}
              {item('subject', <Input maxLength={200} />)}
              {item('comparator', <Select options={comparators.map((c) => ({ value: c, label: t(`review.comparator.${c}`) }))} />, true)}
              {item('value', <InputNumber style={{ width: '100%' }} />, true)}
              {item('unit', <Input maxLength={40} />)}
              {kind === 'target' ? item('year', <InputNumber {...year} />) : item('asOfYear', <InputNumber {...year} />)}
              {item('baseYear', <InputNumber {...year} />)}
              {kind === 'target' ? item('strength', <Select options={['plan', 'stretch'].map((s) => ({ value: s, label: t(`review.strength.${s}`) }))} />) : null}
            </>
          ) : null}
          {kind === 'responsibility' ? (
            <>
              {item('units', tags, true)}
              {item('role', <Input maxLength={80} />)}
              {item('task', <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />)}
            </>
          ) : null}
          {kind === 'measure' ? (
            <>
              {item('verb', <Input maxLength={40} />, true)}
              {item('verbClass', <Input maxLength={40} />)}
              {item('instrument', <Select options={INSTRUMENTS.map((i) => ({ value: i, label: t(`review.instrument.${i}`) }))} />, true)}
              {item('regions', tags)}
            </>
          ) : null}
          {kind === 'milestone' ? (
            <>
              {item('year', <InputNumber {...year} />, true)}
              {item('subject', <Input maxLength={200} />)}
              {item('goal', <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />, true)}
            </>
          ) : null}
          {kind === 'entity' ? (
            <>
              {item('name', <Input maxLength={400} />, true)}
              {item('kind', <Select options={nameKinds.map((k) => ({ value: k, label: t(`review.nameKind.${k}`) }))} />, true, 'nameKind')}
              {item('aliases', tags)}
              {item('normalised', <Input maxLength={200} />)}
            </>
          ) : null}
          {kind === 'parameter' ? (
            <>
              {item('role', <Select options={parameterRoles.map((r) => ({ value: r, label: t(`review.parameterRole.${r}`) }))} />, true, 'parameterRole')}
              {item('subject', <Input maxLength={200} />, false, 'limited')}
              {item('comparator', <Select options={comparators.map((c) => ({ value: c, label: t(`review.limit.${c}`) }))} />, true)}
              {item('value', editing.fields.unit === 'date' ? <Input maxLength={10} placeholder="2026-12-31" /> : <InputNumber style={{ width: '100%' }} />, true, 'until')}
              {item('unit', <Input maxLength={40} />)}
            </>
          ) : null}
        </Form>
      </div>
    </Drawer>
  );
}
