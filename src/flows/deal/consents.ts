import { Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { OwnershipModule } from '../../modules/ownership/index.ts';

/**
 * A result of which its makers own a part is not sold, priced or listed before every co-owner has consented.
 * @throws Problem CONSENT_MISSING
 */
export async function assertConsents(ownership: Pick<OwnershipModule, 'consentsMissing'>, db: Sql, resultId: string): Promise<void> {
  const missing = await ownership.consentsMissing(db, resultId);
  if (missing.length === 0) return;
  throw new Problem('CONSENT_MISSING', {
    status: 409,
    zh: `这项成果已赋权，尚缺共有人同意：${missing.join('、')}`,
    en: `Part of this result belongs to its makers; not consented yet: ${missing.join(', ')}`,
    where: { clause: '国科发区〔2020〕128号；民法典第三百零一条' },
    remedy: { zh: '在赋权事项中由共有人办理同意后再处置', en: 'Let the co-owners consent in the grant first' },
  });
}
