/** What a list needs beside its criteria, as the pack sets it. */
export interface ListKind {
  id: string;
  zh: string;
  en: string;
  rule: string;
  /** Who meets this rule belongs on another list and not on this one. */
  unless?: string | undefined;
  writes: { kind: 'QUALIFICATION'; type: string } | { kind: 'POOL'; pool: string };
  /** Whether the value of a firm must be proven. */
  valued: boolean;
  issuer: { zh: string; en: string };
}

/** A published count of the past, or a goal of a plan. */
export interface DatedCount {
  list: string;
  year: number;
  value: number;
  source: { zh: string; en: string };
}

export interface ListScheme {
  version: number;
  lists: readonly ListKind[];
  /** Stated value against price × shares, in parts per million. */
  valueTolerancePpm: number;
  falseDataBarYears: number;
  smallestShown: number;
  /** Words of the technical fields. */
  fields: readonly { id: string; zh: string; en: string }[];
  /** Lower bounds in 100 million USD, ascending. */
  valueBands: readonly number[];
  history: readonly DatedCount[];
  targets: readonly DatedCount[];
}
