import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';
import type { EnterpriseParts } from '../act.ts';
import { needsOf } from '../domain/fact-needs.ts';
import { factsFromDossier } from '../domain/facts-from-dossier.ts';
import type { RecordContext } from '../domain/facts-from-records.ts';
import { readDossiers } from '../store/dossiers.ts';
import { findFirm, firmsAfter } from '../store/firms.ts';

/** One firm of the population with what the rules may know of it. */
export interface KnownFirm {
  id: string;
  name: string;
  /** Credit code. */
  code: string;
  city: string;
  park: string | null;
  facts: KnownFacts;
}

export interface PopulationQuery {
  on: CalendarDate;
  city?: string;
  park?: string;
  /** Id of the last firm of the page before. */
  after?: string | null;
  limit: number;
  /** Facts that are wanted, all unless told; parts of a dossier behind none of them are not read. */
  facts?: readonly string[];
}

export const recordContext = ({ pack, places }: EnterpriseParts): RecordContext => ({ ladder: pack.ladder, cities: new Set(places.cities.map((c) => c.code)), province: places.province.code.slice(0, 2), dollarRates: pack.dollarRates });

/** Facts of a page of firms, ordered by id. The whole population is read page by page, 500 to 2,000 at a time. */
export async function population(parts: EnterpriseParts, db: Sql, query: PopulationQuery): Promise<KnownFirm[]> {
  const context = recordContext(parts);
  const firms = await firmsAfter(db, query);
  const needs = query.facts && needsOf(query.facts, parts.pack.ladder, query.on);
  return (await readDossiers(db, firms, query.on, needs)).map((dossier) => {
    const { id, name, creditCode, city, park } = dossier.firm;
    return { id, name, code: creditCode, city, park, facts: factsFromDossier(dossier, query.on, context, needs?.facts) };
  });
}

/** Facts of one firm on a day. @throws Problem NOT_FOUND */
export async function factsOf(parts: EnterpriseParts, db: Sql, id: string, on: CalendarDate): Promise<KnownFacts> {
  const firm = await findFirm(db, id);
  if (!firm) throw notFound('企业档案', 'dossier', id);
  const [dossier] = await readDossiers(db, [firm], on);
  return factsFromDossier(dossier!, on, recordContext(parts));
}
