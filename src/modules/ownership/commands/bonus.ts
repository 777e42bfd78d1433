import { appendAudit } from '../../../kernel/audit/index.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { authorise } from '../../../kernel/identity/index.ts';
import { type Act, auditActorOf, type Handle, type OwnershipParts } from '../act.ts';
import { addMonths } from '../domain/add-months.ts';
import { findBonus, insertBonus, setBonusPaid } from '../store/plans.ts';

/**
 * A granted patent owes its inventors a bonus: the legal default unless an agreement says otherwise.
 * @throws Problem FORBIDDEN, NOT_FOUND, BONUS_BELOW_DEFAULT, BONUS_EXISTS
 */
export async function enterBonus(
  parts: OwnershipParts,
  handle: Handle,
  act: Act,
  input: { patentNumber: string; title: string; kind: 'invention' | 'utility' | 'design'; grantedOn: string; inventors: string; amountFen: number | null; agreement: string },
): Promise<string> {
  const { patentBonus } = parts.rules;
  return inTransaction(handle, async (tx) => {
    const own = act.actor?.assignments.find((a) => a.grants.some((g) => g.permission === 'ownership.plan.prepare'))?.organisationId;
    const assignment = authorise(act.actor, 'ownership.plan.prepare', { organisationIds: own ? [own] : [] });
    const organisation = await parts.identity.findOrganisation(tx.sql, own!);
    if (!organisation) throw notFound('单位', 'organisation', own!);
    const least = patentBonus[input.kind];
    const amountFen = input.amountFen ?? least;
    if (amountFen < least && input.agreement === '') {
      throw new Problem('BONUS_BELOW_DEFAULT', {
        zh: `没有约定时，奖金不低于 ${formatYuan(least)} 元`, en: `Without an agreement the bonus is at least ${formatYuan(least)} yuan`, where: { field: 'amountFen', clause: patentBonus.clause },
        remedy: { zh: '改为法定数额，或写明约定的依据', en: 'Use the legal amount, or name the agreement' },
      });
    }
    const id = newId(act.now);
    const { patentNumber, title, kind, grantedOn, inventors } = input;
    await insertBonus(tx.sql, {
      id, organisationId: organisation.id, organisationName: organisation.nameZh, patentNumber, title, kind, grantedOn, inventors, amountFen, dueOn: addMonths(grantedOn, patentBonus.within), at: act.now, createdBy: act.actor!.accountId,
    });
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.bonus.entered', subject: { kind: 'ownership.bonus', id }, detail: { patentNumber, amountFen, agreement: input.agreement }, requestId: act.requestId,
    });
    return id;
  });
}

/** @throws Problem NOT_FOUND, FORBIDDEN, BONUS_PAID, BONUS_SAME_HAND */
export async function payBonus(handle: Handle, act: Act, id: string, reference: string): Promise<void> {
  await inTransaction(handle, async (tx) => {
    const bonus = await findBonus(tx.sql, id);
    if (!bonus) throw notFound('专利奖金', 'bonus', id);
    const assignment = authorise(act.actor, 'ownership.plan.pay', { organisationIds: [bonus.organisationId] });
    if (bonus.paidOn) throw new Problem('BONUS_PAID', { status: 409, zh: '这笔奖金已经发放', en: 'This bonus has been paid' });
    if (bonus.createdBy === act.actor!.accountId) throw new Problem('BONUS_SAME_HAND', { status: 403, zh: '登记人不能办理发放', en: 'Who entered it does not pay it' });
    await setBonusPaid(tx.sql, id, dateOf(act.now), reference);
    await appendAudit(tx, {
      at: act.now, actor: auditActorOf(act.actor, assignment), action: 'ownership.bonus.paid', subject: { kind: 'ownership.bonus', id }, detail: { reference }, requestId: act.requestId,
    });
  });
}
