import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Assignment, authorise } from '../../../kernel/identity/index.ts';
import type { Act } from '../act.ts';
import { isOpen } from '../domain/term.ts';
import { type EngagementRow, findEngagement } from '../store/engagements.ts';

/**
 * An engagement as its assessor may work on it: his own body's.
 * @throws Problem NOT_FOUND, FORBIDDEN
 */
export async function ownEngagement(db: Sql, act: Act, id: string, permission: string): Promise<{ engagement: EngagementRow; assignment: Assignment }> {
  const engagement = await findEngagement(db, id);
  if (!engagement) throw notFound('评估委托', 'engagement', id);
  return { engagement, assignment: authorise(act.actor, permission, { organisationIds: [engagement.assessorId] }) };
}

/** Why nothing can be read or filed today, or null. */
export function whyClosed(engagement: EngagementRow, now: Date): Problem | null {
  if (isOpen(engagement, dateOf(now))) return null;
  return new Problem('ENGAGEMENT_NOT_OPEN', {
    status: 409,
    zh: `评估委托不在约定期限内或已提交（${engagement.startsOn} 至 ${engagement.endsOn}）`,
    en: `The engagement is not open today, or its report is in (${engagement.startsOn} to ${engagement.endsOn})`,
    remedy: { zh: '需要延期的，请秘书处另行委托', en: 'If more time is needed, the secretariat engages anew' },
  });
}

/** Nobody sees or files anything before he has declared. */
export function whyUndeclared(engagement: EngagementRow, act: Act): Problem | null {
  if (engagement.declarations.some((d) => d.accountId === act.actor?.accountId)) return null;
  return new Problem('DECLARATION_MISSING', {
    status: 409,
    zh: '您还没有就本项评估作出无利害关系声明',
    en: 'You have not declared yet that you have no conflict of interest',
    remedy: { zh: '在评估页签署声明后再查阅资料', en: 'Sign the declaration on the page of the assessment first' },
  });
}

/** @throws Problem ENGAGEMENT_NOT_OPEN, DECLARATION_MISSING */
export function assertAtWork(engagement: EngagementRow, act: Act): void {
  const why = whyClosed(engagement, act.now) ?? whyUndeclared(engagement, act);
  if (why) throw why;
}
