import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { auditKernel } from '../audit/index.ts';
import { openPack } from '../base/pack.ts';
import { type Database, inTransaction } from '../db/index.ts';
import { createTestDatabase, type TestDatabase } from '../db/testing.ts';
import { balanceOf, createLedger, openAccounts, postTransfers, statementOf, verifyLedger } from './index.ts';

const ledger = createLedger({ pack: openPack('packs/sunan') });
const AT = new Date('2026-03-02T02:00:00Z');
const memo = { zh: '拨付，“一”期', en: '=SUM(A1)' };
const year = { from: new Date('2026-01-01T00:00:00+08:00'), to: new Date('2027-01-01T00:00:00+08:00') };

let test: TestDatabase;
let db: Database;
let turn = 0;
let source: string;
let budget: string;
let paid: string;

beforeAll(async () => {
  test = await createTestDatabase([auditKernel, ledger].map((k) => ({ module: k.name, dir: k.migrations })));
  db = test.db;
});
afterAll(() => test?.drop());

beforeEach(async () => {
  turn += 1;
  const common = { book: 'vouchers', owner: `o${turn}`, fund: 'f', purpose: 'p', region: '321100', year: 2026 } as const;
  [source, budget, paid] = (await inTransaction(db, (tx) => openAccounts(tx, [
    { ...common, kind: 'appropriation', name: { zh: '财政拨入', en: 'Appropriation' }, overdraft: 'allowed' },
    { ...common, kind: 'budget', name: { zh: '预算', en: 'Budget' }, overdraft: 'refused' },
    { ...common, kind: 'paid', name: { zh: '已兑付', en: 'Paid' }, overdraft: 'refused' },
  ], AT))) as [string, string, string];
  await inTransaction(db, (tx) => postTransfers(tx, {
    key: `${turn}.fund`, at: AT, by: null, subject: { kind: 'test.fund', id: '1' }, memo, clause: '002 三/（五）',
    transfers: [{ from: source, to: budget, amount: 1_234_567 }, { from: budget, to: paid, amount: 34_567 }],
  }));
});

const row = (more: object): string => JSON.stringify({ entries: [{ key: 'k', date: '2026-04-01', debitAccount: paid, creditAccount: budget, amount: '10.00', memoZh: '入账', subjectKind: 'bank.line', subjectId: '1', ...more }] });
const load = (text: string, fileName = 'bank.json', dryRun = false) => ledger.importEntries(db, { fileName, text, at: AT, by: null, dryRun });

