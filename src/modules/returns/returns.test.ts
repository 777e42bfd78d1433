import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isProblem } from '../../kernel/base/problem.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { workingDayCalendar } from '../../kernel/base/working-days.ts';
import type { Database } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { testActor } from '../../kernel/identity/testing.ts';
import { createIndicators, type Indicators } from '../../kernel/indicators/index.ts';
import { approveReturn, giveBackReturn, reviseReturn, submitReturn } from './commands/decide.ts';
import { type GridInput, saveGrid } from './commands/save-grid.ts';
import { startUpload } from './commands/start-upload.ts';
import { tick } from './commands/tick.ts';
import type { Act, ReturnsParts } from './index.ts';
import { readCollections, readReturnsParameters } from './index.ts';
import { getReturn, listRecords } from './queries/get-return.ts';
import { annotatedFile, getUpload } from './queries/get-upload.ts';
import { listReturns } from './queries/list-returns.ts';
import { templateFile } from './queries/template-file.ts';

const now = new Date('2026-11-02T02:00:00Z');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const folder = (module: string, kind = 'kernel') => ({ module, dir: path.join(packageRoot, 'src', kind, module, 'migrations') });
const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function person(n: number, role: string, permissions: string[]): Actor {
  const base = testActor(permissions);
  return { ...base, accountId: uuid(n), displayName: `${role} ${n}`, assignments: [{ ...base.assignments[0]!, role, organisationId: uuid(900 + n), organisationName: `单位 ${n}` }] };
}
const READ = 'returns.return.read';
const filler = person(1, 'park-officer', [READ, 'returns.return.fill']);
const city = person(2, 'city-officer', [READ, 'returns.return.fill', 'returns.return.approve']);
const secretary = person(3, 'secretariat', [READ, 'returns.return.approve']);
const centre = person(4, 'service-centre', [READ, 'returns.return.approve']);
/** Holds both posts: what roles allow, the four eyes must still refuse. */
const both: Actor = { ...city, accountId: uuid(5), assignments: [...city.assignments, ...secretary.assignments] };
const act = (actor: Actor, at = now): Act => ({ now: at, actor, requestId: 'test' });

let test: TestDatabase;
let db: Database;
let indicators: Indicators;
let parts: ReturnsParts;

beforeAll(async () => {
  test = await createTestDatabase([folder('audit'), folder('indicators'), folder('returns', 'modules')]);
  db = test.db;
  indicators = createIndicators({ pack });
  await indicators.load(db, now);
  const parameters = readReturnsParameters(pack);
  parts = {
    parameters, indicators,
    collections: readCollections(pack, indicators.packed.definitions, new Set(['park-officer', 'city-officer', 'secretariat', 'service-centre']), parameters),
    calendar: workingDayCalendar([2025, 2026, 2027].map((year) => ({ year, holidays: [], makeUpDays: [] }))),
    identity: { findOrganisation: async () => undefined } as unknown as ReturnsParts['identity'],
  };
});
afterAll(() => test?.drop());

const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'nothing refused', (e: unknown) => (isProblem(e) ? e.code : String(e)));

const GOOD: Record<string, string> = {
  industrialOutput: '２,３００.５', highTechOutput: '1200', revenue: '3000', taxes: '120', rdExpenditure: '88.8', firms: '1000', firmsLarge: '50', firmsMedium: '150', firmsSmall: '800',
  hnte: '400', employees: '90000', rdStaff: '12000',
};
const grid = (values: Record<string, string>, version = 0, remarks: GridInput['records'][number]['remarks'] = {}): GridInput => ({ version, records: [{ values, remarks }] });
const at = (place: string) => ({ collection: 'park-quarter', period: '2026Q3', place });
const cityAt = (period: string, place = '320200') => ({ collection: 'city-core', period, place });

