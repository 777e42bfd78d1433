import type { Sql } from '../../db/index.ts';
import type { Statement } from '../contract.ts';

export interface StatementQuery {
  account: string;
  /** Included; the beginning unless given. */
  from?: Date;
  /** Not included; the end unless given. */
  to?: Date;
  page: number;
  pageSize: number;
}

/** Posted money of one account by effective time, with opening, running and closing balance. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function statementOf(db: Sql, query: StatementQuery): Promise<Statement> {
  throw new Error(`not yet ${db} ${query.account}`);
}
