import { type RawBuilder, sql } from 'kysely';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { DossierNeeds } from '../domain/fact-needs.ts';
import type { Dossier, Firm, Incident, Membership, Qualification, Round, Statement } from '../domain/dossier.ts';
import { foundFactsOf } from './found-facts.ts';

type Of<T> = T & { enterpriseId: string };

export const qualificationColumns = sql`
  q.enterprise_id as "enterpriseId", q.id, q.type, q.level, q.edition, q.cert_no as "certNo", q.issued_on as "issuedOn", q.expires_on as "expiresOn", q.issuer, q.city,
  q.revoked_from as "revokedFrom", q.revoked_reason as "revokedReason"`;
export const membershipColumns = sql`
  m.enterprise_id as "enterpriseId", m.id, m.pool, m.level, m.city, m.admitted_on as "admittedOn", m.due_on as "dueOn", m.left_on as "leftOn", m.left_because as "leftBecause"`;

/**
 * Whole dossiers of these firms in seven reads, however many they are. `seenOn` leaves out statements that cannot be known
 * by then, which spares reading them; `needs` leaves out whatever some facts do not rest on.
 */
export async function readDossiers(db: Sql, firms: readonly Firm[], seenOn?: CalendarDate, needs?: DossierNeeds): Promise<Dossier[]> {
  if (firms.length === 0) return [];
  const ids = firms.map((f) => f.id);
  const of = <T>(rows: readonly Of<T>[]): Map<string, T[]> => {
    const byFirm = new Map<string, T[]>();
    for (const row of rows) {
      const held = byFirm.get(row.enterpriseId);
      if (held) held.push(row);
      else byFirm.set(row.enterpriseId, [row]);
    }
    return byFirm;
  };
  const statements = of(needs ? await readFigures(db, ids, seenOn, needs.items) : (await sql<Of<Statement>>`
    select enterprise_id as "enterpriseId", year, figures, source, as_of as "asOf", confidence, entry from enterprises.statement
    where enterprise_id = any(${ids}::uuid[]) and ${seenOn ? sql`as_of <= ${seenOn}` : sql`true`} order by enterprise_id, entry`.execute(db)).rows);
  const qualifications = of(needs?.qualifications === false ? [] : (await sql<Of<Qualification>>`select ${qualificationColumns} from enterprises.qualification q where q.enterprise_id = any(${ids}::uuid[]) order by q.issued_on, q.type`.execute(db)).rows);
  const rounds = of(needs?.rounds === false ? [] : (await sql<Of<Round>>`
    select enterprise_id as "enterpriseId", closed_on as "closedOn", name, investors, private_equity as "privateEquity", currency, paid_in as "paidIn", post_money as "postMoney", source
    from enterprises.round where enterprise_id = any(${ids}::uuid[]) order by closed_on, name`.execute(db)).rows);
  const incidents = of(needs?.incidents === false ? [] : (await sql<Of<Incident>>`
    select enterprise_id as "enterpriseId", kind, serious, happened_on as "happenedOn", description, source, cleared_on as "clearedOn"
    from enterprises.incident where enterprise_id = any(${ids}::uuid[]) order by happened_on, id`.execute(db)).rows);
  const memberships = of(needs?.memberships === false ? [] : (await sql<Of<Membership>>`select ${membershipColumns} from enterprises.membership m where m.enterprise_id = any(${ids}::uuid[]) order by m.admitted_on, m.id`.execute(db)).rows);
  const found = of(await foundFactsOf(db, ids));
  return firms.map((firm) => ({
    firm,
    statements: statements.get(firm.id) ?? [],
    qualifications: qualifications.get(firm.id) ?? [],
    rounds: rounds.get(firm.id) ?? [],
    incidents: incidents.get(firm.id) ?? [],
    memberships: memberships.get(firm.id) ?? [],
    found: found.get(firm.id) ?? [],
  }));
}

/**
 * Statements with these items alone, in the order of entry: one array of numbers a statement instead of an object of forty.
 * A statement that names none of them is read, too: it tells that something is known of its year.
 */
async function readFigures(db: Sql, ids: readonly string[], seenOn: CalendarDate | undefined, items: readonly string[]): Promise<Of<Statement>[]> {
  // A figure that is not named is not one that was taken back (null).
  const figure = (item: string): RawBuilder<unknown> => sql`coalesce(s.figures -> ${sql.lit(item)}, 'false'::jsonb)`;
  const { rows } = await sql<{ enterpriseId: string; list: [year: number, source: string, asOf: CalendarDate, confidence: Statement['confidence'], entry: number, figures: (number | null | false)[]][] }>`
    select s.enterprise_id as "enterpriseId",
      json_agg(json_build_array(s.year, s.source, s.as_of, s.confidence, s.entry, json_build_array(${sql.join(items.map(figure))})) order by s.entry) as list
    from enterprises.statement s
    where s.enterprise_id = any(${ids}::uuid[]) and ${seenOn ? sql`s.as_of <= ${seenOn}` : sql`true`} group by s.enterprise_id`.execute(db);
  return rows.flatMap(({ enterpriseId, list }) => list.map(([year, source, asOf, confidence, entry, values]): Of<Statement> => {
    const figures: Record<string, number | null> = {};
    for (let i = 0; i < items.length; i += 1) if (values[i] !== false) figures[items[i]!] = values[i] as number | null;
    return { enterpriseId, year, source, asOf, confidence, entry, figures };
  }));
}
