import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import { type Actor, authorise, findGrant, forbidden, type Target } from '../../kernel/identity/index.ts';
import type { EnterprisesModule } from '../../modules/enterprises/index.ts';
import type { CheckedFirm, FirmFacts } from './contract.ts';
import type { CheckupParts } from './parts.ts';

export type Dossier = NonNullable<Awaited<ReturnType<EnterprisesModule['find']>>>;

export const targetOf = (firm: Dossier): Target => ({ organisationIds: firm.organisationId ? [firm.organisationId] : [], region: firm.city, park: firm.park });

/** The firm, if the actor may do this with it. @throws Problem NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN */
export async function firmFor(parts: CheckupParts, db: Sql, actor: Actor | undefined, permission: string, id: string): Promise<Dossier> {
  const firm = await parts.enterprises.find(db, id);
  if (!firm) throw notFound('企业档案', 'dossier', id);
  authorise(actor, permission, targetOf(firm));
  return firm;
}

export const shown = ({ id, name, creditCode, city, park }: Dossier): CheckedFirm => ({ id, name, code: creditCode, city, park });

export async function factsOfFirm(parts: CheckupParts, db: Sql, actor: Actor | undefined, firm: Dossier, on: CalendarDate): Promise<FirmFacts> {
  const may = findGrant(actor, 'checkup.answer.keep', targetOf(firm)) !== undefined;
  return { firm: shown(firm), on, facts: await parts.enterprises.factsOf(db, firm.id, on), may: { declare: may, keep: may }, declarable: may ? [...parts.enterprises.declarableFacts] : [] };
}

/** The firm of the actor's own organisation; null where there is none, or no dossier of it. @throws Problem FORBIDDEN */
export async function ownFirm(parts: CheckupParts, db: Sql, actor: Actor | undefined, on: CalendarDate): Promise<FirmFacts | null> {
  for (const { organisationId, grants } of actor?.assignments ?? []) {
    if (!grants.some((g) => g.permission === 'checkup.firm.read' && g.reach === 'own')) continue;
    const firm = await parts.enterprises.byOrganisation(db, organisationId);
    if (!firm) continue;
    if (!findGrant(actor, 'checkup.firm.read', targetOf(firm))) throw forbidden('checkup.firm.read');
    return factsOfFirm(parts, db, actor, firm, on);
  }
  return null;
}
