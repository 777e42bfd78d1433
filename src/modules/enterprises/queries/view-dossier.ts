import { addDays, type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Database, Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import { findGrant } from '../../../kernel/identity/index.ts';
import type { EnterpriseParts } from '../act.ts';
import type { DossierView } from '../contract.ts';
import type { Firm, Qualification } from '../domain/dossier.ts';
import { lastYearOn } from '../domain/facts-from-figures.ts';
import { figuresSeen } from '../domain/figures-seen.ts';
import { inForce } from '../domain/in-force.ts';
import { standingOn } from '../domain/ladder.ts';
import { readDossiers } from '../store/dossiers.ts';
import { closuresOf } from '../store/closures.ts';
import { findByCode } from '../store/firms.ts';
import { handOversOf } from '../store/hand-overs.ts';
import { movesOf } from '../store/records.ts';
import { lockedYears, readStatements } from '../store/statements.ts';

/** Everything kept of a firm as it stands on a day, for the firm itself and for the officers of its city. */
export async function viewDossier({ pack, rules }: EnterpriseParts, db: Database, firm: Firm, on: CalendarDate, actor: Actor | undefined): Promise<DossierView> {
  const { sql } = db;
  const [dossier] = await readDossiers(sql, [firm]);
  const { qualifications, rounds, incidents, memberships, found = [] } = dossier!;
  const named = found.length > 0 ? (await rules.current(db)).facts : new Map<string, { zh: string; en: string }>();
  const statements = await readStatements(sql, firm.id);
  const locked = await lockedYears(sql, firm.id);
  const seen = figuresSeen(statements, on);
  const stated = new Map<string, number>();
  for (const s of statements) for (const item of Object.keys(s.figures)) stated.set(`${item}.${s.year}`, (stated.get(`${item}.${s.year}`) ?? 0) + 1);
  const figures = [...stated].flatMap(([key, versions]) => {
    const [item, year] = [key.slice(0, key.lastIndexOf('.')), Number(key.slice(key.lastIndexOf('.') + 1))];
    const figure = pack.items.has(item) ? seen.get(item, year) : undefined;
    return figure ? [{ item, year, ...figure, locked: locked.has(year), versions }] : [];
  });
  const target = { region: firm.city, park: firm.park };
  return {
    firm,
    standing: standingOn(dossier!, pack.ladder, on),
    on,
    lastYear: lastYearOn(seen, on),
    figures,
    statements: statements.map((s) => ({ ...s, figures: { ...s.figures }, recordedAt: s.recordedAt.toISOString() })),
    qualifications: qualifications.map(({ id, type, level, edition, certNo, issuedOn, expiresOn, issuer, city, revokedFrom, revokedReason }) => ({
      id, type, level, edition, certNo, issuedOn, expiresOn, issuer, city, revokedFrom, revokedReason, state: stateOf({ issuedOn, expiresOn, revokedFrom }, on, pack.expiryNoticeDays[0]!),
    })),
    rounds: [...rounds],
    incidents: [...incidents],
    memberships: [...memberships],
    moves: await movesOf(sql, firm.id),
    closure: await viewClosure(sql, firm, on),
    found: found.map(({ fact, value, source, asOf, until, endedOn }) => ({ fact, zh: named.get(fact)?.zh ?? fact, en: named.get(fact)?.en ?? fact, value, source, asOf, until, endedOn })),
    handOvers: (await handOversOf(sql, firm.id)).map(({ id, offeredOn, note, answeredOn, received, receiptNumber, reason }) => ({ id, offeredOn, note, answeredOn, received, receiptNumber, reason })),
    may: {
      declare: findGrant(actor, 'enterprises.dossier.declare', { organisationIds: firm.organisationId ? [firm.organisationId] : [] }) !== undefined,
      manage: findGrant(actor, 'enterprises.dossier.manage', target) !== undefined,
      admit: findGrant(actor, 'enterprises.pool.admit', target) !== undefined,
    },
  };
}

/** The successor is a link where it has a dossier of its own. */
async function viewClosure(db: Sql, firm: Firm, on: CalendarDate): Promise<DossierView['closure']> {
  const closure = (await closuresOf(db, [firm.id], on)).get(firm.id);
  if (!closure) return null;
  const { successor, recordedAt, ...rest } = closure;
  return { ...rest, recordedOn: dateOf(recordedAt), successor: successor && { ...successor, enterpriseId: (await findByCode(db, successor.creditCode))?.id ?? null } };
}

function stateOf(q: Pick<Qualification, 'issuedOn' | 'expiresOn' | 'revokedFrom'>, on: CalendarDate, soon: number): DossierView['qualifications'][number]['state'] {
  if (q.revokedFrom !== null && q.revokedFrom <= on) return 'REVOKED';
  if (q.issuedOn > on) return 'NOT_YET';
  if (!inForce(q, on)) return 'EXPIRED';
  return q.expiresOn !== null && q.expiresOn <= addDays(on, soon) ? 'ENDING' : 'VALID';
}
