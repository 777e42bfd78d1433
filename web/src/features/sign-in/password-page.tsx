import { Alert, App, Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { changeOwnPassword } from '../../../../src/kernel/identity/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

interface Fields {
  currentPassword: string;
  newPassword: string;
  repeated: string;
}

export default function PasswordPage(): ReactNode {
  const { t } = useTranslation('sign-in');
  const { me, begin } = useSession();
  const { message } = App.useApp();
  const go = useGo();
  const change = useAction(changeOwnPassword, {
    onSuccess: (answer) => {
      begin(answer);
      void message.success(t('password.saved'));
      go('/work');
    },
  });
  return (
    <>
      <PageHead title={t('password.title')} lead={t('password.lead')} />
      <div className="panel stack narrow">
        {me?.mustChangePassword ? <Alert type="info" showIcon title={t('password.forced')} /> : null}
        <ProblemAlert problem={change.error} />
        <Form<Fields>
          layout="vertical"
          requiredMark={false}
          onFinish={({ currentPassword, newPassword }) => change.mutate({ body: { currentPassword, newPassword } })}
        >
          <Form.Item name="currentPassword" label={t('password.current')} rules={[{ required: true }]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item name="newPassword" label={t('password.fresh')} rules={[{ required: true }]}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="repeated"
            label={t('password.repeat')}
            dependencies={['newPassword']}
            rules={[
              { required: true },
              ({ getFieldValue }) => ({
                validator: (_, value) =>
                  !value || value === getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(t('password.different'))),
              }),
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('password.save')}
          </Button>
        </Form>
      </div>
    </>
  );
}
