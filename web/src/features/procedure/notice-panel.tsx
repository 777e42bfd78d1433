import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '../../../../src/kernel/base/calendar-date.ts';
import type { NoticeDefinition, NoticeStatus, ObjectionStatus } from '../../../../src/kernel/procedure/contract.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { formatDay } from '../../components/time.tsx';

const COLOUR = { idle: 'default', running: 'processing', elapsed: 'success', stopped: 'warning' } as const;

/** A public notice of a case: how far it has run, what it restarted for, and every objection with its answer. */
export function NoticePanel({ notice, status, today }: { notice: NoticeDefinition; status: NoticeStatus; today: string }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  const say = useSay();
  const day = (date: string): string => formatDay(date, language);
  const left = status.until ? daysBetween(today, status.until) : 0;
  return (
    <section className="panel stack-tight" aria-label={say(notice)}>
      <div className="row spread">
        <h2>{say(notice)}</h2>
        <span>
          <Tag color={COLOUR[status.status]}>{t(`notice.${status.status}`)}</Tag>
          {status.run > 1 ? <Tag>{t('notice.run', { count: status.run })}</Tag> : null}
        </span>
      </div>
      {status.from && status.until ? (
        <p>
          {t('notice.period', { from: day(status.from), until: day(status.until) })}
          {status.status === 'running' ? <strong> · {left === 0 ? t('notice.lastDay') : t('notice.left', { count: left })}</strong> : null}
        </p>
      ) : null}
      <p className="faint">
        {t('notice.places', { places: notice.places.map((place) => say(place)).join(t('list.comma')) })}
      </p>
      {status.restarted.length > 0 ? (
        <ul className="faint plain">
          {status.restarted.map((run) => (
            <li key={`${run.from} ${run.on}`}>{t('notice.voided', { from: day(run.from), until: day(run.until), on: day(run.on) })}</li>
          ))}
        </ul>
      ) : null}
      {status.run > 0 ? <Objections objections={status.objections} /> : null}
    </section>
  );
}

function Objections({ objections }: { objections: readonly ObjectionStatus[] }): ReactNode {
  const { t } = useTranslation('procedure');
  const language = useLanguage();
  if (objections.length === 0) return <p className="faint">{t('notice.noObjection')}</p>;
  return (
    <div className="stack-tight">
      <h3>{t('notice.objections')}</h3>
      {objections.map((o) => (
        <article key={o.seq} className="objection">
          <div className="row spread">
            <strong>{t('notice.number', { seq: o.seq })}</strong>
            {o.status === 'open' ? (
              <Light colour={o.light} text={t('notice.open', { date: formatDay(o.answerDueOn, language) })} />
            ) : (
              <Tag color={o.status === 'upheld' ? 'warning' : 'default'}>{t(`notice.${o.status}`)}</Tag>
            )}
          </div>
          <p className="value-text">{o.text}</p>
          <small className="faint">{t('notice.filed', { name: o.by ?? '—', date: formatDay(o.filedOn, language) })}</small>
          {o.answer ? (
            <p className="objection-answer value-text">
              {t('notices.answer', { text: o.answer })}
            </p>
          ) : null}
        </article>
      ))}
    </div>
  );
}