describe('a return typed in the browser', () => {
  it('is not stored while something is wrong, and says field, reason and remedy', async () => {
    const answer = await saveGrid(parts, db, act(filler), at('P01'), grid({ ...GOOD, highTechOutput: '9999', hnte: '12.5', taxes: '=1+1' }));
    expect(answer.stored).toBe(false);
    expect(answer.outcome.findings.map((f) => [f.field, f.code])).toEqual([['taxes', 'NUMBER_UNREADABLE'], ['hnte', 'NUMBER_NOT_WHOLE'], ['highTechOutput', 'CHECK_NOT_ABOVE']]);
    expect((await getReturn(parts, db.sql, filler, now, at('P01'))).submission).toBeNull();
  });

  it('goes through two people, is locked, and publishes its figures as part-year readings that name the submission', async () => {
    const key = at('P02');
    const stored = await saveGrid(parts, db, act(filler), key, grid(GOOD));
    expect(stored).toMatchObject({ stored: true, outcome: { errors: 0, normalised: expect.any(Number) } });
    expect(await submitReturn(parts, db, act(filler), key, { version: stored.version, explanations: stored.outcome.groups.map((g) => ({ group: g.group, text: '季度数与年度数不可比' })) })).toMatchObject({ state: 'SUBMITTED' });
    expect(await code(saveGrid(parts, db, act(filler), key, grid(GOOD, 3)))).toBe('RETURN_NOT_OPEN');
    expect(await approveReturn(parts, db, act(city), key, { version: 3, opinion: null })).toEqual({ state: 'FIRST_APPROVED', version: 4 });
    expect(await approveReturn(parts, db, act(secretary), key, { version: 4, opinion: '数据完整' })).toEqual({ state: 'LOCKED', version: 5 });
    const page = await getReturn(parts, db.sql, filler, now, key);
    expect(page.values['industrialOutput']).toBe(2300.5);
    expect(page.steps.map((s) => s.action)).toEqual(['FILLED', 'SUBMITTED', 'APPROVED_FIRST', 'APPROVED_SECOND']);
    expect(page.published).toEqual([
      expect.objectContaining({ indicator: 'HNTE_STOCK', value: 400, reading: 'return', vintage: 1 }),
      expect.objectContaining({ indicator: 'INDUSTRIAL_OUTPUT', value: 2300.5, period: '2026Q3' }),
    ]);
    // The series on the plan's pages charts none of it.
    const charted = await indicators.figures(db.sql, { indicators: ['INDUSTRIAL_OUTPUT'], place: 'P02' });
    expect(charted.filter((f) => f.period === '2026Q3')).toEqual([]);
  });

  it('must not be decided on by somebody who has not seen its last version', async () => {
    const key = at('P03');
    await saveGrid(parts, db, act(filler), key, grid(GOOD));
    expect(await code(saveGrid(parts, db, act(filler), key, grid(GOOD, 0)))).toBe('RETURN_CHANGED_MEANWHILE');
    expect(await code(submitReturn(parts, db, act(filler), key, { version: 1, explanations: [] }))).toBe('RETURN_CHANGED_MEANWHILE');
  });

  it('two people who file the same return at once leave one draft and one who is told', async () => {
    const outcomes = await Promise.all([1, 2, 3].map(() => code(saveGrid(parts, db, act(filler), at('P09'), grid(GOOD)))));
    expect(outcomes.toSorted()).toEqual(['RETURN_CHANGED_MEANWHILE', 'RETURN_CHANGED_MEANWHILE', 'nothing refused']);
  });
});

