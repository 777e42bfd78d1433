import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { EnterpriseParts } from '../act.ts';
import type { FunnelView } from '../contract.ts';
import { funnelOf } from '../domain/funnel.ts';
import { readForCounting } from '../store/count.ts';

/** Counts only; who stands on a rung is public, no figure of a firm goes in. The plan's targets stand beside the whole zone. */
export async function getFunnel({ pack }: EnterpriseParts, db: Sql, { on, city, park, ladder, years }: { on: CalendarDate; city?: string; park?: string; ladder: 'main' | 'specialised'; years: number }): Promise<FunnelView> {
  const rungs = pack.ladder[ladder];
  const firms = await readForCounting(db, { city, park });
  const funnel = funnelOf(firms, pack.ladder, rungs, { on, years });
  const heldIn = (type: string, year: number): number | null => funnel.years.find((y) => y.year === year)?.rungs.find((r) => r.type === type)?.held ?? null;
  return {
    on,
    rungs: rungs.map(({ type, zh, en }) => ({ type, zh, en })),
    ...funnel,
    targets: city || park ? [] : pack.targets.filter((t) => rungs.some((r) => r.type === t.type)).map((t) => ({ ...t, held: heldIn(t.type, t.year) })),
  };
}
