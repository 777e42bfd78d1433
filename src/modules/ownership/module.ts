import { notFound } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import type { Act, Handle, OwnershipParts } from './act.ts';
import { giveConsent } from './commands/consent.ts';
import { applyGrant } from './commands/grant.ts';
import { createPlan, type PlanBody } from './commands/plan.ts';
import type { GrantDraft } from './contract.ts';
import { checkList, type ExemptionOccasion, type ExemptionRule } from './domain/exemption.ts';
import { ownershipHooks } from './hooks.ts';
import { ownershipRoutes } from './routes.ts';
import { missingConsents } from './store/grants.ts';
import { findPlan } from './store/plans.ts';

/** Grants of ownership or long-term use (赋权), distribution of income, negative lists; handbook 2.7 and 2.8. */
export interface OwnershipModule extends Module {
  hooks: ProcedureHooks;
  /** Co-owners whose consent a listing or sale of the result still needs; empty when none does. */
  consentsMissing(db: Sql, resultId: string): Promise<string[]>;
  /** The negative list for an occasion, with its version, for evidence of due diligence. */
  negativeList(occasion: ExemptionOccasion): { version: number; source: string; rules: ExemptionRule[] };
  applyGrant(db: Handle, act: Act, draft: GrantDraft & { demo?: boolean }): Promise<{ id: string; caseId: string }>;
  giveConsent: typeof giveConsent;
  /** What a plan gives out, in fen. @throws Problem NOT_FOUND */
  poolOf(db: Sql, planId: string): Promise<{ poolFen: number }>;
  createPlan(db: Handle, act: Act, body: PlanBody & { demo?: boolean }): Promise<{ id: string; caseId: string }>;
}

export function createOwnershipModule(parts: OwnershipParts): OwnershipModule {
  const { exemptions } = parts.rules;
  return {
    name: 'ownership',
    migrations: 'src/modules/ownership/migrations',
    permissions: [
      { id: 'ownership.grant.read', zh: '查看赋权事项', en: 'See grants' },
      { id: 'ownership.grant.apply', zh: '申请赋权、登记和报告', en: 'Apply for grants, register and report' },
      { id: 'ownership.grant.decide', zh: '审议赋权', en: 'Decide on grants' },
      { id: 'ownership.plan.read', zh: '查看收益分配方案', en: 'See distribution plans' },
      { id: 'ownership.plan.prepare', zh: '编制收益分配方案', en: 'Prepare distribution plans' },
      { id: 'ownership.plan.approve', zh: '审批收益分配方案', en: 'Approve distribution plans' },
      { id: 'ownership.plan.pay', zh: '支付转化收益和奖金', en: 'Pay rewards and bonuses' },
    ],
    routes: ownershipRoutes(parts),
    hooks: ownershipHooks(parts),
    consentsMissing: missingConsents,
    negativeList: (occasion) => ({ version: exemptions.version, source: exemptions.source, rules: checkList(exemptions, occasion) }),
    applyGrant: (db, act, { demo, ...draft }) => applyGrant(parts, db, act, draft, demo),
    giveConsent,
    poolOf: async (db, planId) => {
      const plan = await findPlan(db, planId);
      if (!plan) throw notFound('分配方案', 'plan', planId);
      return { poolFen: plan.computed.poolFen };
    },
    createPlan: (db, act, { demo, ...body }) => createPlan(parts, db, act, body, demo),
  };
}
