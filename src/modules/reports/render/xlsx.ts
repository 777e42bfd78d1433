import type ExcelJS from 'exceljs';
import { newWorkbook } from '../../../kernel/sheets/index.ts';
import type { Cell, Column, ReportModel, ReportNode } from '../contract/model.ts';
import { lightColours } from '../domain/words.ts';
import { coreProperties, unzipParts, zipParts } from './fixed-zip.ts';
import { citation, provenance, renderWords } from './words.ts';
import { addCharts, type SheetChart } from './xlsx-chart.ts';

type TableNode = Extract<ReportNode, { kind: 'table' }>;
type ChartNode = Extract<ReportNode, { kind: 'chart' }>;

/** Row of the column heads in every sheet with a table. */
const HEAD_ROW = 3;

/** The tables and charts of a report as a workbook: a sheet each, typed cells, charts that the spreadsheet draws itself. */
export async function toXlsx(model: ReportModel): Promise<Uint8Array> {
  const book = await newWorkbook();
  const at = new Date(model.takenAt);
  Object.assign(book, { created: at, modified: at, creator: model.issuer, lastModifiedBy: model.issuer, title: model.title });
  const charts: SheetChart[] = [];
  writeCover(book, model);
  for (const node of model.nodes) {
    if (node.kind === 'table') writeTable(book, model, node);
    if (node.kind === 'chart') charts.push(writeChart(book, node));
  }
  writeSources(book, model);
  const parts = unzipParts(new Uint8Array(await book.xlsx.writeBuffer()));
  parts.set('docProps/core.xml', coreProperties(model.title, model.issuer, model.takenAt));
  addCharts(parts, charts);
  return zipParts(parts);
}

/** Names of sheets: at most 31 characters, none of those that references use. */
function sheetName(node: TableNode | ChartNode): string {
  return `${node.number} ${node.caption.replace(/[[\]:*?/\\']/g, ' ')}`.slice(0, 31).trim();
}

function writeCover(book: ExcelJS.Workbook, model: ReportModel): void {
  const { language } = model;
  const sheet = book.addWorksheet(language === 'zh' ? '说明' : 'About');
  sheet.columns = [{ width: 18 }, { width: 90 }];
  const line = (name: string, said: string): ExcelJS.Row => {
    const row = sheet.addRow([name, said]);
    row.getCell(1).font = { bold: true };
    row.getCell(2).alignment = { wrapText: true, vertical: 'top' };
    return row;
  };
  line('', model.title).getCell(2).font = { bold: true, size: 16 };
  line('', model.issuer);
  line('', model.number ?? renderWords.draft[language]);
  for (const text of model.lead) line('', text);
  if (model.demo) line('', renderWords.demo[language]).getCell(2).font = { color: { argb: 'FFC00000' } };
  for (const node of model.nodes) {
    if (node.kind === 'heading') line(node.number, node.text).getCell(2).font = { bold: true };
    if (node.kind === 'paragraph' || node.kind === 'note') line('', node.runs.map((r) => `${r.text}${citation(r.sources)}`).join(''));
    if (node.kind === 'remark') line(renderWords.remarkTitle[language], `${node.text}${renderWords.remark(language, node.by, node.on)}`);
    if (node.kind === 'table' || node.kind === 'chart') line(node.number, node.caption);
  }
  for (const l of model.labels) line(l.name, l.meaning);
  line('', provenance(model));
}

