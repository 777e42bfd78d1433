/**
 * A process for the tests to kill: starts the database in the folder given, writes rows without pause on several
 * connections, and prints the number of each row once it has been acknowledged.
 */
import pg from 'pg';
import { startEmbedded } from './start.ts';

const [dataDir, from] = [process.argv[2]!, Number(process.argv[3] ?? 0)];

try {
  const { url } = await startEmbedded({ dataDir });
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  await pool.query('create table if not exists written (n integer primary key)');
  let next = from;
  const write = async (): Promise<never> => {
    for (;;) {
      const n = next++;
      await pool.query('insert into written values ($1)', [n]);
      process.stdout.write(`${n}\n`);
    }
  };
  await Promise.all([write(), write(), write(), write()]);
} catch (error) {
  process.stdout.write(`${(error as { code?: string }).code ?? String(error)}\n`);
  process.exit(1);
}
