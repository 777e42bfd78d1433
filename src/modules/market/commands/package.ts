import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise, signInRequired } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import type { PackageRule } from '../contract/package.ts';
import { publicResultStatuses } from '../contract/words.ts';
import type { LibraryRules } from '../pack.ts';
import { contentOf } from '../queries/package-content.ts';
import {
  findPackage, insertEdition, insertPackage, listEditions, listSubscribers, markSeen, type PackageRow, replacePackage, subscribe, unsubscribe, writeChoice,
} from '../store/packages.ts';
import { findResult } from '../store/results.ts';

/** Topic on which subscribers hear of a new edition; the key is the package. */
const PACKAGE_RELEASED = 'market.package.released';

export interface PackageDraft {
  direction: string;
  title: string;
  summary: string;
  rule: PackageRule;
}

/** @throws Problem FORBIDDEN, DIRECTION_UNKNOWN */
export async function createPackage(handle: Handle, act: Act, rules: LibraryRules, draft: PackageDraft, demo = false): Promise<string> {
  assertDirection(rules, draft.direction);
  return onPackage(handle, act, undefined, 'market.package.created', async (tx) => {
    const id = newId(act.now);
    await insertPackage(tx.sql, { ...draft, id, demo, at: act.now, by: act.actor!.accountId });
    return { id, answer: id, detail: { title: draft.title } };
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, DIRECTION_UNKNOWN, PACKAGE_CHANGED_MEANWHILE */
export async function updatePackage(handle: Handle, act: Act, rules: LibraryRules, id: string, version: number, draft: PackageDraft): Promise<void> {
  assertDirection(rules, draft.direction);
  await onPackage(handle, act, id, 'market.package.saved', async (tx) => {
    if (!(await replacePackage(tx.sql, { ...draft, id, version }, act.now))) {
      throw new Problem('PACKAGE_CHANGED_MEANWHILE', {
        status: 409, zh: '您打开之后，这个成果包已被他人保存', en: 'Somebody saved this package after you opened it', remedy: { zh: '重新打开再修改', en: 'Open it again' },
      });
    }
    return { id, answer: undefined, detail: { ...draft } };
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, RESULT_NOT_PUBLISHED */
export async function chooseResult(handle: Handle, act: Act, id: string, input: { resultId: string; choice: 'ADD' | 'REMOVE' | 'RULE'; reason: string }): Promise<void> {
  await onPackage(handle, act, id, 'market.package.chosen', async (tx) => {
    const result = await findResult(tx.sql, input.resultId);
    if (!result) throw notFound('科技成果', 'result', input.resultId);
    if (input.choice === 'ADD' && !publicResultStatuses.includes(result.status)) {
      throw new Problem('RESULT_NOT_PUBLISHED', { status: 409, zh: '只有已发布的成果可以加入成果包', en: 'Only published results can be added' });
    }
    await writeChoice(tx.sql, { ...input, packageId: id, by: { id: act.actor!.accountId, name: act.actor!.displayName }, at: act.now });
    return { id, answer: undefined, detail: input };
  });
}

/**
 * Fixes what the package holds now as its next edition and tells the subscribers.
 * @throws Problem NOT_FOUND, FORBIDDEN, PACKAGE_EMPTY, PACKAGE_TOO_LARGE, EDITION_UNCHANGED
 */
export async function releasePackage(handle: Handle, act: Act, id: string, note: string): Promise<number> {
  return onPackage(handle, act, id, 'market.package.released', async (tx, row) => {
    const { items } = await contentOf(tx.sql, row!);
    if (items.length === 0) throw new Problem('PACKAGE_EMPTY', { status: 409, zh: '成果包里还没有成果', en: 'There is no result in the package' });
    const [last] = await listEditions(tx.sql, id);
    const contentHash = sha256(canonicalJson(items));
    if (last?.contentHash === contentHash) {
      throw new Problem('EDITION_UNCHANGED', { status: 409, zh: `与第${last.no}期内容相同，无须再发布`, en: `Nothing has changed since edition ${last.no}` });
    }
    const no = (last?.no ?? 0) + 1;
    await insertEdition(tx.sql, id, {
      no, releasedOn: dateOf(act.now), releasedName: act.actor!.displayName, note, rule: row!.rule, items, contentHash, at: act.now, by: act.actor!.accountId,
    });
    tx.emit({ topic: PACKAGE_RELEASED, key: id, payload: { no, title: row!.title, subscribers: await listSubscribers(tx.sql, id) } });
    return { id, answer: no, detail: { no, items: items.length, contentHash } };
  });
}

/** Anybody with an account may follow a package. @throws Problem SIGN_IN_REQUIRED, NOT_FOUND */
export async function followPackage(handle: Handle, act: Act, id: string, on: boolean): Promise<void> {
  const { actor } = act;
  if (!actor) throw signInRequired();
  await inTransaction(handle, async (tx) => {
    if (!(await findPackage(tx.sql, id))) throw notFound('成果包', 'package', id);
    if (on) await subscribe(tx.sql, { packageId: id, accountId: actor.accountId, organisationId: actor.assignments[0]?.organisationId ?? null, at: act.now });
    else await unsubscribe(tx.sql, id, actor.accountId);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(actor, actor.assignments[0]), action: on ? 'market.package.subscribed' : 'market.package.unsubscribed', subject: { kind: 'market.package', id },
      detail: {}, requestId: act.requestId,
    });
  });
}

/** The reader has opened the newest edition: no record beyond that. @throws Problem SIGN_IN_REQUIRED */
export async function seePackage(handle: Handle, act: Act, id: string): Promise<void> {
  const { actor } = act;
  if (!actor) throw signInRequired();
  await inTransaction(handle, (tx) => markSeen(tx.sql, id, actor.accountId));
}

function assertDirection(rules: LibraryRules, direction: string): void {
  if (rules.directions.some((d) => d.id === direction)) return;
  throw new Problem('DIRECTION_UNKNOWN', {
    zh: `没有“${direction}”这个产业方向`, en: `There is no industrial direction ${direction}`, where: { field: 'direction' },
    remedy: { zh: '方向由数据包 market/directions.yaml 规定', en: 'Directions are those of market/directions.yaml in the pack' },
  });
}

async function onPackage<T>(
  handle: Handle,
  act: Act,
  id: string | undefined,
  action: string,
  work: (tx: Tx, row: PackageRow | undefined) => Promise<{ id: string; answer: T; detail: Record<string, unknown> }>,
): Promise<T> {
  return inTransaction(handle, async (tx) => {
    const assignment = authorise(act.actor, 'market.package.edit');
    const row = id === undefined ? undefined : await findPackage(tx.sql, id, { lock: true });
    if (id !== undefined && !row) throw notFound('成果包', 'package', id);
    const done = await work(tx, row);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action, subject: { kind: 'market.package', id: done.id }, detail: done.detail, requestId: act.requestId,
    });
    return done.answer;
  });
}
