import type { Database } from '../db/index.ts';
import type { OperationalFigure } from './contract.ts';

/**
 * Live figures computed from the platform's own records, shown beside the reported ones and labelled `operational`.
 * A flow hands one in for an indicator. The zone's figure is the provider's own: it is never the sum of the places,
 * because a contract between two cities would count twice.
 */
export interface OperationalProvider {
  /** Code of the indicator; values come in its unit. One provider for an indicator. */
  indicator: string;
  /** Which records: `contracts`, `vouchers`, `pools`. */
  records: string;
  sourceZh: string;
  sourceEn: string;
  read(db: Database, year: number): Promise<{ place: string; value: number }[]>;
}

export async function readOperational(db: Database, provider: OperationalProvider, years: readonly number[]): Promise<OperationalFigure[]> {
  const perYear = await Promise.all(years.map(async (year) => (await provider.read(db, year)).map((f) => ({ ...f, year }))));
  return perYear.flat();
}
