import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { EnterpriseParts } from '../act.ts';
import { certifiedSince, endMembership, overdueMemberships } from '../store/memberships.ts';
import { dueReminders, markReminded } from '../store/qualifications.ts';

const AT_ONCE = 500;

/**
 * The daily round: whoever has a qualification that ends within the pack's days is told once for each number of days, and
 * firms whose term in a pool is over, or whose certificate has come into force, leave it. Safe at any time and in several processes.
 */
export async function tick({ pack }: Pick<EnterpriseParts, 'pack'>, db: Database, now: Date): Promise<{ reminded: number; left: number }> {
  const today: CalendarDate = dateOf(now);
  return inTransaction(db, async (tx) => {
    let reminded = 0;
    // Shortest first: a firm that is told of 30 days is not told of 90 in the same round.
    for (const days of [...pack.expiryNoticeDays].sort((a, b) => a - b)) {
      for (const q of await dueReminders(tx.sql, today, days)) {
        await markReminded(tx.sql, q.id, days);
        await appendAudit(tx, { at: now, actor: null, action: 'enterprises.qualification.ending', subject: { kind: 'enterprises.enterprise', id: q.enterpriseId }, detail: { type: q.type, edition: q.edition, expiresOn: q.expiresOn, days } });
        tx.emit({ topic: 'enterprises.qualification.ending', key: q.enterpriseId });
        reminded += 1;
      }
    }
    // A certificate may be recorded before its day of issue; on that day the firm leaves the pool that led there.
    const certified = await certifiedSince(tx.sql, today, Object.fromEntries(pack.ladder.pools.filter((p) => !p.yearly).map((p) => [p.id, p.leadsTo])), AT_ONCE);
    for (const m of certified) {
      await endMembership(tx.sql, m.id, m.issuedOn, 'CERTIFIED');
      await appendAudit(tx, { at: now, actor: null, action: 'enterprises.pool.certified', subject: { kind: 'enterprises.enterprise', id: m.enterpriseId }, detail: { pool: m.pool, level: m.level, issuedOn: m.issuedOn } });
      tx.emit({ topic: 'enterprises.enterprise.changed', key: m.enterpriseId });
    }
    const over = await overdueMemberships(tx.sql, today, AT_ONCE);
    for (const m of over) {
      await endMembership(tx.sql, m.id, m.dueOn, 'TERM_OVER');
      await appendAudit(tx, { at: now, actor: null, action: 'enterprises.pool.term-over', subject: { kind: 'enterprises.enterprise', id: m.enterpriseId }, detail: { pool: m.pool, level: m.level, admittedOn: m.admittedOn, dueOn: m.dueOn } });
      tx.emit({ topic: 'enterprises.enterprise.changed', key: m.enterpriseId });
    }
    return { reminded, left: certified.length + over.length };
  });
}
