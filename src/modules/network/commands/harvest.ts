import { appendAudit } from '../../../kernel/audit/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import type { NetworkParts } from '../act.ts';
import type { FeedPage } from '../contract.ts';
import { type Living, type Tombstone, withdrawForeign, writeForeign } from '../store/foreign.ts';

export interface HarvestReport {
  read: number;
  written: number;
  withdrawn: number;
}

/**
 * Takes in a page of another market's feed. Idempotent by origin and id: the newest state wins, whatever the order of pages.
 * @throws Problem NETWORK_ORIGIN_OWN, NETWORK_ORIGIN_DIFFERS: a record may be entered under no name but its own market's
 */
export async function harvest(parts: Pick<NetworkParts, 'pack'>, db: Database, page: FeedPage, { origin, now, requestId }: { origin: string; now: Date; requestId: string }): Promise<HarvestReport> {
  if (origin === parts.pack.repository.origin) {
    throw new Problem('NETWORK_ORIGIN_OWN', { zh: `${origin} 是本市场自己的名称，不能作为来源`, en: `${origin} is this market itself`, where: { field: 'origin' } });
  }
  const strange = [page.origin, ...page.records.map((r) => r.origin)].find((o) => o !== origin);
  if (strange !== undefined) {
    throw new Problem('NETWORK_ORIGIN_DIFFERS', {
      zh: `数据自称来自 ${strange}，与指定的来源 ${origin} 不符`, en: `The data call themselves ${strange}, not ${origin}`, where: { field: 'origin' },
      remedy: { zh: '核对 --origin 与对方市场的名称', en: 'Compare --origin with the name of that market' },
    });
  }
  const { living, tombstones } = newest(page);
  return inTransaction(db, async (tx) => {
    const written = await writeForeign(tx.sql, origin, living, now);
    const withdrawn = await withdrawForeign(tx.sql, origin, tombstones, now);
    if (written + withdrawn > 0) {
      await appendAudit(tx, { at: now, actor: null, action: 'network.market.harvested', subject: { kind: 'network.market', id: origin }, detail: { read: page.records.length, written, withdrawn }, requestId });
      tx.emit({ topic: 'network.foreign.changed', key: origin });
    }
    return { read: page.records.length, written, withdrawn };
  });
}

/** One line for each id: an upsert may not meet a row twice. */
function newest(page: FeedPage): { living: Living[]; tombstones: Tombstone[] } {
  const byId = new Map<string, FeedPage['records'][number]>();
  for (const r of page.records) {
    const held = byId.get(r.id);
    if (!held || Date.parse(held.updatedAt) <= Date.parse(r.updatedAt)) byId.set(r.id, r);
  }
  const living: Living[] = [];
  const tombstones: Tombstone[] = [];
  for (const r of byId.values()) {
    if (r.withdrawn) tombstones.push({ id: r.id, kind: r.kind, updatedAt: r.updatedAt });
    else living.push({ id: r.id, kind: r.kind, title: r.title, abstract: r.abstract ?? null, field: r.field, place: r.place, maturity: r.maturity, updatedAt: r.updatedAt });
  }
  return { living, tombstones };
}
