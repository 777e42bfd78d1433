import { appendAudit } from '../../../kernel/audit/index.ts';
import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { type Actor, auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Indicators } from '../../../kernel/indicators/index.ts';
import type { PlanDecomposition } from '../contract.ts';
import { insertDecomposition, readDecompositionVersions } from '../decomposition-store.ts';
import { decompositionFaults, placesOfDecomposition } from '../domain/check-decomposition.ts';
import { allDefinitions } from '../queries/context.ts';
import { unknownTarget } from '../queries/get-target.ts';
import { lockLoader, readCurrent } from '../store.ts';

/** Who sets something by hand, and when. */
export interface HandAct {
  actor: Actor | undefined;
  now: Date;
  requestId: string;
}

/**
 * Sets a target by place and year on the ground of a clause or resolution. What stood before stays as a version.
 * @throws Problem FORBIDDEN, TARGET_UNKNOWN, DECOMPOSITION_INVALID, DECOMPOSITION_CHANGED, DECOMPOSITION_SAME
 */
export function setDecomposition(
  { indicators }: { indicators: Indicators }, db: Database | Tx, act: HandAct, id: string, { seen, rows, basis }: Pick<PlanDecomposition, 'rows' | 'basis'> & { seen: number },
): Promise<{ version: number }> {
  const assignment = authorise(act.actor, 'plan.decomposition.write');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    await lockLoader(tx.sql);
    const targets = await readCurrent(tx.sql, 'target');
    const target = targets.find((t) => t.id === id);
    if (!target) throw unknownTarget(id);
    const definition = (await allDefinitions(indicators, tx.sql)).find((d) => d.code === target.indicator)!;
    const { zone, cities } = indicators.places;
    const places = placesOfDecomposition(target, { whole: zone.code, parts: cities.map((c) => c.code) });
    const own = targets.filter((t) => t.document === target.document && t.indicator === target.indicator && t.year === target.year).map((t) => t.place);
    const faults = decompositionFaults({ rows }, target, definition, places, own);
    if (faults.length > 0) {
      throw new Problem('DECOMPOSITION_INVALID', { zh: `分解不能采用：${faults[0]!.zh}`, en: `The decomposition cannot be used: ${faults[0]!.en}`, where: faults[0]!.where, details: faults });
    }
    const last = (await readDecompositionVersions(tx.sql, id))[0];
    if ((last?.version ?? 0) !== seen) {
      throw new Problem('DECOMPOSITION_CHANGED', { status: 409, zh: '分解已被他人改动', en: 'Somebody changed the decomposition meanwhile', remedy: { zh: '请刷新后在现行版本上修改', en: 'Load it again and change the version in force' } });
    }
    const body: PlanDecomposition = { target: id, rows: inOrder(rows), basis, setByName: actor.displayName };
    if (last && !last.withdrawn && same(last.body, body)) {
      throw new Problem('DECOMPOSITION_SAME', { status: 409, zh: '与现行版本相同，没有改动', en: 'This is the version in force; nothing changed' });
    }
    const version = (last?.version ?? 0) + 1;
    await insertDecomposition(tx.sql, { target: id, version, body, origin: 'person', withdrawn: false, setAt: act.now }, actor.accountId);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'plan.decomposition.set', subject: { kind: 'plan.target', id },
      detail: { version, basis, rows: rows.length, before: last?.version ?? null }, requestId: act.requestId,
    });
    tx.emit({ topic: 'plan.decomposition.set', key: id });
    return { version };
  });
}

const inOrder = (rows: PlanDecomposition['rows']): PlanDecomposition['rows'] => rows.map((r) => ({ ...r, yearly: [...r.yearly].sort((a, b) => a.year - b.year) }));
const same = (a: PlanDecomposition, b: PlanDecomposition): boolean => canonicalJson({ rows: a.rows, basis: a.basis }) === canonicalJson({ rows: b.rows, basis: b.basis });
