import { addDays, type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Database, Tx } from '../../../kernel/db/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { factsOfQualification } from '../domain/found-facts.ts';
import { addYears, inForce } from '../domain/in-force.ts';
import { poolsEndedBy } from '../domain/ladder.ts';
import { endFoundFacts } from '../store/found-facts.ts';
import { endMembership, liveMemberships } from '../store/memberships.ts';
import { findQualification, insertQualifications, lockYears, writeRevocation } from '../store/qualifications.ts';
import { onFirm } from './on-firm.ts';

export interface NewQualification {
  enterpriseId: string;
  type: string;
  edition: number;
  certNo: string | null;
  issuedOn: CalendarDate;
  /** Left out: as long as the pack says for the type. */
  expiresOn?: CalendarDate | null;
  issuer: string;
}

/** Records a certificate, number or place on a list by an officer of the firm's city. @throws Problem NOT_FOUND, FORBIDDEN, QUALIFICATION_UNKNOWN, QUALIFICATION_DAYS_WRONG, QUALIFICATION_KNOWN, CERTIFICATE_TAKEN */
export async function recordQualification(parts: EnterpriseParts, db: Database | Tx, act: Act, input: NewQualification): Promise<{ id: string }> {
  return onFirm(db, act, input.enterpriseId, 'enterprises.dossier.manage', async (tx, firm) => {
    const { id, expiresOn } = await grantQualification(parts, tx, { ...input, city: firm.city }, { at: act.now, recordedByName: act.actor!.displayName });
    return { action: 'enterprises.qualification.recorded', detail: { ...input, expiresOn, id }, result: { id } };
  });
}

/**
 * Writes a qualification and what follows from it: the firm leaves the pool that led there on the day of issue, and the
 * figures the certification rests on are locked. The caller has taken the firm's row and asked the permission.
 */
export async function grantQualification({ pack }: Pick<EnterpriseParts, 'pack'>, tx: Tx, input: NewQualification & { city: string }, by: { at: Date; recordedByName: string }): Promise<{ id: string; expiresOn: CalendarDate | null }> {
  const type = pack.qualifications.get(input.type);
  if (!type) throw new Problem('QUALIFICATION_UNKNOWN', { zh: `没有资质类型 ${input.type}`, en: `There is no qualification ${input.type}`, where: { field: 'type' } });
  const id = newId(by.at);
  const expiresOn = input.expiresOn === undefined && type.validYears ? addDays(addYears(input.issuedOn, type.validYears), -1) : (input.expiresOn ?? null);
  if (expiresOn !== null && expiresOn < input.issuedOn) throw new Problem('QUALIFICATION_DAYS_WRONG', { zh: `有效期至 ${expiresOn} 早于发证日期 ${input.issuedOn}`, en: `It would end on ${expiresOn}, before its day of issue ${input.issuedOn}`, where: { field: 'expiresOn' } });
  await insertQualifications(tx.sql, [{ id, enterpriseId: input.enterpriseId, type: input.type, level: type.level ?? 'CN', edition: input.edition, certNo: input.certNo, issuedOn: input.issuedOn, expiresOn, issuer: input.issuer, city: input.city, revokedFrom: null, revokedReason: null }], by.at, by.recordedByName);
  if (type.locksYears > 0) await lockYears(tx.sql, { enterpriseId: input.enterpriseId, qualificationId: id, from: input.edition - type.locksYears, to: input.edition - 1, at: by.at });
  await endFoundFacts(tx.sql, input.enterpriseId, factsOfQualification(pack.ladder, input.type), dateOf(by.at), 'QUALIFICATION');
  if (inForce({ issuedOn: input.issuedOn, expiresOn, revokedFrom: null }, dateOf(by.at))) {
    const pools = poolsEndedBy(pack.ladder, input.type).map((p) => p.id);
    for (const place of await liveMemberships(tx.sql, input.enterpriseId)) if (pools.includes(place.pool)) await endMembership(tx.sql, place.id, input.issuedOn, 'CERTIFIED');
  }
  return { id, expiresOn };
}


/** Takes a qualification back; it may reach back to the year of the breach. @throws Problem NOT_FOUND, FORBIDDEN, REVOCATION_DAY_WRONG, QUALIFICATION_REVOKED */
export async function revokeQualification({ pack }: Pick<EnterpriseParts, 'pack'>, db: Database | Tx, act: Act, input: { enterpriseId: string; id: string; from: CalendarDate; reason: string }): Promise<void> {
  return onFirm(db, act, input.enterpriseId, 'enterprises.dossier.manage', async (tx) => {
    const found = await findQualification(tx.sql, input.id);
    if (found?.enterpriseId !== input.enterpriseId) throw notFound('资质', 'qualification', input.id);
    if (found.revokedFrom) throw new Problem('QUALIFICATION_REVOKED', { status: 409, zh: '该资质已撤销', en: 'The qualification has been revoked already' });
    if (input.from < found.issuedOn || input.from > dateOf(act.now)) {
      throw new Problem('REVOCATION_DAY_WRONG', { zh: `撤销生效日应在 ${found.issuedOn} 与今天之间`, en: `The day must be between ${found.issuedOn} and today`, where: { field: 'from' } });
    }
    await writeRevocation(tx.sql, input.id, input.from, input.reason);
    await endFoundFacts(tx.sql, input.enterpriseId, factsOfQualification(pack.ladder, found.type), dateOf(act.now), 'REVOCATION');
    return { action: 'enterprises.qualification.revoked', detail: { ...input, type: found.type, edition: found.edition }, result: undefined };
  });
}
