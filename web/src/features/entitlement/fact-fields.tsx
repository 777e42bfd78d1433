import { Button, Form, type FormInstance, Input, InputNumber, Select } from 'antd';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claimed, getRound } from '../../../../src/modules/entitlement/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';

export type FactField = CallAnswer<typeof getRound>['facts'][number];
export interface FactRow {
  id?: string;
  value?: number | string | boolean | null;
  source?: string;
}

/** Facts with their values and sources, a row each; `Form.List` named `facts`. */
export function FactFields({ facts, form }: { facts: readonly FactField[]; form: FormInstance<{ facts: FactRow[] }> }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const rows = Form.useWatch('facts', form);
  const required = [{ required: true, message: '' }];
  return (
    <Form.List name="facts">
      {(items, { add, remove }) => (
        <div className="stack-tight">
          {items.map(({ key, name }) => {
            const fact = facts.find((f) => f.id === rows?.[name]?.id);
            return (
              <div key={key} className="grid">
                <Form.Item name={[name, 'id']} label={t('round.fact')} rules={required}>
                  <Select showSearch optionFilterProp="label" options={facts.map((f) => ({ value: f.id, label: say(f) }))} onChange={() => form.setFieldValue(['facts', name, 'value'], undefined)} />
                </Form.Item>
                <Form.Item name={[name, 'value']} label={`${t('round.value')}${fact?.unit ? `（${fact.unit}）` : ''}`} rules={required}>
                  <ValueInput fact={fact} />
                </Form.Item>
                <Form.Item name={[name, 'source']} label={t('round.source')} rules={[{ required: true, min: 2, message: '' }]}>
                  <Input maxLength={200} suffix={<Button type="link" size="small" onClick={() => remove(name)}>{t('round.remove')}</Button>} />
                </Form.Item>
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

function ValueInput({ fact, value, onChange }: { fact: FactField | undefined; value?: FactRow['value']; onChange?: (value: FactRow['value']) => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const wide = { width: '100%' };
  if (fact?.kind === 'truth') return <Select value={value as boolean | undefined} onChange={(v: boolean) => onChange?.(v)} options={[{ value: true, label: t('yes') }, { value: false, label: t('no') }]} />;
  if (fact?.kind === 'number') return <InputNumber value={typeof value === 'number' ? value : null} onChange={(v) => onChange?.(v)} style={wide} />;
  if (fact?.kind === 'text') return <Select value={value as string | undefined} onChange={(v: string) => onChange?.(v)} options={fact.choices.map((c) => ({ value: c.value, label: say(c) }))} />;
  return <Input type={fact?.kind === 'date' ? 'date' : 'text'} disabled={!fact} value={typeof value === 'string' ? value : ''} onChange={(e) => onChange?.(e.target.value)} />;
}

/** Rows of the form as the server takes them. */
export const claimsOf = (rows: readonly FactRow[] | undefined): Claimed[] => (rows ?? []).map((r) => ({ id: r.id!, value: r.value ?? null, source: r.source! }));
