import type { AccountGroup } from '../../../../src/kernel/ledger/contract.ts';

export const levels = ['book', 'fund', 'year', 'region', 'kind'] as const;
type Level = (typeof levels)[number];

/** One line of the tree: the sum of everything below it. */
export interface TreeRow {
  key: string;
  level: Level;
  book: string;
  fund?: string;
  year?: number | null;
  region?: string;
  kind?: string;
  accounts: number;
  in: number;
  out: number;
  heldOut: number;
  posted: number;
  children?: TreeRow[];
}

/** Groups by book, fund, year, place and kind, each with the sum of what is below. */
export function growTree(groups: readonly AccountGroup[], depth = 0, above: Partial<TreeRow> = {}, path = ''): TreeRow[] {
  const level = levels[depth];
  if (!level) return [];
  const parts = new Map<string, AccountGroup[]>();
  for (const group of groups) {
    const value = String(group[level]);
    parts.set(value, [...(parts.get(value) ?? []), group]);
  }
  return [...parts].map(([value, members]) => {
    const key = `${path}/${value}`;
    const here = { ...above, [level]: members[0]![level] };
    const children = growTree(members, depth + 1, here, key);
    const sum = (figure: 'accounts' | 'in' | 'out' | 'heldOut' | 'posted'): number => members.reduce((total, m) => total + m[figure], 0);
    return {
      ...here, book: members[0]!.book, key, level, accounts: sum('accounts'), in: sum('in'), out: sum('out'), heldOut: sum('heldOut'), posted: sum('posted'),
      ...(children.length > 0 && { children }),
    };
  });
}
