import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ContractType } from '../domain/contract-type.ts';

export interface TaxRow {
  contractId: string;
  number: string;
  name: string;
  type: ContractType;
  paymentMode: string;
  sellerKind: string;
  /** Shares of all sellers in the order of the contract, and the place of this one among them. */
  shares: number[];
  place: number;
  relatedParties: boolean;
  standing: string;
  registeredOn: string;
  startDate: string | null;
  endDate: string | null;
  /** Received in the year by all sellers together. */
  receivedFen: number;
  costFen: number;
  linkedServiceFen: number;
  linkedTogether: boolean;
}

/** Registered contracts that an organisation sold, with what came in during a year and what it stated about it. */
export async function readTaxRows(db: Sql, organisationId: string, year: number): Promise<TaxRow[]> {
  const { rows } = await sql<TaxRow>`
    select c.id as "contractId", c.registration_number as number, c.name, c.recognised_type as type, c.payment_mode as "paymentMode", p.kind as "sellerKind",
           (select array_agg(s.share_ppm order by s.ordinal) from contracts.party s where s.contract_id = c.id and s.side = 'seller') as shares,
           (select count(*)::integer from contracts.party s where s.contract_id = c.id and s.side = 'seller' and s.ordinal < p.ordinal) as place,
           c.related_parties as "relatedParties", c.standing, c.registered_on as "registeredOn", c.start_date as "startDate", c.end_date as "endDate",
           coalesce((select sum(r.amount_fen) from contracts.receipt r where r.contract_id = c.id and extract(year from r.received_on) = ${year}), 0)::bigint as "receivedFen",
           coalesce(t.cost_fen, 0)::bigint as "costFen", coalesce(t.linked_service_fen, 0)::bigint as "linkedServiceFen", coalesce(t.linked_together, true) as "linkedTogether"
    from contracts.contract c
    join contracts.party p on p.contract_id = c.id and p.side = 'seller' and p.organisation_id = ${organisationId}
    left join contracts.tax_input t on t.contract_id = c.id and t.organisation_id = ${organisationId} and t.year = ${year}
    where c.registered_on is not null and extract(year from c.registered_on) <= ${year}
    order by c.registration_number, p.ordinal`.execute(db);
  return rows;
}

export async function saveTaxRow(
  db: Sql,
  t: { contractId: string; organisationId: string; year: number; costFen: number; linkedServiceFen: number; linkedTogether: boolean; savedBy: string; savedAt: Date },
): Promise<void> {
  await sql`
    insert into contracts.tax_input (contract_id, organisation_id, year, cost_fen, linked_service_fen, linked_together, saved_by, saved_at)
    values (${t.contractId}, ${t.organisationId}, ${t.year}, ${t.costFen}, ${t.linkedServiceFen}, ${t.linkedTogether}, ${t.savedBy}, ${t.savedAt})
    on conflict (contract_id, organisation_id, year)
    do update set cost_fen = excluded.cost_fen, linked_service_fen = excluded.linked_service_fen, linked_together = excluded.linked_together,
                  saved_by = excluded.saved_by, saved_at = excluded.saved_at`.execute(db);
}

/** Name under which an organisation sold its latest contract. */
export async function readSellerName(db: Sql, organisationId: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select p.name from contracts.party p join contracts.contract c on c.id = p.contract_id
    where p.organisation_id = ${organisationId} and p.side = 'seller' order by c.created_at desc limit 1`.execute(db);
  return rows[0]?.name;
}
