import { RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { demoState } from '../../../../src/flows/demo/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';

/** The logins of the demo, one click each. Outside demo mode the server names none and nothing is drawn. */
export function DemoAccounts({ busy, onChoose }: { busy: boolean; onChoose: (login: { loginName: string; password: string }) => void }): ReactNode {
  const { t } = useTranslation('sign-in');
  const say = useSay();
  const { data } = useAnswer(demoState);
  if (!data?.demo || data.accounts.length === 0) return null;
  return (
    <div className="demo-accounts">
      <h3>{t('demo.title')}</h3>
      <p className="faint">{t('demo.lead')}</p>
      <ul>
        {data.accounts.map((account) => {
          const role = say({ zh: account.roleZh, en: account.roleEn });
          return (
            <li key={account.loginName}>
              <button
                type="button"
                disabled={busy}
                aria-label={t('demo.enter', { name: account.displayName, role })}
                onClick={() => onChoose({ loginName: account.loginName, password: account.password })}
              >
                <span className="demo-role">{role}</span>
                <span className="demo-who">
                  {[account.displayName, account.organisation].filter(Boolean).join(' · ')}
                </span>
                <code>{account.loginName}</code>
                <RightOutlined className="small-icon" />
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
