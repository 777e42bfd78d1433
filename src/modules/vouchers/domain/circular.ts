import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Finding } from '../contract.ts';
import { addMonths } from './rules.ts';

/** A service bought with a voucher: `buyer` from `seller`. */
export interface Purchase {
  buyer: string;
  seller: string;
  on: CalendarDate;
  number: string;
}

/**
 * The shortest circle of purchases within the window that a new purchase would close: A buys from B while B, directly or
 * over others, has bought from A. Asks a person to look; circles are not forbidden by themselves (handbook 1.6).
 */
export function circularServices(next: Omit<Purchase, 'number'>, earlier: readonly Purchase[], parameters: { withinMonths: number; lengthAtMost: number }): Finding[] {
  const since = addMonths(next.on, -parameters.withinMonths);
  const known = earlier.filter((p) => p.on >= since && p.on <= next.on);
  // Breadth first from the seller: what did it buy, and from whom, until the circle comes back to the buyer.
  let frontier: Purchase[][] = known.filter((p) => p.buyer === next.seller).map((p) => [p]);
  const seen = new Set([next.seller]);
  for (let length = 2; length <= parameters.lengthAtMost && frontier.length > 0; length++) {
    const closed = frontier.find((path) => path.at(-1)!.seller === next.buyer);
    if (closed) return [finding(closed, length, parameters.withinMonths)];
    frontier = frontier.flatMap((path) => {
      const at = path.at(-1)!.seller;
      if (seen.has(at)) return [];
      seen.add(at);
      return known.filter((p) => p.buyer === at).map((p) => [...path, p]);
    });
  }
  return [];
}

function finding(path: readonly Purchase[], length: number, months: number): Finding {
  const reciprocal = length === 2;
  return {
    code: reciprocal ? 'RECIPROCAL_SERVICE' : 'CIRCULAR_SERVICE',
    severity: 'CHECK',
    zh: reciprocal ? `双方在 ${months} 个月内互相购买服务` : `${length} 家单位在 ${months} 个月内循环购买服务`,
    en: reciprocal ? `The two have bought from each other within ${months} months` : `${length} bodies have bought in a circle within ${months} months`,
    proof: path.map((p) => ({ zh: `${p.on} ${p.buyer} 向 ${p.seller} 购买（${p.number}）`, en: `${p.on}: ${p.buyer} bought from ${p.seller} (${p.number})` })),
  };
}
