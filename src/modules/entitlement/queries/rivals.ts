import type { Tx } from '../../../kernel/db/index.ts';
import type { EntitlementParts } from '../act.ts';
import type { RoundRow } from '../store/rounds.ts';

/** Firms whom a policy that excludes this one (不重复) has paid in the period, or is about to, with the rule it was. */
export async function paidByRivals(parts: Pick<EntitlementParts, 'rules' | 'funds' | 'regionChain'>, tx: Pick<Tx, 'sql'>, round: Pick<RoundRow, 'rule' | 'factsOn' | 'region' | 'period'>): Promise<Map<string, string>> {
  const paid = new Map<string, string>();
  for (const rule of await parts.rules.rivals(tx.sql, round.rule, round.factsOn, parts.regionChain(round.region))) {
    for (const p of await parts.funds.payments(tx.sql, { rule })) {
      if (p.state !== 'REFUSED' && (p.paidOn === null || p.paidOn.startsWith(round.period))) paid.set(p.creditCode, rule);
    }
  }
  return paid;
}
