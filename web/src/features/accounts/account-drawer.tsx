import { App, Button, Drawer, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Account, disableAccount, enableAccount, revokeRole } from '../../../../src/kernel/identity/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AccountState } from './account-state.tsx';
import { GrantRole } from './grant-role.tsx';
import { Jurisdiction } from './jurisdiction.tsx';
import { ResetPassword } from './reset-password.tsx';

/** One account with what may be done to it. Nobody changes their own roles here; the server refuses that too. */
export function AccountDrawer({ account, onClose }: { account: Account | undefined; onClose: () => void }): ReactNode {
  return (
    <Drawer open={account !== undefined} onClose={onClose} size="min(520px, 100vw)" title={account ? `${account.displayName}${inBrackets(account.loginName)}` : ''} destroyOnHidden>
      {account ? <Detail account={account} /> : null}
    </Drawer>
  );
}

function Detail({ account }: { account: Account }): ReactNode {
  const { t } = useTranslation('accounts');
  const { message } = App.useApp();
  const say = useSay();
  const { me } = useSession();
  const other = me?.id !== account.id;
  const mayGrant = useCan('identity.role.grant') && other;
  const mayManage = useCan('identity.account.manage') && other;
  const [panel, setPanel] = useState<'grant' | 'reset'>();
  const done = (words: string) => () => void message.success(t(words));
  const revoke = useAction(revokeRole, { onSuccess: done('detail.revoked') });
  const disable = useAction(disableAccount, { onSuccess: done('detail.disabled') });
  const enable = useAction(enableAccount, { onSuccess: done('detail.enabled') });
  const params = { id: account.id };
  return (
    <div className="stack">
      <AccountState account={account} />
      <ProblemAlert problem={revoke.error ?? disable.error ?? enable.error} />
      <h3>{t('detail.roles')}</h3>
      {account.assignments.length === 0 ? <p className="faint">{t('detail.noRoles')}</p> : null}
      {account.assignments.map((assignment) => {
        const role = say({ zh: assignment.roleZh, en: assignment.roleEn });
        return (
          <div key={assignment.id} className="card-row row spread">
            <div>
              <strong>{role}</strong>
              <div className="faint">{assignment.organisationName}</div>
              {assignment.regions.length + assignment.parks.length > 0 ? <Jurisdiction regions={assignment.regions} parks={assignment.parks} /> : <small className="faint">{t('whole')}</small>}
            </div>
            {mayGrant ? (
              <Popconfirm title={t('detail.revokeSure', { role })} onConfirm={() => revoke.mutate({ params: { ...params, assignmentId: assignment.id } })}>
                <Button size="small" danger loading={revoke.isPending}>
                  {t('detail.revoke')}
                </Button>
              </Popconfirm>
            ) : null}
          </div>
        );
      })}
      {mayGrant && panel !== 'grant' ? <Button onClick={() => setPanel('grant')}>{t('detail.addRole')}</Button> : null}
      {panel === 'grant' ? <GrantRole account={account} onDone={() => setPanel(undefined)} /> : null}
      {mayManage ? (
        <>
          <h3>{t('detail.security')}</h3>
          <div className="row">
            <Button onClick={() => setPanel('reset')}>{t('detail.reset')}</Button>
            {account.disabled ? (
              <Button loading={enable.isPending} onClick={() => enable.mutate({ params })}>
                {t('detail.enable')}
              </Button>
            ) : (
              <Popconfirm title={t('detail.disable')} description={t('detail.disableSure')} onConfirm={() => disable.mutate({ params })}>
                <Button danger loading={disable.isPending}>
                  {t('detail.disable')}
                </Button>
              </Popconfirm>
            )}
          </div>
          {panel === 'reset' ? <ResetPassword account={account} onDone={() => setPanel(undefined)} /> : null}
        </>
      ) : null}
    </div>
  );
}
