import type { SnapshotIndex, SnapshotPlace, SnapshotTarget, SnapshotTask } from '../snapshot.ts';

/** A published figure of the series, with everything that says where it comes from. */
export interface OpenFigure {
  indicator: string;
  place: string;
  /** `2024`, `2023H1`, `2021Q1-3`, `2021M1-8`, `2021-09`. */
  period: string;
  value: number;
  status: string;
  bound: string;
  confidence: string;
  grade: string;
  source: string;
  url: string | null;
  published: string | null;
}

export interface OpenIndicator {
  code: string;
  zh: string;
  en: string;
  unit: string;
  unitEn: string;
}

/** What open data are made from; each part is read when a data set needs it. */
export interface OpenSources {
  asOf: string;
  places: readonly SnapshotPlace[];
  documents: readonly { id: string; zh: string; en: string; number: string | null }[];
  indicators(): Promise<readonly OpenIndicator[]>;
  figures(): Promise<readonly OpenFigure[]>;
  targets(): Promise<readonly SnapshotTarget[]>;
  /** Only tasks whose plan is public, without anything a unit says of itself. */
  tasks(): Promise<readonly SnapshotTask[]>;
  index(): Promise<SnapshotIndex | null>;
}
