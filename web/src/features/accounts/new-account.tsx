import { App, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createAccount } from '../../../../src/kernel/identity/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { type AssignmentFields, AssignmentFieldset, toAssignment } from './assignment-fields.tsx';
import { PasswordField } from './password-field.tsx';

interface Fields extends AssignmentFields {
  loginName: string;
  displayName: string;
  password: string;
}

export function NewAccount({ open, onClose }: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const create = useAction(createAccount, {
    onSuccess: (account) => {
      void message.success(t('created', { name: account.displayName }));
      close();
    },
  });
  const close = (): void => {
    form.resetFields();
    create.reset();
    onClose();
  };
  return (
    <Modal open={open} title={t('create')} okText={t('create')} onCancel={close} onOk={form.submit} confirmLoading={create.isPending} destroyOnHidden>
      <div className="stack">
        <ProblemAlert problem={create.error} />
        <Form<Fields>
          form={form}
          layout="vertical"
          onFinish={({ loginName, displayName, password, ...role }) =>
            create.mutate({ body: { loginName, displayName, password, assignment: toAssignment(role) } })
          }
        >
          <Form.Item
            name="loginName"
            label={t('field.loginName')}
            extra={t('hint.loginName')}
            rules={[{ required: true }, { pattern: /^[a-z0-9][a-z0-9._@-]{2,63}$/, message: t('hint.loginName') }]}
          >
            <Input autoComplete="off" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="displayName" label={t('field.displayName')} rules={[{ required: true, whitespace: true }, { max: 100 }]}>
            <Input autoComplete="off" />
          </Form.Item>
          <PasswordField />
          <AssignmentFieldset />
        </Form>
      </div>
    </Modal>
  );
}
