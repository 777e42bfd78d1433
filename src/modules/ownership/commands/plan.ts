import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditActorOf, type Handle, type OwnershipParts } from '../act.ts';
import type { PlanDraft } from '../contract.ts';
import { distribute } from '../domain/distribute.ts';
import { findPlan, insertPlan, type PlanContent, replacePlan, setPlanCase } from '../store/plans.ts';

const PREPARE = 'ownership.plan.prepare';

export interface PlanBody {
  resultId: string | null;
  resultTitle: string;
  input: PlanDraft;
  answers: Record<string, boolean>;
}

/**
 * Computes a plan and opens its case as a draft of the actor's unit.
 * @throws Problem FORBIDDEN, NOT_FOUND, PLAN_REGION_OTHER, and what `distribute` refuses
 */
export async function createPlan(parts: OwnershipParts, handle: Handle, act: Act, body: PlanBody, demo = false): Promise<{ id: string; caseId: string }> {
  return inTransaction(handle, async (tx) => {
    const own = act.actor?.assignments.find((a) => a.grants.some((g) => g.permission === PREPARE))?.organisationId;
    const assignment = authorise(act.actor, PREPARE, { organisationIds: own ? [own] : [] });
    const organisation = await parts.identity.findOrganisation(tx.sql, own!);
    if (!organisation) throw notFound('单位', 'organisation', own!);
    const content = await contentOf(parts, tx, body, organisation);
    const id = newId(act.now);
    await insertPlan(tx.sql, { ...content, id, organisation, demo, at: act.now, by: act.actor!.accountId });
    const { id: caseId } = await parts.procedure.openCase(tx, act, {
      definitionId: 'income-distribution', subject: { kind: 'ownership.plan', id }, title: content.resultTitle, parties: { unit: [{ organisationId: organisation.id, name: organisation.nameZh }] },
      region: organisation.region, park: null,
    });
    await setPlanCase(tx.sql, id, caseId);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.plan.created', subject: { kind: 'ownership.plan', id },
      detail: { result: content.resultTitle, poolFen: content.computed.poolFen, rule: content.computed.ruleId }, requestId: act.requestId,
    });
    return { id, caseId };
  });
}

/** A plan changes as a draft only: whoever revises it begins again with consultation and notice. @throws Problem NOT_FOUND, FORBIDDEN, PLAN_NOT_EDITABLE, PLAN_CHANGED_MEANWHILE */
export async function updatePlan(parts: OwnershipParts, handle: Handle, act: Act, id: string, version: number, body: PlanBody): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const row = await findPlan(tx.sql, id, { lock: true });
    if (!row) throw notFound('分配方案', 'plan', id);
    const assignment = authorise(act.actor, PREPARE, { organisationIds: [row.organisationId] });
    if (row.status !== 'DRAFT') {
      throw new Problem('PLAN_NOT_EDITABLE', {
        status: 409, zh: '方案已进入办理，不能直接修改', en: 'The plan is on its way and cannot be changed like this', remedy: { zh: '先办理“修改方案”，退回草案后重新听取意见、审批和公示', en: 'Take "Revise": it goes back to a draft and is heard, approved and published anew' },
      });
    }
    const organisation = await parts.identity.findOrganisation(tx.sql, row.organisationId);
    if (!organisation) throw notFound('单位', 'organisation', row.organisationId);
    if (!(await replacePlan(tx.sql, id, version, await contentOf(parts, tx, body, organisation)))) {
      throw new Problem('PLAN_CHANGED_MEANWHILE', { status: 409, zh: '您打开之后，这个方案已被他人保存', en: 'Somebody saved this plan after you opened it', remedy: { zh: '重新打开再修改', en: 'Open it again' } });
    }
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.plan.saved', subject: { kind: 'ownership.plan', id }, detail: { version: version + 1 }, requestId: act.requestId,
    });
  });
}

/** Floors go by provinces; nobody chooses the province with the lowest. */
function assertOwnProvince(region: string, own: string | null): void {
  if (own === null || region.slice(0, 2) === own.slice(0, 2)) return;
  throw new Problem('PLAN_REGION_OTHER', {
    zh: `适用地区 ${region} 不在本单位所在省（${own}）`, en: `The place ${region} is not in the province of the unit (${own})`, where: { field: 'region' },
    remedy: { zh: '按本单位所在地区的规定计算', en: 'Compute by the rules of the place of the unit' },
  });
}

async function contentOf(parts: OwnershipParts, tx: Tx, body: PlanBody, organisation: { id: string; region: string | null }): Promise<PlanContent> {
  assertOwnProvince(body.input.region, organisation.region);
  const result = body.resultId ? await parts.results.find(tx.sql, body.resultId) : undefined;
  if (body.resultId && result?.organisationId !== organisation.id) throw notFound('科技成果', 'result', body.resultId);
  return {
    resultId: body.resultId, resultTitle: result?.title ?? body.resultTitle, input: body.input, computed: distribute(parts.rules.plan, body.input), answers: body.answers,
    exemptionsVersion: parts.rules.exemptions.version,
  };
}
