import { appendAudit } from '../../../kernel/audit/index.ts';
import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/actor.ts';
import { type Act, auditActorOf, type Handle, type OrganisationDirectory } from '../context.ts';
import type { LibraryRules } from '../pack.ts';
import { findFundedProject, insertFundedProject, orderFundedProject } from '../store/funded-projects.ts';

/** Puts a project with fiscal money on the list of those that owe their results. @throws Problem FORBIDDEN, NOT_FOUND, FUNDED_PROJECT_EXISTS */
export async function enterFundedProject(
  handle: Handle,
  act: Act,
  organisations: OrganisationDirectory,
  duty: LibraryRules['duty'],
  input: { organisationId: string; number: string; title: string; endedOn: string },
): Promise<string> {
  return inTransaction(handle, async (tx) => {
    const organisation = await organisations.findOrganisation(tx.sql, input.organisationId);
    if (!organisation) throw notFound('单位', 'organisation', input.organisationId);
    const assignment = authorise(act.actor, 'market.duty.manage', { region: organisation.region });
    const id = newId(act.now);
    await insertFundedProject(tx.sql, { ...input, id, organisation, dueOn: addDays(input.endedOn, duty.submitWithin), by: act.actor!.accountId, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.funded-project.entered', subject: { kind: 'market.funded-project', id },
      detail: { number: input.number, organisation: organisation.nameZh }, requestId: act.requestId,
    });
    return id;
  });
}

/** Orders the unit to submit what it owes (责令改正, PTA 46). @throws Problem NOT_FOUND, FORBIDDEN, DUTY_NOT_OVERDUE */
export async function orderCorrection(handle: Handle, act: Act, duty: LibraryRules['duty'], id: string, reason: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const project = await findFundedProject(tx.sql, id, { lock: true });
    if (!project) throw notFound('财政项目', 'funded project', id);
    const assignment = authorise(act.actor, 'market.duty.manage', { region: project.region });
    const today = dateOf(act.now);
    if (project.results > 0 || project.dueOn >= today || project.orderedOn) {
      throw new Problem('DUTY_NOT_OVERDUE', {
        status: 409, zh: project.results > 0 ? '该项目已有登记成果' : project.orderedOn ? '已经责令改正' : '尚未到汇交期限',
        en: project.results > 0 ? 'A result of this project is registered' : project.orderedOn ? 'It has been ordered already' : 'It is not yet due',
      });
    }
    await orderFundedProject(tx.sql, id, { orderedOn: today, correctBy: addDays(today, duty.correctWithin), reason });
    tx.emit({ topic: 'market.duty.ordered', key: id, payload: { organisationId: project.organisationId } });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'market.funded-project.ordered', subject: { kind: 'market.funded-project', id },
      detail: { number: project.number, reason }, requestId: act.requestId,
    });
  });
}
