import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';

/** Which contracts a reader may see: those of his organisations, and those whose registry lies in his jurisdiction. */
export interface ContractScope {
  organisationIds: readonly string[];
  registryRegions: readonly string[];
  everything: boolean;
}

export interface ContractListRow {
  id: string;
  case_id: string;
  name: string;
  type: string;
  status: string;
  contract_amount_fen: number;
  technology_amount_fen: number;
  registration_number: string | null;
  registered_on: string | null;
  standing: string | null;
  sign_date: string | null;
  demo: boolean;
  seller: string | null;
  buyer: string | null;
  total: number;
}

export async function listContractRows(
  db: Sql,
  filter: { scope: ContractScope; status?: string; q?: string; limit: number; offset: number },
): Promise<ContractListRow[]> {
  const { scope } = filter;
  const mine = scope.organisationIds.length
    ? sql`exists (select 1 from contracts.party p where p.contract_id = c.id and p.organisation_id = any(${scope.organisationIds}::uuid[]))`
    : sql`false`;
  const inJurisdiction = scope.registryRegions.length
    ? sql`(c.registry_region = any(${scope.registryRegions}::text[]) and c.status <> 'DRAFT')`
    : sql`false`;
  const visible = scope.everything ? sql`true` : sql`(${mine} or ${inJurisdiction})`;
  const status = filter.status ? sql`c.status = ${filter.status}` : sql`true`;
  const text = filter.q ? sql`(c.name ilike ${`%${filter.q}%`} or c.registration_number = ${filter.q})` : sql`true`;
  const result = await sql<ContractListRow>`
    select c.id, c.case_id, c.name, c.type, c.status, c.contract_amount_fen, c.technology_amount_fen,
           c.registration_number, c.registered_on, c.standing, c.sign_date, c.demo,
           (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = c.id and p.side = 'seller') as seller,
           (select string_agg(p.name, '、' order by p.ordinal) from contracts.party p where p.contract_id = c.id and p.side = 'buyer') as buyer,
           count(*) over () as total
    from contracts.contract c
    where ${visible} and ${status} and ${text}
    order by c.created_at desc, c.id
    limit ${filter.limit} offset ${filter.offset}`.execute(db);
  return result.rows;
}

