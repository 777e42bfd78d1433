import { App, Form, Input, Modal, Radio } from 'antd';
import type { ReactNode } from 'react';
import { decideDispute, raiseDispute } from '../../../../src/modules/clearing/contract.ts';
import { useAction } from '../../app/query.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useClearingWords } from './words.ts';

type Asked = { kind: 'raise'; id: string; party: string } | { kind: 'decide'; id: string };

/** A city gives its reason to dispute a line, or the secretariat its decision on it. */
export function ReasonDialog({ title, onDone, ...asked }: Asked & { title: string; onDone: () => void }): ReactNode {
  const { t } = useClearingWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string; upheld?: boolean }>();
  const done = (words: string) => (): void => {
    void message.success(words);
    onDone();
  };
  const raise = useAction(raiseDispute, { onSuccess: done(t('disputes.raised')) });
  const decide = useAction(decideDispute, { onSuccess: done(t('disputes.decided')) });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { reason, upheld } = values;
    if (asked.kind === 'raise') raise.mutate({ params: { id: asked.id }, body: { party: asked.party, reason } });
    else decide.mutate({ params: { id: asked.id }, body: { upheld: upheld === true, reason } });
  };
  return (
    <Modal open title={title} okText={t('act.ok')} cancelText={t('act.cancel')} confirmLoading={raise.isPending || decide.isPending} onOk={() => void send()} onCancel={onDone}>
      <Form form={form} layout="vertical">
        {asked.kind === 'decide' ? (
          <Form.Item name="upheld" label={t('disputes.decide')} rules={[{ required: true }]}>
            <Radio.Group options={[{ value: true, label: t('disputes.upheld') }, { value: false, label: t('disputes.dismissed') }]} />
          </Form.Item>
        ) : null}
        <Form.Item name="reason" label={t(asked.kind === 'raise' ? 'disputes.reason' : 'disputes.decision')} rules={[{ required: true, min: 4, max: 500 }]}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
      <ProblemAlert problem={raise.error ?? decide.error} />
    </Modal>
  );
}
