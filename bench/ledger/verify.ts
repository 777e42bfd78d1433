import { type Database, inTransaction } from '../../src/kernel/db/index.ts';
import { openAccounts, postTransfers, sealLedger, verifyLedger } from '../../src/kernel/ledger/index.ts';

const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '测量', en: 'Measurement' };
const ACCOUNTS = 1000;

/**
 * Fills the books with postings, each an entry of its own, seals and verifies them. The rows are written directly, as the
 * ledger's function would have written them: were one hash or balance different, verification would say so.
 */
export async function measureVerify(db: Database, postings: number): Promise<void> {
  const common = { book: 'verify', fund: 'bench', purpose: 'service', region: '320500', year: 2026, kind: 'budget', name: memo } as const;
  const [source, ...ids] = await inTransaction(db, (tx) => openAccounts(tx, [
    { ...common, owner: 'outside', overdraft: 'allowed' },
    ...Array.from({ length: ACCOUNTS }, (_, i) => ({ ...common, owner: `owner-${i}`, overdraft: 'refused' as const, earmark: ['service'], ceilings: [{ year: 2026, amount: 1e12 }] })),
  ], AT));
  await inTransaction(db, (tx) => postTransfers(tx, {
    key: 'verify.fund', at: AT, by: null, subject: { kind: 'bench.fund', id: '1' }, memo, transfers: ids.map((to) => ({ from: source!, to, amount: 1e9 })),
  }));
  const started = performance.now();
  await fill(db, ids, postings);
  const sealing = performance.now();
  await sealLedger(db, AT);
  const verifying = performance.now();
  const verdict = await verifyLedger(db);
  const seconds = (from: number, to: number): string => ((to - from) / 1000).toFixed(1);
  console.log(`\n${verdict.transfers.toLocaleString('en')} transfers in ${verdict.entries.toLocaleString('en')} entries: filled in ${seconds(started, sealing)} s, sealed in ${seconds(sealing, verifying)} s, verified in ${seconds(verifying, performance.now())} s: ${verdict.ok ? 'sound' : JSON.stringify(verdict.firstBreak)}`);
  if (!verdict.ok) process.exitCode = 1;
}

async function fill(db: Database, ids: readonly string[], postings: number): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query(`create temp table filled on commit drop as
      select nextval('ledger.entry_number') as id, n, ($1::uuid[])[1 + n % ${ACCOUNTS}] as source, ($1::uuid[])[1 + (n + 1 + n / 1000 % 997) % ${ACCOUNTS}] as target
      from generate_series(1, $2::bigint) n`, [ids, postings]);
    await client.query(`insert into ledger.entry (id, key, body, kind, at, effective_at, subject_kind, subject_id, memo_zh, memo_en, hash)
      select id, 'verify.' || n, sha256('bench'), 'post', $1::timestamptz, $1::timestamptz, 'bench.move', n::text, '测量', 'Measurement',
        sha256(convert_to(row(id, 'verify.' || n, encode(sha256('bench'), 'hex'), 'post', (extract(epoch from $1::timestamptz) * 1000000)::bigint,
          (extract(epoch from $1::timestamptz) * 1000000)::bigint, 'bench.move', n::text, '测量', 'Measurement', null, null, null, null, null, null,
          '{posted}', array[source], array[target], '{1}', '{2026}', null, null)::text, 'UTF8'))
      from filled`, [AT.toISOString()]);
    await client.query(`insert into ledger.transfer (entry_id, n, phase, from_account, to_account, amount, effective_at, ceiling_year)
      select id, 1, 'posted', source, target, 1, $1::timestamptz, 2026 from filled`, [AT.toISOString()]);
    await client.query(`update ledger.balance b set posted_in = posted_in + s.got, posted_out = posted_out + s.gave from (select account, sum(got) as got, sum(gave) as gave from (
        select source as account, 0 as got, 1 as gave from filled union all select target, 1, 0 from filled) m group by 1) s where s.account = b.account_id`);
    await client.query('update ledger.ceiling c set used = used + s.gave from (select source, count(*) as gave from filled group by 1) s where s.source = c.account_id');
    await client.query('insert into ledger.unsealed (xid, entry_id) select pg_current_xact_id(), id from filled');
    await client.query('commit');
    await client.query('analyze');
  } finally {
    client.release();
  }
}
