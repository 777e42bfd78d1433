import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, SupervisionParts } from './act.ts';
import { addFinding, type FindingInput } from './commands/add-finding.ts';
import { assignUnit } from './commands/assign-unit.ts';
import { decideMilestones } from './commands/decide-milestones.ts';
import { joinInspection } from './commands/join-inspection.ts';
import { orderForFinding } from './commands/order-for-finding.ts';
import { type InspectionPlan, planInspection } from './commands/plan-inspection.ts';
import { type MilestoneProposal, proposeMilestones } from './commands/propose-milestones.ts';
import { type ReportInput, reportProgress } from './commands/report-progress.ts';
import { tick, type TickReport } from './commands/tick.ts';
import { type VerificationInput, verifyProgress } from './commands/verify-progress.ts';
import type { BoardItem, getCalendar } from './contract.ts';
import type { OrderColour } from './domain/orders.ts';
import { supervisionHooks } from './hooks.ts';
import { boardItemOf } from './queries/board.ts';
import { readCalendar } from './queries/calendar.ts';
import { readOverview, type TaskOverview } from './queries/overview.ts';
import { readPublicBoard } from './queries/board.ts';
import { readDossiers, type TaskDossier } from './queries/dossiers.ts';
import { type AssessedTask, evidenceOf } from './queries/evidence-of.ts';
import { type InspectionBulletin, inspectionsOf } from './queries/inspections.ts';
import { readStandings } from './queries/standing.ts';
import { type FindingRow, readFindings } from './store/findings.ts';
import { readOrders } from './store/orders.ts';
import { supervisionRoutes } from './routes.ts';

/** Progress and supervision of key tasks (督查督办). Every command joins the transaction it is given. */
export interface SupervisionModule extends Module {
  hooks: ProcedureHooks;
  assignUnit(db: Database | Tx, act: Act, input: { kind: 'unit' | 'task'; key: string; organisationId: string }): Promise<{ version: number }>;
  proposeMilestones(db: Database | Tx, act: Act, taskId: string, proposal: MilestoneProposal): Promise<{ planId: string; version: number }>;
  decideMilestones(db: Database | Tx, act: Act, planId: string, decision: { approve: boolean; reason: string | null }): ReturnType<typeof decideMilestones>;
  reportProgress(db: Database | Tx, act: Act, taskId: string, input: ReportInput): Promise<{ reportId: string }>;
  verifyProgress(db: Database | Tx, act: Act, reportId: string, input: VerificationInput): ReturnType<typeof verifyProgress>;
  /** Job: lights into the history, reminders, orders proposed and escalated; each once. */
  tick(db: Database | Tx, now: Date): Promise<TickReport>;
  planInspection(db: Database | Tx, act: Act, plan: InspectionPlan): ReturnType<typeof planInspection>;
  joinInspection(db: Database | Tx, act: Act, inspectionId: string, statement: string): Promise<{ joined: true }>;
  addFinding(db: Database | Tx, act: Act, inspectionId: string, input: FindingInput): Promise<{ findingId: string; no: number }>;
  orderForFinding(db: Database | Tx, act: Act, findingId: string, colour: OrderColour): Promise<{ caseId: string }>;
  findingsOf(db: Sql, inspectionId: string): Promise<FindingRow[]>;
  /** Inspections and findings of a month (`YYYY-MM`) or year (`YYYY`), for bulletins; not filtered by who asks. */
  inspectionsOf(db: Sql, period: string, now: Date): Promise<InspectionBulletin>;
  /** What may be shown of evidence to an assessor: kinds, digests and verified values; no words and no names of persons. */
  evidenceOf(db: Sql, now: Date, scope: { document: string; places: readonly string[] }): Promise<AssessedTask[]>;
  /** Every task with its light today, for bulletins and cockpits; not filtered by who asks. */
  standings(db: Sql, now: Date): Promise<BoardItem[]>;
  /** Every task as it stood at a moment, for reports; not filtered by who asks. */
  dossiers(db: Sql, at: Date): Promise<TaskDossier[]>;
  /** The tasks that the reader may see, with their milestones. */
  overview(db: Sql, actor: Actor | undefined, now: Date): Promise<TaskOverview[]>;
  /** Milestones and reports due in some months (`YYYY-MM`), for the tasks the reader may see. */
  calendar(db: Sql, actor: Actor | undefined, now: Date, months: readonly string[]): Promise<ContractAnswer<typeof getCalendar>['entries']>;
  /** Light and verified progress of the tasks whose plan is public. */
  publicBoard(db: Sql, now: Date): ReturnType<typeof readPublicBoard>;
}

