import { columnLetters, openWorkbook, type Sheet, type SheetCell, type SheetFacts, type SheetRow, type Workbook } from '../../../kernel/sheets/index.ts';
import { type CheckParameters, type Collection, headingOf, type Values } from '../domain/collection.ts';
import { TableChecker, type TableContext, type TableOutcome } from '../domain/check-table.ts';
import { fault } from '../domain/finding.ts';
import type { RawCell } from '../domain/read-value.ts';
import { DATA_SHEET, FORM_HEADINGS, LISTS_SHEET, plainHeading, TEMPLATE_MARK, TEMPLATE_SHEET, templateIdentity } from './layout.ts';
import { headerProblem, templateProblem } from './problems.ts';

export interface Expected {
  /** Unless told: whatever the template says. */
  period?: string;
  place?: string;
}

/** What a filler has written beside the figures of a form. */
export type Remarks = Record<string, { source: string | null; note: string | null }>;

export interface ReadRecord {
  row: number;
  key: string;
  values: Values;
  remarks: Remarks;
}

export interface ReadOptions {
  collection: Collection;
  parameters: CheckParameters;
  expected?: Expected;
  /** Asked once the template has said for which period and place it is. */
  context: (identity: { period: string; place: string }) => Promise<Pick<TableContext, 'before' | 'history'>> | Pick<TableContext, 'before' | 'history'>;
  onRecords?: (records: ReadRecord[]) => Promise<void>;
  onProgress?: (rows: number) => void | Promise<void>;
}

export interface ReturnReading extends TableOutcome {
  collection: string;
  version: number;
  period: string;
  place: string;
  /** Part of the zip that holds the data sheet; needed to put notes on it. */
  part: string;
  /** Columns of the file that the collection does not ask for; they are passed over. */
  unknownColumns: string[];
  hiddenRows: number;
}

/** Rows among which the headings are looked for. */
const HEADER_WITHIN = 20;
/** More than this is looked at by nobody: a form is narrow. */
const MOST_CELLS_IN_ROW = 500;
const MOST_MERGES_TOLD = 50;

/**
 * Reads and judges a filled template row by row. Only keys, looked-at columns and a bounded number of findings are kept.
 * @throws Problem WORKBOOK_*, TEMPLATE_*, HEADER_*, SHEET_HIDDEN, COLUMN_HIDDEN, ROWS_NONE, ROWS_TOO_MANY: the file as a whole is refused
 */
export async function readReturn(bytes: Uint8Array, options: ReadOptions): Promise<ReturnReading> {
  const { collection } = options;
  const form = collection.layout === 'form';
  // Room for title, headings and empty rows between records; beyond that somebody has lost the way.
  const book = await openWorkbook(bytes, { rows: 2 * collection.maxRows + 5_000, cellsInRow: MOST_CELLS_IN_ROW });
  const sheet = dataSheet(book);
  const identity = await checkTemplate(book, options);
  const facts: SheetFacts = { merges: [], hiddenColumns: [] };
  const headings = form ? Object.values(FORM_HEADINGS) : collection.fields.map(headingOf);
  const rows = book.rows(sheet, facts);
  const { header, rest } = await findHeader(rows, headings, facts);
  const columns = matchColumns(header, headings);
  const letters = new Map([...columns].map(([heading, column]) => [heading, columnLetters(column)]));
  const valueHeading = (field: string): string => (form ? FORM_HEADINGS.value : headingOf(collection.fields.find((f) => f.key === field)!));
  const checker = new TableChecker(collection, options.parameters, {
    ...(await options.context(identity)),
    columnOf: (field) => (field === FORM_HEADINGS.key ? letters.get(field) : letters.get(valueHeading(field))) ?? null,
  });
  const reader = new RecordReader(collection, columns, facts, checker);
  const take = async (batch: readonly SheetRow[]): Promise<void> => {
    const records = form ? reader.collectForm(batch) : reader.readList(batch);
    if (records.length > 0) await options.onRecords?.(records);
    await options.onProgress?.(checker.records);
  };
  await take(rest);
  for await (const batch of rows) await take(batch);
  if (form) {
    const record = reader.endForm(header.row);
    await options.onRecords?.([record]);
  }
  refuseMerges(facts, header.row, checker);
  if (checker.records === 0 || (form && reader.empty)) throw headerProblem('ROWS_NONE', '没有填报内容', 'Nothing has been filled in', '在表头下方填写', 'Fill in below the headings');
  const { signature: _, ...told } = identity;
  const known = new Set(columns.values());
  return {
    ...told, ...checker.finish(), part: sheet.part, hiddenRows: reader.hiddenRows,
    unknownColumns: header.cells.filter((c) => !known.has(c.column)).map((c) => String(c.value).slice(0, 60)).slice(0, 50),
  };
}

