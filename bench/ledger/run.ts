/**
 * Durable postings per second beside a bare transfer on the same server in the same run, and the time to verify the books.
 *
 *   npx tsx bench/ledger/run.ts [--seconds 0.25] [--rounds 24] [--verify 1000000] [--seed 7]
 *
 * The server is our own with its usual settings: a commit is on disk when it is acknowledged. Contenders take turns of
 * a quarter of a second, forwards and backwards, so that a neighbour on the machine disturbs them alike, after turns of a
 * second that are not counted: each connection plans its statements once. The sealer runs beside the ledger as in
 * production, and what it takes is counted. "median of rounds" compares each turn with the bare one beside it, which a
 * disturbed turn changes less. "bare SQL, one trip" sends begin, three statements and commit as one text with the values
 * written in: what
 * remains when the network is taken away, which no application does by hand.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { seededChance } from '../../src/kernel/base/chance.ts';
import { connect, type Database, migrate, startEmbedded } from '../../src/kernel/db/index.ts';
import { sealLedger } from '../../src/kernel/ledger/index.ts';
import { bareContender, bareOneTrip, type Contender, ledgerContender, prepareBare } from './contenders.ts';
import { measureVerify } from './verify.ts';

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const seconds = option('seconds', 0.25);
const rounds = option('rounds', 24);
const postings = option('verify', 1_000_000);
const seed = option('seed', 7);
const CLIENTS = [1, 8, 20];
const ACCOUNTS = [{ name: 'uncontended', count: 2000 }, { name: '10 hot accounts', count: 10 }];

/** Numbers the moves of the whole run: no key is used twice. */
let turn = 0;

const dataDir = mkdtempSync(path.join(tmpdir(), 'ledger-bench-'));
const server = await startEmbedded({ dataDir });
try {
  await migrate(server.url, [{ module: 'ledger', dir: 'src/kernel/ledger/migrations' }]);
  const db = await connect({ url: server.url, connections: 24 });
  try {
    const { rows: [settings] } = await db.pool.query<Record<string, string>>(`select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit, current_setting('full_page_writes') as full_page_writes`);
    console.log(Object.entries(settings!).map(([name, value]) => `${name} ${value}`).join(', '));
    console.log(`load ${loadavg().map((l) => l.toFixed(1)).join(' ')} on ${cpus().length} cores, Node ${process.version}, PostgreSQL ${db.version}, seed ${seed}\n`);
    if (rounds > 0) await compare(db);
    if (postings > 0) await measureVerify(db, postings);
    console.log(`\nload at the end ${loadavg().map((l) => l.toFixed(1)).join(' ')}`);
  } finally {
    await db.close();
  }
} finally {
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Everything measured of one contender under one load. */
interface Sample {
  times: number[];
  seconds: number;
  /** Moves a second, round by round. */
  rounds: number[];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function compare(db: Database): Promise<void> {
  console.log(`| accounts | clients | | a second | p99 ms | of bare | median of rounds |\n| --- | --: | --- | --: | --: | --: | --: |`);
  for (const accounts of ACCOUNTS) {
    await prepareBare(db.pool, accounts.count);
    const contenders = [bareContender(db.pool), bareOneTrip(db.pool), await ledgerContender(db, accounts.count, accounts.count === 10 ? 'hot' : 'wide')];
    for (const clients of CLIENTS) {
      const samples = contenders.map((): Sample => ({ times: [], seconds: 0, rounds: [] }));
      for (const c of contenders) await drive(db, c, accounts.count, clients, 1, { times: [], seconds: 0, rounds: [] });
      for (let round = 0; round < rounds; round++) {
        const inTurn = [...contenders.entries()];
        for (const [i, c] of round % 2 === 0 ? inTurn : inTurn.toReversed()) await drive(db, c, accounts.count, clients, seconds, samples[i]!);
      }
      const perSecond = samples.map((s) => s.times.length / s.seconds);
      for (const [i, c] of contenders.entries()) {
        const times = samples[i]!.times.sort((a, b) => a - b);
        const p99 = times[Math.floor(times.length * 0.99)]!;
        console.log(`| ${accounts.name} | ${clients} | ${c.name} | ${perSecond[i]!.toFixed(0)} | ${p99.toFixed(1)} | ${(perSecond[i]! / perSecond[0]!).toFixed(2)} | ${median(samples[i]!.rounds.map((r, n) => r / samples[0]!.rounds[n]!)).toFixed(2)} |`);
      }
    }
  }
}

async function drive(db: Database, contender: Contender, accounts: number, clients: number, length: number, sample: Sample): Promise<void> {
  const chance = seededChance(seed + turn);
  const start = performance.now();
  const before = sample.times.length;
  const end = start + length * 1000;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < end) {
      const from = chance.integer(0, accounts - 1);
      const to = (from + chance.integer(1, accounts - 1)) % accounts;
      const began = performance.now();
      await contender.move(from, to, turn++);
      sample.times.push(performance.now() - began);
    }
  }));
  // What was posted in this turn is sealed within it: the chain is part of the price.
  if (contender.name === 'ledger') await sealLedger(db, new Date());
  const took = (performance.now() - start) / 1000;
  sample.seconds += took;
  sample.rounds.push((sample.times.length - before) / took);
}
