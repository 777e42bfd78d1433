import type { Tx } from '../../kernel/db/index.ts';
import type { ReviewAct } from './act.ts';
import type { ItemRow } from './item-store.ts';

/** What flows do in the transaction of a decision; set once, when the house is put together. */
export interface PolicyReactions {
  /** `before` is undefined for an item that was just added. */
  decided(tx: Tx, act: ReviewAct, item: ItemRow, before: ItemRow | undefined): Promise<void>;
}

export const noReactions: PolicyReactions = { decided: async () => {} };
