import { App, Button, Tag } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../src/kernel/base/calendar-date.ts';
import type { PublicNotice } from '../../../../src/kernel/procedure/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useSession } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { formatDay } from '../../components/time.tsx';
import { Basis } from './basis.tsx';
import { FieldValue } from './field-value.tsx';

// The form library is heavy and most visits only read.
const ActionDrawer = lazy(() => import('./action-drawer.tsx'));

export function NoticeCard({ notice }: { notice: PublicNotice }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const today = useToday();
  const { nameOf } = usePlaces();
  const left = daysBetween(today, notice.until);
  const where = [...notice.organisations, ...(notice.region ? [nameOf(notice.region)] : [])];
  return (
    <article className="panel stack-tight">
      <div className="row spread">
        <h2>{notice.object}</h2>
        <span className="number">
          {notice.status === 'running' ? (
            <Tag color={left <= 3 ? 'warning' : 'processing'}>
              {t('notices.until', { date: formatDay(notice.until, language) })} · {left === 0 ? t('notice.lastDay') : t('notice.left', { count: left })}
            </Tag>
          ) : (
            <Tag>{t('notices.until', { date: formatDay(notice.until, language) })}</Tag>
          )}
        </span>
      </div>
      <p className="faint">
        {say(notice.title)} · <span className="number">{notice.caseNumber}</span> · {where.join(t('list.comma'))}
        {notice.run > 1 ? ` · ${t('notices.again', { count: notice.run })}` : ''}
      </p>
      <dl className="field-list">
        {notice.shown.map((shown) => (
          <div key={shown.field}>
            <dt>{say(shown)}</dt>
            <dd>
              <FieldValue format={shown.format} value={shown.value} choice={shown.valueZh ? { zh: shown.valueZh, en: shown.valueEn ?? shown.valueZh } : undefined} />
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary className="faint">{t('notices.basis')}</summary>
        <Basis clauses={notice.clauses} />
      </details>
      <MyObjections notice={notice} />
      <Objecting notice={notice} />
    </article>
  );
}

function MyObjections({ notice }: { notice: PublicNotice }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  if (notice.mine.length === 0) return null;
  return (
    <section className="stack-tight">
      <h3>{t('notices.mine')}</h3>
      {notice.mine.map((o) => (
        <div key={o.seq} className="objection">
          <p className="value-text">{o.text}</p>
          <small className="faint">
            {o.status === 'open' ? t('notices.answerBy', { date: formatDay(o.answerDueOn, language) }) : t(`notice.${o.status}`)}
          </small>
          {o.answer ? (
            <p className="objection-answer value-text">
              {t('notices.answer', { text: o.answer })}
            </p>
          ) : null}
        </div>
      ))}
    </section>
  );
}

function Objecting({ notice }: { notice: PublicNotice }): ReactNode {
  const { t } = useTranslation('procedure');
  const { me } = useSession();
  const { message } = App.useApp();
  const go = useGo();
  const [open, setOpen] = useState(false);
  if (!notice.objection) return null;
  if (!me) {
    return (
      <div>
        <Button onClick={() => go(`/sign-in?next=${encodeURIComponent('/notices')}`)}>{t('notices.signIn')}</Button>
      </div>
    );
  }
  const { action: id, zh, en, form } = notice.objection;
  return (
    <div>
      <Button onClick={() => setOpen(true)}>{t('notices.object')}</Button>
      {open ? (
        <Suspense fallback={null}>
          <ActionDrawer
            caseId={notice.caseId}
            action={{ id, zh, en, form, reasonRequired: false, grave: false, clauses: [] }}
            expectedSeq={null}
            initial={{}}
            objections={[]}
            onClose={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              void message.success(t('notices.filed'));
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
