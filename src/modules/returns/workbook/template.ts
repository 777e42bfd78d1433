import { PassThrough } from 'node:stream';
import type ExcelJS from 'exceljs';
import { columnLetters, neutralised } from '../../../kernel/sheets/index.ts';
import { type Collection, type Field, headingOf, numeric, type Values } from '../domain/collection.ts';
import { periodName } from '../domain/periods.ts';
import { typeName } from '../domain/read-value.ts';
import { DATA_SHEET, FORM_HEADINGS, HEADER_ROW, LISTS_SHEET, NOTES_SHEET, TEMPLATE_MARK, TEMPLATE_SHEET, templateIdentity } from './layout.ts';

export interface TemplateInput {
  collection: Collection;
  period: string;
  place: { code: string; zh: string };
  dueOn: string;
  /** Values of a year before, for comparison: of a form by field, of a list one record each (their keys are prefilled). */
  before: readonly Values[];
}

const HEAD_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDCE9F5' } };
const LOCKED_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF3F4F6' } };
/** Rows of an empty list that offer choices; more may be filled all the same. */
const EMPTY_ROWS = 2_000;
type Writer = ExcelJS.stream.xlsx.WorkbookWriter;
type SheetWriter = ExcelJS.Worksheet & { commit(): void };

/** The workbook to be filled in for one collection, period and place. Written row by row, whatever its length. */
export async function writeTemplate(input: TemplateInput): Promise<Uint8Array> {
  const sink = new PassThrough();
  const parts: Buffer[] = [];
  sink.on('data', (part: Buffer) => parts.push(part));
  const { default: library } = await import('exceljs');
  const book = new library.stream.xlsx.WorkbookWriter({ stream: sink as never, useStyles: true, useSharedStrings: true });
  if (input.collection.layout === 'form') await writeForm(book, input);
  else await writeList(book, input);
  writeNotes(book, input);
  writeLists(book, input.collection);
  writeIdentity(book, input);
  await book.commit();
  return new Uint8Array(Buffer.concat(parts));
}

async function begin(book: Writer, { collection, period, place, dueOn }: TemplateInput, columns: readonly Partial<ExcelJS.Column>[]): Promise<SheetWriter> {
  const sheet = book.addWorksheet(DATA_SHEET, { views: [{ state: 'frozen', ySplit: HEADER_ROW, xSplit: collection.layout === 'form' ? 2 : 0 }] }) as SheetWriter;
  sheet.columns = [...columns];
  // Without a password: it keeps people from slips, not from their own data.
  await protect(sheet);
  const title = sheet.getRow(1);
  title.getCell(1).value = `${collection.zh}　${periodName(period).zh}　${place.zh}`;
  title.getCell(1).style = { font: { bold: true, size: 14 }, protection: { locked: true } };
  title.commit();
  const line = sheet.getRow(2);
  line.getCell(1).value = `报送截止 ${dueOn}。只填白底单元格；表头可以换列序，不能改名、合并或删除。填写要求见“${NOTES_SHEET}”。`;
  line.getCell(1).style = { font: { color: { argb: 'FF6B7280' } }, protection: { locked: true } };
  line.commit();
  return sheet;
}

async function protect(sheet: ExcelJS.Worksheet): Promise<void> {
  await sheet.protect('', { selectLockedCells: true, selectUnlockedCells: true, formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true, autoFilter: true });
}

function head(sheet: SheetWriter, headings: readonly string[]): void {
  const row = sheet.getRow(HEADER_ROW);
  headings.forEach((heading, i) => {
    const cell = row.getCell(i + 1);
    cell.value = heading;
    cell.style = {
      font: { bold: true }, fill: HEAD_FILL, alignment: { wrapText: true, vertical: 'middle' },
      border: { bottom: { style: 'thin', color: { argb: 'FF9CA3AF' } } }, protection: { locked: true },
    };
  });
  row.commit();
}

async function writeForm(book: Writer, input: TemplateInput): Promise<void> {
  const { collection, before } = input;
  const sheet = await begin(book, input, [16, 34, 12, 16, 18, 30, 40].map((width) => ({ width })));
  head(sheet, Object.values(FORM_HEADINGS));
  collection.fields.forEach((field, i) => {
    const row = sheet.getRow(HEADER_ROW + 1 + i);
    const fixed = [field.key, `${field.zh}${field.required ? '*' : ''}`, field.unitZh ?? '', before[0]?.[field.key] ?? ''];
    fixed.forEach((value, n) => {
      const cell = row.getCell(n + 1);
      cell.value = typeof value === 'string' ? neutralised(value) : value;
      cell.fill = LOCKED_FILL;
    });
    row.getCell(4).numFmt = formatOf(field);
    for (const n of [5, 6, 7]) row.getCell(n).protection = { locked: false };
    row.getCell(5).numFmt = formatOf(field);
    addValidation(sheet, `E${row.number}`, field, collection);
    row.commit();
  });
  sheet.commit();
}

