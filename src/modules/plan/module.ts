import type { Pack } from '../../kernel/base/pack.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { IndicatorDefinition, Indicators } from '../../kernel/indicators/index.ts';
import type { Module } from '../module.ts';
import { defineLocalIndicator, type LocalIndicator } from './commands/define-local-indicator.ts';
import { type Entered, type EnteredTarget, type EnteredTask, enterTarget, enterTask, type PlanAct, withdrawReviewed } from './commands/enter-reviewed.ts';
import { loadPlanPack, type PlanLoadReport } from './commands/load-pack.ts';
import { type HandAct, setDecomposition } from './commands/set-decomposition.ts';
import { setTaskDetail } from './commands/set-task-detail.ts';
import type { BackTest, DecompositionView, PlanDecomposition, PlanDocument, PlanTask, TargetAttainment, TargetFilter, TargetView, TaskDetail, TaskView } from './contract.ts';
import type { CompositeIndex } from './contract/composite.ts';
import type { LintReport } from './contract/lint.ts';
import { describeAttainment } from './domain/attainment/describe.ts';
import { describeLint } from './domain/lint/describe.ts';
import { readIndexDefinition } from './index-pack.ts';
import { readLintParameters } from './lint-pack.ts';
import { type PlanPack, readPlanPack } from './pack.ts';
import { allDefinitions } from './queries/context.ts';
import { listAttainment } from './queries/get-attainment.ts';
import { getBackTest } from './queries/get-back-test.ts';
import { listDecompositions } from './queries/get-decomposition.ts';
import { getIndex } from './queries/get-index.ts';
import { lintPackedPlan, lintStoredPlan } from './queries/lint-plan.ts';
import { listTargets } from './queries/list-targets.ts';
import { readTargetFiles, type TargetFile } from './queries/target-files.ts';
import { readLocalIndicators, readReviewed, type ReviewedVersion } from './reviewed-store.ts';
import { planRoutes } from './routes.ts';
import { readTasks } from './task-detail-store.ts';

export interface PlanDependencies {
  pack: Pack;
  indicators: Indicators;
}

export interface PlanModule extends Module {
  /** The plan as the pack has it, already checked. */
  packed: PlanPack;
  /** Records what the pack has beyond the database. Safe at every start and from several processes; load indicators first. */
  load(db: Database | Tx, now: Date): Promise<PlanLoadReport>;
  /** Every target in force, judged by its own figures. */
  listTargets(db: Database, now: Date, filter?: TargetFilter): Promise<TargetView[]>;
  /** Every target with its figures and schedule, for reports: by what was public on a day, or by everything. */
  targetFiles(db: Database, now: Date, asOf?: string): Promise<TargetFile[]>;
  /** The innovation index as the pack publishes it. @throws Problem INDEX_WITHOUT_DATA */
  index(db: Database): Promise<CompositeIndex>;
  /** What cannot be true in the plan in force. */
  lint(db: Database, now: Date): Promise<LintReport>;
  /** What cannot be true in the pack's plan by the pack's figures; no database needed. */
  lintPack(now: Date): LintReport;
  /** The report as lines for a terminal, in both languages. */
  describeLint(report: LintReport): string;
  /** The key tasks in force, with what the secretariat added. */
  tasks(db: Sql): Promise<PlanTask[]>;
  /** Those that are followed up: of the documents the pack names, and of reviewed ones. */
  supervisedTasks(db: Sql): Promise<PlanTask[]>;
  /** Schedule, forecast, gap and contributions of every target, newest document first. */
  attainment(db: Database, now: Date, filter?: Pick<TargetFilter, 'document' | 'place' | 'indicator' | 'asOf'>): Promise<TargetAttainment[]>;
  /** Targets of the zone by place and year, with what does not fit. */
  decompositions(db: Database, now: Date, document?: string): Promise<DecompositionView[]>;
  /** How often the forecasts would have held on the published series. */
  backTest(db: Database, now: Date): Promise<BackTest>;
  /** Attainment as lines for a terminal. */
  describeAttainment(list: readonly TargetAttainment[]): string;
  /** @throws Problem FORBIDDEN, TARGET_UNKNOWN, DECOMPOSITION_INVALID, DECOMPOSITION_CHANGED, DECOMPOSITION_SAME */
  setDecomposition(db: Database | Tx, act: HandAct, target: string, input: Pick<PlanDecomposition, 'rows' | 'basis'> & { seen: number }): Promise<{ version: number }>;
  /** @throws Problem FORBIDDEN, TASK_UNKNOWN, TASK_DETAIL_INVALID, TASK_DETAIL_CHANGED */
  setTaskDetail(db: Database | Tx, act: HandAct, task: string, input: TaskDetail & { seen: number }): Promise<TaskView>;
  /** Indicators people defined for reviewed documents. */
  localIndicators(db: Sql): Promise<IndicatorDefinition[]>;

