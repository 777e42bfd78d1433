import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../../kernel/base/problem.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import { type Actor, findGrant, holds } from '../../../../kernel/identity/index.ts';
import { figuresSeen } from '../../domain/figures-seen.ts';
import { yearOf } from '../../domain/in-force.ts';
import { readDossiers } from '../../store/dossiers.ts';
import { findByOrganisation, findFirm } from '../../store/firms.ts';
import type { PlanView } from '../contract.ts';
import { goalProgress, measureLight } from '../domain/plans/plan.ts';
import type { GrowthParts } from '../parts.ts';
import { findPlan, listPlans, planOfFirm, type PlanRow, readGoals, readMeasures, readProgress } from '../store/plans.ts';

const maySee = (actor: Actor | undefined, plan: PlanRow): boolean =>
  findGrant(actor, 'enterprises.plan.read', { region: plan.city, organisationIds: plan.organisationId ? [plan.organisationId] : [] }) !== undefined;

/** Plans with goals, as far as the dossiers tell how they stand, and measures with their lights. */
async function viewPlans(parts: GrowthParts, db: Sql, actor: Actor | undefined, plans: readonly PlanRow[], today: CalendarDate): Promise<PlanView[]> {
  const ids = plans.map((p) => p.id);
  const [goals, measures] = [await readGoals(db, ids), await readMeasures(db, ids)];
  const progress = await readProgress(db, measures.map((m) => m.id));
  const firms = (await Promise.all(plans.map((p) => findFirm(db, p.enterpriseId)))).flatMap((f) => f ?? []);
  const dossiers = new Map((await readDossiers(db, firms, today)).map((d) => [d.firm.id, d]));
  return plans.map((plan) => {
    const seen = figuresSeen(dossiers.get(plan.enterpriseId)?.statements ?? [], today);
    const own = measures.filter((m) => m.planId === plan.id).map((m) => {
      const reports = progress.filter((p) => p.measureId === m.id);
      const { planId: _plan, no: _no, ...rest } = m;
      return {
        ...rest, light: measureLight(m, today, parts.plans.rules), percent: reports[0]?.percent ?? 0, progress: reports.map(({ percent, note, at, byName }) => ({ percent, note, at: at.toISOString(), byName })),
      };
    });
    const count = (light: string): number => own.filter((m) => m.light === light).length;
    const { organisationId: _organisation, changedAt, ...head } = plan;
    return {
      ...head, changedAt: changedAt.toISOString(),
      lights: { DONE: count('DONE'), GREEN: count('GREEN'), YELLOW: count('YELLOW'), RED: count('RED') },
      nextDueOn: own.filter((m) => m.doneOn === null).map((m) => m.dueOn).sort()[0] ?? null,
      goals: goals.filter((g) => g.planId === plan.id).map(({ planId: _plan, no: _no, ...g }) => {
        const kind = parts.plans.goals.find((k) => k.id === g.kind);
        const { actual, actualYear } = latest(kind?.item, g.baseYear, Math.min(g.targetYear, yearOf(today)), (item, year) => seen.get(item, year)?.value);
        return { ...g, zh: kind?.zh ?? g.kind, en: kind?.en ?? g.kind, unit: kind?.unit ?? '', actual, actualYear, progress: goalProgress({ ...g, actual }) };
      }),
      measures: own,
      may: { edit: findGrant(actor, 'enterprises.plan.edit', { region: plan.city }) !== undefined },
    };
  });
}

/** The newest known figure of an item from the base year on. */
function latest(item: string | undefined, from: number, to: number, read: (item: string, year: number) => number | undefined): { actual: number | null; actualYear: number | null } {
  for (let year = to; item !== undefined && year >= from; year -= 1) {
    const value = read(item, year);
    if (value !== undefined) return { actual: value, actualYear: year };
  }
  return { actual: null, actualYear: null };
}

const kinds = ({ plans }: GrowthParts) => plans.goals.map(({ id, zh, en, unit }) => ({ id, zh, en, unit }));

export async function viewPlanList(parts: GrowthParts, db: Sql, actor: Actor | undefined, now: Date, { page, pageSize }: { page: number; pageSize: number }) {
  const shown = { page, pageSize, goalKinds: kinds(parts), mayEdit: holds(actor, 'enterprises.plan.edit'), source: parts.plans.source };
  const own = await ownPlan(db, actor);
  if (own) return { ...shown, total: 1, items: await viewPlans(parts, db, actor, [own], dateOf(now)) };
  const rows = await listPlans(db, { cities: citiesOf(actor), limit: pageSize, offset: (page - 1) * pageSize });
  return { ...shown, total: rows[0]?.total ?? 0, items: await viewPlans(parts, db, actor, rows.map(({ total: _total, ...p }) => p), dateOf(now)) };
}

/** The plan of the reader's own firm. */
async function ownPlan(db: Sql, actor: Actor | undefined): Promise<PlanRow | undefined> {
  for (const a of actor?.assignments ?? []) {
    if (!a.grants.some((g) => g.permission === 'enterprises.plan.read' && g.reach === 'own')) continue;
    const firm = await findByOrganisation(db, a.organisationId);
    if (firm) return planOfFirm(db, firm.id);
  }
  return undefined;
}

/** Cities whose plans somebody may see; null: all. */
function citiesOf(actor: Actor | undefined): string[] | null {
  const granted = (actor?.assignments ?? []).flatMap((a) => a.grants.filter((g) => g.permission === 'enterprises.plan.read').map((g) => ({ reach: g.reach, regions: a.regions })));
  if (granted.some((g) => g.reach === 'zone' || (g.reach === 'jurisdiction' && g.regions.length === 0))) return null;
  return granted.filter((g) => g.reach === 'jurisdiction').flatMap((g) => [...g.regions]);
}

/** @throws Problem NOT_FOUND: also for a plan that the reader may not see */
export async function viewPlan(parts: GrowthParts, db: Sql, actor: Actor | undefined, now: Date, id: string) {
  const plan = await findPlan(db, id);
  if (!plan || !maySee(actor, plan)) throw notFound('方案', 'plan', id);
  return { plan: (await viewPlans(parts, db, actor, [plan], dateOf(now)))[0]!, goalKinds: kinds(parts) };
}
