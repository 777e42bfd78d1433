import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The clause beside what stands in it. */
export function Clause({ value, label, onChange }: { value: string | undefined; label: string; onChange: (text: string) => void }): ReactNode {
  const { t } = useTranslation('rules');
  return <Input size="small" aria-label={`${t('rule.clause')} ${label}`} placeholder={t('rule.clause')} value={value ?? ''} onChange={(e) => onChange(e.target.value)} />;
}

/** What it was before, where it was something else. */
export const Was = ({ now, was }: { now: unknown; was: unknown }): ReactNode => {
  const { t } = useTranslation('rules');
  return was === undefined || was === now ? null : <small className="rule-old">{t('draft.was', { value: String(was ?? '—') })}</small>;
};
