import { App, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, resetPassword } from '../../../../src/kernel/identity/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { PasswordField } from './password-field.tsx';

export function ResetPassword({ account, onDone }: { account: Account; onDone: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const { message } = App.useApp();
  const reset = useAction(resetPassword, {
    onSuccess: () => {
      void message.success(t('detail.resetDone'));
      onDone();
    },
  });
  return (
    <Form<{ password: string }> className="card-row" layout="vertical" onFinish={(body) => reset.mutate({ params: { id: account.id }, body })}>
      <ProblemAlert problem={reset.error} />
      <p className="faint">{t('detail.resetLead')}</p>
      <PasswordField />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={reset.isPending}>
          {t('detail.reset')}
        </Button>
        <Button onClick={onDone}>{app('action.cancel')}</Button>
      </div>
    </Form>
  );
}
