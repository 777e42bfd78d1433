import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Way } from '../../../../src/flows/checkup/contract.ts';
import type { Evaluations, Facts } from '../../../../src/kernel/rules/contract.ts';
import type { BookData } from './use-book.ts';
import { type Wanted, WaySearch } from './way-search.ts';

const NONE: ReadonlyMap<string, Way> = new Map();
const deaf = (): (() => void) => () => undefined;

/** The way to yes of every "no" of a check-up, as they are found. */
export function useWays(data: BookData | undefined, evaluations: Evaluations | undefined, facts: Facts, region: readonly string[]): { ways: ReadonlyMap<string, Way>; searching: number } {
  const search = useMemo(() => (data ? new WaySearch(data) : undefined), [data]);
  const wanted = useMemo<readonly Wanted[]>(
    () =>
      [...(evaluations ?? [])].filter(([, e]) => e.truth === false).map(([rule, { rule: { version, asks }, on }]) => {
        const asked = Object.fromEntries(asks.map((d) => [d.id, facts[d.id]]));
        return { rule, on, region, facts: asked, key: JSON.stringify([rule, version.version, on, asked]) };
      }),
    [evaluations, facts, region],
  );
  useEffect(() => search?.want(wanted), [search, wanted]);
  const found = useSyncExternalStore(search?.listen ?? deaf, search?.found ?? (() => NONE));
  return useMemo(() => {
    const ways = new Map(wanted.flatMap(({ rule, key }) => (found.has(key) ? [[rule, found.get(key)!] as const] : [])));
    return { ways, searching: wanted.length - ways.size };
  }, [wanted, found]);
}
