import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { extractText, getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Cell, type ReportModel, type ReportNode, type Run } from './contract.ts';
import { buildReport } from './domain/build-report.ts';
import { sha256Bytes } from './domain/sha256-bytes.ts';
import { publicPart, type Snapshot } from './domain/snapshot.ts';
import { readReportPack } from './pack.ts';
import { unzipParts } from './render/fixed-zip.ts';
import { renderReport } from './render/index.ts';
import { numberFormat } from './render/xlsx.ts';
import { sampleSnapshot } from './testing/snapshot.ts';

const packed = readReportPack(openPack(`${packageRoot}/packs/sunan`), { indicators: new Set(['RD_GDP', 'HT_OUTPUT_SHARE']), documents: new Set(['002', '003']) });

function write(snapshot: Snapshot, more: { template?: string; language?: 'zh' | 'en'; without?: string[] } = {}): ReportModel {
  const template = packed.templates.find((t) => t.template.id === (more.template ?? 'annual'))!.template;
  return buildReport({
    snapshot, snapshotHash: sha256(canonicalJson(snapshot)), template, language: more.language ?? 'zh', without: more.without ?? [], number: '苏南创规报〔2026〕1号', issuer: packed.settings.issuer,
    remarks: [{ section: 'overview', text: '总体平稳。', by: '郭文博', on: '2026-06-30' }],
  });
}

type TableNode = Extract<ReportNode, { kind: 'table' }>;
const numbersOf = (model: ReportModel): (Cell | Run)[] =>
  model.nodes.flatMap((n): (Cell | Run)[] => (n.kind === 'paragraph' || n.kind === 'note' ? n.runs : n.kind === 'table' ? n.rows.flat() : [])).filter((x) => x.value !== undefined);

describe('a report', () => {
  it('gives every number a label and sources that are listed at its end', () => {
    for (const language of ['zh', 'en'] as const) {
      for (const template of ['annual', 'bulletin']) {
        const model = write(sampleSnapshot(), { template, language });
        const listed = new Set(model.sources.map((s) => s.number));
        const numbers = numbersOf(model);
        expect(numbers.length).toBeGreaterThan(20);
        for (const n of numbers) {
          expect(n.label, n.text).toBeDefined();
          expect(n.sources?.length, n.text).toBeGreaterThan(0);
          for (const source of n.sources!) expect(listed.has(source), `${n.text} [${source}]`).toBe(true);
        }
      }
    }
  });
  it('tells reported, recorded, computed and set numbers apart', () => {
    const model = write(sampleSnapshot());
    const row = (model.nodes.find((n) => n.kind === 'table') as TableNode).rows[0]!;
    expect(row.filter((c) => c.label).map((c) => [c.text, c.label])).toEqual([['≥3.7%', 'document'], ['3.4%（2020）', 'document'], ['3.63%', 'reported'], ['76.7%', 'computed'], ['40.0%', 'computed']]);
    expect(numbersOf(model).some((n) => n.label === 'recorded' && n.value === 52.5)).toBe(true);
  });
  it('shows the money of the funds from the books and leaves a score open that nobody has verified', () => {
    const table = write(publicPart(sampleSnapshot())).nodes.find((n): n is TableNode => n.kind === 'table' && n.caption.includes('专项资金'))!;
    expect(table.rows.map((r) => r.map((c) => c.text))).toEqual([['自创区专项资金（2026）', '平台建设', '1,234.50', '1,000.00', '617.25', '50.0%', '62.5%', '待核验', '待核验', '002 六/（二）']]);
    expect(table.rows[0]!.slice(2, 7).map((c) => c.label)).toEqual(['recorded', 'recorded', 'recorded', 'computed', 'computed']);
  });
  it('numbers sections, tables and charts without a gap, and remarks say who and when', () => {
    const model = write(sampleSnapshot(), { without: ['findings'] });
    const of = (kind: ReportNode['kind']): string[] => model.nodes.flatMap((n) => (n.kind === kind && 'number' in n ? [n.number] : []));
    expect(of('heading').slice(0, 3)).toEqual(['一、', '二、', '三、']);
    expect(of('table')).toEqual(of('table').map((_, i) => `表${i + 1}`));
    expect(of('chart')).toEqual(of('chart').map((_, i) => `图${i + 1}`));
    expect(model.nodes.some((n) => n.kind === 'heading' && n.text === '规划校验')).toBe(false);
    expect(model.nodes.find((n) => n.kind === 'remark')).toMatchObject({ section: 'overview', by: '郭文博', on: '2026-06-30' });
  });
  it('for the public holds nothing internal: no claim, reason, body, order or task that is not public', () => {
    const open = publicPart(sampleSnapshot());
    const said = canonicalJson([open, write(open), write(open, { language: 'en' })]);
    for (const secret of ['涉密任务', '某局', '60.25', '88.8', '无锡市科技局', '督办单', 'NOT_REPORTED']) expect(said, secret).not.toContain(secret);
    expect(canonicalJson(write(sampleSnapshot()))).toContain('涉密任务');
  });
  it('is about its own place: a city sees its targets and tasks only', () => {
    const snapshot = sampleSnapshot();
    const model = write({ ...snapshot, place: snapshot.places[2]! }, { template: 'city' });
    expect(model.title).toBe('苏州市规划目标进展报告（2026年）');
    expect(canonicalJson(model.nodes)).not.toContain('涉密任务');
  });
});

