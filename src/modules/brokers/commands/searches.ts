import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditBy, type BrokerParts, type Handle } from '../act.ts';
import type { Frequency, SearchDraft } from '../contract.ts';
import { changeSearchRow, deleteSearchRow, dueSearches, findSearch, insertAlert, insertSearch, listSearchRows, type SearchRow, setLooked } from '../store/searches.ts';

const MOST_SEARCHES = 50;
/** A publication whose transaction ended after we looked carries an earlier time; so much is looked at twice. */
const OVERLAP_MS = 86_400_000;
const MOST_AT_ONCE = 500;

/** Somebody's own desk: any organisation he works for will do. */
const deskOf = (act: Act) => authorise(act.actor, 'brokers.desk.use', { organisationIds: act.actor?.assignments.map((a) => a.organisationId) ?? [] });

/** @throws Problem FORBIDDEN, SEARCHES_TOO_MANY */
export async function saveSearch(handle: Handle, act: Act, draft: SearchDraft, demo = false): Promise<string> {
  const assignment = deskOf(act);
  return inTransaction(handle, async (tx) => {
    const accountId = act.actor!.accountId;
    if ((await listSearchRows(tx.sql, accountId)).length >= MOST_SEARCHES) {
      throw new Problem('SEARCHES_TOO_MANY', { status: 409, zh: `最多保存 ${MOST_SEARCHES} 个检索`, en: `At most ${MOST_SEARCHES} saved searches`, remedy: { zh: '先删除不用的检索', en: 'Delete one first' } });
    }
    const id = newId(act.now);
    await insertSearch(tx.sql, { ...draft, id, accountId, at: act.now, demo });
    await appendAudit(tx, { at: act.now, actor: auditBy(act, assignment), action: 'brokers.search.saved', subject: { kind: 'brokers.search', id }, detail: { ...draft }, requestId: act.requestId });
    tx.emit({ topic: 'brokers.search.changed', key: id });
    return id;
  });
}

async function ownSearch(tx: Tx, act: Act, id: string): Promise<SearchRow> {
  const search = await findSearch(tx.sql, id, { lock: true });
  if (!search || search.accountId !== act.actor?.accountId) throw notFound('订阅检索', 'saved search', id);
  return search;
}

/** @throws Problem NOT_FOUND */
export async function changeSearch(handle: Handle, act: Act, id: string, change: { frequency: Frequency; paused: boolean }): Promise<void> {
  const assignment = deskOf(act);
  await inTransaction(handle, async (tx) => {
    await ownSearch(tx, act, id);
    await changeSearchRow(tx.sql, id, change);
    await appendAudit(tx, { at: act.now, actor: auditBy(act, assignment), action: 'brokers.search.changed', subject: { kind: 'brokers.search', id }, detail: { ...change }, requestId: act.requestId });
  });
}

/** With its alerts. False when it was gone already. */
export async function deleteSearch(handle: Handle, act: Act, id: string): Promise<boolean> {
  const assignment = deskOf(act);
  return inTransaction(handle, async (tx) => {
    const deleted = await deleteSearchRow(tx.sql, id, act.actor!.accountId);
    if (deleted) await appendAudit(tx, { at: act.now, actor: auditBy(act, assignment), action: 'brokers.search.deleted', subject: { kind: 'brokers.search', id }, detail: {}, requestId: act.requestId });
    return deleted;
  });
}

/** Looks now, whatever the frequency. @throws Problem NOT_FOUND */
export async function runSearch(parts: BrokerParts, handle: Handle, act: Act, id: string): Promise<number> {
  const assignment = deskOf(act);
  return inTransaction(handle, async (tx) => {
    const search = await ownSearch(tx, act, id);
    const found = await look(parts, tx, search, act.now);
    await appendAudit(tx, { at: act.now, actor: auditBy(act, assignment), action: 'brokers.search.run', subject: { kind: 'brokers.search', id }, detail: { found }, requestId: act.requestId });
    return found;
  });
}

/** What was published since the search began and has not been told yet. */
async function look(parts: BrokerParts, tx: Tx, search: SearchRow, now: Date): Promise<number> {
  const after = new Date(Math.max(search.createdAt.getTime(), search.lookedAt.getTime() - OVERLAP_MS));
  let told = 0;
  // Page after page: an import publishes thousands at one moment, and the next round looks again at the same day.
  for (let skip = 0; ; skip += MOST_AT_ONCE) {
    const found = await parts.publications(tx.sql, { kind: search.kind, words: search.words, field: search.field, region: search.region, after, limit: MOST_AT_ONCE, skip });
    for (const publication of found) {
      if (await insertAlert(tx.sql, { id: newId(now), searchId: search.id, accountId: search.accountId, publication, at: now })) told += 1;
    }
    if (found.length < MOST_AT_ONCE) break;
  }
  await setLooked(tx.sql, search.id, now);
  if (told > 0) tx.emit({ topic: 'brokers.alert.found', key: search.id, payload: { told } });
  return told;
}

/** The round of the job: every search that is due, each in its own transaction. @returns how many alerts were put into inboxes */
export async function tickSearches(parts: BrokerParts, db: Database | Tx, now: Date): Promise<number> {
  let told = 0;
  for (const id of await dueSearches(db.sql, now)) {
    told += await inTransaction(db, async (tx) => {
      const search = await findSearch(tx.sql, id, { lock: true });
      return search && !search.paused ? look(parts, tx, search, now) : 0;
    });
  }
  return told;
}
