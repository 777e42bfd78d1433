/**
 * A process for the test to kill, its database with it: moves money on several connections without pause and prints each
 * act once it has been acknowledged.
 */
import { inTransaction, connect, migrate, startEmbedded } from '../../src/kernel/db/index.ts';
import { commitReservation, postTransfers, releaseReservation, reserveTransfer, reverseTransfers, sealLedger } from '../../src/kernel/ledger/index.ts';
import { AT, EXPIRES, folders, memo, openBooks } from './ledger-books.ts';

const [dataDir, round] = [process.argv[2]!, process.argv[3]!];
const WRITERS = 4;

const { url } = await startEmbedded({ dataDir });
await migrate(url, folders);
const db = await connect({ url, connections: WRITERS + 1 });
const ids = await openBooks(db);
const say = (act: object): void => void process.stdout.write(`${JSON.stringify(act)}\n`);

async function write(writer: number): Promise<never> {
  for (let n = 0; ; n++) {
    const key = `${round}.${writer}.${n}`;
    const [from, to] = [ids[(writer + n) % ids.length]!, ids[(writer + n + 1 + (n % 3)) % ids.length]!];
    const act = { at: AT, by: null, subject: { kind: 'test.crash', id: key }, memo };
    const posted = await inTransaction(db, (tx) => postTransfers(tx, { ...act, key: `${key}.post`, transfers: [{ from, to, amount: 7 }, { from: to, to: from, amount: 3 }] }));
    say({ kind: 'post', key, from, to, entry: posted.entry });
    const { reservation } = await inTransaction(db, (tx) => reserveTransfer(tx, { ...act, key: `${key}.reserve`, from, to, amount: 50, expiresAt: EXPIRES }));
    say({ kind: 'reserve', key, from, to, reservation });
    if (n % 3 === 0) await inTransaction(db, (tx) => commitReservation(tx, { ...act, key: `${key}.commit`, reservation, amount: 20 }));
    if (n % 3 === 1) await inTransaction(db, (tx) => releaseReservation(tx, { ...act, key: `${key}.release`, reservation, reason: memo }));
    if (n % 3 !== 2) say({ kind: n % 3 === 0 ? 'commit' : 'release', key, from, to, reservation });
    if (n % 5 === 4) {
      await inTransaction(db, (tx) => reverseTransfers(tx, { ...act, key: `${key}.reverse`, what: posted.entry, reason: memo }));
      say({ kind: 'reverse', key, from, to, entry: posted.entry });
    }
  }
}

async function seal(): Promise<never> {
  for (;;) await sealLedger(db, AT);
}

await Promise.all([seal(), ...Array.from({ length: WRITERS }, (_, writer) => write(writer))]);
