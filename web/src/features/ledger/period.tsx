import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, parseCalendarDate } from '../../../../src/kernel/base/calendar-date.ts';

/** First and last day, both included; the beginning and the present where missing. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** Days are Beijing days; the last one counts as a whole. */
export function instantsOf({ from, to }: Days): { from: string | undefined; to: string | undefined } {
  return { from: from ? `${from}T00:00:00+08:00` : undefined, to: to ? `${addDays(parseCalendarDate(to), 1)}T00:00:00+08:00` : undefined };
}

export function Period({ days, onChange }: { days: Days; onChange: (days: Days) => void }): ReactNode {
  const { t } = useTranslation('ledger');
  const picker = (side: 'from' | 'to'): ReactNode => (
    <DatePicker
      placeholder={t(`account.${side}`)}
      aria-label={t(`account.${side}`)}
      value={days[side] ? dayjs(days[side]) : null}
      onChange={(day) => onChange({ ...days, [side]: day?.format('YYYY-MM-DD') })}
    />
  );
  return <>{picker('from')}{picker('to')}</>;
}
