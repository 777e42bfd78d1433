import { appendAudit } from '../../../kernel/audit/index.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { inTransaction } from '../../../kernel/db/index.ts';
import { auditActor, authorise, type Identity, type RequestContext } from '../../../kernel/identity/index.ts';
import type { Profile, ProfileDraft } from '../contract.ts';
import { viewProfile } from '../queries/dossier.ts';
import { findProfile, writeProfile } from '../store.ts';

/** An organisation describes itself. @throws Problem FORBIDDEN, NOT_FOUND, PROFILE_CHANGED_MEANWHILE */
export async function saveOwnProfile(
  ctx: RequestContext,
  identity: Pick<Identity, 'findOrganisation'>,
  organisationId: string,
  version: number,
  draft: ProfileDraft,
): Promise<Profile> {
  const assignment = authorise(ctx.actor, 'registry.profile.write', { organisationIds: [organisationId] });
  const now = ctx.clock.now();
  return inTransaction(ctx.db, async (tx) => {
    const organisation = await identity.findOrganisation(tx.sql, organisationId);
    if (!organisation) throw notFound('单位', 'organisation', organisationId);
    const written = await writeProfile(
      tx.sql, { organisationId, draft, source: '本单位填报', sourceDate: dateOf(now), demo: organisation.demo }, version, now,
    );
    if (!written) {
      throw new Problem('PROFILE_CHANGED_MEANWHILE', {
        status: 409, zh: '您打开之后，单位简介已被他人保存', en: 'Somebody saved this profile after you opened it',
        remedy: { zh: '重新打开，再把您的修改写入', en: 'Open it again and enter your changes once more' },
      });
    }
    await appendAudit(tx, {
      at: now, actor: auditActor(ctx.actor!, assignment), action: 'registry.profile.saved',
      subject: { kind: 'identity.organisation', id: organisationId }, detail: { ...draft }, requestId: ctx.requestId,
    });
    return viewProfile((await findProfile(tx.sql, organisationId))!);
  });
}
