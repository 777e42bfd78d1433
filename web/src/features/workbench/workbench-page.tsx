import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readInbox } from '../../../../src/kernel/procedure/contract.ts';
import { useToday } from '../../app/today.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { formatDay } from '../../components/time.tsx';
import { Inbox } from '../procedure/inbox.tsx';
import { InboxLights } from './inbox-lights.tsx';
import { Shortcuts } from './shortcuts.tsx';
import './workbench.css';

/** Where a signed-in person starts: who they are here, what is urgent, what they can begin, and the inbox itself. */
export default function WorkbenchPage(): ReactNode {
  const { t } = useTranslation('workbench');
  const language = useLanguage();
  const say = useSay();
  const { me } = useSession();
  const today = useToday();
  const inbox = useAnswer(readInbox, { query: { pageSize: 1 } });
  if (!me) return null;
  const lights = inbox.data?.lights;
  // What waits comes before what one might begin.
  const waiting = lights !== undefined && lights.red + lights.yellow + lights.green > 0;
  return (
    <>
      <PageHead title={t('hello', { name: me.displayName })} lead={t('lead', { date: formatDay(today, language) })} />
      <ul className="my-roles">
        {me.assignments.map((assignment) => (
          <li key={assignment.id}>
            <strong>{say({ zh: assignment.roleZh, en: assignment.roleEn })}</strong> {assignment.organisationName}
          </li>
        ))}
      </ul>
      <InboxLights />
      <div className="workbench-parts">
        {waiting ? null : <Shortcuts />}
        <section className="workbench-inbox">
          <h2>{t('inbox')}</h2>
          <Inbox />
        </section>
        {waiting ? <Shortcuts /> : null}
      </div>
    </>
  );
}
