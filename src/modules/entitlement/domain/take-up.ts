import type { Fen } from '../../../kernel/base/money.ts';
import type { Judgement, Reason } from './judge-firm.ts';

/** 应享未享, 已享, 不应享而享, 尚不能判断; the rest neither may nor has. */
export const takeUpKinds = ['UNCLAIMED', 'PAID', 'PAID_NOT_ENTITLED', 'UNKNOWN', 'NOT_ENTITLED'] as const;
export type TakeUpKind = (typeof takeUpKinds)[number];

export interface TakeUp {
  kind: TakeUpKind;
  /** By the rule. */
  entitledFen: Fen;
  paidFen: Fen;
  reasons: Reason[];
}

/** What a judgement and what was paid come to. Money paid to somebody of whom too little is known is a question, not a fault. */
export function takeUpOf(judgement: Pick<Judgement, 'outcome' | 'fullFen' | 'reasons'>, paidFen: Fen): TakeUp {
  const { outcome, reasons } = judgement;
  const entitledFen = outcome === 'ENTITLED' ? (judgement.fullFen ?? 0) : 0;
  const kind: TakeUpKind =
    outcome === 'UNKNOWN' ? 'UNKNOWN' : outcome === 'ENTITLED' ? (paidFen > 0 ? 'PAID' : 'UNCLAIMED') : paidFen > 0 ? 'PAID_NOT_ENTITLED' : 'NOT_ENTITLED';
  return { kind, entitledFen, paidFen, reasons: kind === 'PAID' || kind === 'UNCLAIMED' ? [] : reasons };
}

/** One figure of a table of cities by kinds; null: suppressed. */
export interface Cell {
  firms: number | null;
  fen: Fen | null;
}
export type CityRow = { city: string; cells: Record<TakeUpKind, Cell> };

/** Sum of what a kind is counted in: unclaimed by entitlement, paid by payment. */
export const fenOfKind = (t: TakeUp): Fen => (t.kind === 'UNCLAIMED' ? t.entitledFen : t.paidFen);

export function countTakeUp(cities: readonly string[], firms: readonly (TakeUp & { city: string })[]): { city: string; cells: Record<TakeUpKind, { firms: number; fen: Fen }> }[] {
  const rows = new Map(cities.map((city) => [city, { city, cells: Object.fromEntries(takeUpKinds.map((k) => [k, { firms: 0, fen: 0 }])) as Record<TakeUpKind, { firms: number; fen: Fen }> }]));
  for (const f of firms) {
    const cell = rows.get(f.city)?.cells[f.kind];
    if (!cell) continue;
    cell.firms += 1;
    cell.fen += fenOfKind(f);
  }
  return [...rows.values()];
}

type Matrix = (number | null)[][];

/**
 * Counts from 1 to below `least` are not shown; nor, where only one figure of a row or a column is hidden and the sum of
 * the line is known, the next smallest beside it, which would give it away. Nought tells of nobody and stays.
 */
export function suppressed(counts: readonly (readonly number[])[], least: number): Matrix {
  const hidden = counts.map((row) => row.map((n) => n > 0 && n < least));
  const lines = (): [number, number][][] => [
    ...counts.map((row, i) => row.map((_, j): [number, number] => [i, j])),
    ...(counts[0] ?? []).map((_, j) => counts.map((__, i): [number, number] => [i, j])),
  ];
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines()) {
      if (line.filter(([i, j]) => hidden[i]![j]).length !== 1) continue;
      const open = line.filter(([i, j]) => !hidden[i]![j] && counts[i]![j]! > 0).sort(([a, b], [c, d]) => counts[a]![b]! - counts[c]![d]!);
      if (open.length === 0) continue;
      hidden[open[0]![0]]![open[0]![1]] = true;
      changed = true;
    }
  }
  return counts.map((row, i) => row.map((n, j) => (hidden[i]![j] ? null : n)));
}

/** The table as the zone sees it; a suppressed count takes its amount with it. */
export function publicRows(rows: ReturnType<typeof countTakeUp>, least: number): CityRow[] {
  const shown = suppressed(rows.map((r) => takeUpKinds.map((k) => r.cells[k].firms)), least);
  return rows.map((r, i) => ({
    city: r.city,
    cells: Object.fromEntries(takeUpKinds.map((k, j) => [k, { firms: shown[i]![j]!, fen: shown[i]![j] === null ? null : r.cells[k].fen }])) as Record<TakeUpKind, Cell>,
  }));
}
