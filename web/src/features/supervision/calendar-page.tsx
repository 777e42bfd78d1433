import { Button, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { addDays, type CalendarDate, weekday } from '../../../../src/kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { getCalendar } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import './supervision.css';
import { useSupervisionWords } from './words.ts';

type Entry = ContractAnswer<typeof getCalendar>['entries'][number];

/** Entries shown in a cell before the rest is only counted; the list below has them all. */
const IN_CELL = 4;

export default function CalendarPage(): ReactNode {
  const { t } = useSupervisionWords();
  const phone = usePhone();
  const [address, change] = useAddressState();
  const today = useToday();
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(address.month ?? '') ? address.month! : today.slice(0, 7);
  const answer = useAnswer(getCalendar, { query: { month } }, { keepPrevious: true });
  const entries = answer.data?.entries ?? [];
  return (
    <div className="stack">
      <PageHead title={t('calendar.title')} lead={t('calendar.lead')} />
      <ProblemAlert problem={answer.error} />
      <div className="row">
        <Button onClick={() => change({ month: moved(month, -1) })}>{t('calendar.before')}</Button>
        <strong className="number">{month}</strong>
        <Button onClick={() => change({ month: moved(month, 1) })}>{t('calendar.after')}</Button>
      </div>
      {answer.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {answer.data && !phone ? <MonthGrid month={month} today={today} entries={entries} /> : null}
      {answer.data && entries.length === 0 ? <Empty title={t('calendar.empty')} /> : null}
      <Agenda entries={entries} />
    </div>
  );
}

function MonthGrid({ month, today, entries }: { month: string; today: CalendarDate; entries: readonly Entry[] }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const first = `${month}-01`;
  const begin = addDays(first, 1 - weekday(first));
  const weeks = Math.ceil((weekday(first) - 1 + Number(addDays(`${moved(month, 1)}-01`, -1).slice(8))) / 7);
  return (
    <div className="month" role="group" aria-label={month}>
      {t('calendar.days').split(' ').map((day) => (
        <div key={day} className="month-name">{day}</div>
      ))}
      {Array.from({ length: weeks * 7 }, (_, i) => addDays(begin, i)).map((day) => {
        if (!day.startsWith(month)) return <div key={day} className="month-day month-other" />;
        const own = entries.filter((e) => e.on === day);
        return (
          <div key={day} className={day === today ? 'month-day month-today' : 'month-day'}>
            <span className="faint number">{Number(day.slice(8))}</span>
            {own.slice(0, IN_CELL).map((e, i) => (
              <AppLink key={i} to={`/supervision/tasks/${e.task.id}`} className={`month-entry entry-${e.state}`} title={`${e.task.no}. ${say(e.task)}：${say(e)}`}>
                {e.task.no}. {say(e)}
              </AppLink>
            ))}
            {own.length > IN_CELL ? <span className="faint">{t('calendar.more', { count: own.length - IN_CELL })}</span> : null}
          </div>
        );
      })}
    </div>
  );
}

function Agenda({ entries }: { entries: readonly Entry[] }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const days = [...new Set(entries.map((e) => e.on))];
  return (
    <div className="stack">
      {days.map((day) => (
        <section key={day} className="agenda-day card-row">
          <strong>
            <CalendarDay date={day} />
          </strong>
          {entries
            .filter((e) => e.on === day)
            .map((e, i) => (
              <div key={i} className={`month-entry entry-${e.state}`} style={{ whiteSpace: 'normal' }}>
                <Tag>{t(`calendar.${e.kind}`)}</Tag>
                <AppLink to={`/supervision/tasks/${e.task.id}`}>
                  {e.task.no}. {say(e.task)}
                </AppLink>
                ：{say(e)} · {t(`calendar.state.${e.state}`)} <span className="faint">{e.organisation}</span>
              </div>
            ))}
        </section>
      ))}
    </div>
  );
}

function moved(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
