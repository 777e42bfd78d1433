import type { Sql } from '../../../../kernel/db/index.ts';
import { type Actor, findGrant, type Target } from '../../../../kernel/identity/index.ts';
import { findByOrganisation } from '../../store/firms.ts';
import type { CandidateView, ListEdition } from '../contract.ts';
import { mayDecideAt } from '../commands/decide-candidate.ts';
import { stepIn, takesForms, takesProposals } from '../domain/lists/steps.ts';
import { proveValue } from '../domain/lists/value-proof.ts';
import { kindOf, present } from '../list-problems.ts';
import type { GrowthParts } from '../parts.ts';
import {
  candidateOf, type CandidateRow, type DecisionRow, type EditionCounts, findEdition, listEditions, listingsOf, type ListEditionRow, pageCandidates, readDecisions, readOutcome, standingCandidates,
} from '../store/lists.ts';

export const viewKind = (parts: Pick<GrowthParts, 'lists'>, list: string) => {
  const { id, zh, en, rule, valued, issuer } = kindOf(parts.lists, list);
  return { id, zh, en, rule, valued, issuer };
};

const viewEdition = ({ openedAt: _at, openedByName: _by, ...e }: ListEditionRow & EditionCounts): ListEdition => e;

export const viewCities = ({ places }: Pick<GrowthParts, 'places'>) => places.cities.map(({ code, zh, en }) => ({ code, zh, en }));

/** Editions as those who work on them see them. */
export async function viewEditions(parts: GrowthParts, db: Sql, actor: Actor | undefined) {
  const cities = viewCities(parts);
  const mayOpenFor = [null, ...cities.map((c) => c.code)].filter((region) => findGrant(actor, 'enterprises.list.run', { region }));
  return { kinds: parts.lists.lists.map((l) => viewKind(parts, l.id)), editions: (await listEditions(db, { open: true })).map(viewEdition), mayOpenFor, cities };
}

interface CandidateQuery {
  page: number;
  pageSize: number;
  city?: string | undefined;
  standing?: 'true' | 'false' | undefined;
  answer?: 'YES' | 'NO' | 'UNKNOWN' | undefined;
  q?: string | undefined;
}

/** An edition with the candidates that the reader may see. @throws Problem NOT_FOUND */
export async function viewListEdition(parts: GrowthParts, db: Sql, actor: Actor | undefined, now: Date, id: string, q: CandidateQuery) {
  const [edition, counts] = await Promise.all([findEdition(db, id), listEditions(db, { open: true })]);
  const row = { ...present(edition, id), ...counts.find((c) => c.id === id)! };
  const { cities, parks } = scopeOf(actor);
  const rows = await pageCandidates(db, {
    editionId: id, cities: q.city === undefined ? cities : cities === null || cities.includes(q.city) ? [q.city] : [], parks, standing: q.standing === undefined ? undefined : q.standing === 'true',
    answer: q.answer, q: q.q, limit: q.pageSize, offset: (q.page - 1) * q.pageSize,
  });
  const decisions = await readDecisions(db, rows.map((r) => r.id));
  const run = findGrant(actor, 'enterprises.list.run', { region: row.region }) !== undefined;
  const { notices } = await parts.procedure.standing(db, row.caseId, now);
  const notice = notices.find((n) => n.id === 'list' && n.from !== null && n.until !== null);
  return {
    edition: viewEdition(row), kind: viewKind(parts, row.list), step: stepIn(row.state) ?? null,
    notice: notice ? { from: notice.from!, until: notice.until!, openObjections: notice.objections.filter((o) => o.status === 'open').length } : null,
    candidates: { page: q.page, pageSize: q.pageSize, total: rows[0]?.total ?? 0, items: rows.map((r) => viewCandidate(parts, row, r, decisions, actor)) },
    may: { propose: run && takesProposals(row.state), run },
    noticeFirms: run ? (await standingCandidates(db, id)).map((c) => c.name) : null,
    cities: viewCities(parts),
  };
}

/** Cities and parks whose candidates somebody may see; null: all. */
function scopeOf(actor: Actor | undefined): { cities: string[] | null; parks: string[] | null } {
  const granted = (actor?.assignments ?? []).flatMap((a) => a.grants.filter((g) => g.permission === 'enterprises.list.read').map((g) => ({ reach: g.reach, regions: a.regions, parks: a.parks })));
  if (granted.some((g) => g.reach === 'zone' || (g.reach === 'jurisdiction' && g.regions.length === 0 && g.parks.length === 0))) return { cities: null, parks: null };
  const whole = granted.filter((g) => g.parks.length === 0);
  // Somebody with a whole city and a park elsewhere sees by city: nobody here holds both.
  return whole.length > 0 ? { cities: whole.flatMap((g) => [...g.regions]), parks: null } : { cities: granted.flatMap((g) => [...g.regions]), parks: granted.flatMap((g) => [...g.parks]) };
}

/** Figures of a single firm stay in its city: officers of it, auditors and the firm itself see them; nobody else. */
function seesFigures(actor: Actor | undefined, target: Target): boolean {
  return findGrant(actor, 'enterprises.list.check', target) !== undefined || findGrant(actor, 'enterprises.dossier.read', target) !== undefined || findGrant(actor, 'enterprises.list.apply', target) !== undefined;
}

