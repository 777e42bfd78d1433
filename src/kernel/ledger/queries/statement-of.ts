import type { Sql } from '../../db/index.ts';
import type { Statement } from '../contract.ts';
import { accountUnknown } from '../domain/numbers.ts';
import { findAccount } from '../store/accounts.ts';
import { readStatementLines, readStatementSums } from '../store/statements.ts';

export interface StatementQuery {
  account: string;
  /** Included; the beginning unless given. */
  from?: Date;
  /** Not included; the end unless given. */
  to?: Date;
  page: number;
  pageSize: number;
}

const BEGINNING = new Date('2000-01-01T00:00:00+08:00');
const END = new Date('2201-01-01T00:00:00+08:00');

/** Posted money of one account by effective time, with opening, running and closing balance. @throws Problem LEDGER_ACCOUNT_UNKNOWN */
export async function statementOf(db: Sql, { account: id, from = BEGINNING, to = END, page, pageSize }: StatementQuery): Promise<Statement> {
  const account = await findAccount(db, id);
  if (!account) throw accountUnknown(id);
  const sums = await readStatementSums(db, id, from, to);
  const items = await readStatementLines(db, { account: id, from, to, opening: sums.opening, offset: (page - 1) * pageSize, limit: pageSize });
  return {
    account, from: from.toISOString(), to: to.toISOString(), ...sums, closing: sums.opening + sums.in - sums.out, items, page, pageSize,
  };
}
