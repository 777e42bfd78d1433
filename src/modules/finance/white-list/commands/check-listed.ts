import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { plainFacts } from '../../../../kernel/rules/contract.ts';
import { firstTrigger } from '../domain/triggers.ts';
import type { CreditParts } from '../parts.ts';
import { listedUnchecked, moveEntries, setChecked } from '../store/entries.ts';
import { ownRecords } from './open-edition.ts';

const PIECE = 100;

/** The daily check: firms to which a trigger of the pack applies leave the list, with the reason. Answers how many left. */
export async function checkListed(parts: CreditParts, db: Database | Tx, now: Date): Promise<number> {
  const { pack, firm } = parts.whiteList;
  const today = dateOf(now);
  let left = 0;
  for (;;) {
    // In pieces, each in its own transaction: what is done stays done.
    const looked = await inTransaction(db, async (tx) => {
      const entries = await listedUnchecked(tx.sql, today, PIECE);
      if (entries.length === 0) return 0;
      const complete = await ownRecords(parts, tx.sql, today, new Map());
      for (const entry of entries) {
        const known = await firm(tx.sql, entry.enterpriseId, today);
        if (!known) continue;
        const trigger = firstTrigger(pack.triggers, plainFacts(complete(known)), entry.validUntil, today);
        if (!trigger) continue;
        await moveEntries(tx.sql, [entry.id], { state: 'DELISTED', trigger: trigger.id, reason: null, at: now, by: null, byName: '平台每日核查' }, today);
        await appendAudit(tx, { at: now, actor: null, action: 'finance.whiteList.delisted', subject: { kind: 'finance.whiteList', id: entry.editionId }, detail: { entry: entry.id, enterprise: entry.enterpriseId, trigger: trigger.id }, requestId: null });
        tx.emit({ topic: 'finance.whiteList.changed', key: entry.editionId });
        left += 1;
      }
      await setChecked(tx.sql, entries.map((e) => e.id), today);
      return entries.length;
    });
    if (looked < PIECE) return left;
  }
}
