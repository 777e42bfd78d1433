import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { judgeFirm, type Frozen, type Outcome, type Terms } from './judge-firm.ts';

export interface ListedFirm {
  creditCode: string;
  name: string;
  amountFen: Fen;
}

/** One spelling of a list, whatever order it was made in. */
export function listBytes(head: { rule: string; version: number; gift: string; on: string; region: string }, firms: readonly ListedFirm[]): string {
  const entries = firms.map(({ creditCode, name, amountFen }) => ({ creditCode, name, amountFen })).sort((a, b) => (a.creditCode < b.creditCode ? -1 : a.creditCode > b.creditCode ? 1 : 0));
  return canonicalJson({ ...head, entries });
}

export const listHash = (bytes: string): string => sha256(bytes);

export interface FrozenFirm extends Frozen {
  creditCode: string;
  name: string;
}

/** The list again from nothing but the frozen facts and the terms. */
export function recomputeList(terms: Terms, region: string, firms: readonly FrozenFirm[]): { bytes: string; totalFen: Fen; counts: Record<Outcome, number> } {
  const counts: Record<Outcome, number> = { ENTITLED: 0, EXCLUDED: 0, NEAR_MISS: 0, NOT_ENTITLED: 0, UNKNOWN: 0 };
  const listed: ListedFirm[] = [];
  for (const firm of firms) {
    const { outcome, amountFen } = judgeFirm(terms, firm);
    counts[outcome] += 1;
    if (outcome === 'ENTITLED') listed.push({ creditCode: firm.creditCode, name: firm.name, amountFen: amountFen! });
  }
  const { file, version } = terms.rule;
  return { bytes: listBytes({ rule: file.id, version: version.version, gift: terms.gift, on: terms.on, region }, listed), totalFen: listed.reduce((sum, f) => sum + f.amountFen, 0), counts };
}
