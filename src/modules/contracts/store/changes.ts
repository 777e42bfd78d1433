import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ChangeView, Proposal } from '../contract.ts';

export interface ChangeRow {
  id: string;
  caseId: string;
  contractId: string;
  kind: ChangeView['kind'];
  status: string;
  open: boolean;
  baseVersion: number;
  proposal: Proposal;
  reason: string;
  createdAt: Date;
}

registerConstraints({
  'contracts.change_open': () =>
    new Problem('CONTRACT_CHANGE_OPEN', {
      status: 409,
      zh: '该合同已有一项变更正在办理',
      en: 'A change of this contract is already under way',
      remedy: { zh: '请等它办结，或由申请人撤回', en: 'Wait until it is decided, or let the applicant withdraw it' },
    }),
  'contracts.supplement_once': () =>
    new Problem('SUPPLEMENT_ALREADY_ACCEPTED', { status: 409, zh: '这一年度的提成已补正登记', en: 'The royalties of this year have already been supplemented' }),
});

export async function insertChange(db: Sql, c: Omit<ChangeRow, 'status' | 'open'> & { createdBy: string }): Promise<void> {
  await db
    .insertInto('contracts.change')
    .values({
      id: c.id, case_id: c.caseId, contract_id: c.contractId, kind: c.kind, status: 'OPEN', open: true, base_version: c.baseVersion, proposal: JSON.stringify(c.proposal),
      reason: c.reason, created_by: c.createdBy, created_at: c.createdAt,
    })
    .execute();
}

// oxlint-disable-next-line no-explicit-any -- a row of `selectAll`; the columns are those of the migration
const changeOf = (row: Record<string, any>): ChangeRow => ({
  id: row.id, caseId: row.case_id, contractId: row.contract_id, kind: row.kind, status: row.status, open: row.open, baseVersion: row.base_version, proposal: row.proposal,
  reason: row.reason, createdAt: row.created_at,
});

export async function findChange(db: Sql, id: string): Promise<ChangeRow | undefined> {
  const row = await db.selectFrom('contracts.change').selectAll().where('id', '=', id).executeTakeFirst();
  return row && changeOf(row);
}

/** Changes asked for, the newest first. */
export async function readChanges(db: Sql, contractId: string): Promise<ChangeRow[]> {
  const rows = await db.selectFrom('contracts.change').selectAll().where('contract_id', '=', contractId).orderBy('created_at', 'desc').execute();
  return rows.map(changeOf);
}

export async function setChangeStatus(db: Sql, id: string, status: string, open: boolean): Promise<void> {
  await db.updateTable('contracts.change').set({ status, open }).where('id', '=', id).execute();
}

export interface SupplementRow {
  year: number;
  royaltyFen: number;
  receivedOn: string;
  bankReference: string;
}

export async function insertSupplement(db: Sql, contractId: string, changeId: string, s: SupplementRow): Promise<void> {
  await db
    .insertInto('contracts.supplement')
    .values({ contract_id: contractId, year: s.year, royalty_fen: s.royaltyFen, received_on: s.receivedOn, bank_reference: s.bankReference, change_id: changeId })
    .execute();
}

export async function readSupplements(db: Sql, contractIds: readonly string[]): Promise<(SupplementRow & { contractId: string })[]> {
  if (contractIds.length === 0) return [];
  const rows = await db.selectFrom('contracts.supplement').selectAll().where('contract_id', 'in', [...contractIds]).orderBy('year').execute();
  return rows.map((r) => ({ contractId: r.contract_id, year: r.year, royaltyFen: r.royalty_fen, receivedOn: r.received_on, bankReference: r.bank_reference }));
}
