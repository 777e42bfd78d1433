/** What a dossier holds (指标项), from the pack: a figure of a year, or a lasting statement. */
export interface Item {
  id: string;
  zh: string;
  en: string;
  kind: 'NUMBER' | 'TRUTH';
  /** `1` for shares; null for truths. */
  unit: string | null;
  min: number;
  max: number;
  whole: boolean;
  /** Stated once and for good (the latest counts), not year by year. */
  lasting: boolean;
  group: string;
  /** Shown only to the firm, officers of its own city and auditors. */
  confidential: boolean;
  /** The firm may state it itself. */
  declared: boolean;
}

/** The year under which lasting statements are kept. */
export const LASTING = 0;
