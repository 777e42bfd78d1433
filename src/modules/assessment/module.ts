import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, AssessmentParts } from './act.ts';
import { declareIndependence } from './commands/declare.ts';
import { draftEngagement, type EngagementDraft } from './commands/draft-engagement.ts';
import { readMaterial } from './commands/read-material.ts';
import type { AssessmentResult, Material } from './contract.ts';
import { assessmentHooks } from './hooks.ts';
import { readResults } from './queries/engagements.ts';
import { assessmentRoutes } from './routes.ts';

/** Third-party assessment (第三方评估). Commands join the transaction they are given, except the logged read. */
export interface AssessmentModule extends Module {
  hooks: ProcedureHooks;
  draftEngagement(db: Database | Tx, act: Act, draft: EngagementDraft): Promise<{ engagementId: string; caseId: string }>;
  declareIndependence(db: Database | Tx, act: Act, engagementId: string, statement: string): Promise<{ declared: true }>;
  readMaterial(db: Database, act: Act, engagementId: string, section: string): Promise<Material>;
  /** Published assessments, newest first; for reports. */
  results(db: Sql): Promise<AssessmentResult[]>;
}

export function createAssessmentModule(parts: AssessmentParts): AssessmentModule {
  return {
    name: 'assessment',
    migrations: 'src/modules/assessment/migrations',
    permissions: [
      { id: 'assessment.engagement.read', zh: '查看评估委托', en: 'See engagements of assessors' },
      { id: 'assessment.engagement.manage', zh: '拟定、签约、接收和公开评估', en: 'Propose, sign, accept and publish assessments' },
      { id: 'assessment.access.read', zh: '查看评估人员的查阅记录', en: 'See what assessors have read' },
      { id: 'assessment.material.read', zh: '查阅约定开放的评估资料', en: 'Read material opened for an assessment' },
      { id: 'assessment.work.file', zh: '声明、评分、归档底稿和提交评估报告', en: 'Declare, score, file papers and hand in the report' },
      { id: 'assessment.facts.comment', zh: '核对评估报告的事实', en: 'Check the facts of an assessment' },
    ],
    routes: assessmentRoutes(parts),
    hooks: assessmentHooks,
    draftEngagement: (db, act, draft) => draftEngagement(parts, db, act, draft),
    declareIndependence,
    readMaterial: (db, act, engagementId, section) => readMaterial(parts, db, act, engagementId, section),
    results: readResults,
  };
}
