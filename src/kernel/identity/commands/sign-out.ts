import { appendAudit } from '../../audit/index.ts';
import { type Database, inTransaction } from '../../db/index.ts';
import { revokeSession } from '../store/sessions.ts';

/** Ends a session; a session that is over already stays so. */
export async function signOut(
  db: Database,
  sessionId: string,
  { wallNow, now, requestId }: { wallNow: Date; now: Date; requestId?: string | null },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const accountId = await revokeSession(tx.sql, sessionId, wallNow);
    if (accountId === undefined) return;
    await appendAudit(tx, {
      at: now,
      actor: { accountId, organisationId: null, role: null },
      action: 'identity.session.closed',
      subject: { kind: 'identity.account', id: accountId },
      detail: {},
      requestId,
    });
  });
}