function viewCandidate(parts: GrowthParts, edition: ListEditionRow, c: CandidateRow, decisions: readonly DecisionRow[], actor: Actor | undefined, own?: string): CandidateView {
  const sees = seesFigures(actor, { region: c.city, park: c.park, organisationIds: own ? [own] : [] });
  const step = stepIn(edition.state);
  const proof = c.form?.value && proveValue(c.form.value, (year) => parts.pack.dollarRates.get(year), parts.lists.valueTolerancePpm);
  return {
    id: c.id, enterpriseId: c.enterpriseId, name: c.name, city: c.city, park: c.park, proposedBy: c.proposedBy, answer: c.answer, judgementId: c.judgementId,
    rule: { ...c.explanation.title, version: c.explanation.version },
    leaves: c.explanation.leaves.map((l) => ({ id: l.id, zh: l.zh, en: l.en, answer: l.answer, clause: l.clause, values: sees ? l.values.map(({ zh, en, value, unit }) => ({ zh, en, value, unit })) : null })),
    form: c.form && { contact: sees ? c.form.contact : null, statement: c.form.statement, value: sees ? c.form.value : null, at: c.formAt!.toISOString(), byName: c.formByName! },
    value: sees && proof ? proof : null,
    valueGiven: c.form?.value != null,
    removedAtStep: c.removedAtStep, falseData: c.falseData,
    decisions: decisions.filter((d) => d.candidateId === c.id).map(({ step: at, kept, falseData, reason, at: when, byName }) => ({ step: at, kept, falseData, reason, at: when.toISOString(), byName })),
    mayDecide: step !== undefined && mayDecideAt(actor, step, edition, c),
  };
}

/** What the own firm can apply for, and where it stood. */
export async function viewOwnListings(parts: GrowthParts, db: Sql, actor: Actor | undefined) {
  for (const { organisationId } of actor?.assignments ?? []) {
    const firm = findGrant(actor, 'enterprises.list.apply', { organisationIds: [organisationId] }) && (await findByOrganisation(db, organisationId));
    if (!firm) continue;
    const editions = (await listEditions(db, { open: true })).filter((e) => e.state !== 'PUBLISHED' && e.state !== 'WITHDRAWN' && (e.region === null || e.region === firm.city));
    const open = await Promise.all(editions.map(async (e) => {
      const c = await candidateOf(db, e.id, firm.id);
      if (!c && !takesForms(e.state)) return [];
      const { id, list, year, title, on, state, caseId } = e;
      return [{ id, list, year, title, on, state, caseId, valued: viewKind(parts, list).valued, candidate: c ? viewCandidate(parts, e, c, await readDecisions(db, [c.id]), actor, organisationId) : null }];
    }));
    return { enterprise: { id: firm.id, name: firm.name }, open: open.flat(), listings: await listingsOf(db, firm.id) };
  }
  return { enterprise: null, open: [], listings: [] };
}

/** Lists that the public may read. */
export async function viewPublicLists(parts: GrowthParts, db: Sql) {
  return { kinds: parts.lists.lists.map((l) => viewKind(parts, l.id)), editions: (await listEditions(db, { open: false })).map(viewEdition) };
}

/** A list on notice or published, with nothing of a firm but its name, city and field. @throws Problem NOT_FOUND */
export async function viewPublicList(parts: GrowthParts, db: Sql, now: Date, id: string, q: { page: number; pageSize: number; city?: string | undefined; q?: string | undefined }) {
  const found = await findEdition(db, id);
  const edition = present(found && (found.state === 'NOTICE' || found.state === 'PUBLISHED') ? found : undefined, id);
  const published = edition.state === 'PUBLISHED';
  const outcome = published ? await readOutcome(db, id) : [];
  const on = published
    ? outcome.filter((o) => o.standing !== 'DROPPED').map(({ name, city, field, standing }) => ({ name, city, field, standing }))
    : (await standingCandidates(db, id)).map(({ name, city, field }) => ({ name, city, field, standing: null }));
  const shown = on.filter((f) => (!q.city || f.city === q.city) && (!q.q || f.name.includes(q.q))).sort((a, b) => order(parts, a.city) - order(parts, b.city) || (a.name < b.name ? -1 : 1));
  const { notices } = await parts.procedure.standing(db, edition.caseId, now);
  const notice = notices.find((n) => n.id === 'list' && n.from !== null && n.until !== null);
  const count = (...of: string[]): number => outcome.filter((o) => of.includes(o.standing)).length;
  return {
    edition, kind: viewKind(parts, edition.list),
    firms: { page: q.page, pageSize: q.pageSize, total: shown.length, items: shown.slice((q.page - 1) * q.pageSize, q.page * q.pageSize) },
    cities: viewCities(parts).map((c) => ({ ...c, firms: on.filter((f) => f.city === c.code).length })).filter((c) => c.firms > 0),
    fields: [...parts.lists.fields],
    notice: notice ? { from: notice.from!, until: notice.until!, running: notice.status === 'running' } : null,
    changes: published ? { entered: count('NEW', 'RETURNED'), stayed: count('STAYED'), dropped: count('DROPPED') } : null,
  };
}

const order = ({ places }: GrowthParts, city: string): number => places.cities.findIndex((c) => c.code === city);
