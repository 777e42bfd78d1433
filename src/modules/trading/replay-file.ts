import { z } from 'zod';
import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { type AuctionRecord, type Replay, replay } from './domain/replay.ts';

const text = z.string();
const fen = z.number().int();
/** As the platform writes it: UTC, to the millisecond. Instants are compared as text. */
const instant = z.iso.datetime({ precision: 3 });
const chained = { seq: z.number().int(), alias: text, at: instant, previousHash: text, hash: text };
const record = z.strictObject({
  format: z.literal('innomatrix-auction/1'),
  terms: z.strictObject({
    auction: text, sale: text, result: text, lot: text, seller: text, method: z.enum(['ASCENDING', 'SEALED']), startFen: fen, stepFen: fen, opensAt: instant, closesAt: instant, softCloseSeconds: fen, extendSeconds: fen,
    revealUntil: instant.nullable(), reserveHash: text.nullable(), reserveRevealSeconds: fen, unrevealedForfeits: z.boolean(), bidders: z.array(text), rulesVersion: fen,
  }),
  bids: z.array(z.strictObject({ ...chained, amountFen: fen, closesAt: instant })),
  commitments: z.array(z.strictObject({ ...chained, commitment: text })),
  reveals: z.array(z.strictObject({ alias: text, amountFen: fen, nonce: text, at: instant })),
  reserve: z.strictObject({ amountFen: fen, nonce: text }).nullable(),
  outcome: z.strictObject({ kind: z.enum(['SOLD', 'NO_BIDS', 'BELOW_RESERVE']), alias: text.nullable(), priceFen: fen.nullable(), closedAt: instant, lastHash: text, unrevealed: z.array(text) }),
});

/**
 * Recomputes the public record of an auction from its text, without a database. `canonical`: the text is byte for byte
 * what the platform writes. @throws Problem AUCTION_RECORD_UNREADABLE
 */
export function replayFile(content: string, file: string): Replay & { canonical: boolean; sentence: { zh: string; en: string } } {
  const parsed = record.safeParse(json(content, file));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw unreadable(file, issue?.path.join('.') ?? '', issue?.message ?? '');
  }
  const read: AuctionRecord = parsed.data;
  const answer = replay(read);
  return { ...answer, canonical: content === `${canonicalJson(read)}\n`, sentence: sentenceOf(answer) };
}

function sentenceOf({ ok, firstBreak, outcome, bids, extensions }: Replay): { zh: string; en: string } {
  if (!ok && firstBreak) return { zh: `不一致：${firstBreak.at}：${firstBreak.zh}`, en: `Does not hold: ${firstBreak.at}: ${firstBreak.en}` };
  const end = outcome?.kind === 'SOLD'
    ? { zh: `${outcome.alias} 以 ${formatYuan(outcome.priceFen!)} 元成交`, en: `sold to ${outcome.alias} for ${formatYuan(outcome.priceFen!)} yuan` }
    : { zh: outcome?.kind === 'NO_BIDS' ? '无有效报价' : '未达保留价', en: outcome?.kind === 'NO_BIDS' ? 'no valid bid' : 'below the reserve' };
  return { zh: `一致：${bids} 次报价，延时 ${extensions} 次，${end.zh}，${outcome?.closedAt} 结束`, en: `Holds: ${bids} bids, ${extensions} extensions, ${end.en}, ended ${outcome?.closedAt}` };
}

function json(content: string, file: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw unreadable(file, '', cause instanceof Error ? cause.message : String(cause));
  }
}

function unreadable(file: string, field: string, why: string): Problem {
  return new Problem('AUCTION_RECORD_UNREADABLE', { zh: `不是竞价公开记录：${field} ${why}`, en: `Not the public record of an auction: ${field} ${why}`, where: { file, field } });
}
