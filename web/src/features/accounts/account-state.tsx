import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../src/kernel/identity/contract.ts';

export function AccountState({ account }: { account: Account }): ReactNode {
  const { t } = useTranslation('accounts');
  return (
    <span className="row-tight">
      {account.disabled ? <Tag color="error">{t('state.disabled')}</Tag> : <Tag color="success">{t('state.active')}</Tag>}
      {account.mustChangePassword ? <Tag color="warning">{t('state.mustChange')}</Tag> : null}
      {account.demo ? <Tag>{t('state.demo')}</Tag> : null}
    </span>
  );
}
