import { isCreditCode } from '../../base/credit-code.ts';
import { newId } from '../../base/id.ts';
import { Problem } from '../../base/problem.ts';
import { type AuditActor, appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import type { Organisation, OrganisationKind } from '../contract.ts';
import {
  creditCodeNeeded,
  findOrganisationByCreditCode,
  findOrganisationByName,
  insertOrganisation,
  lockOrganisation,
} from '../store/organisations.ts';

export interface NewOrganisation {
  creditCode?: string | null;
  nameZh: string;
  nameEn?: string | null;
  kind: OrganisationKind;
  region?: string | null;
  park?: string | null;
  /** Part of the demo data: may lack a credit code. */
  demo?: boolean;
}

export interface EntryInBooks {
  /** null: the system, e.g. a loader. */
  by: AuditActor | null;
  now: Date;
  requestId?: string | null;
}

/**
 * Enters a new organisation.
 * @throws Problem CREDIT_CODE_INVALID, CREDIT_CODE_NEEDED, ORGANISATION_EXISTS
 */
export async function enterOrganisation(tx: Tx, input: NewOrganisation, { by, now, requestId }: EntryInBooks): Promise<Organisation> {
  const organisation: Organisation = {
    id: newId(now),
    creditCode: input.creditCode || null,
    nameZh: input.nameZh,
    nameEn: input.nameEn || null,
    kind: input.kind,
    region: input.region ?? null,
    park: input.park ?? null,
    demo: input.demo ?? false,
  };
  assertCreditCode(organisation);
  await insertOrganisation(tx.sql, organisation, now);
  const { id, ...detail } = organisation;
  await appendAudit(tx, {
    at: now,
    actor: by,
    action: 'identity.organisation.entered',
    subject: { kind: 'identity.organisation', id },
    detail,
    requestId,
  });
  return organisation;
}

/**
 * The organisation with this credit code, or without one the organisation of this name; entered when new. What is known
 * of it already is left as it is. Safe when several processes ensure the same one.
 * @throws Problem CREDIT_CODE_INVALID, CREDIT_CODE_NEEDED
 */
export async function ensureOrganisation(tx: Tx, input: NewOrganisation, entry: EntryInBooks): Promise<Organisation> {
  await lockOrganisation(tx.sql, input.creditCode || input.nameZh);
  const known = input.creditCode
    ? await findOrganisationByCreditCode(tx.sql, input.creditCode)
    : await findOrganisationByName(tx.sql, input.nameZh);
  return known ?? enterOrganisation(tx, input, entry);
}

function assertCreditCode({ creditCode, kind, demo }: Organisation): void {
  if (creditCode === null) {
    if (demo || kind === 'government') return;
    throw creditCodeNeeded();
  }
  if (isCreditCode(creditCode)) return;
  throw new Problem('CREDIT_CODE_INVALID', {
    zh: `“${creditCode}”不是有效的统一社会信用代码（GB 32100-2015，18 位，末位为校验码）`,
    en: `"${creditCode}" is not a unified social credit code (GB 32100-2015: 18 characters, the last a check character)`,
    where: { field: 'creditCode' },
    remedy: { zh: '请对照营业执照核对', en: 'Compare it with the business licence' },
  });
}
