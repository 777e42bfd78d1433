import type { ReactNode } from 'react';
import type { AgendaEntry } from '../../../../src/flows/cockpit/contract.ts';
import { addDays, type CalendarDate, weekday } from '../../../../src/kernel/base/calendar-date.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { gather, type Gathered } from './gather-entries.ts';
import { useSupervisionWords } from './words.ts';

interface SpecialDay {
  on: CalendarDate;
  works: boolean;
  zh: string;
  en: string;
}

interface MonthGridProps {
  month: string;
  today: CalendarDate;
  entries: readonly AgendaEntry[];
  days: readonly SpecialDay[];
  /** Three beside each other: counts instead of words. */
  small: boolean;
}

/** Entries shown in a cell before the rest is only counted; the list below has them all. */
const IN_CELL = 4;

/** A month in weeks; days off are shaded, a weekend day that is worked says so. */
export function MonthGrid({ month, today, entries, days, small }: MonthGridProps): ReactNode {
  const { t } = useSupervisionWords();
  const first = `${month}-01`;
  const begin = addDays(first, 1 - weekday(first));
  const last = addDays(`${addDays(first, 32).slice(0, 7)}-01`, -1);
  const weeks = Math.ceil((weekday(first) - 1 + Number(last.slice(8))) / 7);
  return (
    <section aria-label={month}>
      {small ? <h3 className="number">{month}</h3> : null}
      <div className={small ? 'month month-small' : 'month'}>
        {t('calendar.days').split(' ').map((day) => (
          <div key={day} className="month-name">{day}</div>
        ))}
        {Array.from({ length: weeks * 7 }, (_, i) => addDays(begin, i)).map((day) =>
          day.startsWith(month) ? (
            <Day key={day} day={day} today={today} special={days.find((one) => one.on === day)} groups={gather(entries.filter((e) => e.on === day))} small={small} />
          ) : (
            <div key={day} className="month-day month-other" />
          ),
        )}
      </div>
    </section>
  );
}

function Day({ day, today, special, groups, small }: { day: CalendarDate; today: CalendarDate; special: SpecialDay | undefined; groups: readonly Gathered[]; small: boolean }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const off = special ? !special.works : weekday(day) > 5;
  const classes = ['month-day', ...(day === today ? ['month-today'] : []), ...(off ? ['month-off'] : [])].join(' ');
  const total = groups.reduce((sum, group) => sum + group.entries.length, 0);
  const worst = groups[0]?.state;
  return (
    <div className={classes} title={special ? say(special) : undefined}>
      <span className="row-tight">
        <span className="faint number">{Number(day.slice(8))}</span>
        {special ? <small className={special.works ? 'day-works' : 'day-off'}>{small ? t(special.works ? 'calendar.worksShort' : 'calendar.offShort') : say(special)}</small> : null}
      </span>
      {small ? (
        total > 0 && worst ? (
          <a href={`#day-${day}`} className={`day-count count-${worst}`} title={t('calendar.dayCount', { count: total })} aria-label={`${day} ${t('calendar.dayCount', { count: total })}`}>
            {total}
          </a>
        ) : null
      ) : (
        <>
          {groups.slice(0, IN_CELL).map((group, i) => (
            <Entry key={i} group={group} />
          ))}
          {groups.length > IN_CELL ? <span className="faint">{t('calendar.more', { count: groups.length - IN_CELL })}</span> : null}
        </>
      )}
    </div>
  );
}

function Entry({ group }: { group: Gathered }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const [first] = group.entries;
  if (!first) return null;
  const count = group.entries.length;
  if (count > 1) {
    return (
      <span className={`month-entry entry-${group.state}`} title={`${say(first)} · ${t('calendar.gathered', { count })}`}>
        {t('calendar.REPORT')} {t('calendar.gathered', { count })}
      </span>
    );
  }
  return (
    <AppLink to={first.to} className={`month-entry entry-${first.state}`} title={`${first.task.no}. ${say(first.task)}${colon()}${say(first)}`}>
      {first.task.no}. {say(first)}
    </AppLink>
  );
}
