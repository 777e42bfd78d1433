import { Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { closeFirm, type DossierView } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { ActDialog, useDone } from './act-dialog.tsx';

const KINDS = ['DEREGISTERED', 'MERGED', 'LICENCE_REVOKED'] as const;

interface Values {
  kind: (typeof KINDS)[number];
  closedOn: string;
  source: string;
  successorCode?: string;
  successorName?: string;
}

/** A firm was deregistered, merged into another, or lost its licence. */
export function CloseDialog({ firm, onClose }: { firm: DossierView['firm']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const merged = Form.useWatch('kind', form) === 'MERGED';
  const done = useDone(onClose);
  const action = useAction(closeFirm, { onSuccess: () => done(t('closure.done')) });
  const successorOf = (v: Values) => (v.kind === 'MERGED' ? { creditCode: v.successorCode!.trim().toUpperCase(), name: v.successorName!.trim() } : null);
  return (
    <ActDialog<Values>
      title={`${t('firm.close')} · ${firm.name}`} follows={t('closure.follows')} danger form={form} initial={{ closedOn: today }} action={action} onClose={onClose}
      onSend={(v) => action.mutate({ params: { id: firm.id }, body: { kind: v.kind, closedOn: v.closedOn, source: v.source, successor: successorOf(v) } })}
      summary={(v) => [
        { label: t('acts.kind'), value: t(`closure.kind.${v.kind}`) }, { label: t('closure.closedOn'), value: v.closedOn }, { label: t('closure.source'), value: v.source },
        ...(v.kind === 'MERGED' ? [{ label: t('closure.successorName'), value: `${successorOf(v)!.name} ${successorOf(v)!.creditCode}` }] : []),
      ]}
    >
      <Form.Item name="kind" label={t('acts.kind')} rules={[{ required: true }]}><Select options={KINDS.map((k) => ({ value: k, label: t(`closure.kind.${k}`) }))} /></Form.Item>
      <Form.Item name="closedOn" label={t('closure.closedOn')} rules={[{ required: true }]}><Input type="date" max={today} /></Form.Item>
      {merged ? <Form.Item name="successorCode" label={t('closure.successorCode')} rules={[{ required: true }, { len: 18, message: t('closure.codeWrong') }]}><Input maxLength={18} /></Form.Item> : null}
      {merged ? <Form.Item name="successorName" label={t('closure.successorName')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} /></Form.Item> : null}
      <Form.Item name="source" label={t('closure.source')} rules={[{ required: true, min: 2 }]}><Input maxLength={200} placeholder={t('closure.sourceHint')} /></Form.Item>
    </ActDialog>
  );
}
