import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import { dropped, optional } from './change.ts';

export interface DraftContent {
  title: string;
  reason: string;
  definition: RuleVersion;
}

/** What the change is called, why, from which day, and by which document. */
export function HeadForm({ content, today, onChange }: { content: DraftContent; today: string; onChange: (content: DraftContent) => void }): ReactNode {
  const { t } = useTranslation('rules');
  const { title, reason, definition } = content;
  const { source, from, to } = definition;
  const define = (more: Partial<RuleVersion>): void => onChange({ ...content, definition: { ...definition, ...more } });
  const sourced = (key: 'number' | 'clause' | 'date', text: string): void => define({ source: { ...dropped(source, key), ...optional(key, text) } });
  const full = { width: '100%' };
  return (
    <section className="panel stack-tight">
      <h2>{t('draft.head')}</h2>
      <div className="rule-facts">
        <label><span>{t('draft.name')}</span><Input aria-label={t('draft.name')} value={title} onChange={(e) => onChange({ ...content, title: e.target.value })} /></label>
        <label><span>{t('draft.from')}</span><DatePicker aria-label={t('draft.from')} style={full} allowClear={false} value={dayjs(from)} minDate={dayjs(today)} onChange={(d) => { if (d) define({ from: d.format('YYYY-MM-DD') }); }} /></label>
        <label><span>{t('draft.to')}</span><DatePicker aria-label={t('draft.to')} style={full} value={to === null ? null : dayjs(to)} minDate={dayjs(from)} onChange={(d) => define({ to: d ? d.format('YYYY-MM-DD') : null })} /></label>
        <label><span>{t('draft.source')}</span><Input aria-label={t('draft.source')} value={source.zh} onChange={(e) => define({ source: { ...source, zh: e.target.value } })} /></label>
        <label><span>{t('draft.sourceEn')}</span><Input aria-label={t('draft.sourceEn')} value={source.en} onChange={(e) => define({ source: { ...source, en: e.target.value } })} /></label>
        <label><span>{t('draft.number')}</span><Input aria-label={t('draft.number')} value={source.number ?? ''} onChange={(e) => sourced('number', e.target.value)} /></label>
        <label><span>{t('draft.clause')}</span><Input aria-label={t('draft.clause')} value={source.clause ?? ''} onChange={(e) => sourced('clause', e.target.value)} /></label>
        <label><span>{t('draft.sourceDate')}</span><DatePicker aria-label={t('draft.sourceDate')} style={full} value={source.date === undefined ? null : dayjs(source.date)} onChange={(d) => sourced('date', d ? d.format('YYYY-MM-DD') : '')} /></label>
      </div>
      <label className="stack-tight"><span>{t('draft.reason')}</span><Input.TextArea aria-label={t('draft.reason')} rows={2} value={reason} onChange={(e) => onChange({ ...content, reason: e.target.value })} /></label>
    </section>
  );
}
