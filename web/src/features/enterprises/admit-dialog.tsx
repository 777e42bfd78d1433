import { App, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inBrackets } from '../../app/marks.ts';
import { admitToPool } from '../../../../src/modules/enterprises/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useWords } from './use-words.ts';

/** Admission to a pool: the rule answers, the officer decides, with a reason where they differ. */
export function AdmitDialog({ enterpriseId, onClose }: { enterpriseId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('enterprises');
  const { message } = App.useApp();
  const words = useWords();
  const [pool, setPool] = useState<string>();
  const [reason, setReason] = useState('');
  const chosen = pool ?? words.data?.pools[0]?.id;
  const admit = useAction(admitToPool, { onSuccess: ({ answer }) => { void message.success(`${t('pools.done.admit')}${answer ? inBrackets(t(`pools.${answer}`)) : ''}`); onClose(); } });
  return (
    <Modal open title={t('firm.admit')} okText={t('pools.admit')} cancelText={t('cancel')} confirmLoading={admit.isPending} okButtonProps={{ disabled: !chosen }} onCancel={onClose} onOk={() => admit.mutate({ params: { id: enterpriseId }, body: { pool: chosen!, reason: reason.trim() || null } })}>
      <Form layout="vertical">
        <Form.Item label={t('pools.pool')}><Select value={chosen} options={(words.data?.pools ?? []).map((p) => ({ value: p.id, label: words.pool(p.id) }))} onChange={setPool} /></Form.Item>
        <Form.Item label={t('pools.reason')} help={t('pools.reasonIf')}><Input.TextArea value={reason} maxLength={1000} autoSize={{ minRows: 2 }} onChange={(e) => setReason(e.target.value)} /></Form.Item>
      </Form>
      <ProblemAlert problem={admit.error} />
    </Modal>
  );
}
