import { useSyncExternalStore } from 'react';

const PHONE = '(max-width: 767px)';
const NARROW = '(max-width: 1079px)';

/** True at phone width: tables become cards, side-by-side becomes one below the other. */
export function usePhone(): boolean {
  return useMedia(PHONE);
}

/** True where the main navigation does not fit in the top bar and moves into a drawer. */
export function useNarrow(): boolean {
  return useMedia(NARROW);
}

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    () => window.matchMedia(query).matches,
  );
}
