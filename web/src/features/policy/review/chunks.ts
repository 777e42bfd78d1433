import { useEffect, useMemo, useRef, useState } from 'react';

/** A long list in portions; a portion in which nothing changed stays the same array, so that it is not drawn again. */
export function useChunks<T>(list: readonly T[], size: number, same: (a: T, b: T) => boolean = Object.is): readonly (readonly T[])[] {
  const kept = useRef<readonly (readonly T[])[]>([]);
  return useMemo(() => {
    const next = Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
    kept.current = next.map((chunk, i) => {
      const before = kept.current[i];
      return before && before.length === chunk.length && chunk.every((entry, at) => same(entry, before[at]!)) ? before : chunk;
    });
    return kept.current;
  }, [list, size, same]);
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
