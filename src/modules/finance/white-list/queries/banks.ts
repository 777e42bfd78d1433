import type { Sql } from '../../../../kernel/db/index.ts';
import type { CreditParts } from '../parts.ts';
import { filingBanks } from '../store/lending.ts';

/** Banks a firm may consent to: those that work here and those that filed loans, by name. */
export async function banksOf(parts: CreditParts, db: Sql): Promise<{ id: string; name: string }[]> {
  const banks = new Map([...(await filingBanks(db)), ...(await parts.whiteList.banks(db))].map((b) => [b.id, b.name]));
  return [...banks].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
}
