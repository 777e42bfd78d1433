import { type Database, inTransaction } from '../../src/kernel/db/index.ts';
import { openAccounts, postTransfers, sealLedger, verifyLedger } from '../../src/kernel/ledger/index.ts';

const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '测量', en: 'Measurement' };
const ACCOUNTS = 1000;
/** Written in one call: the measurement is of reading, so the writing is spared the round trips. */
const BATCH = 10_000;

/** Fills the books with postings, each an entry of its own made by the ledger's own function, seals and verifies them. */
export async function measureVerify(db: Database, postings: number): Promise<void> {
  const common = { book: 'verify', fund: 'bench', purpose: 'service', region: '320500', year: 2026, kind: 'budget', name: memo } as const;
  const [source, ...ids] = await inTransaction(db, (tx) => openAccounts(tx, [
    { ...common, owner: 'outside', overdraft: 'allowed' },
    ...Array.from({ length: ACCOUNTS }, (_, i) => ({ ...common, owner: `owner-${i}`, overdraft: 'refused' as const, earmark: ['service'], ceilings: [{ year: 2026, amount: 1e12 }] })),
  ], AT));
  await inTransaction(db, (tx) => postTransfers(tx, {
    key: 'verify.fund', at: AT, by: null, subject: { kind: 'bench.fund', id: '1' }, memo, transfers: ids.map((to) => ({ from: source!, to, amount: 1e9 })),
  }));
  const wrote = performance.now();
  for (let first = 0; first < postings; first += BATCH) {
    await db.pool.query(
      `select count(ledger.post(jsonb_build_object('key', 'verify.' || n, 'body', encode(sha256(convert_to(n::text, 'UTF8')), 'hex'), 'at', $1::text,
         'subjectKind', 'bench.move', 'subjectId', n::text, 'memoZh', '测量', 'memoEn', 'Measurement',
         'from', '{' || ($2::uuid[])[1 + n % ${ACCOUNTS}] || '}', 'to', '{' || ($2::uuid[])[1 + (n + 1 + n / 1000) % ${ACCOUNTS}] || '}', 'amount', '{1}')))
       from generate_series($3::bigint, $4::bigint) n where n % ${ACCOUNTS} <> (n + 1 + n / 1000) % ${ACCOUNTS}`,
      [AT.toISOString(), ids, first, Math.min(first + BATCH, postings) - 1],
    );
  }
  const sealing = performance.now();
  await sealLedger(db, AT);
  const verifying = performance.now();
  const verdict = await verifyLedger(db);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  console.log(`\n${verdict.transfers.toLocaleString('en')} transfers in ${verdict.entries.toLocaleString('en')} entries: written in ${seconds(wrote, sealing)} s (one call for ${BATCH}), sealed in ${seconds(sealing, verifying)} s, verified in ${seconds(verifying, performance.now())} s: ${verdict.ok ? 'sound' : JSON.stringify(verdict.firstBreak)}`);
  if (!verdict.ok) process.exitCode = 1;
}
