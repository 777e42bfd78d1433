import { parseArea, type Area, columnNumber } from './address.ts';
import { workbookProblem } from './problems.ts';
import { readSharedStrings, textLimits } from './shared-strings.ts';
import { type NumberKind, readNumberKinds } from './styles.ts';
import { attribute, type Tag, XmlScanner, xmlText } from './xml.ts';
import { bufferOf, readZipDirectory, unpack, unpackText, type ZipEntry } from './zip.ts';

export interface SheetCell {
  /** From 1. */
  column: number;
  kind: 'number' | 'percent' | 'date' | 'text' | 'boolean' | 'error';
  /** A day (or moment) as `2026-03-01` (`2026-03-01T08:30`); a number as it is stored: 3 % is 0.03. */
  value: string | number;
  formula: boolean;
}

export interface SheetRow {
  row: number;
  hidden: boolean;
  cells: SheetCell[];
}

/** What is known of a sheet only when it has been read to its end. */
export interface SheetFacts {
  merges: Area[];
  hiddenColumns: { from: number; to: number }[];
}

export interface Sheet {
  name: string;
  state: 'visible' | 'hidden' | 'veryHidden';
  part: string;
}

export interface Workbook {
  sheets: readonly Sheet[];
  /** Days counted from 1904, as old Mac files do; dates of `rows` have taken it into account. */
  date1904: boolean;
  /** Rows in batches as they are unpacked. `facts` is filled on the way and complete at the end. */
  rows(sheet: Sheet, facts?: SheetFacts): AsyncGenerator<SheetRow[]>;
}

export interface RowLimits {
  /** Last row a sheet may reach. */
  rows: number;
  /** Cells with content in one row. */
  cellsInRow: number;
}

const MOST_SMALL_PART = 16 * 1024 * 1024;
const DEFAULT_LIMITS: RowLimits = { rows: 1_048_576, cellsInRow: 1_000 };

/**
 * Opens a workbook for reading row by row. Everything that makes it more than a form with values is refused here.
 * @throws Problem WORKBOOK_*
 */
export async function openWorkbook(bytes: Uint8Array, limits: RowLimits = DEFAULT_LIMITS): Promise<Workbook> {
  assertContainer(bytes);
  const entries = readZipDirectory(bytes);
  const parts = new Map(entries.map((e) => [e.name, e]));
  refuseActive(entries);
  const small = async (name: string): Promise<string | undefined> => {
    const entry = parts.get(name);
    return entry && unpackText(bytes, entry, MOST_SMALL_PART);
  };
  const types = await small('[Content_Types].xml');
  if (types === undefined) throw workbookProblem('WORKBOOK_NOT_XLSX');
  if (/macroEnabled|vbaProject/i.test(types)) throw workbookProblem('WORKBOOK_MACROS');
  const book = await small('xl/workbook.xml');
  const rels = await small('xl/_rels/workbook.xml.rels');
  if (book === undefined || rels === undefined) throw workbookProblem('WORKBOOK_NOT_XLSX', { zh: '缺少 xl/workbook.xml', en: 'xl/workbook.xml is missing' });
  const { sheets, date1904 } = readBook(book, readTargets(rels));
  const kinds = readNumberKinds((await small('xl/styles.xml')) ?? '');
  let shared: string[] | undefined;
  return {
    sheets,
    date1904,
    rows: async function* (sheet, facts = { merges: [], hiddenColumns: [] }) {
      const entry = parts.get(sheet.part);
      if (!entry) throw workbookProblem('WORKBOOK_BROKEN', { zh: `缺少工作表 ${sheet.name}`, en: `sheet ${sheet.name} is missing` });
      shared ??= await readSharedStrings(bytes, parts.get('xl/sharedStrings.xml'));
      const reader = new SheetReader({ shared, kinds, date1904, limits, facts });
      for await (const piece of xmlText(unpack(bytes, entry))) {
        reader.scanner.push(piece);
        if (reader.ready.length > 0) yield reader.take();
      }
      reader.scanner.end();
      if (reader.ready.length > 0) yield reader.take();
    },
  };
}

