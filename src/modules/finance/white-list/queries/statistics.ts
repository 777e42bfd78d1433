import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { CreditStatistics } from '../contract.ts';
import { countFirst, type Counted, noneCounted, suppressCounts, suppressLine } from '../domain/statistics.ts';
import type { CreditParts } from '../parts.ts';
import { countListed } from '../store/entries.ts';
import { type CreditCase, creditCases } from '../store/lending.ts';

function add(row: Counted, c: CreditCase): void {
  if (c.live) row.consents += 1;
  if (c.offered) row.offered += 1;
  if (c.declined !== null) row.declined += 1;
  row.lent += c.firsts.length;
  for (const first of c.firsts) countFirst(row, first);
}

/** Listed firms, consents, answers and loans by city and by bank; counts of a handful of firms are not told. */
export async function creditStatistics(parts: CreditParts, db: Sql, today: CalendarDate): Promise<CreditStatistics> {
  const { pack } = parts.whiteList;
  const cases = await creditCases(db, today);
  const cities = new Map(parts.regions.map((r) => [r.code, noneCounted()]));
  for (const { city, firms } of await countListed(db)) {
    const row = cities.get(city);
    if (row) row.listed += firms;
  }
  const banks = new Map<string, { name: string; row: Counted }>();
  for (const c of cases) {
    const city = cities.get(c.city);
    if (city) add(city, c);
    const bank = banks.get(c.bankId) ?? { name: c.bankName, row: noneCounted() };
    banks.set(c.bankId, bank);
    add(bank.row, c);
  }
  const declines = pack.declines.map((d) => cases.filter((c) => c.declined === d.id).length);
  const shown = suppressLine(declines, pack.smallestShown);
  return {
    smallestShown: pack.smallestShown,
    cities: parts.regions.map((r) => ({ ...r, ...suppressCounts(cities.get(r.code)!, pack.smallestShown) })),
    banks: [...banks].map(([id, { name, row }]) => {
      const { listed: _listed, ...rest } = suppressCounts(row, pack.smallestShown);
      return { id, name, ...rest };
    }).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')),
    declines: pack.declines.map((d, i) => ({ ...d, count: shown[i]! })),
  };
}
