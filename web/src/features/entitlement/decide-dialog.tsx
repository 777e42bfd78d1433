import { Alert, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claimed } from '../../../../src/modules/entitlement/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { claimsOf, FactFields, type FactField, type FactRow } from './fact-fields.tsx';

interface Fields {
  facts: FactRow[];
  answer: string;
}

/** Facts that were found, and the answer in words. What follows from them is for the rule to say. */
export function DecideDialog(props: {
  title: string;
  /** What the objection or the firm says, above the form. */
  about?: ReactNode;
  facts: readonly FactField[];
  initial?: readonly Claimed[];
  action: { error: ApiProblem | null; isPending: boolean };
  onSend: (decision: { facts: Claimed[]; answer: string }) => void;
  onClose: () => void;
}): ReactNode {
  const { title, about, facts, initial = [], action, onSend, onClose } = props;
  const { t } = useTranslation('entitlement');
  const [form] = Form.useForm<Fields>();
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    onSend({ facts: claimsOf(values.facts), answer: values.answer });
  };
  return (
    <Modal open width={760} title={title} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <div className="stack">
        <Alert type="info" showIcon title={t('round.decideHint')} />
        {about}
        <Form<Fields> form={form} layout="vertical" initialValues={{ facts: initial.map((f) => ({ ...f })) }}>
          <FactFields facts={facts} form={form as never} />
          <Form.Item name="answer" label={t('round.text')} rules={[{ required: true, min: 10 }]} style={{ marginTop: 16 }}>
            <Input.TextArea rows={4} maxLength={4000} />
          </Form.Item>
        </Form>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
