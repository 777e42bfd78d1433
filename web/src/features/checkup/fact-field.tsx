import { DatePicker, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactDefinition, Written } from '../../../../src/kernel/rules/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { isShare } from './values.ts';

/** One fact to be typed, within its bounds; `undefined` is "not known". */
export function FactField({ fact, value, onChange }: { fact: FactDefinition; value: Written | undefined; onChange: (value: number | string | boolean | null) => void }): ReactNode {
  const { t } = useTranslation('checkup');
  const language = useLanguage();
  const name = fact[language];
  if (fact.kind === 'truth') {
    return (
      <Segmented
        size="small" aria-label={name} value={value === true ? 'yes' : value === false ? 'no' : 'unknown'}
        options={[{ value: 'yes', label: t('facts.yes') }, { value: 'no', label: t('facts.no') }, { value: 'unknown', label: t('facts.unknown') }]}
        onChange={(v) => onChange(v === 'yes' ? true : v === 'no' ? false : null)}
      />
    );
  }
  if (fact.kind === 'text') {
    return <Select size="small" aria-label={name} className="fact-input" allowClear placeholder={t('facts.unknown')} value={typeof value === 'string' ? value : undefined} options={fact.choices!.map((c) => ({ value: c.value, label: c[language] }))} onChange={(v?: string) => onChange(v ?? null)} />;
  }
  if (fact.kind === 'date') {
    return <DatePicker size="small" aria-label={name} className="fact-input" value={typeof value === 'string' ? dayjs(value) : null} onChange={(v) => onChange(v ? v.format('YYYY-MM-DD') : null)} />;
  }
  const share = isShare(fact);
  const scale = share ? 100 : 1;
  const bound = (edge: number | undefined): { edge: number } | undefined => (edge === undefined ? undefined : { edge: edge * scale });
  return (
    <InputNumber<number>
      size="small" aria-label={name} className="fact-input" changeOnWheel={false} placeholder={t('facts.unknown')}
      value={typeof value === 'number' ? Math.round(value * scale * 1e6) / 1e6 : null}
      min={bound(fact.min)?.edge} max={bound(fact.max)?.edge} precision={fact.whole ? 0 : undefined}
      suffix={share ? '%' : (fact.unit ?? '')}
      onChange={(v) => onChange(v === null ? null : v / scale)}
    />
  );
}
