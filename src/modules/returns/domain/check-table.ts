import { changeFinding, checkRecord, type RecordFinding } from './check-record.ts';
import { type CheckParameters, type Collection, type Field, numeric, type Severity, type Values } from './collection.ts';
import { type Fault, fault, type Finding, groupOf } from './finding.ts';
import { usualOf } from './outliers.ts';
import { type RawCell, readValue } from './read-value.ts';

export interface GivenRecord {
  row: number;
  cells: ReadonlyMap<string, RawCell>;
  /** Row of a field, where each has its own (forms). */
  rowOf?: (field: string) => number;
}

/** Numbers of the same fields a year before, by the record's key; '' for a form. */
export type Before = ReadonlyMap<string, Readonly<Record<string, number>>>;

export interface WarningGroup {
  group: string;
  code: string;
  field: string | null;
  count: number;
  /** The first of them, in words. */
  zh: string;
  en: string;
}

export interface TableOutcome {
  records: number;
  errors: number;
  warnings: number;
  /** Cells that were understood although written differently (full-width digits, separators). */
  normalised: number;
  byCode: Record<string, number>;
  findings: Finding[];
  groups: WarningGroup[];
}

export interface TableContext {
  before: Before;
  /** A form's own past values by field, oldest first, without the present one. */
  history: Readonly<Record<string, readonly number[]>>;
  /** Letter of a field's column in the file. */
  columnOf: (field: string) => string | null;
}

interface Column {
  field: Field;
  values: number[];
  rows: number[];
}

/**
 * Judges records one after the other and forgets them: what is kept are keys, the numbers of columns that are looked at
 * for outliers, counts, and a bounded number of findings. The same code runs on the server and in the browser.
 */
export class TableChecker {
  private readonly collection: Collection;
  private readonly parameters: CheckParameters;
  private readonly context: TableContext;
  private readonly seen = new Map<string, number>();
  private readonly columns: Column[];
  private readonly findings: Finding[] = [];
  private readonly byCode: Record<string, number> = {};
  private readonly groups = new Map<string, WarningGroup>();
  private counts = { records: 0, error: 0, warning: 0, normalised: 0 };

  constructor(collection: Collection, parameters: CheckParameters, context: TableContext) {
    this.collection = collection;
    this.parameters = parameters;
    this.context = context;
    this.columns = collection.fields.filter((f) => f.outliers && numeric(f.type)).map((field) => ({ field, values: [], rows: [] }));
  }

  get errors(): number {
    return this.counts.error;
  }

  get records(): number {
    return this.counts.records;
  }

  /** The record's values and its key; values that could not be understood are null. */
  add(given: GivenRecord): { key: string; values: Values } {
    const { collection } = this;
    const rowOf = (field: string): number => given.rowOf?.(field) ?? given.row;
    this.counts.records += 1;
    const values: Values = {};
    const unread = new Set<string>();
    for (const field of collection.fields) {
      const raw = given.cells.get(field.key);
      const reading = readValue(field, raw);
      values[field.key] = reading.value ?? null;
      if (reading.fault) {
        unread.add(field.key);
        this.note('error', rowOf(field.key), field.key, reading.fault, String(raw?.value ?? ''));
      } else if (reading.normalised) this.counts.normalised += 1;
    }
    const shown = (key: string): string => String(values[key] ?? '');
    // A cell that was refused is not missing as well.
    for (const f of checkRecord(collection, values)) if (!unread.has(f.field)) this.take(f, rowOf(f.field), shown(f.field));
    const key = collection.keys.map(shown).join(' ');
    this.refuseDouble(key, given.row);
    this.compare(key, values, rowOf);
    return { key, values };
  }

  note(severity: Severity, row: number | null, field: string | null, f: Fault, shown = ''): void {
    this.counts[severity] += 1;
    this.byCode[f.code] = (this.byCode[f.code] ?? 0) + 1;
    if (severity === 'warning') {
      const group = groupOf({ code: f.code, field });
      const known = this.groups.get(group);
      if (known) known.count += 1;
      else this.groups.set(group, { group, code: f.code, field, count: 1, zh: f.zh, en: f.en });
    }
    if (this.findings.length >= this.parameters.findingsKept) return;
    const { code, zh, en, remedy } = f;
    this.findings.push({ severity, row, field, column: field === null ? null : this.context.columnOf(field), shown: shown.slice(0, 100), code, zh, en, remedy });
  }

  finish(): TableOutcome {
    if (this.collection.layout === 'form') this.outliersInPast();
    else this.outliersAmongOthers();
    const { records, error, warning, normalised } = this.counts;
    return { records, errors: error, warnings: warning, normalised, byCode: this.byCode, findings: this.findings, groups: [...this.groups.values()] };
  }

  private take(f: RecordFinding, row: number, shown: string): void {
    this.note(f.severity, row, f.field, f, shown);
  }

  private refuseDouble(key: string, row: number): void {
    if (this.collection.keys.length === 0 || key.trim() === '') return;
    const first = this.seen.get(key);
    if (first === undefined) this.seen.set(key, row);
    else this.note('error', row, this.collection.keys[0]!, fault('KEY_TWICE', `与第 ${first} 行重复：${key}`, `The same as row ${first}: ${key}`, '删去其中一行', 'Remove one of them'), key);
  }

  private compare(key: string, values: Values, rowOf: (field: string) => number): void {
    const before = this.context.before.get(key);
    for (const field of this.collection.fields) {
      const now = values[field.key];
      if (typeof now !== 'number') continue;
      const then = before?.[field.key];
      const found = then === undefined ? undefined : changeFinding(field, now, then);
      if (found) this.take(found, rowOf(field.key), String(now));
    }
    for (const column of this.columns) {
      const value = values[column.field.key];
      if (typeof value !== 'number') continue;
      column.values.push(value);
      column.rows.push(rowOf(column.field.key));
    }
  }

  private outliersAmongOthers(): void {
    for (const { field, values, rows } of this.columns) {
      // Zeroes are absences: they neither stand out nor tell what is usual.
      const usual = usualOf(values.filter((v) => v !== 0), this.parameters.outlierLeast);
      if (!usual) continue;
      values.forEach((value, i) => {
        if (value !== 0) this.judgeOutlier(field, value, usual.median, usual.z(value), rows[i]!);
      });
    }
  }

  private outliersInPast(): void {
    for (const { field, values, rows } of this.columns) {
      const usual = usualOf(this.context.history[field.key] ?? [], this.parameters.outlierLeast);
      if (usual && values.length > 0) this.judgeOutlier(field, values[0]!, usual.median, usual.z(values[0]!), rows[0]!);
    }
  }

  private judgeOutlier(field: Field, value: number, median: number, z: number, row: number): void {
    if (Math.abs(z) <= this.parameters.outlierZ) return;
    const middle = Number(median.toPrecision(4));
    this.note('warning', row, field.key, fault(
      'VALUE_OUTLIER', `“${field.zh}” ${value} 远离常见水平（中位数 ${middle}，稳健 z = ${z.toFixed(1)}）`, `"${field.en}" ${value} is far from what is usual (median ${middle}, robust z ${z.toFixed(1)})`,
      '核对数值和单位；属实的写明原因', 'Check the number and its unit, and say why if it is right'), String(value));
  }
}