async function writeList(book: Writer, input: TemplateInput): Promise<void> {
  const { collection, before } = input;
  const columns = collection.fields.map((f) => ({
    width: Math.max(12, Math.min(36, headingOf(f).length * 2 + 2)),
    // Of the column, so that it holds for every row that will be filled.
    style: { numFmt: formatOf(f), protection: { locked: false } },
  }));
  const sheet = await begin(book, input, columns);
  head(sheet, collection.fields.map(headingOf));
  const last = HEADER_ROW + Math.max(EMPTY_ROWS, before.length + 200);
  collection.fields.forEach((field, i) => addValidation(sheet, `${columnLetters(i + 1)}${HEADER_ROW + 1}:${columnLetters(i + 1)}${last}`, field, collection));
  before.forEach((record, r) => {
    const row = sheet.getRow(HEADER_ROW + 1 + r);
    collection.fields.forEach((field, i) => {
      // Keys and words of the year before; figures are to be given anew.
      if (!numeric(field.type) && record[field.key] != null) row.getCell(i + 1).value = neutralised(String(record[field.key]));
    });
    row.commit();
  });
  sheet.commit();
}

function formatOf(field: Field): string {
  if (!numeric(field.type)) return field.type === 'date' ? 'yyyy-mm-dd' : '@';
  return `#,##0${field.decimals > 0 ? `.${'0'.repeat(field.decimals)}` : ''}`;
}

function addValidation(sheet: ExcelJS.Worksheet, area: string, field: Field, collection: Collection): void {
  const { dataValidations } = sheet as unknown as { dataValidations: { add(area: string, v: ExcelJS.DataValidation): void } };
  const words = { showErrorMessage: true, showInputMessage: field.hintZh !== '', errorTitle: field.zh.slice(0, 30), promptTitle: field.zh.slice(0, 30), prompt: field.hintZh.slice(0, 200), allowBlank: true };
  if (field.type === 'choice') {
    const column = columnLetters(choiceFields(collection).indexOf(field) + 1);
    dataValidations.add(area, { ...words, type: 'list', formulae: [`${LISTS_SHEET}!$${column}$1:$${column}$${field.choices.length}`], error: '请从列表中选择' });
  } else if (numeric(field.type)) {
    const type = field.decimals === 0 ? 'whole' : 'decimal';
    dataValidations.add(area, { ...words, type, operator: 'between', formulae: [field.min ?? -1e12, field.max ?? 1e12], error: `应为 ${field.min ?? ''}–${field.max ?? ''} 的${typeName(field).zh}` });
  } else if (field.type === 'date') {
    dataValidations.add(area, { ...words, type: 'date', operator: 'greaterThan', formulae: [new Date('1900-01-01T00:00:00Z')], error: '写成 2026-03-01' });
  } else if (field.type === 'creditCode') dataValidations.add(area, { ...words, type: 'textLength', operator: 'equal', formulae: [18], error: '统一社会信用代码为 18 位' });
  else dataValidations.add(area, { ...words, type: 'textLength', operator: 'lessThanOrEqual', formulae: [field.maxLength], error: `不超过 ${field.maxLength} 字` });
}

const choiceFields = (collection: Collection): Field[] => collection.fields.filter((f) => f.type === 'choice');

function writeNotes(book: Writer, { collection, dueOn }: TemplateInput): void {
  const sheet = book.addWorksheet(NOTES_SHEET) as SheetWriter;
  sheet.columns = [22, 30, 12, 10, 8, 22, 60].map((width) => ({ width }));
  const lines: string[][] = [
    [collection.zh], [collection.descriptionZh], [`来源：${collection.sourceZh}`], [`报送截止：${dueOn}`],
    ['公式、宏、外部链接、隐藏列和合并单元格不能报送；没有数据的留空，不要填“/”“—”。'], [],
    ['代码', '指标', '单位', '类型', '必填', '范围', '口径'],
    ...collection.fields.map((f) => [
      f.key, f.zh, f.unitZh ?? '', typeName(f).zh, f.required ? '是' : '',
      f.type === 'choice' ? f.choices.map((c) => c.zh).join('、') : numeric(f.type) ? `${f.min ?? ''}–${f.max ?? ''}，${f.decimals} 位小数` : '', f.hintZh,
    ]),
  ];
  for (const line of lines) sheet.addRow(line.map(neutralised)).commit();
  sheet.commit();
}

function writeLists(book: Writer, collection: Collection): void {
  const fields = choiceFields(collection);
  if (fields.length === 0) return;
  const sheet = book.addWorksheet(LISTS_SHEET, { state: 'veryHidden' }) as SheetWriter;
  const most = Math.max(...fields.map((f) => f.choices.length));
  for (let i = 0; i < most; i++) sheet.addRow(fields.map((f) => f.choices[i]?.zh ?? null)).commit();
  sheet.commit();
}

function writeIdentity(book: Writer, { collection, period, place }: TemplateInput): void {
  const sheet = book.addWorksheet(TEMPLATE_SHEET, { state: 'veryHidden' }) as SheetWriter;
  const identity = templateIdentity(collection, period, place.code);
  for (const pair of [['template', TEMPLATE_MARK], ...Object.entries(identity).map(([k, v]) => [k, String(v)])]) sheet.addRow(pair).commit();
  sheet.commit();
}
