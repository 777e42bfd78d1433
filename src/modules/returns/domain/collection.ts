/** A collection (填报表) as the pack defines it: what is asked, of whom, by when, and what must hold. */
export const fieldTypes = ['number', 'integer', 'percent', 'date', 'text', 'choice', 'creditCode'] as const;
export type FieldType = (typeof fieldTypes)[number];
export const frequencies = ['year', 'quarter', 'month'] as const;
export type Frequency = (typeof frequencies)[number];

export interface Field {
  key: string;
  zh: string;
  en: string;
  type: FieldType;
  /** Unit of the numbers, `null` for words and days. A percent is given in percent: 3.4, not 0.034. */
  unitZh: string | null;
  unitEn: string | null;
  required: boolean;
  min: number | null;
  max: number | null;
  decimals: number;
  maxLength: number;
  choices: readonly { zh: string; en: string }[];
  /** Published under this indicator once locked. */
  indicator: string | null;
  /** Asked to be explained when it moves by more than this share against a year before. */
  changeLimit: number | null;
  /** Asked to be explained when it stands far from the others (or from its own past). */
  outliers: boolean;
  hintZh: string;
  hintEn: string;
}

/** Holds between fields of one record; fields that are empty leave a check out. */
export type Check =
  | { kind: 'notAbove'; a: string; b: string; tolerance: number; severity: Severity }
  | { kind: 'sum'; parts: readonly string[]; whole: string; tolerance: number; severity: Severity }
  | { kind: 'ratio'; numerator: string; denominator: string; result: string; scale: number; tolerance: number; severity: Severity };

export type Severity = 'error' | 'warning';

export interface Collection {
  id: string;
  version: number;
  zh: string;
  en: string;
  descriptionZh: string;
  descriptionEn: string;
  sourceZh: string;
  sourceEn: string;
  /** form: one record, a line for each field. list: many records, a column for each field. */
  layout: 'form' | 'list';
  frequency: Frequency;
  /** First period that is asked for. */
  from: string;
  places: 'city' | 'park';
  /** Months after the period's last month, and the day in that month. */
  due: { months: number; day: number };
  /** Roles that fill, approve first, approve second. */
  fill: readonly string[];
  first: readonly string[];
  second: readonly string[];
  /** Fields that tell the records of a list apart; empty for a form. */
  keys: readonly string[];
  maxRows: number;
  fields: readonly Field[];
  checks: readonly Check[];
}

export type Value = string | number | null;
export type Values = Record<string, Value>;

/** Limits that are conventions and live in the pack. */
export interface CheckParameters {
  /** Robust z beyond which a value is asked about. */
  outlierZ: number;
  /** Fewer values than this say nothing about what is usual. */
  outlierLeast: number;
  /** Findings kept with their cell; the count goes on. */
  findingsKept: number;
  explanationLeast: number;
}

export const numeric = (type: FieldType): boolean => type === 'number' || type === 'integer' || type === 'percent';

/** `研发经费（亿元）`, with a star where a value must be given. This is the heading of the template. */
export function headingOf(field: Pick<Field, 'zh' | 'unitZh' | 'required'>): string {
  return `${field.zh}${field.unitZh ? `（${field.unitZh}）` : ''}${field.required ? '*' : ''}`;
}