describe('voucher entries', () => {
  it('carry each transfer as one debit and one credit with the subjects of the pack, formulas made harmless', async () => {
    const { text, lines } = await ledger.exportText(db.sql, { book: 'vouchers', ...year, format: 'csv' });
    expect(lines).toBeGreaterThanOrEqual(2);
    const own = text.split('\r\n').filter((l) => l.startsWith(`${turn}.fund`));
    expect(own[0]).toContain(`${turn}.fund,2026-03-02,1201,财政应返还额度,${budget},4001,财政拨款收入,${source},12345.67,"拨付，“一”期"`.replace('"拨付，“一”期"', '拨付，“一”期'));
    expect(own[0]).toContain(`'=SUM(A1)`);
    expect(own).toHaveLength(2);
  });
  it('of a kind without a subject are not exported under a guess', async () => {
    await inTransaction(db, async (tx) => {
      const odd = { book: 'vouchers', owner: 'odd', fund: 'f', purpose: 'p', region: '321100', year: null, kind: 'unheard-of', name: memo, overdraft: 'refused' } as const;
      const [id] = await openAccounts(tx, [odd], AT);
      await postTransfers(tx, { key: 'odd', at: new Date('2031-01-02T00:00:00Z'), by: null, subject: { kind: 't', id: '1' }, memo, transfers: [{ from: source, to: id!, amount: 1 }] });
    });
    const query = { book: 'vouchers', from: new Date('2031-01-01T00:00:00Z'), to: new Date('2032-01-01T00:00:00Z'), format: 'json' } as const;
    await expect(ledger.exportText(db.sql, query)).rejects.toMatchObject({ code: 'LEDGER_MAPPING_MISSING', where: { field: 'books.vouchers.kinds.unheard-of' } });
  });
  it('exported here and imported here again move nothing', async () => {
    for (const format of ['csv', 'json'] as const) {
      const { text } = await ledger.exportText(db.sql, { book: 'vouchers', ...year, format });
      const own = format === 'csv' ? text.split('\r\n').filter((l, i) => i === 0 || l.startsWith(`${turn}.`)).join('\r\n') : JSON.stringify({ entries: JSON.parse(text).entries.filter((e: { key: string }) => e.key.startsWith(`${turn}.`)) });
      // What they say of the day differs from an act stamped with the hour: the content decides, so it is told apart.
      await expect(load(own, `out.${format}`)).rejects.toMatchObject({ details: [{ code: 'LEDGER_KEY_REUSED', where: { row: format === 'csv' ? 2 : 1 } }] });
    }
  });
  it('imported from a finance system are posted once, however often the file comes', async () => {
    const text = row({ key: `${turn}.bank` });
    expect(await load(text)).toEqual({ rows: 1, entries: 1, replayed: 0, dryRun: false });
    expect(await load(text)).toEqual({ rows: 1, entries: 1, replayed: 1, dryRun: false });
    expect((await balanceOf(db.sql, paid)).posted).toBe(35_567);
    expect((await verifyLedger(db)).breaks).toEqual([]);
    const { rows } = await db.pool.query(`select detail from audit.entry where action = 'ledger.entries.imported' order by position desc limit 1`);
    expect(rows[0].detail).toMatchObject({ replayed: 1 });
  });
  it('with a key that named other content before are refused, whatever part of the content differs', async () => {
    const key = `${turn}.same`;
    await load(row({ key }));
    for (const other of [{ amount: '10.01' }, { debitAccount: budget, creditAccount: source }, { memoZh: '另一事由' }, { memoEn: 'other' }, { subjectId: '2' }, { subjectKind: 'bank.other' }, { clause: '002 三' }, { date: '2026-04-02' }]) {
      await expect(load(row({ key, ...other })), JSON.stringify(other)).rejects.toMatchObject({ code: 'LEDGER_IMPORT_REFUSED', details: [{ code: 'LEDGER_KEY_REUSED', where: { row: 1 } }] });
    }
    // The same written another way is the same: 10.0, blanks, a null where nothing is said.
    expect(await load(row({ key, amount: ' 10.0 ', clause: null, memoEn: null }))).toMatchObject({ replayed: 1 });
    expect((await balanceOf(db.sql, paid)).posted).toBe(35_567);
  });
  it('in GBK keep their words, and rows are counted as the spreadsheet counts them', async () => {
    // 业务键… in GBK: what UTF-8 cannot read is read as the finance system wrote it.
    const header = ['业务键', '日期', '借方账户', '贷方账户', '金额', '摘要', '事项类别', '事项编号'];
    const gbk: Record<string, number[]> = { 入账: [0xc8, 0xeb, 0xd5, 0xcb] };
    const line = (key: string, amount: string): string => `${turn}.${key},2026-04-01,${paid},${budget},${amount},@,bank.line,1`;
    const bytes = (text: string): Uint8Array => new Uint8Array([...text].flatMap((c) => (c === '@' ? gbk['入账']! : [c.charCodeAt(0)])));
    const english = ['key', 'date', 'debitAccount', 'creditAccount', 'amount', 'memoZh', 'subjectKind', 'subjectId'].join(',');
    await ledger.importEntries(db, { fileName: 'gbk.csv', text: bytes(`${english}\n${line('gbk', '1.00')}\n`), at: AT, by: null, dryRun: false });
    const { rows } = await db.pool.query<{ memo_zh: string }>('select memo_zh from ledger.entry where key = $1', [`${turn}.gbk`]);
    expect(rows).toEqual([{ memo_zh: '入账' }]);
    const gaps = [header.join(','), '', line('a', '1'), ',,,,,,,', '', line('b', '0.005')].join('\n');
    await expect(load(gaps, 'gaps.csv')).rejects.toMatchObject({ details: [{ where: { row: 6, field: 'amount' } }] });
    await expect(load(header.filter((h) => h !== '金额' && h !== '摘要').join(','), 'short.csv')).rejects.toMatchObject({ code: 'LEDGER_FILE_UNREADABLE', zh: expect.stringContaining('缺少列：金额、摘要') });
    await expect(load(row({ key: `${turn}.x`, amount: undefined }))).rejects.toMatchObject({ details: [{ zh: '缺少金额', where: { row: 1, field: 'amount' } }] });
  });
  it('only checked leave nothing', async () => {
    expect(await load(row({ key: `${turn}.bank` }), 'bank.json', true)).toMatchObject({ dryRun: true, replayed: 0 });
    expect((await balanceOf(db.sql, paid)).posted).toBe(34_567);
  });
  it('with one faulty row are refused as a whole, every faulty row named', async () => {
    const header = '业务键,日期,借方账户,贷方账户,金额,摘要,事项类别,事项编号';
    const line = (key: string, amount: string, date = '2026-04-01', credit = budget) => `${turn}.${key},${date},${paid},${credit},${amount},入账,bank.line,1`;
    const shape = [header, line('a', '10.00'), line('b', '0.005'), line('c', '1', '2026-13-01')].join('\n');
    await expect(load(shape, 'b.csv')).rejects.toMatchObject({
      code: 'LEDGER_IMPORT_REFUSED', details: [{ where: { row: 3, field: 'amount' } }, { where: { row: 4, field: 'date' } }],
    });
    const sense = [header, line('a', '10.00'), line('b', '1', '2026-04-01', paid), line('c', '99999999')].join('\n');
    await expect(load(sense, 'b.csv')).rejects.toMatchObject({
      details: [{ code: 'LEDGER_SAME_ACCOUNT', where: { file: 'b.csv', row: 3 } }, { code: 'LEDGER_OVERDRAFT', where: { row: 4 } }],
    });
    expect((await balanceOf(db.sql, paid)).posted).toBe(34_567);
    await expect(load('{', 'x.json')).rejects.toMatchObject({ code: 'LEDGER_FILE_UNREADABLE' });
  });
});

describe('a statement as a file', () => {
  it('is a sheet whose formulas a clerk can re-add, and whose results are ours', async () => {
    const { bytes, fileName } = await ledger.statementFile(db.sql, { account: budget, format: 'xlsx' }, AT);
    expect(fileName).toBe('对账单-预算.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.buffer as ArrayBuffer);
    const sheet = book.getWorksheet('对账单')!;
    let running = sheet.getCell('H6').value as number;
    for (const n of [7, 8]) {
      running += ((sheet.getCell(`F${n}`).value as number) ?? 0) - ((sheet.getCell(`G${n}`).value as number) ?? 0);
      expect(sheet.getCell(`H${n}`).result).toBeCloseTo(running, 2);
    }
    expect(running).toBeCloseTo(12_000, 2);
    const { closing } = await statementOf(db.sql, { account: budget, page: 1, pageSize: 1 });
    expect(sheet.getCell('H9').value).toBe(closing / 100);
    expect(sheet.getCell('D7').value).toBe(memo.zh);
  });
  it('is a PDF that comes out the same each time', async () => {
    const make = () => ledger.statementFile(db.sql, { account: budget, format: 'pdf' }, AT);
    const [one, two] = [await make(), await make()];
    expect(Buffer.from(one.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });
});
