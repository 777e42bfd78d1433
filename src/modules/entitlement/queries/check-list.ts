import type { Sql } from '../../../kernel/db/index.ts';
import type { EntitlementParts } from '../act.ts';
import { listHash, recomputeList } from '../domain/list.ts';
import { readFindings } from '../store/findings.ts';
import type { RoundRow } from '../store/rounds.ts';
import { termsOf } from '../terms.ts';

/** The list again, from the frozen facts of every firm and the rule as it was. @throws Problem ROUND_RULE_CHANGED */
export async function checkList(parts: EntitlementParts, db: Sql, round: RoundRow): Promise<{ same: boolean; hash: string; recomputedHash: string; firms: number; totalFen: number }> {
  const { bytes, totalFen, counts } = recomputeList(await termsOf(parts, db, round), round.region, await readFindings(db, round.id));
  const recomputedHash = listHash(bytes);
  return { same: recomputedHash === round.listHash, hash: round.listHash, recomputedHash, firms: counts.ENTITLED, totalFen };
}
