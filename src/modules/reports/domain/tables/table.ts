import type { Cell, Column, Language, NumberLabel, ReportLight } from '../../contract/model.ts';
import { lightSigns } from '../words.ts';

/** A table before it has its number and caption. */
export interface TableBody {
  columns: Column[];
  rows: Cell[][];
  note?: string;
}

type Sourced = { label: NumberLabel; sources: number[] };

export const text = (said: string | null | undefined): Cell => ({ text: said ?? '—' });
export const nothing: Cell = { text: '—' };

/** A number with the words in which it is read, its label and its sources. */
export function number(value: number | null, said: string, from: Sourced): Cell {
  return value === null ? nothing : { text: said, value, ...from };
}

export function lightCell(light: ReportLight, words: Record<ReportLight, { zh: string; en: string }>, language: Language): Cell {
  return { text: `${lightSigns[light]}${words[light][language]}`, light };
}

export function clauseCell(document: string, path: string): Cell {
  return { text: `${document} ${path}`, clause: { document, path } };
}

export const column = (title: string, kind: Column['kind'], width: number, decimals?: number): Column => ({ title, kind, width, ...(decimals === undefined ? {} : { decimals }) });
