import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { formatYuan } from '../kernel/base/money.ts';
import type { EntitlementCli } from '../delivery/cli/entitlement-commands.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** What `innomatrix entitlement` does. Whoever stands at the machine sees every city in full. */
export function entitlementCli({ withHouse, say }: Tools): EntitlementCli {
  return {
    takeUp: ({ rule, on, city, json }) =>
      withHouse(async (house, { db }) => {
        const day = on === undefined ? dateOf(house.clock.now()) : parseCalendarDate(on);
        const found = await house.entitlement.takeUp(db, { rule, on: day, ...(city !== undefined && { city }) });
        if (json) return say(JSON.stringify(found, null, 1));
        say(`${found.rule} 第 ${found.version} 版，${found.on} · version, day`);
        const name = (code: string): string => house.indicators.places.cities.find((c) => c.code === code)?.zh ?? code;
        for (const { city: code, cells: c } of found.cities) {
          say(`  ${name(code)}　应享未享 ${c.UNCLAIMED.firms} 家 ${formatYuan(c.UNCLAIMED.fen)} 元，已享 ${c.PAID.firms} 家 ${formatYuan(c.PAID.fen)} 元，不应享而享 ${c.PAID_NOT_ENTITLED.firms} 家 ${formatYuan(c.PAID_NOT_ENTITLED.fen)} 元，不能判断 ${c.UNKNOWN.firms} 家 · entitled and unpaid, paid, paid not entitled, unknown`);
        }
        if (found.strangers.firms > 0) say(`  库外收款单位 ${found.strangers.firms} 家 ${formatYuan(found.strangers.fen)} 元 · payees outside the register`);
      }),
  };
}
