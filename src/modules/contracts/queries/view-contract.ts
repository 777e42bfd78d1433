import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractView } from '../contract.ts';
import type { ContractDeps } from '../act.ts';
import { submissionFaults } from '../domain/completeness.ts';
import { type Regulation, regulationFor } from '../domain/regulation.ts';
import type { Registry } from '../registries.ts';
import type { ContractRow } from '../store/contracts.ts';

export function registryName(registries: readonly Registry[], row: Pick<ContractRow, 'registryRegion' | 'registryCode'>): string {
  return registries.find((r) => r.region === row.registryRegion && r.code === row.registryCode)?.zh ?? row.registryCode;
}

/** The version of the regulation that governs a contract: the pinned one, else the one of today. @throws Problem REGULATION_NONE */
export function regulationOf(deps: Pick<ContractDeps, 'rules'>, row: ContractRow, now: Date): Regulation {
  const { regulations } = deps.rules;
  return regulations.regulations.find((r) => r.id === row.regulationId) ?? regulationFor(regulations, { filedOn: row.filedOn ?? dateOf(now), signDate: row.signDate });
}

/** The stored contract as the API shows it, with what is still missing while it can be changed. */
export function viewContract(deps: Pick<ContractDeps, 'rules' | 'registries'>, row: ContractRow, now: Date, openChange: ContractView['openChange'] = null): ContractView {
  const editable = row.status === 'DRAFT' || row.status === 'RETURNED';
  const regulation = regulationOf(deps, row, now);
  return {
    ...row,
    registryName: registryName(deps.registries, row),
    regulation: {
      id: regulation.id, zh: regulation.zh, en: regulation.en, number: regulation.number, verified: regulation.effect.verified, pinned: row.regulationId !== null,
      noteZh: regulation.note.zh, noteEn: regulation.note.en,
    },
    openChange,
    missing: editable ? submissionFaults(row).map((f) => ({ field: f.where?.field ?? '', zh: f.zh, en: f.en })) : [],
    createdAt: row.createdAt.toISOString(),
  };
}
