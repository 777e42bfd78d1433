import type { RegistryWidgetsType, WidgetProps } from '@rjsf/utils';
import { Checkbox, DatePicker, Input, InputNumber, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectionStatus } from '../../../../../src/kernel/procedure/contract.ts';

/** Given to the form beside its schema. */
export interface FormContext {
  /** Objections that wait for an answer. */
  objections: readonly ObjectionStatus[];
}

/** Money is entered in yuan and kept in fen. */
function MoneyWidget({ id, value, onChange, disabled }: WidgetProps): ReactNode {
  const { t } = useTranslation('procedure');
  return (
    <InputNumber<number>
      id={id}
      className="wide"
      min={0}
      precision={2}
      disabled={disabled ?? false}
      suffix={t('form.money')}
      value={typeof value === 'number' ? value / 100 : null}
      formatter={(text) => String(text ?? '').replace(/\B(?=(\d{3})+(?!\d))/g, ',')}
      parser={(text) => Number((text ?? '').replace(/,/g, ''))}
      onChange={(yuan) => onChange(yuan === null ? undefined : Math.round(yuan * 100))}
    />
  );
}

function NumberWidget({ id, value, onChange }: WidgetProps): ReactNode {
  return <InputNumber<number> id={id} className="wide" value={typeof value === 'number' ? value : null} onChange={(n) => onChange(n ?? undefined)} />;
}

function DayWidget({ id, value, onChange }: WidgetProps): ReactNode {
  return (
    <DatePicker
      id={id}
      className="wide"
      value={typeof value === 'string' ? dayjs(value) : null}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
    />
  );
}

function LongTextWidget({ id, value, onChange, schema }: WidgetProps): ReactNode {
  return (
    <Input.TextArea
      id={id}
      autoSize={{ minRows: 3, maxRows: 12 }}
      maxLength={schema.maxLength ?? 10_000}
      showCount={schema.maxLength !== undefined}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

function LineWidget({ id, value, onChange, schema }: WidgetProps): ReactNode {
  return (
    <Input id={id} maxLength={schema.maxLength ?? 1000} value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} />
  );
}

/** Few choices lie open, many fold into a list. */
function ChoiceWidget({ id, value, onChange, options }: WidgetProps): ReactNode {
  const { t } = useTranslation('procedure');
  const choices = (options.enumOptions ?? []).map((o) => ({ value: String(o.value), label: o.label }));
  if (choices.length <= 3) return <Radio.Group id={id} options={choices} value={value} onChange={(event) => onChange(event.target.value)} />;
  return (
    <Select
      id={id}
      className="wide"
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.choose')}
      options={choices}
      value={typeof value === 'string' ? value : null}
      onChange={(next: string | null) => onChange(next ?? undefined)}
    />
  );
}

function StatementWidget({ id, value, onChange, label, required }: WidgetProps): ReactNode {
  return (
    <Checkbox id={id} checked={value === true} onChange={(event) => onChange(event.target.checked || (required ? undefined : false))}>
      {label}
      {required ? <span className="required-mark"> *</span> : null}
    </Checkbox>
  );
}

function ObjectionWidget({ value, onChange, registry }: WidgetProps): ReactNode {
  const { t } = useTranslation('procedure');
  const { objections } = registry.formContext as FormContext;
  const open = objections.filter((o) => o.status === 'open');
  const only = open.length === 1 ? open[0]!.seq : undefined;
  // Where only one waits for an answer, nobody should have to choose it.
  useEffect(() => {
    if (only !== undefined && value === undefined) onChange(only);
  }, [only, value, onChange]);
  return (
    <Radio.Group
      className="stack-tight"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={open.map((o) => ({ value: o.seq, label: t('form.objection', { seq: o.seq, text: o.text.length > 60 ? `${o.text.slice(0, 60)}…` : o.text }) }))}
    />
  );
}

export const widgets: RegistryWidgetsType = {
  fen: MoneyWidget,
  number: NumberWidget,
  day: DayWidget,
  longText: LongTextWidget,
  line: LineWidget,
  choice: ChoiceWidget,
  statement: StatementWidget,
  objection: ObjectionWidget,
};