describe('yearly figures', () => {
  const core = (rd: string): Record<string, string> => ({ GDP: '16000', RD_AMOUNT: rd, RD_GDP: (Number(rd) / 160).toFixed(2), HT_OUTPUT_SHARE: '51.2', TECH_CONTRACT: '620', HNTE_STOCK: '7300' });
  async function lock(key: ReturnType<typeof cityAt>, input: GridInput): Promise<void> {
    const { version, outcome } = await saveGrid(parts, db, act(city), key, input);
    await submitReturn(parts, db, act(city), key, { version, explanations: outcome.groups.map((g) => ({ group: g.group, text: '已与统计部门核对' })) });
    await approveReturn(parts, db, act(centre), key, { version: version + 1, opinion: null });
    await approveReturn(parts, db, act(secretary), key, { version: version + 2, opinion: null });
  }

  it('become a further charted vintage, a revision a further one again, and a reload of the pack takes neither back', async () => {
    const key = cityAt('2025');
    const before = (await indicators.readings(db.sql, { indicators: ['GDP'], place: '320200' })).filter((f) => f.period === '2025' && f.reading === 'main').length;
    await lock(key, grid(core('520'), 0, { GDP: { source: '市统计局', note: null } }));
    const standing = async () => (await indicators.figures(db.sql, { indicators: ['GDP'], place: '320200' })).find((f) => f.period === '2025')!;
    expect(await standing()).toMatchObject({ value: 16000, vintage: before + 1, status: 'final', standing: 'charted', source: expect.stringContaining('市统计局') });
    await reviseReturn(parts, db, act(secretary), key, { version: 5, reason: '普查后修订' });
    expect(await code(reviseReturn(parts, db, act(secretary), key, { version: 1, reason: '再次修订' }))).toBe('RETURN_NOT_LOCKED');
    await lock(key, grid({ ...core('520'), GDP: '16100', RD_GDP: '3.23' }, 1));
    expect(await standing()).toMatchObject({ value: 16100, vintage: before + 2, status: 'revised' });
    await indicators.load(db, new Date('2026-12-01T00:00:00Z'));
    expect(await standing()).toMatchObject({ value: 16100, vintage: before + 2 });
    const page = await getReturn(parts, db.sql, secretary, now, { ...key, revision: 1 });
    expect(page.values['GDP']).toBe(16000);
    expect(page.revisions.map((r) => [r.revision, r.state])).toEqual([[2, 'LOCKED'], [1, 'LOCKED']]);
  });

  it('a demonstration publishes beside the real figures and never charts', async () => {
    const demo: ReturnsParts = { ...parts, identity: { findOrganisation: async () => ({ demo: true }) } as unknown as ReturnsParts['identity'] };
    const key = cityAt('2025', '320400');
    const charted = async () => (await indicators.figures(db.sql, { place: '320400' })).filter((f) => f.period === '2025');
    const before = await charted();
    const { version, outcome } = await saveGrid(demo, db, act(city), key, grid(core('512')));
    await submitReturn(demo, db, act(city), key, { version, explanations: outcome.groups.map((g) => ({ group: g.group, text: '演示数据' })) });
    await approveReturn(demo, db, act(centre), key, { version: 3, opinion: null });
    await approveReturn(demo, db, act(secretary), key, { version: 4, opinion: null });
    expect(await charted()).toEqual(before);
    expect((await getReturn(demo, db.sql, city, now, key)).published.every((p) => p.reading === 'demo-return' && p.source.includes('演示'))).toBe(true);
  });

  it('what looks strange must be explained before it is submitted, and a note beside the figure explains it', async () => {
    const key = cityAt('2025', '320500');
    const odd = { ...core('640'), GDP: '27000', RD_GDP: '2.37', HNTE_STOCK: '99999' };
    const { version, outcome } = await saveGrid(parts, db, act(city), key, grid(odd));
    expect(outcome.errors).toBe(0);
    expect(outcome.groups.map((g) => g.group)).toContain('CHANGE_LARGE:HNTE_STOCK');
    expect(await code(submitReturn(parts, db, act(city), key, { version, explanations: [] }))).toBe('WARNINGS_UNEXPLAINED');
    const noted = await saveGrid(parts, db, act(city), key, grid(odd, version, Object.fromEntries(outcome.groups.map((g) => [g.field!, { source: null, note: '认定口径调整' }]))));
    await submitReturn(parts, db, act(city), key, { version: noted.version, explanations: [] });
    expect((await getReturn(parts, db.sql, city, now, key)).steps.at(-1)!.explanations[0]).toMatchObject({ text: '认定口径调整' });
  });
});

