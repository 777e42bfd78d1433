import { appendAudit } from '../../../kernel/audit/index.ts';
import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { PlanDecomposition, PlanTarget, PlanTask } from '../contract.ts';
import { insertDecomposition, readLastDecompositions } from '../decomposition-store.ts';
import type { PlanPack } from '../pack.ts';
import { type ClauseLink, insertClauseLinks, insertVersion, type ItemKind, type Items, lockLoader, readLastVersions } from '../store.ts';

interface Count {
  added: number;
  changed: number;
  withdrawn: number;
  unchanged: number;
}
export type PlanLoadReport = Record<ItemKind | 'decomposition', Count>;

/**
 * Brings the stored plan up to a pack. Loading the same pack again changes nothing; what changed is a further version,
 * what is gone is withdrawn, and every version stays. What people entered from reviewed documents is left alone.
 */
export function loadPlanPack(db: Database | Tx, pack: PlanPack, now: Date): Promise<PlanLoadReport> {
  return inTransaction(db, async (tx) => {
    await lockLoader(tx.sql);
    const report: PlanLoadReport = {
      document: await load(tx, 'document', pack.documents, now),
      target: await load(tx, 'target', pack.targets, now, targetLinks),
      task: await load(tx, 'task', pack.tasks, now, taskLinks),
      decomposition: await loadDecompositions(tx, pack.decompositions, now),
    };
    if (Object.values(report).some((c) => c.added + c.changed + c.withdrawn > 0)) {
      await appendAudit(tx, { at: now, actor: null, action: 'plan.pack.loaded', subject: { kind: 'plan.pack', id: 'plan' }, detail: { ...report } });
    }
    return report;
  });
}

async function load<K extends ItemKind>(
  tx: Tx,
  kind: K,
  items: readonly Items[K][],
  now: Date,
  links?: (item: Items[K]) => ClauseLink[],
): Promise<Count> {
  const known = new Map((await readLastVersions(tx.sql, kind)).map((v) => [v.id, v]));
  const count: Count = { added: 0, changed: 0, withdrawn: 0, unchanged: 0 };
  for (const item of items) {
    const last = known.get(item.id);
    known.delete(item.id);
    if (last && !last.withdrawn && canonicalJson(last.body) === canonicalJson(item)) {
      count.unchanged += 1;
      continue;
    }
    const version = (last?.version ?? 0) + 1;
    await insertVersion(tx.sql, kind, { id: item.id, version, body: item, withdrawn: false }, now);
    if (links && kind !== 'document') await insertClauseLinks(tx.sql, kind, item.id, version, links(item));
    count[last ? 'changed' : 'added'] += 1;
  }
  for (const gone of [...known.values()].filter((v) => !v.withdrawn && v.body.basis === undefined)) {
    await insertVersion(tx.sql, kind, { ...gone, version: gone.version + 1, withdrawn: true }, now);
    count.withdrawn += 1;
  }
  return count;
}

/** What a person set goes before the pack's and is left alone. */
async function loadDecompositions(tx: Tx, packed: readonly PlanDecomposition[], now: Date): Promise<Count> {
  const known = new Map((await readLastDecompositions(tx.sql)).map((d) => [d.target, d]));
  const count: Count = { added: 0, changed: 0, withdrawn: 0, unchanged: 0 };
  for (const body of packed) {
    const last = known.get(body.target);
    known.delete(body.target);
    if (last?.origin === 'person' || (last && !last.withdrawn && canonicalJson(last.body) === canonicalJson(body))) {
      count.unchanged += 1;
      continue;
    }
    await insertDecomposition(tx.sql, { target: body.target, version: (last?.version ?? 0) + 1, body, origin: 'pack', withdrawn: false, setAt: now }, null);
    count[last ? 'changed' : 'added'] += 1;
  }
  for (const gone of [...known.values()].filter((d) => d.origin === 'pack' && !d.withdrawn)) {
    await insertDecomposition(tx.sql, { ...gone, version: gone.version + 1, withdrawn: true, setAt: now }, null);
    count.withdrawn += 1;
  }
  return count;
}

export function targetLinks(target: PlanTarget): ClauseLink[] {
  const { document } = target;
  return [
    { document, clause: target.clause, subClause: target.subClause, role: 'sets' },
    ...target.restatements.map((r): ClauseLink => ({ document, clause: r.clause, subClause: r.subClause, role: 'restates' })),
    ...(target.baseClause ? [{ document, clause: target.baseClause, subClause: null, role: 'base' } as const] : []),
  ];
}

export function taskLinks(task: PlanTask): ClauseLink[] {
  return [{ document: task.document, clause: task.clause, subClause: task.subClause, role: 'sets' }];
}
