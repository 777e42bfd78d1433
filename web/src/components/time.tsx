import type { ReactNode } from 'react';
import type { CalendarDate } from '../../../src/kernel/base/calendar-date.ts';
import { type Language, useLanguage } from '../app/i18n.ts';

/** `2026-03-01` as the reader writes it: 2026年3月1日, 1 Mar 2026. */
export function CalendarDay({ date }: { date: CalendarDate }): ReactNode {
  const language = useLanguage();
  return <time dateTime={date}>{formatDay(date, language)}</time>;
}

/** An instant in Beijing time, to the minute: 2026-03-20 16:00, 20 Mar 2026 16:00. */
export function Instant({ at }: { at: string }): ReactNode {
  const language = useLanguage();
  return <time dateTime={at} className="number">{formatInstant(at, language)}</time>;
}

export function formatDay(date: CalendarDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (language === 'zh') return `${Number(year)}年${Number(month)}月${Number(day)}日`;
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

export function formatInstant(at: string, language: Language): string {
  // The zone's clocks are Beijing's, wherever the reader's computer stands.
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((p) => p.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  return `${language === 'zh' ? day : formatDay(day, language)} ${part('hour')}:${part('minute')}`;
}
