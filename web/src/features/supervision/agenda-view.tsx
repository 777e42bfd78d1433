import { Alert, Button, Segmented, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { type AgendaEntry, getAgenda } from '../../../../src/flows/cockpit/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { gather, type Gathered } from './gather-entries.ts';
import { MonthGrid } from './month-grid.tsx';
import { useSupervisionWords } from './words.ts';

/** What falls due in a month or a quarter: milestones, reporting days, deadlines of orders. */
export function AgendaView({ unit }: { unit: string | undefined }): ReactNode {
  const { t } = useSupervisionWords();
  const phone = usePhone();
  const [address, change] = useAddressState();
  const today = useToday();
  const span = address.span === 'quarter' ? 3 : 1;
  const asked = /^\d{4}-(0[1-9]|1[0-2])$/.test(address.month ?? '') ? address.month! : today.slice(0, 7);
  const month = span === 3 ? quarterStart(asked) : asked;
  const answer = useAnswer(getAgenda, { query: { month, months: span, ...(unit ? { unit } : {}) } }, { keepPrevious: true });
  const entries = answer.data?.entries ?? [];
  const months = Array.from({ length: span }, (_, i) => moved(month, i));
  return (
    <div className="stack">
      <ProblemAlert problem={answer.error} />
      <div className="row">
        <Segmented
          aria-label={t('calendar.span')}
          value={span}
          options={[{ value: 1, label: t('calendar.month') }, { value: 3, label: t('calendar.quarter') }]}
          onChange={(next) => change({ span: next === 3 ? 'quarter' : undefined })}
        />
        <Button onClick={() => change({ month: moved(month, -span) })}>{t(span === 3 ? 'calendar.beforeQuarter' : 'calendar.before')}</Button>
        <strong className="number">{span === 3 ? t('board.quarterOf', { year: month.slice(0, 4), quarter: Math.ceil(Number(month.slice(5)) / 3) }) : month}</strong>
        <Button onClick={() => change({ month: moved(month, span) })}>{t(span === 3 ? 'calendar.afterQuarter' : 'calendar.after')}</Button>
        {months.includes(today.slice(0, 7)) ? null : (
          <Button type="link" onClick={() => change({ month: undefined })}>
            {t('calendar.today')}
          </Button>
        )}
      </div>
      {answer.data?.provisional.length ? <Alert type="info" showIcon title={t('calendar.provisional', { years: answer.data.provisional.join(comma()) })} /> : null}
      {answer.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
      {answer.data && !phone ? (
        <div className={span === 3 ? 'months' : undefined}>
          {months.map((one) => (
            <MonthGrid key={one} month={one} today={today} entries={entries} days={answer.data.days} small={span === 3} />
          ))}
        </div>
      ) : null}
      {answer.data && entries.length === 0 ? <Empty title={t(span === 3 ? 'calendar.emptyQuarter' : 'calendar.empty')} /> : null}
      {answer.data ? <Agenda entries={entries} days={answer.data.days} /> : null}
    </div>
  );
}

function Agenda({ entries, days }: { entries: readonly AgendaEntry[]; days: readonly { on: string; works: boolean; zh: string; en: string }[] }): ReactNode {
  const say = useSay();
  return (
    <div className="stack">
      {[...new Set(entries.map((e) => e.on))].map((day) => {
        const special = days.find((one) => one.on === day);
        return (
          <section key={day} id={`day-${day}`} className="agenda-day card-row">
            <div className="row-tight">
              <strong>
                <CalendarDay date={day} />
              </strong>
              {special ? <Tag color={special.works ? 'orange' : 'green'}>{say(special)}</Tag> : null}
            </div>
            {gather(entries.filter((e) => e.on === day)).map((group, i) => (
              <AgendaLine key={i} group={group} />
            ))}
          </section>
        );
      })}
    </div>
  );
}

/** One thing due, or the reports of a day together: they repeat for every task. */
function AgendaLine({ group }: { group: Gathered }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const [first] = group.entries;
  if (!first) return null;
  const line = (e: AgendaEntry): ReactNode => (
    <>
      <AppLink to={e.to}>
        {e.task.no}. {say(e.task)}
      </AppLink>
      {colon()}
      {say(e)} · {t(`calendar.state.${e.state}`)} <span className="faint">{e.organisation}</span>
    </>
  );
  if (group.entries.length === 1) {
    return (
      <div className={`month-entry agenda-line entry-${group.state}`}>
        <Tag>{t(`calendar.${first.kind}`)}</Tag>
        {line(first)}
      </div>
    );
  }
  return (
    <details className={`month-entry agenda-line entry-${group.state}`}>
      <summary>
        <Tag>{t(`calendar.${first.kind}`)}</Tag>
        {say(first)} · {t('calendar.gathered', { count: group.entries.length })} · {t(`calendar.state.${group.state}`)}
      </summary>
      <ul className="plain">
        {group.entries.map((e, i) => (
          <li key={i}>{line(e)}</li>
        ))}
      </ul>
    </details>
  );
}

function moved(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

const quarterStart = (month: string): string => moved(month, -((Number(month.slice(5, 7)) - 1) % 3));
