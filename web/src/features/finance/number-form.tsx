import { App, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../app/api-problem.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

export interface Asked {
  name: string;
  label: string;
  kind: 'yuan' | 'day' | 'text' | 'choice';
  options?: { value: string; label: string }[];
  initial?: string | number;
  least?: number;
}

/** A short form in a dialog. Amounts are asked in yuan and handed on in fen. */
export function NumberForm(props: {
  title: string;
  fields: readonly Asked[];
  action: { error: ApiProblem | null; isPending: boolean };
  onSend: (values: Record<string, string | number>) => void;
  onClose: () => void;
}): ReactNode {
  const { title, fields, action, onSend, onClose } = props;
  const { t } = useTranslation('finance');
  const [form] = Form.useForm<Record<string, string | number>>();
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    onSend(Object.fromEntries(fields.map((f) => [f.name, f.kind === 'yuan' ? Math.round(Number(values[f.name]) * 100) : values[f.name]!])));
  };
  return (
    <Modal open title={title} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={Object.fromEntries(fields.map((f) => [f.name, f.initial]))}>
        {fields.map((f) => (
          <Form.Item key={f.name} name={f.name} label={f.label} rules={[{ required: true }]}>
            {f.kind === 'yuan' ? <YuanInput min={f.least ?? 0.01} /> : null}
            {f.kind === 'day' ? <Input type="date" /> : null}
            {f.kind === 'text' ? <Input maxLength={200} /> : null}
            {f.kind === 'choice' ? <Select options={f.options ?? []} /> : null}
          </Form.Item>
        ))}
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}

/** Says it worked and closes. */
export function useDone(onClose: () => void): (words: string) => void {
  const { message } = App.useApp();
  return (words) => {
    void message.success(words);
    onClose();
  };
}
