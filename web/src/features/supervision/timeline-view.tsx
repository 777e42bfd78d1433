import { Skeleton } from 'antd';
import type { CSSProperties, ReactNode } from 'react';
import type { TaskCardView } from '../../../../src/flows/cockpit/contract.ts';
import { type CalendarDate, daysBetween } from '../../../../src/kernel/base/calendar-date.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { formatDay } from '../../components/time.tsx';
import type { Board } from './board-columns.tsx';
import { colourOf, useSupervisionWords } from './words.ts';

/** Tasks as bars from start to end with their milestones; the shaded part is verified, the line is today. */
export function TimelineView({ board }: { board: Board | undefined }): ReactNode {
  const { t } = useSupervisionWords();
  if (!board) return <Skeleton active paragraph={{ rows: 10 }} />;
  const cards = board.columns.flatMap((column) => column.items).filter((card) => card.startOn !== null && card.milestones.length > 0);
  if (cards.length === 0) return <Empty title={t('board.noneFit')} hint={t('timeline.none')} />;
  const from = quarterBegin(cards.map((c) => c.startOn!).toSorted()[0]!);
  const to = quarterEnd(cards.flatMap((c) => c.milestones.map((m) => m.dueOn)).toSorted().at(-1)!);
  const length = daysBetween(from, to);
  const at = (day: CalendarDate): string => `${Math.min(100, Math.max(0, (daysBetween(from, day) / length) * 100)).toFixed(2)}%`;
  const units = [...new Set(cards.map((c) => c.units.lead ?? ''))];
  return (
    <div className="panel timeline" style={{ '--today': at(board.today) } as CSSProperties}>
      <ul className="timeline-legend">
        <li><i className="stone stone-done" /> {t('timeline.done')}</li>
        <li><i className="stone stone-late" /> {t('timeline.late')}</li>
        <li><i className="stone" /> {t('timeline.open')}</li>
        <li><i className="timeline-now" /> {t('timeline.today')}</li>
      </ul>
      <div className="timeline-row timeline-head" aria-hidden="true">
        <span />
        <div className="timeline-track">
          {quarters(from, to).map((day) => (
            <span key={day} className="timeline-quarter" style={{ left: at(day) }}>
              {t('timeline.quarter', { year: day.slice(2, 4), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) })}
            </span>
          ))}
        </div>
      </div>
      {units.map((unit) => (
        <section key={unit} aria-label={unit || t('board.noUnit')}>
          <h3>{unit || t('board.noUnit')}</h3>
          {cards
            .filter((c) => (c.units.lead ?? '') === unit)
            .toSorted((a, b) => a.task.no - b.task.no)
            .map((card) => (
              <Row key={card.task.id} card={card} at={at} today={board.today} />
            ))}
        </section>
      ))}
    </div>
  );
}

function Row({ card, at, today }: { card: TaskCardView; at: (day: CalendarDate) => string; today: CalendarDate }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const language = useLanguage();
  const end = card.milestones.at(-1)!.dueOn;
  const left = at(card.startOn!);
  return (
    <div className="timeline-row">
      <span className="timeline-name">
        <Light colour={colourOf(card.light)} text={t(`light.${card.light}`)} compact />{' '}
        <AppLink to={`/supervision/tasks/${card.task.id}`}>
          {card.task.no}. {say(card.task)}
        </AppLink>
      </span>
      <div className="timeline-track" role="img" aria-label={t('bar.label', { verified: card.actual ?? 0, planned: card.planned ?? 0 })}>
        <span className="timeline-bar" style={{ left, right: `calc(100% - ${at(end)})` }}>
          <span className={`timeline-done progress-${colourOf(card.light)}`} style={{ width: `${card.actual ?? 0}%` }} />
        </span>
        {card.milestones.map((m) => {
          const state = m.verified >= 100 ? 'done' : m.dueOn < today ? 'late' : 'open';
          return <span key={m.key} className={`stone stone-${state}`} style={{ left: at(m.dueOn) }} title={`${say(m)} · ${formatDay(m.dueOn, language)} · ${t('bar.verified', { value: m.verified })}`} />;
        })}
      </div>
    </div>
  );
}

function quarters(from: CalendarDate, to: CalendarDate): CalendarDate[] {
  const found: CalendarDate[] = [];
  for (let day = from; day < to; day = quarterEnd(day)) found.push(day);
  return found;
}

const quarterBegin = (day: CalendarDate): CalendarDate => `${day.slice(0, 4)}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;

/** The first day after the quarter. */
function quarterEnd(day: CalendarDate): CalendarDate {
  const month = Number(quarterBegin(day).slice(5, 7)) + 3;
  return month > 12 ? `${Number(day.slice(0, 4)) + 1}-01-01` : `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