describe('four eyes', () => {
  it('nobody approves what he filled, nobody approves twice, and the database says so too', async () => {
    const key = at('P05');
    const whole: Actor = { ...filler, accountId: uuid(6), assignments: [...filler.assignments, ...city.assignments] };
    const { version, outcome } = await saveGrid(parts, db, act(whole), key, grid(GOOD));
    await submitReturn(parts, db, act(filler), key, { version, explanations: outcome.groups.map((g) => ({ group: g.group, text: '已核对无误' })) });
    expect(await code(approveReturn(parts, db, act(whole), key, { version: 3, opinion: null }))).toBe('RETURN_OWN_WORK');
    await approveReturn(parts, db, act(both), key, { version: 3, opinion: null });
    expect(await code(approveReturn(parts, db, act(both), key, { version: 4, opinion: null }))).toBe('RETURN_SAME_APPROVER');
    expect(await code(approveReturn(parts, db, act(filler), key, { version: 4, opinion: null }))).toBe('FORBIDDEN');
    const { returnId } = await getReturn(parts, db.sql, filler, now, key);
    const forge = (by: number, action: string) => sql`insert into returns.step (return_id, seq, round, action, done_by, done_by_name, organisation_name, at) values (${returnId}, 9, 1, ${action}, ${uuid(by)}, 'x', 'x', now())`.execute(db.sql);
    await expect(forge(6, 'APPROVED_SECOND')).rejects.toThrow(/its filler/);
    await expect(forge(5, 'APPROVED_SECOND')).rejects.toThrow(/somebody else/);
  });

  it('given back with a reason it can be mended, and the earlier filing stays', async () => {
    const key = at('P06');
    const first = await saveGrid(parts, db, act(filler), key, grid(GOOD));
    const explanations = first.outcome.groups.map((g) => ({ group: g.group, text: '已核对无误' }));
    await submitReturn(parts, db, act(filler), key, { version: first.version, explanations });
    await giveBackReturn(parts, db, act(city), key, { version: 3, reason: '税费请核对' });
    const second = await saveGrid(parts, db, act(filler), key, grid({ ...GOOD, taxes: '121' }, 4));
    await submitReturn(parts, db, act(filler), key, { version: second.version, explanations });
    expect(await code(giveBackReturn(parts, db, act(secretary), key, { version: 6, reason: '不在其位' }))).toBe('FORBIDDEN');
    const page = await getReturn(parts, db.sql, city, now, key);
    expect(page.submission!.no).toBe(2);
    expect(page.steps.find((s) => s.action === 'RETURNED')!.reason).toBe('税费请核对');
    const { rows } = await sql<{ n: number }>`select count(*) as n from returns.submission s join returns.return r on r.id = s.return_id where r.place = 'P06'`.execute(db.sql);
    expect(rows[0]!.n).toBe(2);
  });

  it('what is stored cannot be changed or removed, and what is locked stays locked', async () => {
    for (const table of ['submission', 'record', 'step']) await expect(sql`delete from ${sql.table(`returns.${table}`)}`.execute(db.sql)).rejects.toThrow(/append-only/);
    await expect(sql`update returns.return set state = 'DRAFT' where state = 'LOCKED'`.execute(db.sql)).rejects.toThrow(/is locked/);
  });
});

