import type { AuditActor } from '../../kernel/audit/index.ts';
import type { Fen } from '../../kernel/base/money.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { VoucherBook } from './domain/book.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What vouchers need from the house. */
export interface VoucherParts {
  book: VoucherBook;
  engine: Pick<ProcedureEngine, 'openCase' | 'act' | 'evaluateStored'>;
  identity: Pick<Identity, 'findOrganisation'>;
  /** Regions of the zone, in its order. */
  regions: readonly string[];
  /** Records what the home region owes the host that paid first, in the transaction of the payment; clearing provides it. */
  recordObligation?(tx: Tx, owed: Owed): Promise<unknown>;
  /** The register of all public support (不重复支持、就高): what of a cost has been supported elsewhere; funds keep it. */
  supports?: {
    /** Answers how much may still be paid. @throws Problem SUPPORT_ALREADY_GIVEN */
    register(tx: Tx, support: Support): Promise<{ payableFen: Fen }>;
    /** It was not paid after all, or came back. Repeating it is harmless. */
    withdraw(tx: Tx, reference: string, at: Date): Promise<void>;
  };
}

/** One order as the register of supports sees it. */
export interface Support {
  /** Credit code of the firm. */
  beneficiary: string;
  /** Number of the invoice. */
  document: string;
  amountFen: Fen;
  /** Number of the order. */
  reference: string;
  at: Date;
  accountId: string | null;
}

/** What one city owes another for a voucher it paid first. */
export interface Owed {
  source: 'vouchers';
  ref: string;
  debtor: string;
  creditor: string;
  amountFen: Fen;
  memo: { zh: string; en: string };
  at: Date;
  by: AuditActor | null;
  demo: boolean;
}