  /** Every indicator a target may have: the zone's and those people defined. */
  definitions(db: Sql): Promise<IndicatorDefinition[]>;
  /** @throws Problem PLAN_TARGET_INVALID, PLAN_TARGET_EXISTS */
  enterTarget(tx: Tx, act: PlanAct, document: PlanDocument, target: EnteredTarget): Promise<Entered>;
  /** @throws Problem PLAN_TASK_INVALID */
  enterTask(tx: Tx, act: PlanAct, document: PlanDocument, task: EnteredTask): Promise<Entered>;
  /** What a person took back leaves the plan; answers the ids withdrawn. */
  withdrawReviewed(tx: Tx, act: PlanAct, item: string, reason: 'UNDONE' | 'REJECTED' | 'CORRECTED'): Promise<string[]>;
  defineLocalIndicator(tx: Tx, act: PlanAct, wanted: LocalIndicator): Promise<IndicatorDefinition>;
  /** What was entered from reviews of a document, withdrawn ones too. */
  readReviewed(db: Sql, document: string): Promise<ReviewedVersion[]>;
}

/** @throws Problem PACK_FILE_*, PLAN_PACK_INVALID: a wrong pack is refused before anything starts */
export function createPlanModule({ pack, indicators }: PlanDependencies): PlanModule {
  const packed = readPlanPack(pack, indicators);
  const lint = readLintParameters(pack, indicators);
  const index = readIndexDefinition(pack, indicators);
  return {
    name: 'plan',
    migrations: 'src/modules/plan/migrations',
    permissions: [
      { id: 'plan.decomposition.write', zh: '设定目标的地区和年度分解', en: 'Set targets by place and year' },
      { id: 'plan.task.write', zh: '补充任务的上级、指标、资金和决议依据', en: 'Add parent, indicators, money and resolution to tasks' },
    ],
    routes: planRoutes({ indicators, packed }, { lint, index }),
    packed,
    load: (db, now) => loadPlanPack(db, packed, now),
    listTargets: (db, now, filter) => listTargets({ db, now, indicators, packed }, filter),
    targetFiles: (db, now, asOf) => readTargetFiles({ db, now, indicators, packed }, asOf),
    index: (db) => getIndex({ db, indicators }, index, {}),
    lint: (db, now) => lintStoredPlan({ db, now, indicators, packed }, lint),
    lintPack: (now) => lintPackedPlan(packed, indicators, lint, now),
    describeLint,
    definitions: (db) => allDefinitions(indicators, db),
    enterTarget: (tx, act, document, target) => enterTarget(tx, indicators, act, document, target),
    enterTask: (tx, act, document, task) => enterTask(tx, indicators, act, document, task),
    withdrawReviewed,
    defineLocalIndicator,
    readReviewed,
    tasks: async (db) => (await readTasks(db)).tasks,
    supervisedTasks: async (db) => (await readTasks(db)).tasks.filter((t) => t.basis !== undefined || packed.screens.supervisedDocuments.includes(t.document)),
    attainment: (db, now, filter) => listAttainment({ db, now, indicators, packed }, filter),
    decompositions: (db, now, document) => listDecompositions({ db, now, indicators, packed }, lint, document),
    backTest: (db, now) => getBackTest({ db, now, indicators, packed }),
    describeAttainment,
    setDecomposition: (db, act, target, input) => setDecomposition({ indicators }, db, act, target, input),
    setTaskDetail: (db, act, task, input) => setTaskDetail({ indicators }, db, act, task, input),
    localIndicators: readLocalIndicators,
  };
}