/** A hidden sheet with who knows what in it is no part of a form. */
export function dataSheet({ sheets }: Pick<Workbook, 'sheets'>): Sheet {
  const hidden = sheets.find((s) => s.state !== 'visible' && s.name !== TEMPLATE_SHEET && s.name !== LISTS_SHEET);
  if (hidden) throw headerProblem('SHEET_HIDDEN', `工作簿含有隐藏的工作表“${hidden.name}”`, `The workbook has a hidden sheet "${hidden.name}"`, '取消隐藏并删去它', 'Unhide and remove it');
  const visible = sheets.filter((s) => s.state === 'visible');
  const sheet = visible.find((s) => s.name === DATA_SHEET) ?? visible[0];
  if (!sheet) throw headerProblem('HEADER_MISSING', '没有可见的工作表', 'There is no visible sheet', '重新下载模板', 'Download the template again');
  return sheet;
}

async function checkTemplate(book: Workbook, { collection, expected }: ReadOptions): Promise<ReturnType<typeof templateIdentity>> {
  const sheet = book.sheets.find((s) => s.name === TEMPLATE_SHEET);
  const told = new Map<string, string>();
  if (sheet) {
    for await (const batch of book.rows(sheet)) {
      for (const { cells } of batch) if (told.size < 20 && cells.length >= 2) told.set(String(cells[0]!.value), String(cells[1]!.value));
    }
  }
  if (told.get('template') !== TEMPLATE_MARK) throw templateProblem('TEMPLATE_UNKNOWN', '不是本平台的填报模板，或模板信息已丢失', 'This is no template of the platform, or it has lost what identifies it');
  const [id, period, place] = [told.get('collection') ?? '', told.get('period') ?? '', told.get('place') ?? ''];
  if (id !== collection.id) throw templateProblem('TEMPLATE_OTHER', `这是填报表“${id}”的模板，本次填报“${collection.id}”`, `This is a template of "${id}"; the return is "${collection.id}"`);
  if (Number(told.get('version')) !== collection.version) {
    throw templateProblem('TEMPLATE_OLD', `模板是第 ${told.get('version')} 版，现行第 ${collection.version} 版`, `The template is version ${told.get('version')}; version ${collection.version} is in force`);
  }
  if ((expected?.period ?? period) !== period || (expected?.place ?? place) !== place) {
    throw templateProblem('TEMPLATE_OTHER', `这是 ${period} ${place} 的模板，本次填报 ${expected?.period ?? period} ${expected?.place ?? place}`, `This is the template for ${period} ${place}; the return is for ${expected?.period ?? period} ${expected?.place ?? place}`);
  }
  const identity = templateIdentity(collection, period, place);
  if (told.get('signature') !== identity.signature) throw templateProblem('TEMPLATE_ALTERED', '模板信息被改动', 'What identifies the template has been changed');
  return identity;
}

/** The row among the first ones with most of the headings. */
async function findHeader(rows: AsyncGenerator<SheetRow[]>, headings: readonly string[], facts: SheetFacts): Promise<{ header: SheetRow; rest: SheetRow[] }> {
  const wanted = new Set(headings.map(plainHeading));
  const head: SheetRow[] = [];
  while (head.length < HEADER_WITHIN) {
    const next = await rows.next();
    if (next.done) break;
    head.push(...next.value);
  }
  const score = (row: SheetRow): number => row.cells.filter((c) => wanted.has(plainHeading(String(c.value)))).length;
  const header = head.slice(0, HEADER_WITHIN).reduce<SheetRow | undefined>((best, row) => (score(row) > (best ? score(best) : 0) ? row : best), undefined);
  const found = new Set(header?.cells.map((c) => plainHeading(String(c.value))));
  const missing = headings.filter((h) => !found.has(plainHeading(h)));
  if (!header || missing.length > 0) {
    // Merged cells stand behind the rows: read on to tell a merged heading from a missing one.
    for await (const _ of rows);
    const merged = facts.merges.find((m) => header && m.top <= header.row && m.bottom >= header.row);
    if (merged) throw headerMerged(header!.row);
    throw headerProblem('HEADER_MISSING', `缺少列：${missing.slice(0, 10).join('、')}`, `Missing columns: ${missing.slice(0, 10).join(', ')}`, '恢复模板的表头；列序可以不同', 'Restore the headings of the template; their order may differ', header?.row);
  }
  return { header, rest: head.slice(head.indexOf(header) + 1) };
}

const headerMerged = (row: number) => headerProblem('HEADER_MERGED', '表头有合并的单元格', 'Headings are merged', '取消合并，一列一个表头', 'Unmerge them: one heading a column', row);

function matchColumns(header: SheetRow, headings: readonly string[]): Map<string, number> {
  const byPlain = new Map(headings.map((h) => [plainHeading(h), h]));
  const columns = new Map<string, number>();
  for (const { column, value } of header.cells) {
    const heading = byPlain.get(plainHeading(String(value)));
    if (heading === undefined) continue;
    if (columns.has(heading)) throw headerProblem('HEADER_TWICE', `列“${heading}”出现两次`, `The column "${heading}" stands there twice`, '删去多余的一列', 'Remove one of them', header.row);
    columns.set(heading, column);
  }
  return columns;
}

