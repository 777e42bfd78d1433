import { canonicalJson, sha256 } from '../../../../kernel/base/canonical-json.ts';
import type { DatasetId } from '../../contract/open-data.ts';

export interface Names {
  zh: string;
  en: string;
}

export interface DataColumn extends Names {
  id: string;
  role: 'dimension' | 'time' | 'measure' | 'attribute';
  type: 'text' | 'number';
  /** Names of the codes in this column; a column without is plain text or a number. */
  codes?: ReadonlyMap<string, Names>;
}

export type DataValue = string | number | null;

/** A data set as a table: every format is written from it. */
export interface Dataset {
  id: DatasetId;
  title: Names;
  description: Names;
  columns: readonly DataColumn[];
  rows: readonly (readonly DataValue[])[];
  /** Newest day on which something in it became known. */
  date: string | null;
}

/** Changes with the content of a data set and only with it. */
export function versionOf({ columns, rows }: Dataset): string {
  return sha256(canonicalJson({ columns: columns.map((c) => c.id), rows })).slice(0, 12);
}

export interface RowFilter {
  indicator?: string | undefined;
  place?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** Rows of an indicator, a place or some years; a filter on a column that the data set lacks leaves nothing out. */
export function filterRows(dataset: Dataset, { indicator, place, from, to }: RowFilter): Dataset {
  const at = (id: string): number => dataset.columns.findIndex((c) => c.id === id);
  const [i, p, t] = [at('INDICATOR'), at('REF_AREA'), at('TIME_PERIOD')];
  const year = (row: readonly DataValue[]): number => Number(String(row[t]).slice(0, 4));
  return {
    ...dataset,
    rows: dataset.rows.filter(
      (row) =>
        (indicator === undefined || i < 0 || row[i] === indicator) &&
        (place === undefined || p < 0 || row[p] === place) &&
        (from === undefined || year(row) >= from) &&
        (to === undefined || year(row) <= to),
    ),
  };
}
