import { notFound } from '../../../../kernel/base/problem.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import { type Actor, authorise, findGrant } from '../../../../kernel/identity/index.ts';
import { sha256 } from '../../../../kernel/base/canonical-json.ts';
import { findByOrganisation, findFirm } from '../../store/firms.ts';
import type { FirmPoints, PointsEdition, PointSchemeView } from '../contract.ts';
import { freezePoints } from '../domain/points/freeze.ts';
import { suppress } from '../domain/suppress.ts';
import { floor, multiply, rational } from '../domain/points/rational.ts';
import { type Grade, type PointFirm, type PointScheme, stages } from '../domain/points/scheme.ts';
import { type PointScore, weightOf } from '../domain/points/score.ts';
import type { GrowthParts } from '../parts.ts';
import { findEdition, findScore, frozenScores, gradeCounts, listEditions, rankFirms, scoresOf } from '../store/points.ts';

const GRADES = ['A', 'B', 'C', 'D', 'none'] as const;

/** Every edition with its grades; small numbers are not shown, nor one that could be worked out from the others. */
export async function viewEditions({ lists }: GrowthParts, db: Sql): Promise<PointsEdition[]> {
  return Promise.all((await listEditions(db)).map(async (e) => {
    const counts = await gradeCounts(db, e.id);
    const of = (grade: (typeof GRADES)[number]): number => counts.filter((c) => (c.grade ?? 'none') === grade).reduce((sum, c) => sum + c.firms, 0);
    const grades = suppress(Object.fromEntries(GRADES.map((g) => [g, of(g)])) as Record<(typeof GRADES)[number], number>, lists.smallestShown);
    return {
      // All firms less those graded are those without a grade: where that number is hidden, so is the other.
      id: e.id, on: e.on, firms: e.firms, graded: grades.none === null ? null : e.graded, hash: e.hash, schemeHash: e.schemeHash, madeAt: e.madeAt.toISOString(), demo: e.demo,
      grades,
    };
  }));
}

/** The parameters in words and numbers, for whoever reads a score. */
export function viewScheme(scheme: PointScheme): PointSchemeView {
  const ppm = (of: (stage: (typeof stages)[number]) => number): Record<(typeof stages)[number], number> => ({ START_UP: of('START_UP'), GROWTH: of('GROWTH'), STABLE: of('STABLE') });
  return {
    title: { zh: scheme.zh, en: scheme.en }, source: { zh: scheme.sourceZh, en: scheme.sourceEn },
    groups: scheme.groups.map(({ id, zh, en, weightPpm }) => ({ id, zh, en, weightPpm: { ...weightPpm } })),
    indicators: scheme.indicators.map((i) => ({ id: i.id, zh: i.zh, en: i.en, group: i.group, unit: i.unit, weightPpm: ppm((stage) => Number(floor(multiply(weightOf(scheme, i, stage), rational(1_000_000n))))) })),
    grades: scheme.grades.map((g) => ({ ...g })), scale: scheme.scale, winsorPpm: scheme.winsorPpm, smallestCell: scheme.smallestCell, filledPpm: scheme.filledPpm,
  };
}

/** Points of a firm in an edition with their parts. @throws Problem NOT_FOUND */
async function firmPoints(parts: GrowthParts, db: Sql, editionId: string, enterpriseId: string): Promise<FirmPoints> {
  const [edition, row, history] = await Promise.all([findEdition(db, editionId), findScore(db, editionId, enterpriseId), scoresOf(db, enterpriseId)]);
  if (!edition || !row) throw notFound('企业积分', 'score', enterpriseId);
  const { id: _id, ...score } = JSON.parse(row.result) as PointScore;
  return {
    edition: { id: edition.id, on: edition.on, hash: edition.hash },
    enterprise: { id: enterpriseId, name: row.name, city: row.city, field: row.field },
    score,
    rank: row.rank, graded: row.graded, history,
    // The parameters of the edition, not those of today.
    scheme: viewScheme(JSON.parse(edition.scheme) as PointScheme),
    fields: [...parts.lists.fields],
  };
}

/** A firm of the reader's own city. @throws Problem NOT_FOUND, FORBIDDEN */
export async function officersFirmPoints(parts: GrowthParts, db: Sql, actor: Actor | undefined, editionId: string, enterpriseId: string): Promise<FirmPoints> {
  const firm = await findFirm(db, enterpriseId);
  if (!firm) throw notFound('企业档案', 'dossier', enterpriseId);
  authorise(actor, 'enterprises.points.read', { region: firm.city, park: firm.park });
  return firmPoints(parts, db, editionId, enterpriseId);
}

/** The reader's own firm in an edition, the newest unless told; null where the firm has no dossier or no points yet. */
export async function ownPoints(parts: GrowthParts, db: Sql, actor: Actor | undefined, editionId: string | undefined): Promise<FirmPoints | null> {
  for (const { organisationId } of actor?.assignments ?? []) {
    if (!findGrant(actor, 'enterprises.points.read-own', { organisationIds: [organisationId] })) continue;
    const firm = await findByOrganisation(db, organisationId);
    if (!firm) continue;
    const known = await scoresOf(db, firm.id);
    const wanted = editionId ?? known.at(-1)?.editionId;
    return wanted && known.some((k) => k.editionId === wanted) ? firmPoints(parts, db, wanted, firm.id) : null;
  }
  return null;
}

/** @throws Problem FORBIDDEN, NOT_FOUND */
export async function ranking(db: Sql, actor: Actor | undefined, editionId: string, q: { city: string; grade?: string | undefined; stage?: string | undefined; q?: string | undefined; page: number; pageSize: number }) {
  authorise(actor, 'enterprises.points.read', { region: q.city });
  if (!(await findEdition(db, editionId))) throw notFound('积分期次', 'edition', editionId);
  const rows = await rankFirms(db, { editionId, city: q.city, grade: q.grade, stage: q.stage, q: q.q, limit: q.pageSize, offset: (q.page - 1) * q.pageSize });
  return { page: q.page, pageSize: q.pageSize, total: rows[0]?.total ?? 0, items: rows.map(({ total: _total, city: _city, ...r }) => ({ ...r, stage: r.stage as (typeof stages)[number] | null, grade: r.grade as Grade | null })) };
}

/** Computes a kept edition again from its own inputs and parameters and compares byte by byte. @throws Problem NOT_FOUND */
export async function verifyEdition(db: Sql, id: string): Promise<{ sound: boolean; hash: string; computed: string; firms: number; differing: number }> {
  const edition = await findEdition(db, id);
  if (!edition) throw notFound('积分期次', 'edition', id);
  const kept = await frozenScores(db, id);
  const again = freezePoints(JSON.parse(edition.scheme) as PointScheme, kept.map((k) => JSON.parse(k.input) as PointFirm), edition.on);
  const differing = again.scores.filter((s, i) => s.result !== kept[i]!.result || s.input !== kept[i]!.input).length;
  const sound = again.hash === edition.hash && sha256(edition.scheme) === edition.schemeHash && differing === 0;
  return { sound, hash: edition.hash, computed: again.hash, firms: kept.length, differing };
}
