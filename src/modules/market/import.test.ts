import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import type { Problem } from '../../kernel/base/problem.ts';
import type { Actor, Organisation } from '../../kernel/identity/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { importFile, type ImportOptions } from './commands/import-file.ts';
import { startImportJob } from './commands/start-import.ts';
import type { ImportKind, ImportReport } from './contract/import.ts';
import { sourceOfBytes } from './formats/source.ts';
import { reportWorkbook, templateWorkbook } from './formats/write-xlsx.ts';
import { getImportJob, importReportFile } from './queries/get-import.ts';
import { marketHouse, type MarketHouse, marketMigrations, NOW } from './testing/market-house.ts';

let test: TestDatabase;
let house: MarketHouse;
let firm: Organisation;
let centre: Organisation;
let member: Actor;
let clerk: Actor;

beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
  house = await marketHouse(test.db);
  firm = await house.organisation('无锡锐切工具有限公司', 'firm', { creditCode: creditCode('91320200MA1ABCD12') });
  centre = await house.organisation('管理服务中心', 'agency');
  member = house.person('firm-member', firm);
  clerk = house.person('service-centre', centre);
});
afterAll(() => test?.drop());
beforeEach(async () => {
  await sql`delete from market.demand`.execute(test.db.sql);
  await sql`delete from market.result`.execute(test.db.sql);
});

const creditCode = (first17: string): string => `${first17}${creditCodeCheckCharacter(first17)}`;
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);

