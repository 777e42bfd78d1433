import type { Tx } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import type { ClearingParts } from './act.ts';
import { type ObligationInput, recordObligation } from './commands/record-obligation.ts';
import { clearingRoutes } from './routes.ts';

/** Clearing between cities (handbook 1.8). */
export interface ClearingModule extends Module {
  /** Joins the transaction that paid the provider in the host city. */
  recordObligation(tx: Tx, input: ObligationInput): Promise<{ id: string }>;
}

export function createClearingModule(parts: ClearingParts): ClearingModule {
  return {
    name: 'clearing',
    migrations: 'src/modules/clearing/migrations',
    permissions: [
      { id: 'clearing.window.read', zh: '查看清算期、对账单和头寸', en: 'See windows, statements and positions' },
      { id: 'clearing.window.close', zh: '截止清算期', en: 'Close windows' },
      { id: 'clearing.window.net', zh: '办理轧差', en: 'Net windows' },
      { id: 'clearing.statement.answer', zh: '确认对账单、提出异议', en: 'Confirm statements and dispute lines' },
      { id: 'clearing.dispute.decide', zh: '裁定清算异议', en: 'Decide disputes' },
      { id: 'clearing.settlement.record', zh: '登记清算付款与到账', en: 'Record payments and receipts' },
    ],
    routes: clearingRoutes(parts),
    recordObligation: (tx, input) => recordObligation(parts, tx, input),
  };
}
