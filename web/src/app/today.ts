import { type CalendarDate, dateOf } from '../../../src/kernel/base/calendar-date.ts';
import { demoState } from '../../../src/flows/demo/contract.ts';
import { useAnswer } from './query.ts';

/** Today in Beijing as the server counts it; a demo may stand on another day than the reader's computer. */
export function useToday(): CalendarDate {
  const { data } = useAnswer(demoState);
  return dateOf(data ? new Date(data.clock.now) : new Date());
}
