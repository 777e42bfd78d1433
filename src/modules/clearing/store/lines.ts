import { sql } from 'kysely';
import type { Fen } from '../../../kernel/base/money.ts';
import type { Sql } from '../../../kernel/db/index.ts';

interface Line {
  region: string;
  version: number;
  amountFen: Fen;
}

/** The line of credit in force; undefined before the city first took part. */
export async function lineOf(db: Sql, region: string): Promise<Line | undefined> {
  const { rows } = await sql<Line>`
    select region, version, amount_fen as "amountFen" from clearing.line where region = ${region} order by version desc limit 1`.execute(db);
  return rows[0];
}

/** One transaction at a time sets the line of a city. */
export async function lockLine(db: Sql, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`clearing.line ${region}`}, 0))`.execute(db);
}

export async function recordLine(db: Sql, l: Line & { rulesVersion: number; at: Date }): Promise<void> {
  await sql`insert into clearing.line (region, version, amount_fen, rules_version, set_at) values (${l.region}, ${l.version}, ${l.amountFen}, ${l.rulesVersion}, ${l.at})`.execute(db);
}
