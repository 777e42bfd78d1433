import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from '../act.ts';
import { lockTask } from '../store/plans.ts';
import { insertResponsibility, readResponsibilities } from '../store/responsibilities.ts';

/**
 * The secretariat names the organisation that answers for a unit of the documents, or for a single task.
 * @throws Problem FORBIDDEN, NOT_FOUND, UNIT_UNKNOWN
 */
export function assignUnit(parts: SupervisionParts, db: Database | Tx, act: Act, input: { kind: 'unit' | 'task'; key: string; organisationId: string }): Promise<{ version: number }> {
  const assignment = authorise(act.actor, 'supervision.unit.assign');
  const actor = act.actor!;
  return inTransaction(db, async (tx) => {
    const tasks = await parts.tasks(tx.sql);
    if (!tasks.some((t) => (input.kind === 'unit' ? t.lead : t.id) === input.key)) {
      throw new Problem('UNIT_UNKNOWN', { zh: `没有任务由“${input.key}”负责`, en: `No task is led by "${input.key}"`, where: { field: 'key' } });
    }
    const organisation = await parts.identity.findOrganisation(tx.sql, input.organisationId);
    if (!organisation) throw notFound('单位', 'organisation', input.organisationId);
    await lockTask(tx.sql, `${input.kind} ${input.key}`);
    const earlier = (await readResponsibilities(tx.sql)).find((r) => r.kind === input.kind && r.key === input.key);
    const version = (earlier?.version ?? 0) + 1;
    await insertResponsibility(
      tx.sql,
      { kind: input.kind, key: input.key, version, organisationId: organisation.id, organisationName: organisation.nameZh, region: organisation.region, setByName: actor.displayName, setAt: act.now },
      actor.accountId,
    );
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: 'supervision.unit.assigned',
      subject: { kind: `supervision.${input.kind}`, id: input.key }, detail: { version, organisationId: organisation.id, before: earlier?.organisationId ?? null }, requestId: act.requestId,
    });
    tx.emit({ topic: 'supervision.unit.assigned', key: input.key });
    return { version };
  });
}
