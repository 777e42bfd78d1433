import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle } from '../context.ts';
import type { DemandDraft } from '../contract/demand.ts';
import { sightOfDemand } from '../domain/visibility.ts';
import { type DemandRow, findDemand, replaceDemandDraft } from '../store/demands.ts';

/**
 * Saves a draft. What was verified must not change under the reader's eyes: a handed-in demand is taken back first.
 * @throws Problem NOT_FOUND, FORBIDDEN, DEMAND_NOT_EDITABLE, DEMAND_CHANGED_MEANWHILE
 */
export async function updateDemandDraft(handle: Handle, act: Act, id: string, version: number, draft: DemandDraft): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findDemand(tx.sql, id, { lock: true });
    if (!row || sightOfDemand(act.actor, row) === 'none') throw notFound('技术需求', 'demand', id);
    const assignment = authorise(act.actor, 'market.demand.write', { organisationIds: row.organisationId ? [row.organisationId] : [] });
    if (row.status !== 'DRAFT') throw notEditable(row);
    if (!(await replaceDemandDraft(tx.sql, id, version, draft, act.now))) throw changedMeanwhile();
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.demand.saved',
      subject: { kind: 'market.demand', id }, detail: { title: draft.title, version: version + 1 }, requestId: act.requestId,
    });
  });
}

export function notEditable(row: DemandRow): Problem {
  return new Problem('DEMAND_NOT_EDITABLE', {
    status: 409,
    zh: `需求已不是草稿（当前：${row.status}），不能修改`,
    en: `The demand is no longer a draft (now ${row.status}) and cannot be changed`,
    remedy: { zh: '待核实的需求可以先撤回；已发布的请关闭后新建', en: 'Take it back while it waits for verification; once published, close it and write a new one' },
  });
}

function changedMeanwhile(): Problem {
  return new Problem('DEMAND_CHANGED_MEANWHILE', {
    status: 409,
    zh: '您打开之后，这份草稿已被他人保存',
    en: 'Somebody saved this draft after you opened it',
    remedy: { zh: '重新打开，再把您的修改写入', en: 'Open it again and enter your changes once more' },
  });
}
