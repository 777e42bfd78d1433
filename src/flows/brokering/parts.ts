import type { Actor, Identity } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { BrokersModule } from '../../modules/brokers/index.ts';
import type { ContractsModule } from '../../modules/contracts/index.ts';
import type { FundsModule } from '../../modules/funds/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';
import type { TradingModule } from '../../modules/trading/index.ts';

export interface BrokeringParts {
  brokers: BrokersModule;
  market: MarketModule;
  contracts: ContractsModule;
  funds: Pick<FundsModule, 'proposePayment'>;
  trading: Pick<TradingModule, 'daysOfSales'>;
  engine: Pick<ProcedureEngine, 'evaluateStored' | 'definition'>;
  identity: Pick<Identity, 'findOrganisation'>;
  /** Names of cities by code. */
  placeName(code: string): string;
  publicUrl(): string;
}

export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}
