import type { ContractView } from '../contract.ts';
import { submissionFaults } from '../domain/completeness.ts';
import type { Registry } from '../registries.ts';
import type { ContractRow } from '../store.ts';

/** The stored contract as the API shows it, with what is still missing while it can be changed. */
export function viewContract(row: ContractRow, registries: readonly Registry[]): ContractView {
  const editable = row.status === 'DRAFT' || row.status === 'RETURNED';
  return {
    ...row,
    registryName: registries.find((r) => r.region === row.registryRegion && r.code === row.registryCode)?.zh ?? row.registryCode,
    missing: editable ? submissionFaults(row).map((f) => ({ field: f.where?.field ?? '', zh: f.zh, en: f.en })) : [],
    createdAt: row.createdAt.toISOString(),
  };
}
