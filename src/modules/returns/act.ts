import type { WorkingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { PackedCollection, ReturnsParameters } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What returns need from the house. */
export interface ReturnsParts {
  collections: readonly PackedCollection[];
  parameters: ReturnsParameters;
  calendar: WorkingDayCalendar;
  identity: Pick<Identity, 'findOrganisation'>;
  indicators: Pick<Indicators, 'places' | 'figures' | 'readings' | 'record' | 'packed'>;
}
