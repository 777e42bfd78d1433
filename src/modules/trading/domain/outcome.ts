import type { Fen } from '../../../kernel/base/money.ts';
import type { Bid } from './bid.ts';
import type { Commitment, Reveal } from './sealed.ts';
import { type AuctionTerms, type Reserve, termsHash } from './terms.ts';

/** What an auction came to: a function of its record alone, so that whoever closes it writes the same. */
export interface Outcome {
  kind: 'SOLD' | 'NO_BIDS' | 'BELOW_RESERVE';
  /** Winner, and what he pays; null unless sold. */
  alias: string | null;
  priceFen: Fen | null;
  /** When bidding ended (ascending) or the opening of sealed bids did. */
  closedAt: string;
  /** Head of the chain of bids or commitments. */
  lastHash: string;
  /** Sealed bids that nobody opened. */
  unrevealed: string[];
}

export interface Course {
  terms: AuctionTerms;
  bids: readonly Bid[];
  commitments: readonly Commitment[];
  reveals: readonly Reveal[];
  /** The reserve as opened; null without one, or when it was not opened in time. */
  reserve: Reserve | null;
}

/** When nothing more can happen but the opening of the reserve. */
export function endOf({ terms, bids }: Pick<Course, 'terms' | 'bids'>): string {
  return terms.method === 'SEALED' ? terms.revealUntil! : (bids.at(-1)?.closesAt ?? terms.closesAt);
}

/** The highest opened bid of at least the starting price; of equal ones the one sealed earlier. */
function bestSealed({ terms, commitments, reveals }: Course): { alias: string; amountFen: Fen } | undefined {
  const order = new Map(commitments.map((c) => [c.alias, c.seq]));
  return reveals
    .filter((r) => r.amountFen >= terms.startFen)
    .toSorted((a, b) => b.amountFen - a.amountFen || order.get(a.alias)! - order.get(b.alias)!)[0];
}

/** The highest bid wins if it reaches the reserve; below it has no effect (Auction Act art. 50). */
export function decide(course: Course): Outcome {
  const { terms, bids, commitments, reveals, reserve } = course;
  const sealed = terms.method === 'SEALED';
  const best = sealed ? bestSealed(course) : bids.at(-1);
  const end = {
    closedAt: endOf(course),
    lastHash: (sealed ? commitments.at(-1)?.hash : bids.at(-1)?.hash) ?? termsHash(terms),
    unrevealed: commitments.filter((c) => !reveals.some((r) => r.alias === c.alias)).map((c) => c.alias),
  };
  if (!best) return { kind: 'NO_BIDS', alias: null, priceFen: null, ...end };
  if (reserve !== null && best.amountFen < reserve.amountFen) return { kind: 'BELOW_RESERVE', alias: null, priceFen: null, ...end };
  return { kind: 'SOLD', alias: best.alias, priceFen: best.amountFen, ...end };
}
