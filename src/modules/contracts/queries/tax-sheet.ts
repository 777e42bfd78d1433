import type { Sql } from '../../../kernel/db/index.ts';
import { splitByShare } from '../domain/amounts.ts';
import { missingSupplements } from '../domain/royalty.ts';
import { type TaxFacts, type TaxSheet, taxSheet } from '../domain/tax.ts';
import type { ContractRules } from '../rule-book.ts';
import { readSupplements } from '../store/changes.ts';
import { readTaxRows } from '../store/tax.ts';

/** The tax-benefit sheet of a seller and year, from what was received and what the seller stated. */
export async function taxSheetOf(db: Sql, rules: ContractRules, organisationId: string, year: number): Promise<TaxSheet> {
  const rows = await readTaxRows(db, organisationId, year);
  const supplements = await readSupplements(db, rows.map((r) => r.contractId));
  const facts = rows.map(
    (r): TaxFacts => ({
      contractId: r.contractId, number: r.number, name: r.name, type: r.type, sellerKind: r.sellerKind, relatedParties: r.relatedParties, standing: r.standing,
      // What is missing once the year is over: a supplement may be made until then.
      missingSupplements: missingSupplements({ ...r, supplements: supplements.filter((s) => s.contractId === r.contractId) }, `${year + 1}-01-01`),
      // Receipts come in for all sellers; each has his share, to the fen.
      receivedFen: splitByShare(r.receivedFen, r.shares)[r.place]!,
      linkedServiceFen: r.linkedServiceFen, linkedTogether: r.linkedTogether, costFen: r.costFen,
    }),
  );
  return taxSheet(rules.tax, year, facts);
}
