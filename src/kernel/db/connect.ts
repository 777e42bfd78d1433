import { Kysely } from 'kysely';
import pg from 'pg';
import { isProblem } from '../base/problem.ts';
import { PooledDialect } from './driver.ts';
import { columnTypes } from './parsers.ts';
import { isConnectionLoss, tooOld, unreachable } from './problems.ts';

/** The oldest major version of PostgreSQL whose dialect our SQL keeps to. */
export const LEAST_VERSION = 15;

/**
 * A handle that runs SQL: either the pool or one transaction, the caller need not know which. Stores take it as their
 * first argument. `Sql<{ 'market.demand': DemandRow }>` gives typed tables, plain `Sql` takes any.
 */
// oxlint-disable-next-line no-explicit-any -- tables belong to modules; the kernel knows none of them
export type Sql<Tables = any> = Kysely<Tables>;

/** An open database: hand `sql` to queries, and the whole to `inTransaction`. */
export interface Database {
  readonly sql: Sql;
  readonly url: string;
  /** Server version as `15.18`. */
  readonly version: string;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  url: string;
  /** Connections in the pool at most; 10 unless told. */
  connections?: number;
  /** Time zone in which SQL turns instants into days; the zone's own, Asia/Shanghai unless told. */
  timeZone?: string;
  /** Name shown in `pg_stat_activity`. */
  applicationName?: string;
}

/** Settings every connection of ours shares, pooled or single. */
export function clientConfig(options: ConnectOptions): pg.ClientConfig {
  return {
    connectionString: options.url,
    types: columnTypes,
    application_name: options.applicationName ?? 'innomatrix',
    options: `-c TimeZone=${options.timeZone ?? 'Asia/Shanghai'}`,
    keepAlive: true,
  };
}

/**
 * Opens a pool on a server that has been seen to answer and to be new enough.
 * Throws `DB_UNREACHABLE` or `DB_TOO_OLD`.
 */
export async function connect(options: ConnectOptions): Promise<Database> {
  const { version } = await checkServer(options.url);
  const pool = new pg.Pool({
    ...clientConfig(options),
    max: options.connections ?? 10,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 60_000,
  });
  // A connection that breaks while idle is dropped by the pool; whoever asks next gets a new one or the reason.
  pool.on('error', () => {});
  const sql: Sql = new Kysely({ dialect: new PooledDialect(pool) });
  let closing: Promise<void> | undefined;
  return { sql, url: options.url, version, pool, close: () => (closing ??= sql.destroy()) };
}

/** Asks the server for its version over a connection of its own. Throws `DB_UNREACHABLE` or `DB_TOO_OLD`. */
export async function checkServer(url: string): Promise<{ version: string }> {
  let client: pg.Client | undefined;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
    // A server that hangs up is reported by the query; the event alone would end the process.
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query<{ server_version: string; num: string }>(
      `select current_setting('server_version') as server_version, current_setting('server_version_num') as num`,
    );
    const version = rows[0]!.server_version.split(' ')[0]!;
    if (Number(rows[0]!.num) < LEAST_VERSION * 10_000) throw tooOld(url, version, LEAST_VERSION);
    return { version };
  } catch (error) {
    throw isProblem(error) ? error : unreachable(url, error);
  } finally {
    await client?.end().catch(() => {});
  }
}

/** Turns a lost connection into `DB_UNREACHABLE`; every other error comes back as it was. */
export function explainLoss(url: string, error: unknown): unknown {
  return isConnectionLoss(error) ? unreachable(url, error) : error;
}
