import { dateOf } from '../../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../../kernel/base/problem.ts';
import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { type Assignment, auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import { isListed, mayFollow, rankByPoints, type EntryState } from '../domain/state.ts';
import type { CreditParts } from '../parts.ts';
import { type EntryRow, findEdition, findEntry, liveEntry, lockEntries, lockWhiteList, moveEntries, readSteps, setRanks, type Step } from '../store/entries.ts';

const stepBy = (act: Act, state: EntryState, reason: string | null, trigger: string | null = null): Step => ({ state, trigger, reason, at: act.now, by: act.actor!.accountId, byName: act.actor!.displayName });

const stepWrong = (): Problem => new Problem('WHITE_LIST_STEP_WRONG', { status: 409, zh: '所选企业已不在这一步，请刷新后再办', en: 'A firm chosen is no longer at this step', remedy: { zh: '刷新列表', en: 'Load the list again' } });

function demandReason(reason: string | null): void {
  if (reason === null) throw new Problem('REASON_NEEDED', { zh: '不予保留或列入须说明理由', en: 'Dropping or refusing a firm needs a reason', where: { field: 'reason' } });
}

/** @throws Problem NOT_FOUND */
async function openStep(tx: Tx, editionId: string): Promise<void> {
  await lockWhiteList(tx.sql);
  if (!(await findEdition(tx.sql, editionId))) throw notFound('白名单', 'edition', editionId);
}

async function note(tx: Tx, act: Act, assignment: Assignment, editionId: string, action: string, detail: Record<string, unknown>): Promise<void> {
  await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: `finance.whiteList.${action}`, subject: { kind: 'finance.whiteList', id: editionId }, detail, requestId: act.requestId });
  tx.emit({ topic: 'finance.whiteList.changed', key: editionId });
}

/** Ranks the candidates by points within their city. @throws Problem FORBIDDEN, NOT_FOUND, WHITE_LIST_STEP_WRONG */
export async function scoreEdition(db: Database | Tx, act: Act, editionId: string): Promise<{ scored: number }> {
  const assignment = authorise(act.actor, 'finance.listing.score');
  return inTransaction(db, async (tx) => {
    await openStep(tx, editionId);
    const candidates = await lockEntries(tx.sql, editionId, { state: 'CANDIDATE' });
    if (candidates.length === 0) throw stepWrong();
    const scored = candidates.map((c) => ({ id: c.id, city: c.city, pointsCents: c.pointsCents ?? 0 }));
    await setRanks(tx.sql, rankByPoints(scored));
    await moveEntries(tx.sql, candidates.map((c) => c.id), stepBy(act, 'SCORED', null), dateOf(act.now));
    await note(tx, act, assignment, editionId, 'scored', { firms: candidates.length });
    return { scored: candidates.length };
  });
}

/** @param input entryIds null: every scored firm. @throws Problem FORBIDDEN, NOT_FOUND, WHITE_LIST_STEP_WRONG, REASON_NEEDED */
export async function reviewEntries(db: Database | Tx, act: Act, editionId: string, input: { entryIds: readonly string[] | null; keep: boolean; reason: string | null }): Promise<{ firms: number }> {
  const assignment = authorise(act.actor, 'finance.listing.score');
  if (!input.keep) demandReason(input.reason);
  return inTransaction(db, async (tx) => {
    await openStep(tx, editionId);
    const state: EntryState = input.keep ? 'REVIEWED' : 'REFUSED';
    const entries = await lockEntries(tx.sql, editionId, input.entryIds === null ? { state: 'SCORED' } : { ids: input.entryIds });
    if (entries.length === 0 || entries.length !== (input.entryIds === null ? entries.length : new Set(input.entryIds).size) || entries.some((e) => e.state !== 'SCORED')) throw stepWrong();
    await moveEntries(tx.sql, entries.map((e) => e.id), stepBy(act, state, input.reason), dateOf(act.now));
    await note(tx, act, assignment, editionId, input.keep ? 'reviewed' : 'dropped', { entries: entries.map((e) => e.id), reason: input.reason });
    return { firms: entries.length };
  });
}

