import { Button, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarEntry, downloadCalendar, getCalendar } from '../../../../src/flows/brokering/contract.ts';
import { addDays, weekday } from '../../../../src/kernel/base/calendar-date.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import './brokers.css';

const IN_CELL = 4;

/** A month of notices, time limits and next actions; a list on a phone. */
export default function CalendarPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const today = useToday();
  const phone = usePhone();
  const [month, setMonth] = useState(today.slice(0, 7));
  const { data, error } = useAnswer(getCalendar, { query: { month } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead title={t('calendar.title')} lead={t('calendar.lead')} actions={<Button onClick={() => void download(downloadCalendar)}>{t('calendar.ics')}</Button>} />
      <div className="row">
        <Button onClick={() => setMonth(addDays(`${month}-01`, -1).slice(0, 7))}>{t('calendar.before')}</Button>
        <strong className="number">{month}</strong>
        <Button onClick={() => setMonth(addDays(`${month}-28`, 5).slice(0, 7))}>{t('calendar.after')}</Button>
        <Button type="text" onClick={() => setMonth(today.slice(0, 7))}>{t('calendar.now')}</Button>
      </div>
      <ProblemAlert problem={error} />
      {!data ? <Skeleton active /> : (
        <>
          {phone ? null : <Month month={month} today={today} entries={data.entries} />}
          {data.entries.length === 0 ? <div className="panel"><Empty title={t('calendar.empty')} hint={t('calendar.emptyHint')} /></div> : (
            <ul className="desk-list panel">
              {data.entries.map((e, i) => (
                <li key={i}>
                  <span><Tag color={e.late ? 'red' : undefined}>{t(`entry.${e.kind}`)}{e.late ? ` · ${t('calendar.late')}` : ''}</Tag><AppLink to={e.to}>{say(e)}</AppLink> <small className="faint">{e.about}</small></span>
                  <CalendarDay date={e.on} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

function Month({ month, today, entries }: { month: string; today: string; entries: readonly CalendarEntry[] }): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const first = `${month}-01`;
  const begin = addDays(first, 1 - weekday(first));
  const last = addDays(`${addDays(first, 32).slice(0, 7)}-01`, -1);
  const weeks = Math.ceil((weekday(first) - 1 + Number(last.slice(8))) / 7);
  return (
    <div className="broker-month">
      {t('calendar.weekdays').split(' ').map((d) => <div key={d} className="broker-weekday">{d}</div>)}
      {Array.from({ length: weeks * 7 }, (_, i) => addDays(begin, i)).map((day) => {
        const here = entries.filter((e) => e.on === day);
        return (
          <div key={day} className={['broker-day', day.startsWith(month) ? '' : 'broker-day-other', day === today ? 'broker-day-today' : ''].join(' ')}>
            <span className="faint number">{Number(day.slice(8))}</span>
            {here.slice(0, IN_CELL).map((e, i) => <AppLink key={i} to={e.to} title={`${say(e)} · ${e.about}`} className={e.late ? 'broker-entry broker-entry-late' : 'broker-entry'}>{t(`entry.${e.kind}`)} {say(e)}</AppLink>)}
            {here.length > IN_CELL ? <span className="faint">{t('calendar.more', { count: here.length - IN_CELL })}</span> : null}
          </div>
        );
      })}
    </div>
  );
}
