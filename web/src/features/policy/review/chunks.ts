import { useEffect, useMemo, useState } from 'react';

type Chunks<T> = readonly (readonly T[])[];

/** A long list in portions; a portion in which nothing changed stays the same array, so that it is not drawn again. */
export function useChunks<T>(list: readonly T[], size: number, same: (a: T, b: T) => boolean = Object.is): Chunks<T> {
  const [chunk] = useState(() => rememberingChunker<T>());
  return useMemo(() => chunk(list, size, same), [chunk, list, size, same]);
}

/** Remembers its last answer: that decides only whether an equal array is given again, never what it holds. */
function rememberingChunker<T>(): (list: readonly T[], size: number, same: (a: T, b: T) => boolean) => Chunks<T> {
  let kept: Chunks<T> = [];
  return (list, size, same) => {
    const next = Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
    kept = next.map((portion, i) => {
      const before = kept[i];
      return before && before.length === portion.length && portion.every((entry, at) => same(entry, before[at]!)) ? before : portion;
    });
    return kept;
  };
}

const FIRST = 2;

/**
 * How many portions are drawn: a few at once, then one more whenever the browser is idle. So a long document opens at
 * once, and a moment later all of it is there, also for the browser's own search.
 */
export function useGrowing(total: number): number {
  const [drawn, setDrawn] = useState(FIRST);
  useEffect(() => {
    if (drawn >= total) return;
    const grow = (): void => setDrawn(drawn + 1);
    // Not every browser tells when it is idle.
    if (typeof window.requestIdleCallback !== 'function') {
      const timer = window.setTimeout(grow, 30);
      return () => window.clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(grow, { timeout: 200 });
    return () => window.cancelIdleCallback(handle);
  }, [drawn, total]);
  return drawn;
}
