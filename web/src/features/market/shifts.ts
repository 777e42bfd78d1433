import type { MatchList } from '../../../../src/modules/market/contract.ts';

/** A candidate that changed its place; undefined: not in the list then. */
export interface Shift {
  title: string;
  from: number | undefined;
  to: number | undefined;
}

const SHOWN = 5;

/**
 * The largest moves between two lists, leavers and newcomers among the first ten included. Places are compared among those in
 * both lists: when the third leaves, the fourth has not been moved by anybody's learning.
 */
export function shiftsBetween(before: MatchList['matches'], after: MatchList['matches']): Shift[] {
  const common = (list: MatchList['matches'], other: MatchList['matches']): Map<string, number> => {
    const ids = new Set(other.map((m) => m.result.id));
    return new Map(list.filter((m) => ids.has(m.result.id)).map((m, i) => [m.result.id, i]));
  };
  const [old, now] = [common(before, after), common(after, before)];
  const moved = after.flatMap((m) => {
    const [a, b] = [old.get(m.result.id), now.get(m.result.id)];
    if (a === undefined || b === undefined || a === b) return [];
    return [{ title: m.result.title, from: before.find((x) => x.result.id === m.result.id)!.rank, to: m.rank, by: Math.abs(a - b) }];
  });
  const left = before.filter((m) => !old.has(m.result.id) && m.rank <= 10).map((m) => ({ title: m.result.title, from: m.rank, to: undefined }));
  const came = after.filter((m) => !now.has(m.result.id) && m.rank <= 10).map((m) => ({ title: m.result.title, from: undefined, to: m.rank }));
  return [...left, ...moved.sort((a, b) => b.by - a.by).map(({ title, from, to }) => ({ title, from, to })), ...came].slice(0, SHOWN);
}
