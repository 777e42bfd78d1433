import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { FinanceParts } from '../act.ts';
import type * as contract from '../contract.ts';
import { stopLine } from '../domain/stop-line.ts';
import { poolBalances } from '../pools.ts';
import { poolTotals } from '../store/claims.ts';
import { bankBooks, lastStop } from '../store/loans.ts';

type Products = ContractAnswer<typeof contract.getPools>['products'];

/** Every product with its pools and the books of its banks. */
export async function getPools(parts: FinanceParts, db: Sql, now: Date): Promise<Products> {
  const products: Products = [];
  for (const product of parts.rules.products) {
    const { from: _from, to: _to, ...shown } = product;
    const totals = await poolTotals(db, product.id);
    const pools = (await poolBalances(db, product.id)).map((pool) => {
      const { contributedFen = 0, compensatedFen = 0, recoveredFen = 0 } = totals.find((t) => t.region === pool.region) ?? {};
      return { ...pool, contributedFen, compensatedFen, recoveredFen };
    });
    const banks = [];
    for (const book of await bankBooks(db, product.id, addDays(dateOf(now), -product.overdueDays))) {
      const before = await lastStop(db, product.id, book.bankId);
      banks.push({ ...book, ...stopLine(product, book.balanceFen, book.overdueFen, before?.stopped ?? false) });
    }
    products.push({ ...shown, tiers: [...product.tiers], pools, banks });
  }
  return products;
}