describe('its files', () => {
  let model: ReportModel;
  let files: Record<'docx' | 'pdf' | 'xlsx', Uint8Array>;
  beforeAll(async () => {
    model = write(sampleSnapshot());
    files = { docx: await renderReport(model, 'docx'), pdf: await renderReport(model, 'pdf'), xlsx: await renderReport(model, 'xlsx') };
  }, 60_000);

  it('are the same byte by byte when made again, in another process and another time zone', () => {
    const script = fileURLToPath(new URL('./testing/render.child.ts', import.meta.url));
    const child = spawnSync(process.execPath, ['--import', import.meta.resolve('tsx'), script], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York', LANG: 'en_US.UTF-8' } });
    expect(child.status, child.stderr).toBe(0);
    expect(child.stdout.trim().split('\n')).toEqual((['docx', 'pdf', 'xlsx'] as const).map((format) => `${format} ${sha256Bytes(files[format])}`));
  }, 120_000);
  it('are the same when made again after other reports in the same process', async () => {
    await renderReport(write(sampleSnapshot(), { template: 'bulletin' }), 'docx');
    for (const format of ['docx', 'pdf', 'xlsx'] as const) expect(Buffer.from(await renderReport(write(sampleSnapshot()), format)).equals(Buffer.from(files[format])), format).toBe(true);
  }, 60_000);
  it('differ when a number differs', async () => {
    const snapshot = sampleSnapshot();
    snapshot.targets[0]!.latest!.value = 3.64;
    expect(Buffer.from(await renderReport(write(snapshot), 'xlsx')).equals(Buffer.from(files.xlsx))).toBe(false);
  }, 60_000);

  it('Word: number, title, headings, captions, real tables and pictures', async () => {
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(files.docx) });
    expect(html).toContain('苏南创规报〔2026〕1号');
    expect(html).toContain('苏南国家自主创新示范区规划实施年度报告（2026年）');
    expect(html).toMatch(/<h1>一、总体情况<\/h1>/);
    expect(html).toContain('表1　苏南定量目标完成情况');
    expect(html.match(/<table>/g)).toHaveLength(model.nodes.filter((n) => n.kind === 'table').length);
    expect(html.match(/<img /g)).toHaveLength(model.nodes.filter((n) => n.kind === 'chart').length);
    expect(html).toContain('3.63%');
    expect(html).toContain('总体平稳。');
    const parts = unzipParts(files.docx);
    expect(parts.get('docProps/core.xml')).toContain('2026-06-30T08:15:30Z');
    expect(String(parts.get('word/document.xml'))).toContain('SimSun');
  });
  it('PDF: text that can be read and searched', async () => {
    const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(files.pdf)), { mergePages: true });
    expect(totalPages).toBeGreaterThan(3);
    const plain = text.replaceAll(/\s+/g, '');
    for (const said of ['苏南创规报〔2026〕1号', '一、总体情况', '表1　苏南定量目标完成情况'.replaceAll(/\s+/g, ''), '3.63%', '江苏省科技经费投入统计公报', '总体平稳。']) expect(plain).toContain(said);
  });
  it('Excel: a sheet for each table with typed cells, and charts that the spreadsheet draws itself', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(files.xlsx.buffer.slice(files.xlsx.byteOffset, files.xlsx.byteOffset + files.xlsx.byteLength) as ArrayBuffer);
    const sheet = book.worksheets.find((s) => s.name.startsWith('表1'))!;
    const head = (sheet.getRow(3).values as string[]).slice(1);
    const latest = sheet.getRow(4).getCell(head.indexOf('最新数') + 1);
    expect(latest.value).toBe(3.63);
    expect(latest.numFmt).toBe('#,##0.00"%"');
    expect(sheet.getRow(4).getCell(head.indexOf('目标') + 1)).toMatchObject({ value: 3.7, numFmt: '"≥"#,##0.0"%"' });
    const due = book.worksheets.find((s) => s.name.includes('重点任务进度'))!;
    const dueHead = (due.getRow(3).values as string[]).slice(1);
    expect(due.getRow(4).getCell(dueHead.indexOf('完成期限') + 1).value).toEqual(new Date('2027-03-31T00:00:00Z'));
    const charts = model.nodes.filter((n) => n.kind === 'chart').length;
    const parts = unzipParts(files.xlsx);
    expect([...parts.keys()].filter((name) => /^xl\/charts\/chart\d+\.xml$/.test(name))).toHaveLength(charts);
    // Every part named by a relationship exists, and every chart is declared.
    for (const [name, text] of parts) {
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const [, where] of String(text).matchAll(/Target="([^"]+)"/g)) {
        const full = where!.startsWith('/') ? where!.slice(1) : new URL(where!, `http://x/${folder}`).pathname.slice(1);
        expect(parts.has(full), `${name} → ${full}`).toBe(true);
      }
    }
    expect(String(parts.get('[Content_Types].xml')).match(/drawingml\.chart\+xml/g)).toHaveLength(charts);
  });
});

describe('the format of a cell', () => {
  it.each([
    ['≥3.7%', 3.7, '"≥"#,##0.0"%"'],
    ['3,000亿元左右', 3000, '#,##0"亿元左右"'],
    ['3.63%（2022）', 3.63, '#,##0.00"%（2022）"'],
    ['比2020年降低20%', 20, '"比2020年降低"#,##0"%"'],
    ['-0.2', -0.2, '#,##0.0'],
    ['300 bn CNY', 3000, '#,##0.####'],
  ])('reads %s as the number it is', (text, value, format) => expect(numberFormat(text, value)).toBe(format));
});