async function run(kind: ImportKind, content: string | Uint8Array, more: Partial<ImportOptions> = {}): Promise<ImportReport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return importFile(test.db, house.identity, {
    kind, source: sourceOfBytes('文件', bytes), fileHash: createHash('sha256').update(bytes).digest('hex'), actor: clerk, organisation: centre, now: NOW,
    requestId: 'test', ...more,
  });
}
async function stored(kind: ImportKind): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(`market.${kind === 'demands' ? 'demand' : 'result'}`)} order by external_id`.execute(test.db.sql);
  return rows;
}
const jsonl = (rows: object[]): string => rows.map((r) => JSON.stringify(r)).join('\n');
async function xlsx(rows: unknown[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('表').addRows(rows);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const GOOD = [
  { id: 'd1', title: '铸件缩松缺陷控制', content: '目前废品率 6%，要求降至 2% 以下。' },
  { id: 'd2', title: '电镀废水镍回收', content: '出水镍浓度不高于 0.1 mg/L。' },
];

describe('an import', () => {
  it('takes demands as {id, title, content} lines', async () => {
    expect(await run('demands', jsonl(GOOD))).toMatchObject({ format: 'jsonl', rows: 2, created: 2, refused: 0, applied: true });
    expect(await stored('demands')).toMatchObject([
      { external_id: 'd1', title: '铸件缩松缺陷控制', problem: '目前废品率 6%，要求降至 2% 以下。', organisation_id: centre.id, status: 'DRAFT' },
      { external_id: 'd2' },
    ]);
  });

  it('takes results as {id, title, tokens} lines, and builds a title from tokens alone', async () => {
    const lines = jsonl([{ id: 'r1', title: '镍离子树脂回收装置', tokens: ['镍离子', '树脂', '回收', '装置'] }, { id: 'r2', tokens: ['缩松', '预测', '方法'] }]);
    await run('results', lines, { publish: true });
    expect(await stored('results')).toMatchObject([
      { title: '镍离子树脂回收装置', keywords: ['镍离子', '树脂', '回收', '装置'], status: 'PUBLISHED' },
      { title: '缩松预测方法' },
    ]);
  });

  it('takes a demand of which only the title is known', async () => {
    expect(await run('demands', jsonl([...GOOD, { id: 'd3', title: '铜尾矿综合利用', content: '' }]))).toMatchObject({ created: 3, refused: 0, applied: true });
  });

  it('writes nothing at all when the last row is bad', async () => {
    const rows = [...Array.from({ length: 2_500 }, (_, i) => ({ id: `n${i}`, title: `第 ${i} 项需求`, content: '内容' })), { id: 'bad', title: '', content: '内容' }];
    const report = await run('demands', jsonl(rows));
    expect(report).toMatchObject({ rows: 2_501, refused: 1, applied: false });
    expect(report.refusedRows).toEqual([expect.objectContaining({ row: 2_501, field: 'title', code: 'VALUE_MISSING', remedy: expect.objectContaining({ zh: '补上内容' }) })]);
    expect(await stored('demands')).toEqual([]);
    const { rows: traces } = await sql`select from audit.entry where action = 'market.import.applied'`.execute(test.db.sql);
    const before = traces.length;
    expect(await run('demands', jsonl(rows), { acceptGoodRows: true })).toMatchObject({ created: 2_500, refused: 1, applied: true });
    expect(await stored('demands')).toHaveLength(2_500);
    const { rows: after } = await sql`select from audit.entry where action = 'market.import.applied'`.execute(test.db.sql);
    expect(after.length).toBe(before + 1);
  });

  it('judges everything and writes nothing in a dry run', async () => {
    expect(await run('demands', jsonl(GOOD), { dryRun: true })).toMatchObject({ created: 2, applied: false, dryRun: true });
    expect(await stored('demands')).toEqual([]);
  });

  it('of the same file again changes nothing; a changed row updates under its id', async () => {
    await run('demands', jsonl(GOOD));
    const [first] = await stored('demands');
    expect(await run('demands', jsonl(GOOD))).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await run('demands', jsonl([GOOD[0]!, { ...GOOD[1]!, title: '电镀废水镍铜回收' }]))).toMatchObject({ updated: 1, unchanged: 1 });
    const after = await stored('demands');
    expect(after.map((r) => r['title'])).toEqual(['铸件缩松缺陷控制', '电镀废水镍铜回收']);
    expect(after[0]!['id']).toBe(first!['id']);
  });

  it('knows rows without a number by their words', async () => {
    const nameless = jsonl(GOOD.map(({ title, content }) => ({ title, content })));
    await run('demands', nameless);
    expect(await run('demands', nameless)).toMatchObject({ created: 0, unchanged: 2 });
    expect(await run('demands', `${nameless}\n${nameless}`)).toMatchObject({ refused: 2, applied: false });
  });

  it('does not overwrite a demand that has been handed in', async () => {
    await run('demands', jsonl(GOOD));
    await sql`update market.demand set status = 'SUBMITTED' where external_id = 'd1'`.execute(test.db.sql);
    const report = await run('demands', jsonl([{ ...GOOD[0]!, title: '改写后的标题' }]));
    expect(report).toMatchObject({ refused: 1, applied: false, refusedRows: [{ code: 'ROW_IN_USE', row: 1 }] });
  });

  it('keeps the numbers of two organisations apart', async () => {
    await run('demands', jsonl(GOOD));
    await run('demands', jsonl(GOOD), { organisation: firm, actor: member });
    expect(await stored('demands')).toHaveLength(4);
  });

  it('lets a firm import for itself only, the service centre for everybody', async () => {
    const foreign = jsonl([{ ...GOOD[0]!, 统一社会信用代码: firm.creditCode }]);
    const rival = await house.organisation('苏州对手刀具有限公司', 'firm', { creditCode: creditCode('91320500MA1WXYU00') });
    const theirs = jsonl([{ ...GOOD[0]!, creditCode: rival.creditCode }]);
    expect(await run('demands', theirs, { organisation: firm, actor: member })).toMatchObject({ applied: false, refusedRows: [{ code: 'ROW_OUTSIDE_JURISDICTION' }] });
    expect(await run('demands', jsonl([{ ...GOOD[0]!, 单位名称: '别家公司' }]), { organisation: firm, actor: member })).toMatchObject({ applied: false });
    expect(await run('demands', foreign)).toMatchObject({ applied: true });
    expect((await stored('demands'))[0]).toMatchObject({ organisation_id: firm.id, region: '320200' });
  });

  it('refuses a credit code with a wrong check character, and one nobody has', async () => {
    const report = await run('demands', jsonl([
      { ...GOOD[0]!, creditCode: '91320200MA1ABCD120' }, { ...GOOD[1]!, creditCode: creditCode('91320400MA1XXXXX1') },
    ]));
    expect(report.refusedRows.map((r) => [r.row, r.code])).toEqual([[1, 'CREDIT_CODE_INVALID'], [2, 'ORGANISATION_UNKNOWN']]);
  });
});

describe('a CSV file', () => {
  const CSV = '\ufeff编号,需求名称*,需求内容,预算（万元）,期限,公开范围\nx1,铸件缩松,"目前废品率 6%，\n要求 2%",80,2026年12月31日,内部\nx2,镍回收,出水≤0.1 mg/L,1.5亿,2026/6,公开\n';

  it('may have Chinese headings, quoted line breaks, amounts and dates as people write them', async () => {
    expect(await run('demands', CSV)).toMatchObject({ format: 'csv', created: 2, unknownColumns: [] });
    expect(await stored('demands')).toMatchObject([
      { external_id: 'x1', problem: '目前废品率 6%，\n要求 2%', budget_fen: 80_000_000, deadline: '2026-12-31', secrecy: 'INTERNAL' },
      { external_id: 'x2', budget_fen: 15_000_000_000, deadline: '2026-06-30', secrecy: 'PUBLIC' },
    ]);
  });

  it('saved in GB 18030 reads the same', async () => {
    // 需求名称,需求内容 / 镍回收,达标
    const gbk = Buffer.from('d0e8c7f3c3fbb3c62cd0e8c7f3c4dac8dd0ac4f8bbd8cad52cb4efb1ea0a', 'hex');
    await run('demands', new Uint8Array(gbk));
    expect(await stored('demands')).toMatchObject([{ title: '镍回收', problem: '达标' }]);
  });

  it('names row, column, value and what would be right for every bad cell', async () => {
    const report = await run('demands', '名称,内容,预算,期限,需求类型\n好,好的内容,五十万,2026-13-01,未知类\n');
    expect(report.refused).toBe(1);
    expect(report.refusedRows.map((r) => [r.row, r.field, r.code, r.value])).toEqual([
      [2, 'budget', 'AMOUNT_UNREADABLE', '五十万'], [2, 'deadline', 'DATE_UNREADABLE', '2026-13-01'], [2, 'type', 'VALUE_NOT_ALLOWED', '未知类'],
    ]);
    expect(report.refusedRows.every((r) => r.remedy.zh !== '' && r.remedy.en !== '')).toBe(true);
  });

  it('with more cells than headings is refused by row', async () => {
    expect(await run('demands', '名称,内容\n甲,乙,丙\n')).toMatchObject({ refusedRows: [{ row: 2, code: 'ROW_TOO_MANY_CELLS' }] });
  });

  it('without the needed columns says which are lacking and which it found', async () => {
    const refusal = (await run('demands', '甲,乙\n1,2\n').catch((e: Problem) => e)) as Problem;
    expect(refusal).toMatchObject({ code: 'IMPORT_HEADER_UNKNOWN' });
    expect(refusal.zh).toContain('需求名称、需求内容');
    expect(refusal.zh).toContain('甲、乙');
  });

  it('with formulas keeps their text and takes away the sign that would run them', async () => {
    const report = await run('demands', '名称,内容\n"=HYPERLINK(""http://x"",""点我"")","-40℃～60℃ 工作"\n@SUM(A1),+cmd|calc\n');
    expect(report.neutralised).toBe(3);
    expect((await stored('demands')).map((r) => [r['title'], r['problem']]).sort()).toEqual([
      ['HYPERLINK("http://x","点我")', '-40℃～60℃ 工作'], ['SUM(A1)', 'cmd|calc'],
    ]);
  });
});

describe('an XLSX file', () => {
  it('gives values, dates and the results of formulas', async () => {
    const bytes = await xlsx([
      ['编号', '需求名称', '需求内容', '预算(万元)', '期限', '不认识的列'],
      ['a', { richText: [{ text: '铸件' }, { text: '缩松' }] }, '内容', { formula: 'B1*2', result: 60 }, new Date('2026-12-30T16:00:00Z'), 'x'],
    ]);
    expect(await run('demands', bytes)).toMatchObject({ format: 'xlsx', created: 1, unknownColumns: ['不认识的列'] });
    expect(await stored('demands')).toMatchObject([{ title: '铸件缩松', budget_fen: 60_000_000, deadline: '2026-12-31' }]);
  });

  it('with an error in a cell is refused with its row', async () => {
    const bytes = await xlsx([['需求名称', '需求内容'], ['标题', { formula: 'A1/0', result: { error: '#DIV/0!' } }]]);
    expect(await run('demands', bytes)).toMatchObject({ applied: false, refusedRows: [{ row: 2, code: 'CELL_ERROR' }] });
  });

  it('made from the template imports', async () => {
    for (const kind of ['demands', 'results'] as const) {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load((await templateWorkbook(kind)).buffer as ArrayBuffer);
      const help = book.worksheets[1]!;
      const examples: unknown[] = [];
      help.eachRow((row, n) => n > 1 && examples.push(row.getCell(5).value));
      book.worksheets[0]!.addRow(examples);
      expect(await run(kind, new Uint8Array(await book.xlsx.writeBuffer()))).toMatchObject({ created: 1, refused: 0, unknownColumns: [] });
    }
  });

  it('that claims to unpack to gigabytes is not unpacked', async () => {
    const zip = Buffer.from(await xlsx([['需求名称', '需求内容'], ['甲', '乙']]));
    const directory = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
    zip.writeUInt32LE(0xf0000000, directory + 24);
    expect(await code(run('demands', new Uint8Array(zip)))).toBe('IMPORT_TOO_LARGE');
  });

  it('cut off in the middle is refused whole', async () => {
    const zip = await xlsx([['需求名称', '需求内容'], ['甲', '乙']]);
    expect(await code(run('demands', zip.subarray(0, zip.length - 40)))).toBe('IMPORT_FILE_BROKEN');
  });

  it('of the report lists the refused rows and runs no formula', async () => {
    const report = await run('demands', '名称,内容,预算\n"=1+1",内容,"=2*3"\n');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await reportWorkbook(report)).buffer as ArrayBuffer);
    const row = book.worksheets[0]!.getRow(2);
    expect([row.getCell(1).value, row.getCell(2).value, row.getCell(3).value]).toEqual([2, '预算（万元）', "'=2*3"]);
  });
});

describe('other files', () => {
  it.each([
    ['an empty one', new Uint8Array()], ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex')], ['a JSON array', Buffer.from('[{"id":1}]')], ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex')],
  ])('%s is refused by its content', async (_name, bytes) => {
    expect(await code(run('demands', new Uint8Array(bytes)))).toBe('IMPORT_FORMAT_UNKNOWN');
  });

  it('a file with a header only has no rows', async () => {
    expect(await code(run('demands', '名称,内容\n'))).toBe('IMPORT_NO_ROWS');
  });

  it('a line that is no JSON is refused with its number', async () => {
    expect(await run('demands', `${jsonl(GOOD)}\n{broken\n`)).toMatchObject({ applied: false, refusedRows: [{ row: 3, code: 'ROW_NOT_JSON' }] });
  });
});

describe('an upload', () => {
  const upload = (text: string): { fileName: string; bytes: Uint8Array } => ({ fileName: '需求.jsonl', bytes: new TextEncoder().encode(text) });
  const options = { kind: 'demands' as const, dryRun: false, acceptGoodRows: false, publish: false };

  it('runs beside the request and tells its outcome to its organisation only', async () => {
    const { jobId, done } = await startImportJob(test.db, house.act(member), house.identity, upload(jsonl(GOOD)), options);
    await done;
    expect(await getImportJob(test.db.sql, member, jobId)).toMatchObject({ status: 'DONE', rowsRead: 2, report: { created: 2 } });
    expect(await code(getImportJob(test.db.sql, clerk, jobId))).toBe('NOT_FOUND');
    expect((await stored('demands'))[0]).toMatchObject({ organisation_id: firm.id });
  });

  it('with bad rows ends refused, with a report to download', async () => {
    const { jobId, done } = await startImportJob(test.db, house.act(member), house.identity, upload(jsonl([{ id: 'x', title: '', content: '内容' }])), options);
    await done;
    expect(await getImportJob(test.db.sql, member, jobId)).toMatchObject({ status: 'REFUSED', report: { refused: 1, applied: false } });
    expect((await importReportFile(test.db.sql, member, jobId)).fileName).toBe('需求-导入报告.xlsx');
  });

  it('with a broken file ends failed and says why', async () => {
    const { jobId, done } = await startImportJob(test.db, house.act(member), house.identity, upload('甲,乙\n1,2\n'), options);
    await done;
    expect(await getImportJob(test.db.sql, member, jobId)).toMatchObject({ status: 'FAILED', problem: { code: 'IMPORT_HEADER_UNKNOWN' } });
  });

  it('cannot publish demands without the right to verify them, nor be made without a grant', async () => {
    const start = (actor: Actor | undefined, publish: boolean): Promise<string> =>
      code(startImportJob(test.db, house.act(actor), house.identity, upload(jsonl(GOOD)), { ...options, publish }));
    expect(await start(member, true)).toBe('FORBIDDEN');
    expect(await start(undefined, false)).toBe('SIGN_IN_REQUIRED');
    expect(await start(house.person('registry-clerk', centre), false)).toBe('FORBIDDEN');
  });
});
