import { useEffect, useRef } from 'react';

export const KEYS = ['j', 'k', 'n', 'a', 'e', 'x', 'u', 'm', '?'] as const;
type Key = (typeof KEYS)[number];

/** Single keys act while nobody types into a field and no dialog is open. */
export function useReviewKeys(active: boolean, acts: Record<Key, () => unknown>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    if (!active) return;
    const onKey = (event: KeyboardEvent): void => {
      const typing = (event.target as HTMLElement | null)?.closest('input, textarea, select, [contenteditable], .ant-select');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const key = KEYS.find((k) => k === event.key);
      if (!key) return;
      event.preventDefault();
      latest.current[key]();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [active]);
}
