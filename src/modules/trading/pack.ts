import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { TradingRules } from './domain/rules.ts';

const proof = { evidence: z.enum(['L', 'W', 'GK', 'PC']), source: z.string().min(4) };
const count = <U extends string>(unit: U) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit), ...proof }).transform((m) => m.value);
const percent = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent'), ...proof }).transform((m) => Math.round(m.value * 10_000));
const yes = z.strictObject({ value: z.boolean(), ...proof }).transform((m) => m.value);

const file = z
  .strictObject({
    version: z.number().int(),
    from: z.iso.date(),
    announcement: z.strictObject({ listing: count('calendarDays'), enterprise: count('workingDays'), auction: count('calendarDays'), display: count('calendarDays'), extension: count('workingDays') }),
    cut: z.strictObject({ free: percent }),
    suspension: z.strictObject({ longest: count('months'), leastAfter: count('workingDays') }),
    deposit: z.strictObject({ ceiling: percent, returned: count('workingDays') }),
    auction: z.strictObject({ softClose: count('seconds'), extend: count('seconds'), reserveReveal: count('hours'), longest: count('hours') }),
    sealed: z.strictObject({ reveal: count('hours'), unrevealedForfeits: yes }),
  })
  .transform(({ version, announcement: a, cut, suspension, deposit, auction, sealed }): TradingRules => ({
    version,
    announcement: { listingDays: a.listing, enterpriseWorkingDays: a.enterprise, auctionDays: a.auction, displayDays: a.display, extensionWorkingDays: a.extension },
    cutFreePpm: cut.free,
    suspension: { months: suspension.longest, leastWorkingDaysAfter: suspension.leastAfter },
    deposit: { ceilingPpm: deposit.ceiling, returnWorkingDays: deposit.returned },
    auction: { softCloseSeconds: auction.softClose, extendSeconds: auction.extend, reserveRevealHours: auction.reserveReveal, longestHours: auction.longest },
    sealed: { revealHours: sealed.reveal, unrevealedForfeits: sealed.unrevealedForfeits },
  }));

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readTradingRules(pack: Pack): TradingRules {
  return pack.read('trading/rules.yaml', file);
}
