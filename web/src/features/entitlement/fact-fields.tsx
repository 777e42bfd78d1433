import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claimed, getRound } from '../../../../src/modules/entitlement/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';

export type FactField = CallAnswer<typeof getRound>['facts'][number];
export interface FactRow {
  id?: string;
  value?: number | string | boolean | null;
  source?: string;
}

/** Facts with their values and sources, a row each; `Form.List` named `facts`. What a firm `claimed` has not been found yet. */
export function FactFields({ facts, form, claimed = false }: { facts: readonly FactField[]; form: FormInstance<{ facts: FactRow[] }>; claimed?: boolean }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const rows = Form.useWatch('facts', form);
  const taken = (id: string, row: number): boolean => (rows ?? []).some((r, i) => i !== row && r?.id === id);
  return (
    <Form.List name="facts">
      {(items, { add, remove }) => (
        <div className="stack-tight">
          {items.map(({ key, name }) => {
            const fact = facts.find((f) => f.id === rows?.[name]?.id);
            return (
              <div key={key} className="fact-row">
                <Form.Item name={[name, 'id']} label={t('round.fact')} rules={[{ required: true }]}>
                  <Select showSearch optionFilterProp="label" options={facts.map((f) => ({ value: f.id, label: say(f), disabled: taken(f.id, name) }))} onChange={() => form.setFieldValue(['facts', name, 'value'], undefined)} />
                </Form.Item>
                <Form.Item name={[name, 'value']} label={`${t(claimed ? 'mine.value' : 'round.value')}${fact?.unit ? inBrackets(fact.unit) : ''}`} messageVariables={{ label: t(claimed ? 'mine.value' : 'round.value') }} rules={[{ required: true }]}>
                  <ValueInput fact={fact} />
                </Form.Item>
                <Form.Item name={[name, 'source']} label={t('round.source')} rules={[{ required: true, min: 2 }]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Button type="text" className="fact-remove" onClick={() => remove(name)}>{t('round.remove')}</Button>
              </div>
            );
          })}
          <div>
            <Button onClick={() => add({})}>{t('round.addFact')}</Button>
          </div>
        </div>
      )}
    </Form.List>
  );
}

function ValueInput({ id, fact, value, onChange }: { id?: string; fact: FactField | undefined; value?: FactRow['value']; onChange?: (value: FactRow['value']) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const wide = { width: '100%' };
  // The form item's label points at its field by id.
  const named = id === undefined ? {} : { id };
  if (fact?.kind === 'truth') return <Select {...named} value={value as boolean | undefined} onChange={(v: boolean) => onChange?.(v)} options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />;
  if (fact?.kind === 'number') return <InputNumber {...named} value={typeof value === 'number' ? value : null} onChange={(v) => onChange?.(v)} style={wide} />;
  if (fact?.kind === 'text') return <Select {...named} value={value as string | undefined} onChange={(v: string) => onChange?.(v)} options={fact.choices.map((c) => ({ value: c.value, label: say(c) }))} />;
  return <Input {...named} type={fact?.kind === 'date' ? 'date' : 'text'} disabled={!fact} value={typeof value === 'string' ? value : ''} onChange={(e) => onChange?.(e.target.value)} />;
}

/** Rows of the form as the server takes them. */
export const claimsOf = (rows: readonly FactRow[] | undefined): Claimed[] => (rows ?? []).map((r) => ({ id: r.id!, value: r.value ?? null, source: r.source! }));
