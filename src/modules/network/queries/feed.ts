import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { NetworkParts } from '../act.ts';
import { type ExchangeRecord, type FeedPage, RECORD_FORMAT } from '../contract.ts';
import { type FeedRecord, readPosition, writePosition } from '../domain/record.ts';
import { readFeed } from '../store/feed.ts';

/** A page of the JSON feed. @throws Problem NETWORK_PAGE_UNKNOWN */
export async function feedOf({ pack }: Pick<NetworkParts, 'pack'>, db: Sql, now: Date, { since, page }: { since?: string; page?: string }): Promise<FeedPage> {
  const { origin, pageSize } = pack.repository;
  const after = page === undefined ? null : readPosition(page);
  if (after === undefined) {
    throw new Problem('NETWORK_PAGE_UNKNOWN', { zh: 'page 不是本接口给出的翻页标记', en: 'This feed did not write the page token', where: { field: 'page' }, remedy: { zh: '使用上一页返回的 next', en: 'Use `next` of the page before' } });
  }
  // One more than asked says whether there is another page.
  const rows = await readFeed(db, { kind: null, from: since === undefined ? null : new Date(since), before: null, after, limit: pageSize + 1 });
  const shown = rows.slice(0, pageSize);
  return {
    format: RECORD_FORMAT, origin, generatedAt: now.toISOString(), records: shown.map((r) => toExchange(r, origin)),
    next: rows.length > pageSize ? writePosition(shown.at(-1)!) : null,
  };
}

function toExchange({ id, kind, title, abstract, field, place, maturity, updatedAt, withdrawn }: FeedRecord, origin: string): ExchangeRecord {
  const header = { id, kind, origin, updatedAt: updatedAt.toISOString() };
  if (withdrawn) return { ...header, withdrawn: true };
  return { ...header, title: title!, ...(abstract === null ? {} : { abstract }), field: field!, place, maturity };
}
