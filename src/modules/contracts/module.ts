import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Module } from '../module.ts';
import { createContract } from './commands/create-contract.ts';
import { askForChange } from './commands/ask-for-change.ts';
import type { ContractDraft, ContractLinks, FlowView, Proposal } from './contract.ts';
import { contractHooks } from './hooks.ts';
import type { Act } from './procedure-port.ts';
import { countedIn, countsFor } from './queries/counted.ts';
import { receiptsOf } from './queries/receipts-of.ts';
import { turnover } from './queries/turnover.ts';
import type { ContractDeps } from './act.ts';
import { flow } from './queries/flow.ts';
import { contractRoutes } from './routes.ts';
import { findContract, findContractOfTalk } from './store/contracts.ts';

/** Technology contract recognition and registration (技术合同认定登记), and the turnover that follows from it. */
export interface ContractsModule extends Module {
  hooks: ProcedureHooks;
  createContract(tx: Tx, act: Act, input: { draft: ContractDraft; links?: ContractLinks; demo?: boolean }): Promise<{ id: string; caseId: string }>;
  /** Asks for a change of a registered contract. @throws Problem CONTRACT_CHANGE_INVALID, CONTRACT_CHANGE_OPEN, FORBIDDEN */
  askForChange(tx: Tx, act: Act, contractId: string, asked: { proposal: Proposal; reason: string }): Promise<{ changeId: string; caseId: string }>;
  findContractOfTalk: typeof findContractOfTalk;
  findContract: typeof findContract;
  /** Money received under a contract, in the order in which it was recorded. */
  receiptsOf: typeof receiptsOf;
  /** @param on as counted at the end of this day; the present state unless given */
  turnover(db: Sql, year: number, on?: string): ReturnType<typeof turnover>;
  /** The flow of technology between regions in a year. */
  flow(db: Sql, query: { year: number; on?: string; family?: FlowView['family'] }): Promise<FlowView>;
  /** The registered contracts behind a figure of turnover, as far as the reader may open them. */
  countedIn: typeof countedIn;
  /** For which sides and regions a contract counts. @throws Problem NOT_FOUND, FORBIDDEN */
  countsFor: typeof countsFor;
}

export function createContractsModule(deps: ContractDeps): ContractsModule {
  return {
    name: 'contracts',
    migrations: 'src/modules/contracts/migrations',
    permissions: [
      { id: 'contracts.contract.read', zh: '查看技术合同', en: 'See technology contracts' },
      { id: 'contracts.contract.write', zh: '录入和修改技术合同', en: 'Enter and change technology contracts' },
      { id: 'contracts.contract.submit', zh: '申请合同登记', en: 'Apply for registration' },
      { id: 'contracts.registration.accept', zh: '受理合同登记', en: 'Accept applications' },
      { id: 'contracts.registration.review', zh: '初审', en: 'First review' },
      { id: 'contracts.registration.decide', zh: '复审和决定', en: 'Second review and decision' },
      { id: 'contracts.registration.supervise', zh: '处理登记异议', en: 'Decide objections to a refusal' },
    ],
    routes: contractRoutes(deps),
    hooks: contractHooks(deps),
    createContract: (tx, act, input) => createContract(tx, act, input, deps),
    askForChange: (tx, act, contractId, asked) => askForChange(tx, act, contractId, asked, deps),
    findContractOfTalk,
    findContract,
    receiptsOf,
    turnover: (db, year, on) => turnover(db, year, deps.regions, on ?? null),
    flow: (db, query) => flow(db, deps.rules, deps.regions, query),
    countedIn,
    countsFor,
  };
}
