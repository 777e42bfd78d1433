import {
  CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect, type QueryResult, type TransactionSettings,
} from 'kysely';
import type pg from 'pg';
import { beginAndQuery } from './begin-and-query.ts';

/**
 * Kysely on a pool of pg, as its own dialect does it, but that a transaction begins together with its first statement:
 * one round trip less for each, which short transactions feel (docs/decisions/050-ledger.md).
 */
export class PooledDialect extends PostgresDialect {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super({ pool });
    this.#pool = pool;
  }

  override createDriver(): Driver {
    return new PooledDriver(this.#pool);
  }
}

class PooledDriver implements Driver {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<PooledConnection> {
    return new PooledConnection(await this.#pool.connect());
  }

  async beginTransaction(connection: PooledConnection, { isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    connection.begin = ['start transaction', isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean).join(' ');
  }

  async commitTransaction(connection: PooledConnection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: PooledConnection): Promise<void> {
    await connection.end('rollback');
  }

  async releaseConnection(connection: PooledConnection): Promise<void> {
    connection.client.release();
  }

  async destroy(): Promise<void> {
    await this.#pool.end();
  }
}

/** Texts that every connection parses and plans once, by the name it knows them by. */
const PREPARED = new Map<string, string>();

/** For statements that are sent as often as anything, with one text for ever. Returns the text. */
export function prepareOnce(name: string, text: string): string {
  PREPARED.set(text, name);
  return text;
}

const COUNTED = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

class PooledConnection implements DatabaseConnection {
  readonly client: pg.PoolClient;
  /** Waits for the first statement to go with; what had none never bothered the server. */
  begin: string | undefined;

  constructor(client: pg.PoolClient) {
    this.client = client;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { command, rowCount, rows } = await this.#send(sql, parameters);
      return { rows: rows ?? [], ...(COUNTED.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
    } catch (error) {
      // The stack of an answer that came over a socket ends there; whoever reads the log needs to know who asked.
      if (error instanceof Error) Error.captureStackTrace(error);
      throw error;
    }
  }

  async #send(sql: string, parameters: readonly unknown[]): Promise<pg.QueryResult> {
    const begin = this.begin;
    this.begin = undefined;
    const statement = { text: sql, values: [...parameters], name: PREPARED.get(sql) };
    if (begin !== undefined && parameters.length > 0) return beginAndQuery(this.client, begin, statement);
    if (begin !== undefined) await this.client.query(begin);
    return this.client.query(statement);
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.begin === undefined) await this.client.query(how);
    this.begin = undefined;
  }

  // oxlint-disable-next-line require-yield -- nothing of ours streams rows
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Rows are not streamed: page through them');
  }
}