describe('a filled workbook', () => {
  const key = at('P07');
  async function filled(values: Record<string, unknown>): Promise<Uint8Array> {
    const { bytes } = await templateFile(parts, db.sql, filler, key);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.slice().buffer);
    book.getWorksheet('填报')!.eachRow((row, n) => {
      const field = String(row.getCell(1).value);
      if (n > 3 && field in values) row.getCell(5).value = values[field] as ExcelJS.CellValue;
    });
    return new Uint8Array(await book.xlsx.writeBuffer());
  }

  it('with errors stores nothing and comes back with notes on its cells; mended it is a draft', async () => {
    const wrong = await startUpload(parts, db, act(filler), key, { fileName: '园区.xlsx', bytes: await filled({ ...GOOD, taxes: '约120', firms: 999 }) });
    await wrong.done;
    const refused = await getUpload(parts, db.sql, filler, wrong.uploadId);
    expect(refused).toMatchObject({ status: 'REFUSED', problem: null, outcome: { errors: 2 } });
    expect(refused.outcome!.findings.map((f) => [f.row, f.column, f.code])).toEqual([[7, 'E', 'NUMBER_UNREADABLE'], [9, 'E', 'CHECK_SUM']]);
    expect((await getReturn(parts, db.sql, filler, now, key)).submission).toBeNull();
    const copy = await annotatedFile(parts, db.sql, filler, wrong.uploadId, 'zh');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(copy.bytes.slice().buffer);
    expect(String(book.getWorksheet('填报')!.getCell('E7').note)).toContain('NUMBER_UNREADABLE');
    expect(book.getWorksheet('填报')!.getCell('E7').value).toBe('约120');

    const right = await startUpload(parts, db, act(filler, new Date(now.getTime() + 60_000)), key, { fileName: '园区.xlsx', bytes: await filled(GOOD) });
    await right.done;
    expect(await getUpload(parts, db.sql, filler, right.uploadId)).toMatchObject({ status: 'DONE', problem: null });
    const page = await getReturn(parts, db.sql, filler, now, key);
    expect(page.submission).toMatchObject({ origin: 'WORKBOOK', fileName: '园区.xlsx', no: 1 });
    expect(page.values['taxes']).toBe(120);
    expect(page.uploads.map((u) => u.status)).toEqual(['DONE', 'REFUSED']);
  });

  it('that is no workbook is refused with its code, and the return is untouched', async () => {
    const upload = await startUpload(parts, db, act(filler), at('P08'), { fileName: 'x.xlsx', bytes: new TextEncoder().encode('<html>') });
    await upload.done;
    expect(await getUpload(parts, db.sql, filler, upload.uploadId)).toMatchObject({ status: 'REFUSED', problem: { code: 'WORKBOOK_NOT_XLSX' } });
    expect(await code(annotatedFile(parts, db.sql, filler, upload.uploadId, 'zh'))).toBe('RETURN_NOTHING_TO_MARK');
  });

  it('a list is stored row by row and read page by page', async () => {
    const list = { collection: 'park-rd-firms', period: '2025', place: 'P04' };
    const { bytes } = await templateFile(parts, db.sql, filler, list);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.slice().buffer);
    const sheet = book.getWorksheet('填报')!;
    ['91320214DM0000001K', '91320214DM0000002H'].forEach((_, i) => {
      const values = [creditCode(i), `企业${i}`, '制造业', '小型', '2015年6月30日', '是', 1000 + i, 500, null, 20, 60, 50, 10, 6, 30, 10, 3, 5, '省级', ''];
      values.forEach((v, c) => (sheet.getRow(4 + i).getCell(c + 1).value = v));
    });
    sheet.getRow(5).getCell(14).value = 5.99;
    const upload = await startUpload(parts, db, act(filler), list, { fileName: '名录.xlsx', bytes: new Uint8Array(await book.xlsx.writeBuffer()) });
    await upload.done;
    expect(await getUpload(parts, db.sql, filler, upload.uploadId)).toMatchObject({ status: 'DONE', outcome: { records: 2, errors: 0 } });
    const page = await listRecords(parts, db.sql, city, list, { page: 2, pageSize: 1, flagged: false });
    expect(page).toMatchObject({ total: 2, items: [{ no: 5, key: creditCode(1), values: { foundedOn: '2015-06-30', rdShare: 5.99 }, before: null }] });
  });
});

describe('dates', () => {
  it('reminders go out once: what is due soon and what is overdue', async () => {
    const first = await tick(parts, db, new Date('2026-11-26T02:00:00Z'));
    expect(first.reminders).toBeGreaterThan(10);
    expect(await tick(parts, db, new Date('2026-11-26T03:00:00Z'))).toEqual({ reminders: 0 });
    // The last days of November: what was due soon is overdue now.
    expect((await tick(parts, db, new Date('2026-12-01T02:00:00Z'))).reminders).toBeGreaterThan(0);
  });

  it('everybody sees what is asked of him, how many working days are left, and what is late', async () => {
    const mine = await listReturns(parts, db.sql, filler, now, { scope: 'mine', overdue: false });
    const open = mine.items.find((i) => i.collection.id === 'park-quarter' && i.period === '2026Q3' && i.place.code === 'P01')!;
    expect(open).toMatchObject({ state: 'NONE', dueOn: '2026-10-26', overdue: true, may: { fill: true, submit: false, approve: false } });
    const desk = await listReturns(parts, db.sql, city, now, { scope: 'desk', overdue: false });
    expect(desk.items.every((i) => i.state === 'SUBMITTED')).toBe(true);
    expect(desk.items.map((i) => i.place.code)).toContain('P06');
    const nobody = await listReturns(parts, db.sql, undefined, now, { scope: 'all', overdue: false });
    expect(nobody.items).toEqual([]);
  });
});

/** Valid by its check character; `DM` marks it as made up. */
function creditCode(i: number): string {
  return ['91320214DM0000001', '91320214DM0000002'].map((first) => first + check(first))[i]!;
}
function check(first17: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...first17].reduce((n, c, i) => n + letters.indexOf(c) * (3 ** i % 31), 0);
  return letters[(31 - (sum % 31)) % 31]!;
}
