import { DatePicker, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactDefinition, Written } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';

/** Asks for one fact in its own kind and unit; empty means not known. */
export function FactInput({ fact, value, onChange }: { fact: FactDefinition; value: Written | undefined; onChange: (value: Written | undefined) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const title = say(fact);
  const full = { width: '100%' };
  let field: ReactNode;
  if (fact.kind === 'number') {
    field = (
      <InputNumber<number>
        aria-label={title} style={full} value={typeof value === 'number' ? value : null} precision={fact.whole ? 0 : undefined} suffix={fact.unit ?? ''}
        {...(fact.min === undefined ? {} : { min: fact.min })} {...(fact.max === undefined ? {} : { max: fact.max })} onChange={(v) => onChange(v ?? undefined)}
      />
    );
  } else if (fact.kind === 'date') {
    field = <DatePicker aria-label={title} style={full} value={typeof value === 'string' ? dayjs(value) : null} onChange={(d) => onChange(d ? d.format('YYYY-MM-DD') : undefined)} />;
  } else if (fact.kind === 'truth') {
    field = <Select aria-label={title} style={full} allowClear value={value === undefined || value === null ? undefined : value ? 'yes' : 'no'} onChange={(v?: string) => onChange(v === undefined ? undefined : v === 'yes')} options={[{ value: 'yes', label: t('fact.yes') }, { value: 'no', label: t('fact.no') }]} />;
  } else {
    field = <Select aria-label={title} style={full} allowClear value={typeof value === 'string' ? value : undefined} onChange={(v?: string) => onChange(v)} options={(fact.choices ?? []).map((c) => ({ value: c.value, label: say(c) }))} />;
  }
  return <label><span>{title}</span>{field}</label>;
}
