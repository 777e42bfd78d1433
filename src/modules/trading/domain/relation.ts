/** What decides whether somebody may bid, and under which mark. */
export interface BidderFacts {
  kind: 'LISTING' | 'AUCTION';
  /** Ids of organisations for which the person who registers acts. */
  actsFor: readonly string[];
  bidderId: string;
  bidderName: string;
  personName: string;
  sellerId: string;
  sellerName: string;
  completers: readonly string[];
  /** Known to the platform, e.g. from the register of related parties. */
  knownRelation: boolean;
  /** What the bidder himself says. */
  statedRelated: boolean;
  relation: string | null;
}

export type RelationVerdict =
  | { answer: 'ADMIT' }
  /** Marked, published as such, and approved by the head of the unit before he may bid. */
  | { answer: 'MARKED' }
  | { answer: 'REFUSE'; code: 'SELLER_MAY_NOT_BID' | 'SELLER_STAFF_MAY_NOT_BID' | 'RELATION_NOT_MARKED' | 'RELATION_NOT_EXPLAINED' };

/**
 * No self-dealing without a mark: the seller never bids; its staff do not bid in an auction (Auction Act arts. 22, 30);
 * a completer or a related person is marked and needs an extra approval, and is refused where he conceals it.
 */
export function judgeRelation(f: BidderFacts): RelationVerdict {
  if (f.bidderId === f.sellerId || f.bidderName.trim() === f.sellerName.trim()) return { answer: 'REFUSE', code: 'SELLER_MAY_NOT_BID' };
  const staff = f.actsFor.includes(f.sellerId);
  if (staff && f.kind === 'AUCTION') return { answer: 'REFUSE', code: 'SELLER_STAFF_MAY_NOT_BID' };
  const completer = f.completers.some((c) => c.trim() === f.bidderName.trim() || c.trim() === f.personName.trim());
  const related = staff || completer || f.knownRelation;
  if (related && !f.statedRelated) return { answer: 'REFUSE', code: 'RELATION_NOT_MARKED' };
  if (!f.statedRelated) return { answer: 'ADMIT' };
  return (f.relation ?? '').trim().length >= 4 ? { answer: 'MARKED' } : { answer: 'REFUSE', code: 'RELATION_NOT_EXPLAINED' };
}
