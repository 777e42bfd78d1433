import type { Fen } from '../../kernel/base/money.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import { type AccountCoordinates, accountIdOf, findAccounts, openAccounts } from '../../kernel/ledger/index.ts';
import type { LoanProduct } from './domain/product.ts';

/** The accounts of a risk pool: where its money comes from, what it holds, and what each bank has received of it. */
const BOOK = 'risk-pool';

const coordinates = (kind: 'source' | 'pool' | 'bank', owner: string, product: string, region: string): AccountCoordinates => ({
  book: BOOK, owner, fund: product, purpose: 'loan-risk', region, year: null, kind,
});

export const poolAccount = (product: string, region: string): string => accountIdOf(coordinates('pool', region, product, region));
export const sourceAccount = (product: string, region: string): string => accountIdOf(coordinates('source', 'budget', product, region));
export const bankAccount = (product: string, region: string, bankId: string): string => accountIdOf(coordinates('bank', bankId, product, region));

/** Opens what a product needs in a region; repeating it is harmless. */
export async function openPool(tx: Tx, product: LoanProduct, region: string, at: Date, bank?: { id: string; name: string }): Promise<void> {
  const name = (zh: string, en: string) => ({ zh: `${product.zh}${zh}（${region}）`, en: `${product.en}: ${en} (${region})` });
  await openAccounts(
    tx,
    [
      { ...coordinates('source', 'budget', product.id, region), name: name('出资', 'contributions'), overdraft: 'allowed' },
      { ...coordinates('pool', region, product.id, region), name: name('风险补偿资金池', 'risk pool'), overdraft: 'refused' },
      ...(bank ? [{ ...coordinates('bank', bank.id, product.id, region), name: { zh: `${product.zh} 补偿 ${bank.name}`, en: `${product.en}: paid to ${bank.name}` }, overdraft: 'allowed' as const }] : []),
    ],
    at,
  );
}

export interface PoolBalance {
  region: string;
  postedFen: Fen;
  /** Reserved for claims that have passed the check. */
  reservedFen: Fen;
  availableFen: Fen;
}

/** What the pools of a product hold now; a region without one is not listed. */
export async function poolBalances(db: Sql, product: string): Promise<PoolBalance[]> {
  const pools = await findAccounts(db, { book: BOOK, kind: 'pool', fund: product });
  return pools.map(({ region, balance }) => ({ region, postedFen: balance.posted, reservedFen: balance.heldOut, availableFen: balance.available }));
}
