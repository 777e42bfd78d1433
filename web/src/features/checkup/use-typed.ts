import { useEffect, useMemo, useState } from 'react';
import type { Written } from '../../../../src/kernel/rules/contract.ts';

export type Typed = Readonly<Record<string, Written>>;
const NONE: Typed = {};

/**
 * Figures typed and not saved: kept for the tab, so that a reload or a look at another page does not lose them, and gone
 * when it is closed.
 */
export function useTyped(who: string): [Typed, (fact: string, value: Written | undefined) => void, () => void] {
  const key = `innomatrix.checkup.${who}`;
  const [state, setState] = useState<{ key: string; typed: Typed }>(() => ({ key, typed: read(key) }));
  // Read once for each firm: a new object at every drawing would have everything computed from it again, without end.
  const other = useMemo(() => read(key), [key]);
  const typed = state.key === key ? state.typed : other;
  useEffect(() => {
    if (state.key === key) sessionStorage.setItem(key, JSON.stringify(state.typed));
  }, [key, state]);
  const change = (fact: string, value: Written | undefined): void =>
    setState((before) => {
      const { [fact]: _former, ...rest } = before.key === key ? before.typed : read(key);
      return { key, typed: value === undefined ? rest : { ...rest, [fact]: value } };
    });
  return [typed, change, () => setState({ key, typed: NONE })];
}

function read(key: string): Typed {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Typed) : NONE;
  } catch {
    return NONE;
  }
}
