import type { CalendarDate } from '../../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../../kernel/db/index.ts';
import type { CreditStatistics } from '../contract.ts';
import { guardCredit, kindOfFirst, Tally } from '../domain/statistics.ts';
import type { CreditParts } from '../parts.ts';
import { countListed } from '../store/entries.ts';
import { type CreditCase, creditCases } from '../store/lending.ts';

function add(row: Tally, c: CreditCase): void {
  row.add('consents', c.firm, c.live ? 1 : 0);
  row.add('offered', c.firm, c.offered ? 1 : 0);
  row.add('declined', c.firm, c.declined === null ? 0 : 1);
  row.add('lent', c.firm, c.firsts.length);
  for (const first of c.firsts) row.add(kindOfFirst(first), c.firm);
}

/** Listed firms, consents, answers and loans by city and by bank; counts of a handful of firms are not told. */
export async function creditStatistics(parts: CreditParts, db: Sql, today: CalendarDate): Promise<CreditStatistics> {
  const { pack } = parts.whiteList;
  const cases = await creditCases(db, today);
  const cities = new Map(parts.regions.map((r) => [r.code, new Tally()]));
  for (const { city, firms } of await countListed(db)) for (let i = 0; i < firms; i += 1) cities.get(city)?.add('listed', `${city} ${i}`);
  const banks = new Map<string, { name: string; row: Tally }>();
  for (const c of cases) {
    const city = cities.get(c.city);
    if (city) add(city, c);
    const bank = banks.get(c.bankId) ?? { name: c.bankName, row: new Tally() };
    banks.set(c.bankId, bank);
    add(bank.row, c);
  }
  const declines = pack.declines.map((d) => {
    const declined = cases.filter((c) => c.declined === d.id);
    return { count: declined.length, firms: new Set(declined.map((c) => c.firm)).size };
  });
  const shown = guardCredit({ cities: [...cities.values()].map((t) => t.counted()), banks: [...banks.values()].map((b) => b.row.counted()), declines }, pack.smallestShown);
  return {
    smallestShown: pack.smallestShown,
    cities: parts.regions.map((r, i) => ({ ...r, ...shown.cities[i]! })),
    banks: [...banks].map(([id, { name }], i) => {
      const { listed: _listed, ...rest } = shown.banks[i]!;
      return { id, name, ...rest };
    }).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN')),
    declines: pack.declines.map((d, i) => ({ ...d, count: shown.declines[i]! })),
  };
}
