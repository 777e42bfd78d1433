import { App, Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, grantRole } from '../../../../src/kernel/identity/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { type AssignmentFields, AssignmentFieldset, toAssignment } from './assignment-fields.tsx';

export function GrantRole({ account, onDone }: { account: Account; onDone: () => void }): ReactNode {
  const { t } = useTranslation('accounts');
  const { t: app } = useTranslation('app');
  const { message } = App.useApp();
  const grant = useAction(grantRole, {
    onSuccess: () => {
      void message.success(t('detail.granted'));
      onDone();
    },
  });
  return (
    <Form<AssignmentFields> className="card-row" layout="vertical" onFinish={(fields) => grant.mutate({ params: { id: account.id }, body: toAssignment(fields) })}>
      <ProblemAlert problem={grant.error} />
      <AssignmentFieldset />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={grant.isPending}>
          {t('detail.grant')}
        </Button>
        <Button onClick={onDone}>{app('action.cancel')}</Button>
      </div>
    </Form>
  );
}
