import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { Database } from '../../kernel/db/index.ts';
import { type OpenSources, publicPart, type Snapshot } from '../../modules/reports/index.ts';
import { collectSnapshot, type ReportingParts } from './collect-snapshot.ts';

/** What is public of the plan today, each part read when a data set needs it. */
export async function collectOpenData(parts: ReportingParts, db: Database, now: Date): Promise<OpenSources> {
  const { indicators, plan } = parts;
  const asOf = dateOf(now);
  const { zone, cities, province, groups, parks } = indicators.places;
  let taken: Promise<Snapshot> | undefined;
  // One snapshot serves targets, tasks and index; a data set of figures does without.
  const snapshot = (): Promise<Snapshot> => (taken ??= collectSnapshot(parts, db, { place: zone.code, asOf, audience: 'public', now }).then(publicPart));
  return {
    asOf,
    places: [zone, ...cities, province, ...groups, ...parks.map((p) => ({ ...p, kind: 'park' }))].map(({ code, kind, zh, en, shortZh, shortEn }) => ({ code, kind, zh, en, shortZh, shortEn })),
    documents: plan.packed.documents.map(({ id, zh, en, number }) => ({ id, zh, en, number })),
    indicators: async () => (await plan.definitions(db.sql)).map(({ code, zh, en, unit, unitEn }) => ({ code, zh, en, unit, unitEn })),
    figures: async () =>
      (await indicators.figures(db.sql, {})).map(({ indicator, place, period, value, status, bound, confidence, grade, source, url, published }) => ({ indicator, place, period, value, status, bound, confidence, grade, source, url, published })),
    targets: async () => (await snapshot()).targets,
    tasks: async () => (await snapshot()).tasks,
    index: async () => (await snapshot()).index,
  };
}
