import { appendAudit } from '../../../kernel/audit/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database } from '../../../kernel/db/index.ts';
import { auditActor } from '../../../kernel/identity/index.ts';
import type { Act, AssessmentParts } from '../act.ts';
import { type Material, type Section, sections } from '../contract.ts';
import { insertAccess } from '../store/access.ts';
import { ownEngagement, whyClosed, whyUndeclared } from './own-engagement.ts';

/**
 * What an engagement opens to its assessor, and nothing else. A command and no query: the look itself is recorded, in the
 * log that the secretariat sees and in the audit, whether it was granted or refused.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENGAGEMENT_NOT_OPEN, DECLARATION_MISSING, SECTION_NOT_OPENED
 */
export async function readMaterial(parts: AssessmentParts, db: Database, act: Act, engagementId: string, asked: string): Promise<Material> {
  const { engagement, assignment } = await ownEngagement(db.sql, act, engagementId, 'assessment.material.read');
  const actor = act.actor!;
  const section = sections.find((s) => s === asked);
  const refused = whyClosed(engagement, act.now) ?? whyUndeclared(engagement, act) ?? (section && engagement.opens.includes(section) ? null : sectionNotOpened(asked));
  const material = refused ? null : await parts.material(db, act.now, section!, engagement);
  await inTransaction(db, async (tx) => {
    const detail = refused ? refused.code : String(material!.rows.length);
    const outcome = refused ? 'REFUSED' : 'READ';
    await insertAccess(tx.sql, engagementId, { accountId: actor.accountId, name: actor.displayName, section: asked, outcome, detail, at: act.now });
    await appendAudit(tx, {
      at: act.now, actor: auditActor(actor, assignment), action: refused ? 'assessment.material.refused' : 'assessment.material.read',
      subject: { kind: 'assessment.engagement', id: engagementId }, detail: { section: asked, detail }, requestId: act.requestId,
    });
  });
  if (refused) throw refused;
  return { section: section as Section, ...material! };
}

function sectionNotOpened(section: string): Problem {
  return new Problem('SECTION_NOT_OPENED', {
    status: 403,
    zh: `本项委托没有开放这类资料（${section}）`,
    en: `The engagement does not open this material (${section})`,
    remedy: { zh: '确有需要的，请秘书处在委托中约定', en: 'If it is needed, the secretariat agrees it in the engagement' },
  });
}
