import { App, Form, Input, InputNumber, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../app/api-problem.ts';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

interface Asked {
  name: string;
  label: string;
  kind: 'yuan' | 'number' | 'text' | 'choice' | 'choices';
  options?: { value: string; label: string }[];
  initial?: string | number | string[] | undefined;
  optional?: boolean;
}
export type Answers = Record<string, string | number | string[] | null | undefined>;

/** A short form in a dialog. Amounts are asked in yuan and handed on in fen. */
export function AskDialog(props: { title: string; fields: readonly Asked[]; action: { error: ApiProblem | null; isPending: boolean }; onSend: (values: Answers) => void; onClose: () => void }): ReactNode {
  const { title, fields, action, onSend, onClose } = props;
  const { t } = useTranslation('funds');
  const [form] = Form.useForm<Answers>();
  const wide = { width: '100%' };
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    onSend(Object.fromEntries(fields.map((f) => [f.name, f.kind === 'yuan' ? Math.round(Number(values[f.name] ?? 0) * 100) : values[f.name]])));
  };
  return (
    <Modal open title={title} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={Object.fromEntries(fields.map((f) => [f.name, f.initial]))}>
        {fields.map((f) => (
          <Form.Item key={f.name} name={f.name} label={f.label} rules={f.optional ? [] : [{ required: true }]}>
            {f.kind === 'yuan' ? <YuanInput min={0} /> : null}
            {f.kind === 'number' ? <InputNumber min={0} style={wide} /> : null}
            {f.kind === 'text' ? <Input maxLength={200} /> : null}
            {f.kind === 'choice' ? <Select showSearch={{ optionFilterProp: 'label' }} options={f.options ?? []} /> : null}
            {f.kind === 'choices' ? <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={f.options ?? []} /> : null}
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
