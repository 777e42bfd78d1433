import type { Sql } from '../../../kernel/db/index.ts';
import type { TypeJudgement, Answers } from '../domain/judge-type.ts';

export interface JudgementRow {
  id: string;
  contractId: string;
  accountId: string;
  role: string;
  answers: Answers;
  judgement: TypeJudgement;
  madeAt: Date;
}

export async function insertJudgement(db: Sql, j: JudgementRow): Promise<void> {
  await db
    .insertInto('contracts.type_judgement')
    .values({ id: j.id, contract_id: j.contractId, account_id: j.accountId, role: j.role, answers: JSON.stringify(j.answers), judgement: JSON.stringify(j.judgement), made_at: j.madeAt })
    .execute();
}

/** Judgements of a contract, the newest first. */
export async function readJudgements(db: Sql, contractId: string): Promise<JudgementRow[]> {
  const rows = await db.selectFrom('contracts.type_judgement').selectAll().where('contract_id', '=', contractId).orderBy('made_at', 'desc').orderBy('id', 'desc').execute();
  return rows.map((r) => ({ id: r.id, contractId: r.contract_id, accountId: r.account_id, role: r.role, answers: r.answers, judgement: r.judgement, madeAt: r.made_at }));
}

export interface DecisionRow {
  id: string;
  contractId: string;
  action: string;
  accountId: string | null;
  judgementId: string | null;
  regulationId: string | null;
  facts: Record<string, unknown>;
  madeAt: Date;
}

export async function insertDecision(db: Sql, d: DecisionRow): Promise<void> {
  await db
    .insertInto('contracts.decision')
    .values({ id: d.id, contract_id: d.contractId, action: d.action, account_id: d.accountId, judgement_id: d.judgementId, regulation_id: d.regulationId, facts: JSON.stringify(d.facts), made_at: d.madeAt })
    .execute();
}

/** Decisions on a contract in the order in which they were made. */
export async function readDecisions(db: Sql, contractId: string): Promise<DecisionRow[]> {
  const rows = await db.selectFrom('contracts.decision').selectAll().where('contract_id', '=', contractId).orderBy('made_at').orderBy('id').execute();
  return rows.map((r) => ({ id: r.id, contractId: r.contract_id, action: r.action, accountId: r.account_id, judgementId: r.judgement_id, regulationId: r.regulation_id, facts: r.facts, madeAt: r.made_at }));
}
