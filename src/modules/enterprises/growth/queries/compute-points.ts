import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { Firm } from '../../domain/dossier.ts';
import { readDossiers } from '../../store/dossiers.ts';
import { firmsAfter } from '../../store/firms.ts';
import { freezePoints, type FrozenPoints } from '../domain/points/freeze.ts';
import { pointFirm } from '../domain/points/point-firm.ts';
import type { PointFirm } from '../domain/points/scheme.ts';
import type { GrowthParts } from '../parts.ts';

const PAGE = 1000;

/** Points of the whole population as it was known on a day; nothing is stored. */
export async function computePoints(parts: Pick<GrowthParts, 'pack' | 'points'>, db: Sql, on: CalendarDate): Promise<{ firms: ReadonlyMap<string, Firm>; frozen: FrozenPoints }> {
  const firms = new Map<string, Firm>();
  const known: PointFirm[] = [];
  for (let after: string | undefined; ; ) {
    const page = await firmsAfter(db, { ...(after ? { after } : {}), limit: PAGE, on });
    for (const dossier of await readDossiers(db, page, on)) {
      // A team that has not registered, or a firm founded later, has no points on that day.
      if (dossier.firm.foundedOn === null || dossier.firm.foundedOn > on) continue;
      firms.set(dossier.firm.id, dossier.firm);
      known.push(pointFirm(parts.points.scheme, dossier, on, parts.pack.dollarRates));
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!.id;
  }
  return { firms, frozen: freezePoints(parts.points.scheme, known, on) };
}
