import { Checkbox, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import { type DossierView, recordIncident } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

const KINDS = ['SAFETY', 'QUALITY', 'ENVIRONMENT', 'DISHONESTY'] as const;

interface Values {
  kind: (typeof KINDS)[number];
  serious?: boolean;
  happenedOn: string;
  clearedOn?: string;
  description: string;
  source: string;
}

/** An accident, a penalty or dishonesty. */
export function IncidentDialog({ firm, onClose }: { firm: DossierView['firm']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const done = useDone(onClose);
  const action = useAction(recordIncident, { onSuccess: () => done(t('acts.incidentDone')) });
  return (
    <ActDialog<Values>
      title={`${t('acts.incident')} · ${firm.name}`} follows={t('acts.incidentFollows')} danger form={form} initial={{ happenedOn: today, serious: false }} action={action} onClose={onClose}
      onSend={({ serious = false, clearedOn, ...v }) => action.mutate({ params: { id: firm.id }, body: { ...v, serious, clearedOn: clearedOn || null } })}
      summary={(v) => [
        { label: t('acts.kind'), value: `${t(`records.kind.${v.kind}`)}${v.serious ? inBrackets(t('records.serious')) : ''}` }, { label: t('acts.happenedOn'), value: v.happenedOn }, { label: t('acts.description'), value: v.description },
        { label: t('figures.source'), value: v.source }, ...(v.clearedOn ? [{ label: t('acts.clearedOn'), value: v.clearedOn }] : []),
      ]}
    >
      <Form.Item name="kind" label={t('acts.kind')} rules={[{ required: true }]}><Select options={KINDS.map((k) => ({ value: k, label: t(`records.kind.${k}`) }))} /></Form.Item>
      <Form.Item name="serious" valuePropName="checked"><Checkbox>{t('acts.seriousHint')}</Checkbox></Form.Item>
      <Form.Item name="happenedOn" label={t('acts.happenedOn')} rules={[{ required: true }]}><Input type="date" max={today} /></Form.Item>
      <Form.Item name="description" label={t('acts.description')} rules={[{ required: true, min: 2 }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
      <Form.Item name="source" label={t('figures.source')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} placeholder={t('acts.incidentSource')} /></Form.Item>
      <Form.Item name="clearedOn" label={t('acts.clearedOn')}><Input type="date" /></Form.Item>
    </ActDialog>
  );
}