/** By content, not by name. @throws Problem WORKBOOK_OLD_FORMAT, WORKBOOK_ENCRYPTED, WORKBOOK_NOT_XLSX */
function assertContainer(bytes: Uint8Array): void {
  const file = bufferOf(bytes);
  const head = file.subarray(0, 4).toString('hex');
  if (head === 'd0cf11e0') {
    // An encrypted .xlsx is an OLE file whose directory names the packed workbook in UTF-16.
    throw workbookProblem(file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'WORKBOOK_ENCRYPTED' : 'WORKBOOK_OLD_FORMAT');
  }
  if (head !== '504b0304') throw workbookProblem('WORKBOOK_NOT_XLSX');
}

function refuseActive(entries: readonly ZipEntry[]): void {
  for (const { name } of entries) {
    if (/vbaProject|vbaData/i.test(name)) throw workbookProblem('WORKBOOK_MACROS');
    if (/^xl\/externalLinks\//i.test(name)) throw workbookProblem('WORKBOOK_EXTERNAL_LINKS');
    if (/^xl\/(embeddings|activeX|ctrlProps|queryTables)\/|^xl\/connections\.xml$|^customUI\//i.test(name)) throw workbookProblem('WORKBOOK_ACTIVE_CONTENT', { zh: name, en: name });
  }
}

function readTargets(rels: string): Map<string, string> {
  const targets = new Map<string, string>();
  scan(rels, (tag) => {
    if (tag.name !== 'Relationship') return;
    const target = attribute(tag, 'Target') ?? '';
    if (/externalLink$/.test(attribute(tag, 'Type') ?? '')) throw workbookProblem('WORKBOOK_EXTERNAL_LINKS');
    targets.set(attribute(tag, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  });
  return targets;
}

function readBook(xml: string, targets: ReadonlyMap<string, string>): { sheets: Sheet[]; date1904: boolean } {
  const sheets: Sheet[] = [];
  let date1904 = false;
  scan(xml, (tag) => {
    if (tag.name === 'workbookPr') date1904 = ['1', 'true'].includes(attribute(tag, 'date1904') ?? '');
    if (tag.name !== 'sheet') return;
    const state = attribute(tag, 'state');
    const part = targets.get(attribute(tag, 'r:id') ?? attribute(tag, 'id') ?? '');
    if (part) sheets.push({ name: attribute(tag, 'name') ?? '', state: state === 'hidden' || state === 'veryHidden' ? state : 'visible', part });
  });
  return { sheets, date1904 };
}

function scan(xml: string, open: (tag: Tag) => void): void {
  const scanner = new XmlScanner({ open, close: () => {} });
  scanner.push(xml);
  scanner.end();
}

interface ReaderContext {
  shared: readonly string[];
  kinds: readonly NumberKind[];
  date1904: boolean;
  limits: RowLimits;
  facts: SheetFacts;
}

/** Turns the tags of one sheet into rows. */
class SheetReader {
  readonly scanner: XmlScanner;
  ready: SheetRow[] = [];
  private readonly context: ReaderContext;
  private row: SheetRow | undefined;
  private lastRow = 0;
  private column = 0;
  private type = 'n';
  private style = 0;
  private formula = false;
  private cellOpen = false;
  private collecting = false;
  private content = '';
  private phonetic = 0;

  constructor(context: ReaderContext) {
    this.context = context;
    this.scanner = new XmlScanner({ open: (tag) => this.open(tag), close: (name) => this.close(name), text: (text) => this.text(text) });
  }

  take(): SheetRow[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }

  private open(tag: Tag): void {
    switch (tag.name) {
      case 'c': {
        const ref = attribute(tag, 'r');
        this.column = ref ? columnNumber(ref) : this.column + 1;
        this.type = attribute(tag, 't') ?? 'n';
        this.style = Number(attribute(tag, 's') ?? 0);
        this.formula = false;
        this.content = '';
        this.cellOpen = !tag.selfClosing;
        return;
      }
      case 'v':
      case 't':
        this.collecting = this.cellOpen && !tag.selfClosing && this.phonetic === 0;
        return;
      case 'f':
        this.formula = true;
        return;
      case 'rPh':
        if (!tag.selfClosing) this.phonetic += 1;
        return;
      case 'row': {
        const number = Number(attribute(tag, 'r') ?? this.lastRow + 1);
        if (!Number.isInteger(number) || number <= this.lastRow) throw workbookProblem('WORKBOOK_BROKEN', { zh: `行号 ${number} 次序有误`, en: `row ${number} is out of order` });
        if (number > this.context.limits.rows) throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `第 ${number} 行超出上限 ${this.context.limits.rows} 行`, en: `row ${number} is beyond the limit of ${this.context.limits.rows}` });
        this.lastRow = number;
        this.column = 0;
        this.row = { row: number, hidden: isTrue(attribute(tag, 'hidden')), cells: [] };
        return;
      }
      case 'col':
        if (isTrue(attribute(tag, 'hidden'))) this.context.facts.hiddenColumns.push({ from: Number(attribute(tag, 'min')), to: Number(attribute(tag, 'max')) });
        return;
      case 'mergeCell':
        if (this.context.facts.merges.length < 10_000) this.context.facts.merges.push(parseArea(attribute(tag, 'ref') ?? 'A1'));
        return;
      default:
    }
  }

  private text(text: string): void {
    if (!this.collecting) return;
    this.content += text;
    if (this.content.length > textLimits.oneText) throw workbookProblem('WORKBOOK_XML_UNSAFE', { zh: '单元格文字超过 32767 字', en: 'a cell holds more than 32,767 characters' });
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.row) {
      if (this.row.cells.length > 0) this.ready.push(this.row);
      this.row = undefined;
    }
  }

  private endCell(): void {
    this.cellOpen = false;
    const { row } = this;
    if (!row || (this.content === '' && !this.formula)) return;
    if (row.cells.length >= this.context.limits.cellsInRow) {
      throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `第 ${row.row} 行超过 ${this.context.limits.cellsInRow} 格`, en: `row ${row.row} has more than ${this.context.limits.cellsInRow} cells` });
    }
    row.cells.push({ column: this.column, formula: this.formula, ...this.valueOf() });
  }

  private valueOf(): Pick<SheetCell, 'kind' | 'value'> {
    const { content, context } = this;
    switch (this.type) {
      case 's': {
        const text = context.shared[Number(content)];
        if (text === undefined && content !== '') throw workbookProblem('WORKBOOK_BROKEN', { zh: `没有第 ${content} 条共享文字`, en: `there is no shared text ${content}` });
        return { kind: 'text', value: text ?? '' };
      }
      case 'str':
      case 'inlineStr':
        return { kind: 'text', value: content };
      case 'b':
        return { kind: 'boolean', value: content };
      case 'e':
        return { kind: 'error', value: content };
      case 'd':
        return { kind: 'date', value: content.slice(0, 16) };
      default: {
        const number = Number(content);
        if (content === '' || !Number.isFinite(number)) return { kind: 'text', value: content };
        const kind = context.kinds[this.style] ?? 'plain';
        if (kind === 'date') return dateCell(number, context.date1904);
        return { kind: kind === 'percent' ? 'percent' : 'number', value: number };
      }
    }
  }
}

const LAST_SERIAL = 2_958_465;

/** Day 60 of the 1900 count is a 29 February that never was, and time alone is no day: both stay visible as errors. */
function dateCell(serial: number, date1904: boolean): Pick<SheetCell, 'kind' | 'value'> {
  const whole = Math.floor(serial);
  if (serial < 1 || whole > LAST_SERIAL || (!date1904 && whole === 60)) return { kind: 'error', value: `#DATE ${serial}` };
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole < 60 ? 31 : 30);
  const iso = new Date(epoch + Math.round(serial * 1440) * 60_000).toISOString();
  return { kind: 'date', value: serial === whole ? iso.slice(0, 10) : iso.slice(0, 16) };
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