function refuseMerges({ merges }: SheetFacts, headerRow: number, checker: TableChecker): void {
  if (merges.some((m) => m.top <= headerRow && m.bottom >= headerRow)) throw headerMerged(headerRow);
  for (const m of merges.filter((x) => x.bottom > headerRow).slice(0, MOST_MERGES_TOLD)) {
    checker.note('error', m.top, null, fault('CELL_MERGED', `第 ${m.top} 行有合并的单元格`, `Cells in row ${m.top} are merged`, '取消合并，每格各自填写', 'Unmerge them and fill in each'));
  }
}

class RecordReader {
  hiddenRows = 0;
  empty = true;
  private readonly collection: Collection;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly hidden: ReadonlySet<number>;
  private readonly checker: TableChecker;
  private readonly fieldAt: ReadonlyMap<number, string>;
  private readonly form = { cells: new Map<string, RawCell>(), rows: new Map<string, number>(), remarks: {} as Remarks };

  constructor(collection: Collection, columns: ReadonlyMap<string, number>, facts: SheetFacts, checker: TableChecker) {
    this.collection = collection;
    this.columns = columns;
    this.checker = checker;
    // Columns are declared before the rows; a range may claim all sixteen thousand.
    this.hidden = new Set(facts.hiddenColumns.flatMap(({ from, to }) => Array.from({ length: Math.max(0, Math.min(to, MOST_CELLS_IN_ROW) - from + 1) }, (_, i) => from + i)));
    this.fieldAt = new Map(collection.fields.map((f) => [columns.get(headingOf(f)) ?? -1, f.key]));
  }

  readList(rows: readonly SheetRow[]): ReadRecord[] {
    const records: ReadRecord[] = [];
    for (const { row, cells, hidden } of rows) {
      const known = new Map<string, RawCell>();
      for (const cell of cells) {
        const field = this.fieldAt.get(cell.column);
        if (isBlank(cell)) continue;
        this.refuseHidden(cell, row);
        if (field !== undefined) known.set(field, cell);
      }
      if (known.size === 0) continue;
      if (hidden) this.hiddenRows += 1;
      if (this.checker.records >= this.collection.maxRows) {
        throw headerProblem('ROWS_TOO_MANY', `超过 ${this.collection.maxRows} 行`, `More than ${this.collection.maxRows} rows`, '分园区或分期报送', 'Split it by park or period', row);
      }
      records.push({ row, remarks: {}, ...this.checker.add({ row, cells: known }) });
    }
    return records;
  }

  /** The lines of a form are the fields of its one record. */
  collectForm(rows: readonly SheetRow[]): ReadRecord[] {
    const at = (heading: string): number => this.columns.get(heading)!;
    for (const { row, cells } of rows) {
      const cell = (heading: string): SheetCell | undefined => cells.find((c) => c.column === at(heading) && !isBlank(c));
      const code = cell(FORM_HEADINGS.key);
      for (const c of cells) if (!isBlank(c)) this.refuseHidden(c, row);
      if (!code) continue;
      const key = String(code.value).trim();
      if (!this.collection.fields.some((f) => f.key === key)) {
        this.checker.note('error', row, FORM_HEADINGS.key, fault('KEY_UNKNOWN', `没有代码 ${key.slice(0, 30)}`, `There is no code ${key.slice(0, 30)}`, '恢复模板的代码列', 'Restore the column of codes'), key);
        continue;
      }
      if (this.form.rows.has(key)) {
        this.checker.note('error', row, FORM_HEADINGS.key, fault('KEY_TWICE', `与第 ${this.form.rows.get(key)} 行重复：${key}`, `The same as row ${this.form.rows.get(key)}: ${key}`, '删去其中一行', 'Remove one of them'), key);
        continue;
      }
      this.form.rows.set(key, row);
      const value = cell(FORM_HEADINGS.value);
      if (value) {
        this.form.cells.set(key, value);
        this.empty = false;
      }
      const words = (heading: string): string | null => textOf(cell(heading));
      const [source, note] = [words(FORM_HEADINGS.source), words(FORM_HEADINGS.note)];
      if (source !== null || note !== null) this.form.remarks[key] = { source, note };
    }
    return [];
  }

  endForm(headerRow: number): ReadRecord {
    const { cells, rows, remarks } = this.form;
    const added = this.checker.add({ row: headerRow + 1, cells, rowOf: (field) => rows.get(field) ?? headerRow });
    return { row: headerRow + 1, remarks, ...added };
  }

  private refuseHidden(cell: SheetCell, row: number): void {
    if (!this.hidden.has(cell.column)) return;
    const letters = columnLetters(cell.column);
    throw headerProblem('COLUMN_HIDDEN', `隐藏的 ${letters} 列中有内容`, `The hidden column ${letters} holds data`, '取消隐藏该列，或清空它', 'Unhide the column, or clear it', row);
  }
}

const isBlank = (cell: SheetCell): boolean => !cell.formula && cell.kind === 'text' && String(cell.value).trim() === '';

/** Remarks are words: a formula there is left out, and so is what could be run as one. */
function textOf(cell: SheetCell | undefined): string | null {
  if (!cell || cell.formula || cell.kind === 'error') return null;
  const text = String(cell.value).normalize('NFC').replace(/\p{Cc}+/gu, ' ').trim().replace(/^[=@+-]+/, '').slice(0, 500);
  return text === '' ? null : text;
}
