import { sql } from 'kysely';
import type { Sql } from '../../db/index.ts';
import type { CeilingInput } from '../acts.ts';
import type { Ceiling } from '../contract.ts';
import { requestBody } from '../domain/request-body.ts';
import { stampJson } from './record.ts';

/** `first`: only where the year has no ceiling yet. Key, subject and body are made by the database, which counts the changes. */
export async function writeCeiling(db: Sql, { account, year, amount, at, by, reason }: CeilingInput, when: 'first' | 'change'): Promise<void> {
  const stamp = stampJson({ key: '-', at, by, memo: reason, body: requestBody('ceiling', {}) });
  await sql`select ledger.set_ceiling(${account}, ${year}::smallint, ${amount}, ${stamp}, ${when === 'first'})`.execute(db);
}

export async function readCeilings(db: Sql, account: string): Promise<Ceiling[]> {
  const { rows } = await sql<Ceiling>`
    select account_id as account, year, amount, used, held, amount - used - held as left
    from ledger.ceiling where account_id = ${account} order by year`.execute(db);
  return rows;
}