function writeTable(book: ExcelJS.Workbook, { language }: ReportModel, node: TableNode): void {
  const sheet = book.addWorksheet(sheetName(node), { views: [{ state: 'frozen', ySplit: HEAD_ROW }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, paperSize: 9 } });
  sheet.columns = [...node.columns.map((c) => ({ width: Math.max(9, c.width * 1.1) })), { width: 60 }];
  sheet.addRow([`${node.number} ${node.caption}`]).font = { bold: true, size: 14 };
  sheet.addRow([node.note ?? '']).font = { color: { argb: 'FF5A6675' } };
  const head = sheet.addRow([...node.columns.map((c) => c.title), `${renderWords.label[language]} / ${renderWords.source[language]}`]);
  head.font = { bold: true };
  head.alignment = { wrapText: true, vertical: 'middle' };
  head.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F7' } };
  });
  for (const cells of node.rows) {
    const row = sheet.addRow([]);
    cells.forEach((cell, i) => writeCell(row.getCell(i + 1), cell, node.columns[i]!));
    row.getCell(cells.length + 1).value = origins(node.columns, cells, language);
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.autoFilter = { from: { row: HEAD_ROW, column: 1 }, to: { row: HEAD_ROW + node.rows.length, column: node.columns.length } };
}

function writeCell(target: ExcelJS.Cell, { text, value, light }: Cell, column: Column): void {
  if (value !== undefined) {
    target.value = value;
    target.numFmt = column.kind === 'ratio' ? '0.0%' : numberFormat(text, value);
  } else if (column.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(text)) {
    target.value = new Date(`${text}T00:00:00Z`);
    target.numFmt = 'yyyy-mm-dd';
  } else {
    target.value = text;
  }
  if (light) target.font = { color: { argb: `FF${lightColours[light].slice(1)}` } };
}

/** A number stays a number and is still read in the words of the report: `≥3.7%` is 3.7 with a format that says so. */
export function numberFormat(text: string, value: number): string {
  const found = [...text.matchAll(/-?\d[\d,]*(?:\.\d+)?/g)].find(([said]) => Math.abs(Number(said.replaceAll(',', '')) - value) < 0.00006 * Math.max(1, Math.abs(value)));
  if (!found) return '#,##0.####';
  const decimals = found[0].split('.')[1]?.length ?? 0;
  const literal = (said: string): string => (said === '' ? '' : `"${said.replaceAll('"', '')}"`);
  return `${literal(text.slice(0, found.index))}#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${literal(text.slice(found.index + found[0].length))}`;
}

/** `目标：文件规定[1]；最新数：公布数[3]` */
function origins(columns: readonly Column[], cells: readonly Cell[], language: ReportModel['language']): string {
  const words = { document: { zh: '文件规定', en: 'document' }, reported: { zh: '公布数', en: 'reported' }, recorded: { zh: '平台登记', en: 'platform-recorded' }, computed: { zh: '平台计算', en: 'computed' } };
  return cells.flatMap((c, i) => (c.label ? [`${columns[i]!.title}${language === 'zh' ? '：' : ': '}${words[c.label][language]}${citation(c.sources)}`] : [])).join(language === 'zh' ? '；' : '; ');
}

function writeChart(book: ExcelJS.Workbook, node: ChartNode): SheetChart {
  const name = sheetName(node);
  const sheet = book.addWorksheet(name);
  sheet.columns = [{ width: 24 }, ...node.chart.series.map(() => ({ width: 14 }))];
  sheet.addRow([`${node.number} ${node.caption}`]).font = { bold: true, size: 14 };
  sheet.addRow([`${node.chart.unit} ${citation(node.sources)}`]);
  sheet.addRow(['', ...node.chart.series.map((s) => s.name)]).font = { bold: true };
  node.chart.categories.forEach((category, i) => sheet.addRow([category, ...node.chart.series.map((s) => s.values[i] ?? null)]));
  return { sheet: book.worksheets.length, sheetName: name, headerRow: HEAD_ROW, title: node.caption, spec: node.chart };
}

function writeSources(book: ExcelJS.Workbook, { language, sources }: ReportModel): void {
  const sheet = book.addWorksheet(renderWords.sources[language]);
  sheet.columns = [{ width: 8 }, { width: 90 }, { width: 60 }];
  sheet.addRow(['#', renderWords.sources[language], 'URL']).font = { bold: true };
  for (const s of sources) sheet.addRow([s.number, s.text, s.url ?? '']).alignment = { wrapText: true, vertical: 'top' };
}
