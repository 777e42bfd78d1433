import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import type { LoanProducts } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

/** What the finance module needs from the house. */
export interface FinanceParts {
  rules: LoanProducts;
  /** Regions that may have a pool. */
  regions: readonly { code: string; zh: string; en: string }[];
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
  };
  identity: { findOrganisation(db: Sql, id: string): Promise<{ id: string; nameZh: string } | undefined> };
}
