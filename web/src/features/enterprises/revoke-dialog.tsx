import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DossierView, revokeQualification } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';
import { useWords } from './use-words.ts';

interface Values {
  from: string;
  reason: string;
}

/** A qualification is taken back; it may reach back to the year of the breach. */
export function RevokeDialog({ firm, qualification, onClose }: { firm: DossierView['firm']; qualification: DossierView['qualifications'][number]; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const words = useWords();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const done = useDone(onClose);
  const action = useAction(revokeQualification, { onSuccess: () => done(t('acts.revoked')) });
  const name = `${words.rung(qualification.type)} ${qualification.edition}`;
  return (
    <ActDialog<Values>
      title={`${t('acts.revoke')} · ${name}`} follows={t('acts.revokeFollows')} danger form={form} initial={{ from: today }} action={action} onClose={onClose}
      onSend={(body) => action.mutate({ params: { id: firm.id, qualificationId: qualification.id }, body })}
      summary={(v) => [{ label: t('pools.firm'), value: firm.name }, { label: t('qualifications.type'), value: `${name}${qualification.certNo ? ` · ${qualification.certNo}` : ''}` }, { label: t('acts.from'), value: v.from }, { label: t('pools.reason'), value: v.reason }]}
    >
      <Form.Item name="from" label={t('acts.from')} help={t('acts.fromHint', { day: qualification.issuedOn })} rules={[{ required: true }]}><Input type="date" min={qualification.issuedOn} max={today} /></Form.Item>
      <Form.Item name="reason" label={t('pools.reason')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={1000} /></Form.Item>
    </ActDialog>
  );
}
