import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type DossierView, reopenFirm } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

/** Takes back that a firm ended: recorded wrongly, or restored by the registry. */
export function ReopenDialog({ firm, onClose }: { firm: DossierView['firm']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const [form] = Form.useForm<{ reason: string }>();
  const done = useDone(onClose);
  const action = useAction(reopenFirm, { onSuccess: () => done(t('closure.reopened')) });
  return (
    <ActDialog<{ reason: string }>
      title={`${t('firm.reopen')} · ${firm.name}`} follows={t('closure.reopenFollows')} form={form} initial={{}} action={action} onClose={onClose}
      onSend={(body) => action.mutate({ params: { id: firm.id }, body })} summary={({ reason }) => [{ label: t('closure.because'), value: reason }]}
    >
      <Form.Item name="reason" label={t('closure.because')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={500} placeholder={t('closure.becauseHint')} /></Form.Item>
    </ActDialog>
  );
}
