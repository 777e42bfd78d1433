import type { AuditSubject } from '../../audit/index.ts';
import type { Sql } from '../../db/index.ts';
import type { Entry } from '../contract.ts';
import { readEntries } from '../store/entries.ts';

/** Every entry made for a subject, oldest first. */
export async function historyOf(db: Sql, subject: AuditSubject): Promise<Entry[]> {
  return readEntries(db, { subject });
}
