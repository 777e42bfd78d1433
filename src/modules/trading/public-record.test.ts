import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { judgeBid, type Bid, type Standing } from './domain/bid.ts';
import { decide } from './domain/outcome.ts';
import type { AuctionRecord } from './domain/replay.ts';
import { type Commitment, judgeCommitment, judgeReveal, type Reveal, sealOf } from './domain/sealed.ts';
import { type AuctionTerms, reserveCommitment } from './domain/terms.ts';
import { replayFile } from './replay-file.ts';

let folder: string;
let script: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'auction-record-'));
  script = path.join(folder, 'check.mjs');
  const page = readFileSync(path.join(packageRoot, 'docs/how-to/recompute-an-auction.md'), 'utf8');
  writeFileSync(script, /```js\n([\s\S]*?)```/.exec(page)![1]!);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the program of the how-to says of these bytes; it shares no line with the platform. */
function outsider(bytes: string): string {
  const file = path.join(folder, 'record.json');
  writeFileSync(file, bytes);
  return spawnSync(process.execPath, [script, file], { encoding: 'utf8' }).stdout.trim();
}

const at = (seconds: number): string => new Date(Date.parse('2026-03-02T02:00:00.000Z') + seconds * 1000).toISOString();
const reserve = { amountFen: 1_200, nonce: 'a nonce of the seller' };
const terms = (more: Partial<AuctionTerms>): AuctionTerms => ({
  auction: 'a1', sale: 's1', result: 'r1', lot: '一种“催化剂”\u2028', seller: '某大学', method: 'ASCENDING', startFen: 1_000, stepFen: 10, opensAt: at(0), closesAt: at(600), softCloseSeconds: 180, extendSeconds: 180, revealUntil: null,
  reserveHash: reserveCommitment('r1', reserve), reserveRevealSeconds: 7_200, unrevealedForfeits: true, bidders: ['竞买人01', '竞买人02', '竞买人03'], rulesVersion: 1, ...more,
});
const published = (record: AuctionRecord): string => `${canonicalJson(record)}\n`;

function ascending(): AuctionRecord {
  const t = terms({});
  let standing: Standing = { terms: t, closesAt: t.closesAt, last: null };
  const bids: Bid[] = [];
  for (const [alias, amountFen, second] of [['竞买人01', 1_000, 0], ['竞买人02', 1_100, 419], ['竞买人01', 1_110, 599], ['竞买人03', 1_300, 778]] as const) {
    const judged = judgeBid(standing, { alias, amountFen, now: new Date(at(second)) });
    if ('refusal' in judged) throw new Error(judged.refusal.code);
    bids.push(judged.bid);
    standing = { terms: t, closesAt: judged.bid.closesAt, last: judged.bid };
  }
  const course = { terms: t, bids, commitments: [], reveals: [], reserve };
  return { format: 'innomatrix-auction/1', ...course, outcome: decide(course) };
}

function sealed(): AuctionRecord {
  const t = terms({ method: 'SEALED', revealUntil: at(1_200) });
  const commitments: Commitment[] = [];
  const reveals: Reveal[] = [];
  const offers = [['竞买人02', 1_250], ['竞买人01', 1_250], ['竞买人03', 9_999]] as const;
  for (const [i, [alias, amountFen]] of offers.entries()) {
    const judged = judgeCommitment(t, commitments, { alias, commitment: sealOf('a1', alias, amountFen, `nonce ${alias}`), now: new Date(at(i)) });
    if ('refusal' in judged) throw new Error(judged.refusal.code);
    commitments.push(judged.commitment);
  }
  for (const [alias, amountFen] of [offers[1], offers[0]]) {
    const judged = judgeReveal(t, commitments, { alias, amountFen, nonce: `nonce ${alias}`, now: new Date(at(700)) });
    if ('refusal' in judged) throw new Error(judged.refusal.code);
    reveals.push(judged.reveal);
  }
  const course = { terms: t, bids: [], commitments, reveals, reserve };
  return { format: 'innomatrix-auction/1', ...course, outcome: decide(course) };
}

describe('the published bytes of an auction', () => {
  it('are recomputed by an outsider from nothing but themselves: soft close, equal sealed bids, a bid never opened, the reserve', () => {
    expect(outsider(published(ascending()))).toBe('HOLDS SOLD 竞买人03 1300');
    expect(outsider(published(sealed()))).toBe('HOLDS SOLD 竞买人02 1250');
    expect(sealed().outcome.unrevealed).toEqual(['竞买人03']);
    for (const record of [ascending(), sealed()]) expect(replayFile(published(record), 'record.json')).toMatchObject({ ok: true, canonical: true });
  });

  it('show it when anything was put in, taken out or changed, to the outsider and to the platform alike', () => {
    const a = ascending();
    const s = sealed();
    const changed: [string, AuctionRecord][] = [
      ['a bid raised', { ...a, bids: a.bids.with(3, { ...a.bids[3]!, amountFen: 1_400 }) }],
      ['a bid left out', { ...a, bids: a.bids.toSpliced(1, 1) }],
      ['another winner', { ...a, outcome: { ...a.outcome, alias: '竞买人01' } }],
      ['another reserve', { ...a, reserve: { ...reserve, amountFen: 1_100 } }],
      ['terms with a smaller step', { ...a, terms: { ...a.terms, stepFen: 1 } }],
      ['bids among sealed ones', { ...s, bids: a.bids }],
      ['openings in an ascending auction', { ...a, reveals: s.reveals }],
      ['an opening of more than was sealed', { ...s, reveals: s.reveals.map((r) => ({ ...r, amountFen: r.amountFen + 1 })) }],
      ['an opening too late', { ...s, reveals: s.reveals.with(0, { ...s.reveals[0]!, at: at(1_200) }) }],
    ];
    for (const [what, record] of changed) {
      expect(outsider(published(record)), what).toMatch(/^BROKEN /);
      expect(replayFile(published(record), 'record.json'), what).toMatchObject({ ok: false, firstBreak: { zh: expect.any(String) } });
    }
  });

  it('with a time that is none are unreadable, not an error of the program', () => {
    const a = ascending();
    expect(() => replayFile(published({ ...a, bids: a.bids.with(0, { ...a.bids[0]!, at: 'gestern' }) }), 'r.json')).toThrow(expect.objectContaining({ code: 'AUCTION_RECORD_UNREADABLE', where: { file: 'r.json', field: 'bids.0.at' } }));
    expect(() => replayFile(published({ ...a, terms: { ...a.terms, closesAt: '2026-03-02T10:10:00+08:00' } }), 'r.json')).toThrow(expect.objectContaining({ where: { file: 'r.json', field: 'terms.closesAt' } }));
  });
});
