import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import { present } from '../list-problems.ts';
import type { ListReportData } from '../domain/lists/report-data.ts';
import type { GrowthParts } from '../parts.ts';
import { findEdition, listedByYear, readOutcome } from '../store/lists.ts';
import { viewCities, viewKind } from './lists.ts';

/** What a report on a published list rests on: all of it frozen with the edition, or in the pack. @throws Problem NOT_FOUND */
export async function listReportData(parts: GrowthParts, db: Sql, id: string): Promise<ListReportData> {
  const found = await findEdition(db, id);
  const edition = present(found?.state === 'PUBLISHED' ? found : undefined, id);
  const { lists } = parts;
  return {
    edition: {
      id, list: edition.list, year: edition.year, region: edition.region, title: edition.title, on: edition.on, documentNumber: edition.documentNumber!, publishedOn: edition.publishedOn as CalendarDate,
      outcomeHash: edition.outcomeHash!, demo: edition.demo,
    },
    kind: viewKind(parts, edition.list),
    cities: viewCities(parts),
    fields: [...lists.fields],
    outcome: await readOutcome(db, id),
    ownYears: (await listedByYear(db, edition.list, edition.region)).filter((y) => y.year <= edition.year),
    history: edition.region === null ? lists.history.filter((h) => h.list === edition.list) : [],
    targets: edition.region === null ? lists.targets.filter((t) => t.list === edition.list) : [],
    valueBands: [...lists.valueBands],
    smallestShown: lists.smallestShown,
  };
}
