import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../../../src/kernel/identity/contract.ts';
import { Leave } from '../../app/leave.tsx';
import { useAddressState } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Cities } from './cities.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { nextAddress } from './next-address.ts';
import './sign-in.css';

interface Fields {
  loginName: string;
  password: string;
}

export default function SignInPage(): ReactNode {
  const { t } = useTranslation('sign-in');
  const { me, begin } = useSession();
  const [address] = useAddressState();
  const [form] = Form.useForm<Fields>();
  const enter = useAction(signIn, { onSuccess: begin });
  const submit = (fields: Fields): void => enter.mutate({ body: fields });
  if (me) return <Leave to={() => nextAddress(address['next'], '/work')} />;
  return (
    <div className="sign-in">
      <section className="sign-in-side">
        <Cities />
        <h2>{t('motto')}</h2>
        <ul>
          <li>{t('points.one')}</li>
          <li>{t('points.two')}</li>
          <li>{t('points.three')}</li>
        </ul>
      </section>
      <section className="sign-in-form stack">
        <div>
          <h1>{t('welcome')}</h1>
          <p className="page-lead">{t('lead')}</p>
        </div>
        <ProblemAlert problem={enter.error} />
        <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={submit} size="large">
          <Form.Item name="loginName" label={t('loginName')} rules={[{ required: true, whitespace: true }]}>
            <Input prefix={<UserOutlined />} autoComplete="username" autoFocus autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label={t('password.label')} rules={[{ required: true }]}>
            <Input.Password prefix={<LockOutlined />} autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>
            {t('enter')}
          </Button>
        </Form>
        <p className="faint">{t('forgotten')}</p>
        <DemoAccounts busy={enter.isPending} onChoose={submit} />
      </section>
    </div>
  );
}
