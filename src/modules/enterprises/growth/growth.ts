import type { Database, Sql, Tx } from '../../../kernel/db/index.ts';
import type { PermissionDeclaration } from '../../../kernel/identity/actor.ts';
import type { BoundRoute } from '../../../kernel/identity/index.ts';
import type { ProcedureHooks } from '../../../kernel/procedure/index.ts';
import type { Act } from '../act.ts';
import { beginNotice } from './commands/begin-notice.ts';
import { decideCandidate } from './commands/decide-candidate.ts';
import { makePointsEdition } from './commands/make-points-edition.ts';
import { type ListOpening, openListEdition } from './commands/open-list-edition.ts';
import { type Proposals, proposeCandidates } from './commands/propose-candidates.ts';
import { remindPlans } from './commands/remind-plans.ts';
import { reportMeasure } from './commands/report-measure.ts';
import { createPlan } from './commands/save-plan.ts';
import { submitListForm } from './commands/submit-list-form.ts';
import type { PlanDraft } from './contract.ts';
import { distribution } from './domain/points/freeze.ts';
import type { ListReportData } from './domain/lists/report-data.ts';
import type { Grade } from './domain/points/scheme.ts';
import type { PointScore } from './domain/points/score.ts';
import { growthHooks } from './hooks.ts';
import type { GrowthParts } from './parts.ts';
import { computePoints } from './queries/compute-points.ts';
import { listReportData } from './queries/report-data.ts';
import { growthRoutes } from './routes.ts';
import { type CandidateForm, standingCandidates } from './store/lists.ts';
import { readMeasures } from './store/plans.ts';

/** Growth of firms: innovation points, yearly lists, and plans of single firms. A part of the module enterprises. */
export interface Growth {
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  hooks: ProcedureHooks;
  /** Points of the population as it was known on a day; nothing is stored. */
  points(db: Sql, on: string): Promise<{ on: string; firms: number; grades: Record<Grade | 'none', number>; schemeHash: string; inputHash: string; hash: string; scores: (PointScore & { name: string; city: string })[] }>;
  makePointsEdition(db: Database | Tx, act: Act, input: { on: string; demo?: boolean }): Promise<{ id: string; firms: number; graded: number; hash: string }>;
  openListEdition(db: Database | Tx, act: Act, input: ListOpening): Promise<{ id: string; caseId: string }>;
  proposeCandidates(db: Database | Tx, act: Act, id: string): Promise<Proposals>;
  submitListForm(db: Database | Tx, act: Act, id: string, form: CandidateForm): Promise<{ candidateId: string }>;
  decideCandidate: typeof decideCandidate;
  /** Ids of the candidates that were not removed, of one city where told. */
  standing(db: Sql, id: string, city?: string): Promise<string[]>;
  beginNotice(db: Database | Tx, act: Act, id: string, contact: string): Promise<{ firms: number }>;
  /** What a report on a published list rests on. @throws Problem NOT_FOUND */
  listReportData(db: Sql, editionId: string): Promise<ListReportData>;
  createPlan(db: Database | Tx, act: Act, input: PlanDraft & { enterpriseId: string; demo?: boolean }): Promise<{ id: string }>;
  /** Ids of the measures of a plan, in their order. */
  measuresOf(db: Sql, planId: string): Promise<string[]>;
  reportMeasure: typeof reportMeasure;
  /** Job: reminders of measures. Returns how many were sent. */
  remindPlans(db: Database, now: Date): Promise<number>;
}

const PERMISSIONS: readonly PermissionDeclaration[] = [
  { id: 'enterprises.points.read-own', zh: '查看本企业创新积分', en: 'See the points of the own firm' },
  { id: 'enterprises.points.read', zh: '查看企业创新积分排名', en: 'See the ranking of innovation points' },
  { id: 'enterprises.points.run', zh: '计算企业创新积分', en: 'Compute innovation points' },
  { id: 'enterprises.list.read', zh: '查看企业名单评定', en: 'See editions of lists and their candidates' },
  { id: 'enterprises.list.apply', zh: '申报企业名单', en: 'Apply for a list' },
  { id: 'enterprises.list.recommend', zh: '园区推荐候选企业', en: 'Recommend candidates of the park' },
  { id: 'enterprises.list.check', zh: '汇总、核查本市候选企业', en: 'Sum up and check candidates of the city' },
  { id: 'enterprises.list.run', zh: '组织企业名单评定', en: 'Run editions of lists' },
  { id: 'enterprises.list.decide', zh: '答复名单异议、公布名单', en: 'Answer objections and publish lists' },
  { id: 'enterprises.plan.read', zh: '查看“一企一策”方案', en: 'See plans of single firms' },
  { id: 'enterprises.plan.edit', zh: '制定“一企一策”方案、登记进展', en: 'Make plans of single firms and report on them' },
];

export function createGrowth(parts: GrowthParts): Growth {
  return {
    permissions: PERMISSIONS,
    routes: growthRoutes(parts),
    hooks: growthHooks(parts),
    points: async (db, on) => {
      const { firms, frozen } = await computePoints(parts, db, on);
      const scores = frozen.scores.map(({ score }) => ({ ...score, name: firms.get(score.id)!.name, city: firms.get(score.id)!.city }));
      return { on, firms: firms.size, grades: distribution(scores), schemeHash: frozen.schemeHash, inputHash: frozen.inputHash, hash: frozen.hash, scores };
    },
    makePointsEdition: (db, act, input) => makePointsEdition(parts, db, act, input),
    openListEdition: (db, act, input) => openListEdition(parts, db, act, input),
    proposeCandidates: (db, act, id) => proposeCandidates(parts, db, act, id),
    submitListForm: (db, act, id, form) => submitListForm(parts, db, act, id, form),
    decideCandidate,
    standing: async (db, id, city) => (await standingCandidates(db, id)).filter((c) => city === undefined || c.city === city).map((c) => c.id),
    beginNotice: (db, act, id, contact) => beginNotice(parts, db, act, id, contact),
    listReportData: (db, id) => listReportData(parts, db, id),
    createPlan: (db, act, input) => createPlan(parts, db, act, input),
    measuresOf: async (db, id) => (await readMeasures(db, [id])).map((m) => m.id),
    reportMeasure,
    remindPlans: (db, now) => remindPlans(parts, db, now),
  };
}
