import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { type Bid, bidHash, judgeBid, type Standing } from './bid.ts';
import { type Course, decide, type Outcome } from './outcome.ts';
import { type Commitment, commitmentHash, sealOf } from './sealed.ts';
import { reserveCommitment, termsHash } from './terms.ts';

/** The public record of an ended auction, as `innomatrix trading replay` reads it. */
export interface AuctionRecord extends Course {
  format: 'innomatrix-auction/1';
  outcome: Outcome;
}

/** The first place at which a record contradicts itself. */
export interface Break {
  /** e.g. `bids[3].hash`. */
  at: string;
  zh: string;
  en: string;
}

export interface Replay {
  ok: boolean;
  firstBreak: Break | null;
  /** What the record comes to, computed anew; null when it breaks before. */
  outcome: Outcome | null;
  bids: number;
  extensions: number;
}

const broken = (at: string, zh: string, en: string): Break => ({ at, zh, en });

/** Does everything again that the platform did, from the terms on, and compares. */
export function replay(record: AuctionRecord): Replay {
  const { terms, bids, commitments } = record;
  const firstBreak = breakOfKind(record) ?? (terms.method === 'SEALED' ? breakOfSealed(record) : breakOfBids(record)) ?? breakOfReserve(record);
  const count = terms.method === 'SEALED' ? commitments.length : bids.length;
  const extensions = bids.filter((b, i) => b.closesAt !== (bids[i - 1]?.closesAt ?? terms.closesAt)).length;
  if (firstBreak) return { ok: false, firstBreak, outcome: null, bids: count, extensions };
  const outcome = decide(record);
  const differs = canonicalJson(outcome) !== canonicalJson(record.outcome);
  return {
    ok: !differs, outcome, bids: count, extensions,
    firstBreak: differs ? broken('outcome', `记载的结果与重算不一致：重算为 ${sentence(outcome, 'zh')}`, `The stated outcome is not what the record comes to: ${sentence(outcome, 'en')}`) : null,
  };
}

function sentence(o: Outcome, language: 'zh' | 'en'): string {
  if (o.kind === 'SOLD') return language === 'zh' ? `${o.alias} 以 ${o.priceFen} 分成交` : `${o.alias} for ${o.priceFen} fen`;
  return o.kind;
}

const REASONS: Record<string, [string, string]> = {
  BIDDER_NOT_ADMITTED: ['该代号未被准入', 'the alias was not admitted'],
  AUCTION_NOT_OPEN: ['早于开始时间', 'it came before the opening'],
  AUCTION_CLOSED: ['晚于截止时间', 'it came after the end'],
  BID_ALREADY_LEADING: ['报价人已领先', 'the bidder was leading already'],
  BID_TOO_LOW: ['低于最低加价', 'it is below the least raise'],
};

/** What nobody would look at could hold anything. */
function breakOfKind({ terms, bids, commitments, reveals }: AuctionRecord): Break | undefined {
  const strange = terms.method === 'SEALED' ? ([['bids', bids]] as const) : ([['commitments', commitments], ['reveals', reveals]] as const);
  const found = strange.find(([, list]) => list.length > 0);
  return found && broken(found[0], '这种竞价方式没有此类记录', 'an auction of this kind has no such entries');
}

function breakOfBids({ terms, bids }: AuctionRecord): Break | undefined {
  let standing: Standing = { terms, closesAt: terms.closesAt, last: null };
  for (const [i, bid] of bids.entries()) {
    const at = `bids[${i}]`;
    if (bid.previousHash !== (standing.last?.hash ?? termsHash(terms))) return broken(`${at}.previousHash`, '与前一条记录的哈希不衔接', 'it does not follow the hash before it');
    if (bid.hash !== bidHash(terms.auction, bid)) return broken(`${at}.hash`, '内容与哈希不符', 'content and hash differ');
    if (standing.last && bid.at < standing.last.at) return broken(`${at}.at`, '时间早于前一报价', 'it is earlier than the bid before');
    const judged = judgeBid(standing, { alias: bid.alias, amountFen: bid.amountFen, now: new Date(bid.at) });
    if ('refusal' in judged) {
      const [zh, en] = REASONS[judged.refusal.code]!;
      return broken(at, `该报价不应被接受：${zh}`, `This bid should have been refused: ${en}`);
    }
    const difference = (['seq', 'closesAt'] as const).find((field) => judged.bid[field] !== bid[field]);
    if (difference) return broken(`${at}.${difference}`, `应为 ${judged.bid[difference]}`, `It should be ${judged.bid[difference]}`);
    standing = { terms, closesAt: bid.closesAt, last: bid satisfies Bid };
  }
  return undefined;
}

function breakOfSealed({ terms, commitments, reveals }: AuctionRecord): Break | undefined {
  let last: Commitment | undefined;
  for (const [i, c] of commitments.entries()) {
    const at = `commitments[${i}]`;
    if (c.seq !== i + 1) return broken(`${at}.seq`, `应为 ${i + 1}`, `It should be ${i + 1}`);
    if (c.previousHash !== (last?.hash ?? termsHash(terms))) return broken(`${at}.previousHash`, '与前一条记录的哈希不衔接', 'it does not follow the hash before it');
    if (c.hash !== commitmentHash(terms.auction, c)) return broken(`${at}.hash`, '内容与哈希不符', 'content and hash differ');
    if (c.at < (last?.at ?? terms.opensAt) || c.at >= terms.closesAt) return broken(`${at}.at`, '不在提交期内或时间倒退', 'it is outside the time for handing in, or goes back in time');
    if (!terms.bidders.includes(c.alias) || commitments.findIndex((o) => o.alias === c.alias) < i) return broken(`${at}.alias`, '未被准入或重复提交', 'it was not admitted, or handed in twice');
    last = c;
  }
  for (const [i, r] of reveals.entries()) {
    const at = `reveals[${i}]`;
    const mine = commitments.find((c) => c.alias === r.alias);
    if (!mine || reveals.findIndex((o) => o.alias === r.alias) < i) return broken(`${at}.alias`, '没有对应的密封报价，或重复开启', 'there is no sealed bid for it, or it was opened twice');
    if (sealOf(terms.auction, r.alias, r.amountFen, r.nonce) !== mine.commitment) return broken(at, '与密封时的哈希不符', 'it is not what was sealed');
    if (r.at < terms.closesAt || r.at >= terms.revealUntil!) return broken(`${at}.at`, '不在开启期内', 'it is outside the time for opening');
  }
  return undefined;
}

function breakOfReserve({ terms, reserve }: AuctionRecord): Break | undefined {
  if (reserve === null) return undefined;
  if (terms.reserveHash === null) return broken('reserve', '事先声明不设保留价', 'it was said beforehand that there is no reserve');
  if (reserveCommitment(terms.result, reserve) !== terms.reserveHash) return broken('reserve', '保留价与事先的哈希不符', 'the reserve is not what was committed to');
  return undefined;
}
