import { Problem } from '../../../kernel/base/problem.ts';
import { type Database, followOutbox, outboxNow, type StoredEvent } from '../../../kernel/db/index.ts';
import { RESULTS_IMPORTED } from '../commands/import-file.ts';
import { RESULT_CHANGED } from '../commands/move-result.ts';
import { DEMAND_CHANGED } from '../procedure-hooks.ts';
import { type DemandText, findDemandTexts, streamDemandTexts } from '../store/demands.ts';
import { findIndexed, type IndexedResult, streamImported, streamLibrary } from '../store/results.ts';
import type { TextCircumstances, TextIndex } from './port.ts';

/** The results library in memory, kept in step with what any process commits. */
export interface LibraryIndex {
  readonly text: TextIndex;
  ready(): boolean;
  /** Region of an indexed result, for filtering before rows are fetched. */
  regionOf(id: string): string | null | undefined;
  /** For `/api/health`. */
  health: { name: string; check(): Promise<{ ready: boolean; zh: string; en: string }> };
  /** Settles when the library has been loaded, or failed to be. */
  loaded: Promise<void>;
  stop(): Promise<void>;
}

const MANY = 1_000;

/**
 * Loads the published results page by page and then follows the outbox from before the load began, so that nothing
 * published meanwhile is missed; seeing an event twice does no harm, because the row is read anew each time.
 */
export function startLibraryIndex(db: Database, text: TextIndex, onError: (error: unknown) => void): LibraryIndex {
  const regions = new Map<string, string | null>();
  let state: 'loading' | 'ready' | 'failed' = 'loading';
  let stopped = false;
  let follower: { stop(): Promise<void> } | undefined;

  const put = async (rows: readonly IndexedResult[]): Promise<void> => {
    const inside = rows.filter((r) => r.inLibrary);
    const outside = rows.filter((r) => !r.inLibrary && regions.has(r.id)).map((r) => r.id);
    if (inside.length > 0) await text.put(inside.map((r) => ({ id: r.id, title: r.title, content: r.abstract, keywords: r.keywords, ...resultCircumstances(r) })));
    if (outside.length > 0) await text.remove(outside);
    for (const r of inside) regions.set(r.id, r.region);
    for (const id of outside) regions.delete(id);
  };

  const learn = async (rows: readonly DemandText[]): Promise<void> => {
    const known = rows.filter((d) => d.known);
    const gone = rows.filter((d) => !d.known).map((d) => d.id);
    if (known.length > 0) await text.learnDemands(known);
    if (gone.length > 0) await text.forgetDemands(gone);
  };

  const apply = async (events: readonly StoredEvent[]): Promise<void> => {
    const ids = [...new Set(events.filter((e) => e.topic === RESULT_CHANGED).map((e) => e.key))];
    for (let i = 0; i < ids.length; i += MANY) await put(await findIndexed(db.sql, ids.slice(i, i + MANY)));
    const demands = [...new Set(events.filter((e) => e.topic === DEMAND_CHANGED).map((e) => e.key))];
    if (demands.length > 0) await learn(await findDemandTexts(db.sql, demands));
    for (const event of events) {
      if (event.topic !== RESULTS_IMPORTED) continue;
      for await (const rows of streamImported(db.sql, event.key)) await put(rows);
    }
  };

  const load = async (): Promise<void> => {
    const cursor = await outboxNow(db.sql);
    for await (const rows of streamLibrary(db.sql)) {
      if (stopped) return;
      await put(rows);
    }
    for await (const rows of streamDemandTexts(db.sql)) await learn(rows);
    if (stopped) return;
    follower = followOutbox(db, { from: cursor, onEvents: apply, onError });
    state = 'ready';
  };

  const loaded = load().catch((error: unknown) => {
    state = 'failed';
    onError(error);
  });
  return {
    text,
    ready: () => state === 'ready',
    regionOf: (id) => regions.get(id),
    health: {
      name: 'market.index',
      check: async () => ({
        ready: state === 'ready',
        zh: state === 'ready' ? `成果索引就绪，${text.size()} 项` : state === 'loading' ? `成果索引载入中，已载入 ${text.size()} 项` : '成果索引载入失败',
        en: state === 'ready' ? `${text.size()} results indexed` : state === 'loading' ? `loading, ${text.size()} results so far` : 'loading the results failed',
      }),
    },
    loaded,
    stop: async () => {
      stopped = true;
      await loaded;
      await follower?.stop();
      await text.close();
    },
  };
}

/** What of a result is held against a demand beside its words; all of it is shown to everybody. */
export function resultCircumstances({ field, maturity, region }: { field: string; maturity: number | null; region: string | null }): TextCircumstances {
  return { ...(field ? { field } : {}), ...(maturity ? { maturity } : {}), ...(region ? { place: region } : {}) };
}

/** The index is rebuilt at every start; until then a question is turned away with an honest answer. */
export function indexNotReady(loadedSoFar: number): Problem {
  return new Problem('INDEX_NOT_READY', {
    status: 503, zh: `成果索引正在载入（已 ${loadedSoFar} 项），暂时不能匹配`, en: `The index is being loaded (${loadedSoFar} so far); matching is not possible yet`,
    remedy: { zh: '请在半分钟后重试', en: 'Try again in half a minute' },
  });
}
