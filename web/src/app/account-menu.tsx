import { DownOutlined, KeyOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from './api-problem.ts';
import { useSay } from './i18n.ts';
import { useGo } from './navigation.tsx';
import { useNarrow } from './phone.ts';
import { useSession } from './session.tsx';

export function AccountMenu(): ReactNode {
  const { t } = useTranslation('app');
  const { me, loading, signOut } = useSession();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const say = useSay();
  const go = useGo();
  if (loading) return <span className="account-waiting" />;
  if (!me) {
    return (
      <Button type="primary" onClick={() => go('/sign-in')}>
        {t('account.signIn')}
      </Button>
    );
  }
  const leave = (): void => {
    // First to the public page: a page that needs a session would lead to the sign-in page.
    go('/')
      .then(signOut)
      .catch((error: unknown) => void message.error(say(asProblem(error))));
  };
  const roles = me.assignments.map((a) => `${a.organisationName} · ${say({ zh: a.roleZh, en: a.roleEn })}`);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', disabled: true, label: <AccountLabel name={me.displayName} roles={roles} /> },
          { type: 'divider' },
          { key: 'password', icon: <KeyOutlined />, label: t('account.password'), onClick: () => go('/account/password') },
          { key: 'out', icon: <LogoutOutlined />, label: t('account.signOut'), onClick: leave },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t('account.menu')}>
        {narrow ? null : (
          <>
            {me.displayName} <DownOutlined className="small-icon" />
          </>
        )}
      </Button>
    </Dropdown>
  );
}

function AccountLabel({ name, roles }: { name: string; roles: readonly string[] }): ReactNode {
  return (
    <span className="account-label">
      <strong>{name}</strong>
      {roles.map((role) => (
        <small key={role}>{role}</small>
      ))}
    </span>
  );
}
