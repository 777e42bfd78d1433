import type { Severity } from './collection.ts';

/** What is wrong, and what would be right. */
export interface Fault {
  code: string;
  zh: string;
  en: string;
  remedy: { zh: string; en: string };
}

export interface Finding extends Fault {
  severity: Severity;
  /** As the spreadsheet counts; null for what concerns the whole file. */
  row: number | null;
  field: string | null;
  /** Letter of the column in the file. */
  column: string | null;
  /** What stood there. */
  shown: string;
}

/** Warnings of one kind on one field are explained together. */
export const groupOf = (f: Pick<Finding, 'code' | 'field'>): string => `${f.code}:${f.field ?? ''}`;

export const fault = (code: string, zh: string, en: string, remedyZh: string, remedyEn: string): Fault => ({ code, zh, en, remedy: { zh: remedyZh, en: remedyEn } });