/**
 * The city lists reviewed firms of its own or refuses them. Whoever opened, scored or reviewed does not approve. A firm that is
 * listed by an older edition is renewed, and the older entry gives way.
 * @throws Problem FORBIDDEN, NOT_FOUND, WHITE_LIST_STEP_WRONG, WHITE_LIST_SAME_PERSON, REASON_NEEDED
 */
export async function approveEntries(db: Database | Tx, act: Act, editionId: string, input: { entryIds: readonly string[]; list: boolean; reason: string | null }): Promise<{ listed: number; renewed: number; refused: number }> {
  authorise(act.actor, 'finance.listing.approve', { region: act.actor?.assignments.flatMap((a) => a.regions)[0] ?? null });
  if (!input.list) demandReason(input.reason);
  return inTransaction(db, async (tx) => {
    await openStep(tx, editionId);
    const entries = await lockEntries(tx.sql, editionId, { ids: input.entryIds });
    if (entries.length !== new Set(input.entryIds).size) throw stepWrong();
    // Each firm in the approver's own jurisdiction, before anything is said of its state.
    const assignment = entries.map((e) => authorise(act.actor, 'finance.listing.approve', { region: e.city }))[0]!;
    if (entries.some((e) => e.state !== 'REVIEWED')) throw stepWrong();
    const edition = (await findEdition(tx.sql, editionId))!;
    const before = await readSteps(tx.sql, entries.map((e) => e.id));
    if (edition.openedBy === act.actor!.accountId || before.some((s) => s.by === act.actor!.accountId)) {
      throw new Problem('WHITE_LIST_SAME_PERSON', { status: 409, zh: '遴选、评分、复核的人员不能核准', en: 'Whoever chose, scored or reviewed does not approve', remedy: { zh: '请由市科技部门另一人核准', en: 'Let another person of the city approve' } });
    }
    const on = dateOf(act.now);
    if (!input.list) {
      await moveEntries(tx.sql, entries.map((e) => e.id), stepBy(act, 'REFUSED', input.reason), on);
      await note(tx, act, assignment, editionId, 'refused', { entries: entries.map((e) => e.id), reason: input.reason });
      return { listed: 0, renewed: 0, refused: entries.length };
    }
    const renewed: EntryRow[] = [];
    for (const entry of entries) {
      const live = await liveEntry(tx.sql, entry.enterpriseId, { lock: true });
      if (!live) continue;
      await moveEntries(tx.sql, [live.id], stepBy(act, 'SUPERSEDED', null), on);
      renewed.push(entry);
    }
    const listed = entries.filter((e) => !renewed.includes(e));
    await moveEntries(tx.sql, listed.map((e) => e.id), stepBy(act, 'LISTED', input.reason), on);
    await moveEntries(tx.sql, renewed.map((e) => e.id), stepBy(act, 'RENEWED', input.reason), on);
    await note(tx, act, assignment, editionId, 'approved', { listed: listed.map((e) => e.id), renewed: renewed.map((e) => e.id) });
    return { listed: listed.length, renewed: renewed.length, refused: 0 };
  });
}

/** @throws Problem FORBIDDEN, NOT_FOUND, WHITE_LIST_STEP_WRONG, WHITE_LIST_TRIGGER_UNKNOWN */
export async function delist(parts: CreditParts, db: Database | Tx, act: Act, entryId: string, input: { trigger: string; reason: string }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const entry = await findEntry(tx.sql, entryId, { lock: true });
    const assignment = authorise(act.actor, 'finance.listing.approve', { region: entry?.city ?? act.actor?.assignments.flatMap((a) => a.regions)[0] ?? null });
    if (!entry) throw notFound('白名单企业', 'entry', entryId);
    if (!parts.whiteList.pack.triggers.some((t) => t.id === input.trigger)) throw new Problem('WHITE_LIST_TRIGGER_UNKNOWN', { zh: `没有出单情形“${input.trigger}”`, en: `There is no trigger ${input.trigger}`, where: { field: 'trigger' } });
    if (!isListed(entry.state) || !mayFollow(entry.state, 'DELISTED')) throw stepWrong();
    await moveEntries(tx.sql, [entry.id], stepBy(act, 'DELISTED', input.reason, input.trigger), dateOf(act.now));
    await note(tx, act, assignment, entry.editionId, 'delisted', { entry: entry.id, enterprise: entry.enterpriseId, ...input });
  });
}
