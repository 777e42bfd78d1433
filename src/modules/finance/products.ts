import { notFound } from '../../kernel/base/problem.ts';
import type { FinanceParts } from './act.ts';
import type { LoanProduct } from './domain/product.ts';

/** @throws Problem NOT_FOUND */
export function productOf(parts: FinanceParts, id: string): LoanProduct {
  const product = parts.rules.products.find((p) => p.id === id);
  if (!product) throw notFound('贷款产品', 'loan product', id);
  return product;
}
