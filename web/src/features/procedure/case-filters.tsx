import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProcedures } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';

interface Filter {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

export function ProcedureFilter({ value, onChange }: Filter): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const { data } = useAnswer(listProcedures);
  const options = (data?.items ?? []).map((p) => ({ value: p.id, label: say(p.title) }));
  return <Select aria-label={t('inbox.all')} allowClear placeholder={t('inbox.all')} options={options} value={value ?? null} onChange={(v: string | null) => onChange(v ?? undefined)} />;
}

export function LightFilter({ value, onChange }: Filter): ReactNode {
  const { t } = useTranslation('procedure');
  const options = ['red', 'yellow', 'green'].map((light) => ({ value: light, label: t(`light.${light}`) }));
  return <Select aria-label={t('inbox.light')} allowClear placeholder={t('inbox.light')} options={options} value={value ?? null} onChange={(v: string | null) => onChange(v ?? undefined)} />;
}

/** Searches when the person presses Enter or the button, not at every letter. */
export function TextFilter({ value, onChange, label }: Filter & { label: string }): ReactNode {
  const [text, setText] = useState(value ?? '');
  return <Input.Search aria-label={label} allowClear placeholder={label} value={text} onChange={(e) => setText(e.target.value)} onSearch={(next) => onChange(next.trim() || undefined)} />;
}
