import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, signInRequired } from '../../../kernel/identity/index.ts';
import type { listBonuses, listPlans, myIncome, PlanView } from '../contract.ts';
import { planWorkbook } from '../formats/plan-workbook.ts';
import { grantsOf } from '../store/grants.ts';
import { findPlan, listBonusRows, listPlanRows, partsOf, type PlanRow } from '../store/plans.ts';
import { covers, scopeOf } from './scope.ts';

const READ = 'ownership.plan.read';

const isOverdue = (p: { dueOn: string; paidOn: string | null; status: string }, now: Date): boolean => p.paidOn === null && p.status !== 'WITHDRAWN' && p.dueOn < dateOf(now);

export async function readPlans(db: Sql, actor: Actor | undefined, now: Date, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof listPlans>> {
  const { rows, total } = await listPlanRows(db, scopeOf(actor, READ), { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    items: rows.map((p) => ({
      id: p.id, resultTitle: p.resultTitle, organisationName: p.organisationName, status: p.status, dueOn: p.dueOn, overdue: isOverdue(p, now), paidOn: p.paidOn, demo: p.demo,
      poolFen: p.computed.poolFen, retainedFen: p.computed.retainedFen, persons: p.computed.parts.length,
    })),
    total, page, pageSize,
  };
}

async function planFor(db: Sql, actor: Actor | undefined, id: string): Promise<PlanRow> {
  const row = await findPlan(db, id);
  if (!row || !covers(scopeOf(actor, READ), row)) throw notFound('分配方案', 'plan', id);
  return row;
}

/** @throws Problem NOT_FOUND */
export async function readPlan(db: Sql, actor: Actor | undefined, now: Date, id: string): Promise<PlanView> {
  const { createdAt, region: _, ...row } = await planFor(db, actor, id);
  return {
    ...row, createdAt: createdAt.toISOString(), overdue: isOverdue(row, now),
    may: { edit: row.status === 'DRAFT' && findGrant(actor, 'ownership.plan.prepare', { organisationIds: [row.organisationId] }) !== undefined },
  };
}

/** @throws Problem NOT_FOUND */
export async function planFile(db: Sql, actor: Actor | undefined, id: string): Promise<{ fileName: string; bytes: Uint8Array }> {
  const row = await planFor(db, actor, id);
  return { fileName: `收益分配-${row.resultTitle}.xlsx`, bytes: await planWorkbook(row) };
}

/** @throws Problem SIGN_IN_REQUIRED */
export async function readMyIncome(db: Sql, actor: Actor | undefined): Promise<ContractAnswer<typeof myIncome>> {
  if (!actor) throw signInRequired();
  const person = { accountId: actor.accountId, name: actor.displayName, organisations: actor.assignments.map((a) => a.organisationId) };
  const parts = await partsOf(db, person);
  const grants = await grantsOf(db, person);
  return {
    parts,
    grants: grants.map((g) => ({
      grantId: g.id, resultId: g.resultId, resultTitle: g.resultTitle, kind: g.kind, termYears: g.termYears, status: g.status,
      sharePpm: g.persons.find((p) => (p.accountId ? p.accountId === actor.accountId : p.name === actor.displayName))?.sharePpm ?? 0,
    })),
    paidFen: parts.filter((p) => p.paidOn).reduce((sum, p) => sum + p.fen, 0),
    expectedFen: parts.filter((p) => !p.paidOn).reduce((sum, p) => sum + p.fen, 0),
  };
}

export async function readBonuses(db: Sql, actor: Actor | undefined, now: Date, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof listBonuses>> {
  const { rows, total } = await listBonusRows(db, scopeOf(actor, READ), { limit: pageSize, offset: (page - 1) * pageSize });
  const today = dateOf(now);
  return {
    items: rows.map(({ organisationId, createdBy, ...b }) => ({
      ...b, overdue: b.paidOn === null && b.dueOn < today,
      mayPay: b.paidOn === null && createdBy !== actor?.accountId && findGrant(actor, 'ownership.plan.pay', { organisationIds: [organisationId] }) !== undefined,
    })),
    total, page, pageSize,
  };
}