export function createSupervisionModule(parts: SupervisionParts): SupervisionModule {
  return {
    name: 'supervision',
    migrations: 'src/modules/supervision/migrations',
    permissions: [
      { id: 'supervision.progress.read', zh: '查看任务进度、佐证和督办单', en: 'See progress, evidence and orders of tasks' },
      { id: 'supervision.progress.report', zh: '填报任务进度', en: 'Report the progress of tasks' },
      { id: 'supervision.progress.verify', zh: '核验任务进度', en: 'Verify the progress of tasks' },
      { id: 'supervision.milestone.set', zh: '提出任务节点和权重', en: 'Propose milestones and weights' },
      { id: 'supervision.milestone.approve', zh: '批准任务节点和权重', en: 'Approve milestones and weights' },
      { id: 'supervision.unit.assign', zh: '指定任务的责任机构', en: 'Name the organisations that answer for tasks' },
      { id: 'supervision.order.issue', zh: '签发督办单', en: 'Issue dispatch orders' },
      { id: 'supervision.order.answer', zh: '签收和办理督办单', en: 'Sign and answer dispatch orders' },
      { id: 'supervision.inspection.read', zh: '查看督查和问题清单', en: 'See inspections and findings' },
      { id: 'supervision.inspection.plan', zh: '拟订、批准和办结督查', en: 'Plan, approve and close inspections' },
      { id: 'supervision.inspection.inspect', zh: '参加检查组、登记问题、反馈意见', en: 'Inspect: join the team, record findings, feed back' },
      { id: 'supervision.inspection.answer', zh: '答复督查、报告整改', en: 'Answer an inspection and report rectification' },
      { id: 'supervision.finding.recheck', zh: '复查整改并销号', en: 'Recheck rectifications and close findings' },
      { id: 'supervision.order.recheck', zh: '复核和销号督办单', en: 'Recheck and close dispatch orders' },
    ],
    routes: supervisionRoutes(parts),
    hooks: supervisionHooks(parts),
    assignUnit: (db, act, input) => assignUnit(parts, db, act, input),
    proposeMilestones: (db, act, taskId, proposal) => proposeMilestones(parts, db, act, taskId, proposal),
    decideMilestones: (db, act, planId, decision) => decideMilestones(parts, db, act, planId, decision),
    reportProgress: (db, act, taskId, input) => reportProgress(parts, db, act, taskId, input),
    verifyProgress: (db, act, reportId, input) => verifyProgress(parts, db, act, reportId, input),
    planInspection: (db, act, plan) => planInspection(parts, db, act, plan),
    joinInspection,
    addFinding,
    orderForFinding: (db, act, findingId, colour) => orderForFinding(parts, db, act, findingId, colour),
    findingsOf: (db, inspectionId) => readFindings(db, { inspectionId }),
    inspectionsOf,
    evidenceOf: (db, now, scope) => evidenceOf(parts, db, now, scope),
    tick: (db, now) => tick(parts, db, now),
    dossiers: (db, at) => readDossiers(parts, db, at),
    overview: (db, actor, now) => readOverview(parts, db, actor, now),
    calendar: (db, actor, now, months) => readCalendar(parts, db, actor, now, months),
    publicBoard: (db, now) => readPublicBoard(parts, db, now),
    standings: async (db, now) => {
      const [standings, orders] = await Promise.all([readStandings(parts, db, now), readOrders(db)]);
      return standings.map((s) => boardItemOf(parts, s, orders.filter((o) => o.taskId === s.task.id)));
    },
  };
}
