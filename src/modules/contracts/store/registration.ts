import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Recognition } from '../contract.ts';

/** The next number of a registry's year. Holds the row until the transaction ends, so numbers have no gaps. */
export async function nextSequence(db: Sql, registryCode: string, year: number): Promise<number> {
  const row = await db
    .insertInto('contracts.number_series')
    .values({ registry_code: registryCode, year, last: 1 })
    .onConflict((c) => c.columns(['registry_code', 'year']).doUpdateSet({ last: sql`number_series.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}


/** Filing: the regulation is pinned the first time; what identifies the contract is written each time. */
export async function setFiled(
  db: Sql,
  id: string,
  filing: { filedOn: string; regulationId: string; regulationHash: string; fingerprint: string | null; documentKey: string | null },
): Promise<void> {
  await sql`
    update contracts.contract
    set filed_on = coalesce(filed_on, ${filing.filedOn}), regulation_id = coalesce(regulation_id, ${filing.regulationId}),
        regulation_hash = coalesce(regulation_hash, ${filing.regulationHash}), fingerprint = ${filing.fingerprint}, document_key = ${filing.documentKey}
    where id = ${id}`.execute(db);
}

export async function setRegistered(db: Sql, id: string, registered: { number: string; on: string; recognition: Recognition }): Promise<void> {
  const { number, on, recognition } = registered;
  await db
    .updateTable('contracts.contract')
    .set({
      status: 'REGISTERED',
      registration_number: number,
      registered_on: on,
      recognised_type: recognition.type,
      recognised_contract_amount_fen: recognition.contractAmountFen,
      recognised_technology_amount_fen: recognition.technologyTransactionAmountFen,
      standing: 'REGISTERED',
      standing_on: on,
      current_version: 1,
    })
    .where('id', '=', id)
    .execute();
}

/** Contracts of the zone signed around the same time between the same sides; drafts are nobody's business yet. */
export async function readLookalikes(db: Sql, id: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct o.id
    from contracts.contract c
    join contracts.party p on p.contract_id = c.id
    join contracts.party q on q.side = p.side and q.contract_id <> c.id and (q.name = p.name or q.credit_code = p.credit_code)
    join contracts.contract o on o.id = q.contract_id and o.status not in ('DRAFT', 'REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN')
    where c.id = ${id} and (o.sign_date is null or c.sign_date is null or abs(o.sign_date - c.sign_date) <= ${days}::integer or o.contract_amount_fen = c.contract_amount_fen)
    group by o.id having count(distinct p.side) = 2
    order by o.id limit 50`.execute(db);
  return rows.map((r) => r.id);
}
