import { parse } from 'csv-parse/sync';
import { parseYuan } from '../../kernel/base/money.ts';
import { isProblem, Problem, type ProblemDetail } from '../../kernel/base/problem.ts';
import { openWorkbook } from '../../kernel/sheets/index.ts';
import { type NewLine, newLine } from './contract.ts';

/** Headings of the file and the fields they fill. */
const HEADINGS: Record<string, keyof NewLine> = {
  收款单位: 'payeeName', 统一社会信用代码: 'payeeCode', 单位类型: 'payeeKind', 大专项代码: 'programme', 任务序号: 'taskNo', '金额（元）': 'amountFen', 依据条款: 'clause', 费用项目: 'costLine', 合同或发票号: 'document', 佐证: 'evidence', 业务编号: 'reference',
};
const KINDS: Record<string, NewLine['payeeKind']> = { 企业: 'firm', 高校: 'university', 科研院所: 'institute', 服务机构: 'agency', 其他: 'other' };
const MOST_ROWS = 2000;

interface Row {
  row: number;
  cells: string[];
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

async function rowsOf(fileName: string, bytes: Uint8Array): Promise<Row[]> {
  if (/\.csv$/i.test(fileName)) return csvRows(bytes);
  const book = await openWorkbook(bytes);
  const sheet = book.sheets.find((s) => s.state === 'visible');
  const rows: Row[] = [];
  if (!sheet) return rows;
  for await (const batch of book.rows(sheet)) {
    for (const { row, cells } of batch) {
      const values: string[] = [];
      for (const c of cells) values[c.column - 1] = String(c.value);
      rows.push({ row, cells: Array.from(values, (v) => v ?? '') });
      if (rows.length > MOST_ROWS + 1) throw tooMany();
    }
  }
  return rows;
}

function csvRows(bytes: Uint8Array): Row[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    text = new TextDecoder('gb18030').decode(bytes);
  }
  try {
    const records = parse(text, { bom: true, relax_column_count: true, info: true, skip_empty_lines: true }) as unknown as { record: string[]; info: { lines: number } }[];
    if (records.length > MOST_ROWS + 1) throw tooMany();
    return records.map(({ record, info }) => ({ row: info.lines, cells: record }));
  } catch (cause) {
    if (isProblem(cause)) throw cause;
    throw new Problem('FILE_UNREADABLE', { zh: '文件不是有效的 CSV', en: 'The file is no valid CSV', cause });
  }
}

const tooMany = (): Problem => new Problem('FILE_UNREADABLE', { zh: `一次最多导入 ${MOST_ROWS} 行`, en: `At most ${MOST_ROWS} rows at a time` });

/**
 * Lines of a payment file with the rows they stand in. Every fault of every row is named before anything is written.
 * @throws Problem HEADER_MISSING, FILE_UNREADABLE, LINES_FAULTY, WORKBOOK_*
 */
export async function readPaymentFile(fileName: string, bytes: Uint8Array): Promise<{ lines: NewLine[]; rows: number[] }> {
  const [header, ...body] = (await rowsOf(fileName, bytes)).filter((r) => r.cells.some((c) => c.trim() !== ''));
  const places = new Map(Object.entries(HEADINGS).map(([heading, field]) => [field, { heading, at: header?.cells.findIndex((c) => plain(c) === plain(heading)) ?? -1 }]));
  const missing = [...places.values()].filter((p) => p.at < 0).map((p) => p.heading);
  if (missing.length > 0) throw new Problem('HEADER_MISSING', { zh: `缺少列：${missing.join('、')}`, en: `Missing columns: ${missing.join(', ')}`, where: { row: header?.row ?? 1 } });
  const details: ProblemDetail[] = [];
  const lines: NewLine[] = [];
  const rows: number[] = [];
  for (const { row, cells } of body) {
    const text = (field: keyof NewLine): string => (cells[places.get(field)!.at] ?? '').trim();
    const { value, faults } = readRow(text);
    details.push(...faults.map((f) => ({ ...f, where: { ...f.where, field: places.get(f.where?.field as keyof NewLine)?.heading ?? f.where?.field ?? '', row } })));
    if (value) {
      lines.push(value);
      rows.push(row);
    }
  }
  if (details.length > 0) throw new Problem('LINES_FAULTY', { zh: `有 ${details.length} 处错误，未写入任何一行`, en: `${details.length} faults; no line was written`, details });
  if (lines.length === 0) throw new Problem('FILE_UNREADABLE', { zh: '文件中没有数据行', en: 'The file has no rows' });
  return { lines, rows };
}

function readRow(text: (field: keyof NewLine) => string): { value?: NewLine; faults: ProblemDetail[] } {
  const faults: ProblemDetail[] = [];
  let amountFen = 0;
  try {
    amountFen = parseYuan(text('amountFen'));
  } catch (error) {
    if (!isProblem(error)) throw error;
    faults.push({ code: error.code, zh: error.zh, en: error.en, where: { field: 'amountFen' } });
  }
  const read = newLine.safeParse({
    payeeName: text('payeeName'), payeeCode: text('payeeCode').toUpperCase(), payeeKind: KINDS[text('payeeKind')] ?? text('payeeKind'), programme: text('programme'), taskNo: Number(text('taskNo')), amountFen,
    clause: text('clause'), costLine: text('costLine'), document: text('document'), evidence: text('evidence'), reference: text('reference'),
  });
  if (read.success && faults.length === 0) return { value: read.data, faults };
  const told = new Set(faults.map((f) => f.where?.field));
  for (const issue of read.error?.issues ?? []) {
    const field = String(issue.path[0]);
    if (told.has(field)) continue;
    told.add(field);
    faults.push({ code: 'CELL_WRONG', zh: `内容“${text(field as keyof NewLine).slice(0, 40)}”不符合要求`, en: `“${text(field as keyof NewLine).slice(0, 40)}” is not as required`, where: { field } });
  }
  return { faults };
}
