import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import ExcelJS from 'exceljs';
import { auditKernel } from '../../kernel/audit/index.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { balanceOf } from '../../kernel/ledger/index.ts';
import { loadProcedureEngine } from '../../kernel/procedure/index.ts';
import type { Act, ClearingParts } from './act.ts';
import { closeWindow } from './commands/close-window.ts';
import { confirmStatement } from './commands/confirm-statement.ts';
import { decideDispute, raiseDispute } from './commands/dispute.ts';
import { netWindow } from './commands/net-window.ts';
import { recordObligation } from './commands/record-obligation.ts';
import { confirmReceipt, recordSettlement } from './commands/settle.ts';
import { openWindowOf, spanOf, windowAt, windowById } from './domain/window.ts';
import { accountOf, positionsNow } from './positions.ts';
import { readClearingRules } from './index.ts';
import { statementPdf, statementWorkbook } from './queries/statement.ts';
import { listWindows, viewWindow } from './queries/view-window.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const CITIES = ['320100', '320200', '320400', '320500', '321100'] as const;
const parts: ClearingParts = {
  rules: readClearingRules(pack),
  calendar: loadProcedureEngine(pack).calendar,
  places: CITIES.map((code) => ({ code, zh: `市${code}`, en: code })),
};
const [NANJING, WUXI, , SUZHOU, ZHENJIANG] = CITIES;

const person = (n: number, permissions: string[], regions: string[] = []): Actor => ({
  accountId: `00000000-0000-7000-8000-0000000002${String(n).padStart(2, '0')}`, loginName: `p${n}`, displayName: `人员${n}`,
  assignments: [{
    role: 'r', organisationId: '00000000-0000-7000-8000-000000000009', organisationName: '单位', regions, parks: [],
    grants: permissions.map((permission) => ({ permission: `clearing.${permission}`, reach: regions.length ? 'jurisdiction' as const : 'zone' as const })),
  }],
});
const closer = person(1, ['window.close', 'window.net', 'window.read']);
const netter = person(2, ['window.net', 'window.read']);
const judge = person(3, ['dispute.decide']);
const CITY = ['window.read', 'statement.answer', 'settlement.record'];
const zhenjiang = person(4, CITY, [ZHENJIANG]);
const suzhou = person(5, CITY, [SUZHOU]);
const both = person(6, CITY, [SUZHOU, ZHENJIANG]);

const at = (day: string): Date => new Date(`${day}T02:00:00Z`);
const as = (actor: Actor, day: string): Act => ({ now: at(day), actor, requestId: 'test' });
const folders = [auditKernel, { name: 'ledger', migrations: 'src/kernel/ledger/migrations' }, { name: 'clearing', migrations: 'src/modules/clearing/migrations' }]
  .map((m) => ({ module: m.name, dir: path.join(packageRoot, m.migrations) }));

async function fresh(): Promise<TestDatabase> {
  return createTestDatabase(folders);
}
let number = 0;
function owe(db: Database, debtor: string, creditor: string, yuan: number, day = '2026-03-02', more: Partial<ClearingParts> = {}): Promise<{ id: string }> {
  const ref = `R${(number += 1)}`;
  return inTransaction(db, (tx) =>
    recordObligation({ ...parts, ...more }, tx, { source: 'test', ref, debtor, creditor, amountFen: yuan * 100, memo: { zh: '检测服务', en: 'Testing' }, at: at(day), by: null, demo: false }),
  );
}
const nets = async (db: Database): Promise<Record<string, number>> =>
  Object.fromEntries((await positionsNow(db.sql, parts.rules, CITIES)).filter((p) => p.netFen !== 0).map((p) => [p.region, p.netFen / 100]));

describe('Windows', () => {
  it('Every day of a year lies in exactly one window, none longer than half a year', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 2, 3, 4, 6), fc.integer({ min: 0, max: 3000 }), (months, n) => {
        const day = new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
        const window = windowAt(day, months);
        expect(window.opensOn <= day && day <= window.closesOn).toBe(true);
        expect(windowById(window.id, months)).toEqual(window);
        expect((Date.parse(window.closesOn) - Date.parse(window.opensOn)) / 86_400_000).toBeLessThan(184);
      }),
    );
    expect(windowAt('2026-07-01', 6)).toEqual({ id: '2026H2', opensOn: '2026-07-01', closesOn: '2026-12-31' });
    expect(windowById('2026H3', 6)).toBeUndefined();
    expect(windowById('2026Q1', 6)).toBeUndefined();
  });
});

describe('What falls to which window', () => {
  it('Every day falls to exactly one open window, whichever are closed, and the days of a window say the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(1, 3, 6), fc.uniqueArray(fc.integer({ min: 0, max: 23 })), fc.integer({ min: 0, max: 720 }), fc.integer({ min: 0, max: 720 }), (months, shut, n, m) => {
        const day = (k: number): string => new Date(Date.UTC(2025, 0, 1 + k)).toISOString().slice(0, 10);
        const closed = new Set(shut.map((k) => windowAt(day(k * 30), months).id));
        const window = openWindowOf(day(n), closed, months);
        expect(closed.has(window.id)).toBe(false);
        const { after, until } = spanOf(window, closed, months);
        expect(after < day(m) && day(m) <= until).toBe(openWindowOf(day(m), closed, months).id === window.id);
      }),
    );
  });

  it('A redemption between the end of a window and its closing belongs to the next: the cut-off is the day, not the clerk', async () => {
    const { db, drop } = await fresh();
    try {
      // One second before and after midnight in Shanghai.
      for (const [yuan, instant] of [[100, '2026-06-30T15:59:59Z'], [7, '2026-06-30T16:00:01Z']] as const) {
        await inTransaction(db, (tx) => recordObligation(parts, tx, { source: 'test', ref: `M${yuan}`, debtor: WUXI, creditor: NANJING, amountFen: yuan * 100, memo: { zh: '检测', en: 'Testing' }, at: new Date(instant), by: null, demo: false }));
      }
      const now = at('2026-07-03');
      const held = async () => (await listWindows(parts, db.sql, now, undefined)).map((w) => [w.id, w.grossFen / 100]);
      expect(await held()).toEqual([['2026H2', 7], ['2026H1', 100]]);
      expect((await viewWindow(parts, db.sql, now, '2026H1', undefined)).grossFen).toBe(100_00);
      expect(await closeWindow(parts, db, as(closer, '2026-07-03'), '2026H1', { reason: null })).toEqual({ items: 1 });
      expect(await held()).toEqual([['2026H2', 7], ['2026H1', 100]]);
      const next = await viewWindow(parts, db.sql, now, '2026H2', undefined);
      expect([next.count, next.grossFen, next.pairs[0]!.bOwesFen]).toEqual([1, 7_00, 7_00]);
      // Closed early, what comes after it in the same half year waits in the next as well.
      await closeWindow(parts, db, as(closer, '2026-08-01'), '2026H2', { reason: '接近额度' });
      await owe(db, WUXI, NANJING, 9, '2026-08-02');
      expect((await listWindows(parts, db.sql, at('2026-08-03'), undefined)).map((w) => [w.id, w.count])).toEqual([['2027H1', 1], ['2026H2', 1], ['2026H1', 1]]);
    } finally {
      await drop();
    }
  });
});

describe('From redemptions to settled positions', () => {
  let test: TestDatabase;
  let db: Database;
  const lines: string[] = [];
  beforeAll(async () => {
    test = await fresh();
    db = test.db;
    lines.push((await owe(db, ZHENJIANG, SUZHOU, 3000)).id, (await owe(db, ZHENJIANG, SUZHOU, 1500)).id, (await owe(db, SUZHOU, ZHENJIANG, 500)).id, (await owe(db, SUZHOU, NANJING, 4000)).id);
  });
  afterAll(() => test.drop());

  it('Each city stands where its obligations put it, and the positions come to nothing', async () => {
    // Suzhou is owed 4,500 and owes as much.
    expect(await nets(db)).toEqual({ [ZHENJIANG]: -4000, [NANJING]: 4000 });
  });

  it('The same redemption is not owed twice', async () => {
    const input = { source: 'test', ref: 'SAME', debtor: WUXI, creditor: NANJING, amountFen: 100, memo: { zh: '一', en: 'a' }, at: at('2026-03-03'), by: null, demo: false };
    await expect(
      inTransaction(db, async (tx) => {
        await recordObligation(parts, tx, input);
        await recordObligation(parts, tx, input);
      }),
    ).rejects.toMatchObject({ code: 'OBLIGATION_ALREADY_RECORDED' });
    expect((await nets(db))[WUXI]).toBeUndefined();
  });

  it('A window is closed early with a reason only, and cities may then confirm or dispute their own lines alone', async () => {
    await expect(closeWindow(parts, db, as(closer, '2026-05-06'), '2026H1', { reason: null })).rejects.toMatchObject({ code: 'WINDOW_EARLY' });
    expect(await closeWindow(parts, db, as(closer, '2026-07-01'), '2026H1', { reason: null })).toEqual({ items: 4 });
    await expect(closeWindow(parts, db, as(closer, '2026-07-01'), '2026H1', { reason: null })).rejects.toMatchObject({ code: 'WINDOW_CLOSED' });
    await confirmStatement(db, as(zhenjiang, '2026-07-02'), '2026H1', { party: ZHENJIANG, counterparty: SUZHOU });
    await expect(confirmStatement(db, as(zhenjiang, '2026-07-02'), '2026H1', { party: SUZHOU, counterparty: ZHENJIANG })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(confirmStatement(db, as(zhenjiang, '2026-07-02'), '2026H1', { party: ZHENJIANG, counterparty: WUXI })).rejects.toMatchObject({ code: 'STATEMENT_EMPTY' });
    await expect(raiseDispute(db, as(zhenjiang, '2026-07-02'), lines[3]!, { party: ZHENJIANG, reason: '并非我市' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('A disputed line is left out; the window is netted by another person, after the cities had their days', async () => {
    const { id } = await raiseDispute(db, as(zhenjiang, '2026-07-03'), lines[1]!, { party: ZHENJIANG, reason: '检测报告未交付' });
    await expect(netWindow(parts, db, as(netter, '2026-07-03'), '2026H1')).rejects.toMatchObject({ code: 'WINDOW_IN_INSPECTION' });
    await expect(netWindow(parts, db, as(closer, '2026-07-20'), '2026H1')).rejects.toMatchObject({ code: 'NETTING_OTHER_PERSON' });
    const result = await netWindow(parts, db, as(netter, '2026-07-20'), '2026H1');
    expect(result.count).toBe(3);
    expect(result.payments).toEqual([{ from: ZHENJIANG, to: NANJING, amountFen: 2500_00 }, { from: SUZHOU, to: NANJING, amountFen: 1500_00 }]);
    const view = await viewWindow(parts, db.sql, at('2026-07-20'), '2026H1', undefined);
    expect(view).toMatchObject({ state: 'SETTLING', final: true, netted: { recomputedSame: true } });
    await decideDispute(db, as(judge, '2026-07-21'), id, { upheld: true, reason: '经查未交付' });
    await expect(decideDispute(db, as(judge, '2026-07-21'), id, { upheld: false, reason: '再想想看' })).rejects.toMatchObject({ code: 'DISPUTE_DECIDED' });
    expect(await nets(db)).toEqual({ [ZHENJIANG]: -2500, [SUZHOU]: -1500, [NANJING]: 4000 });
  });

  it('A payment counts when the other side has confirmed it, and the window is settled with the last', async () => {
    const pay = (actor: Actor, debtor: string, bankReference: string, paidOn = '2026-07-22') => recordSettlement(db, as(actor, '2026-07-22'), '2026H1', { debtor, creditor: NANJING, bankReference, paidOn });
    await expect(pay(zhenjiang, ZHENJIANG, 'BANK-1', '2026-07-19')).rejects.toMatchObject({ code: 'PAYMENT_DAY' });
    const first = await pay(zhenjiang, ZHENJIANG, 'BANK-1');
    await expect(pay(zhenjiang, ZHENJIANG, 'BANK-9')).rejects.toMatchObject({ code: 'PAYMENT_ALREADY_RECORDED' });
    await expect(pay(suzhou, SUZHOU, 'BANK-1')).rejects.toMatchObject({ code: 'BANK_REFERENCE_USED' });
    const second = await pay(suzhou, SUZHOU, 'BANK-2');
    const nanjing = person(7, CITY, [NANJING]);
    await expect(confirmReceipt(db, as(suzhou, '2026-07-23'), first.id)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await confirmReceipt(db, as(nanjing, '2026-07-23'), first.id);
    expect((await viewWindow(parts, db.sql, at('2026-07-23'), '2026H1', undefined)).state).toBe('SETTLING');
    await confirmReceipt(db, as(nanjing, '2026-07-23'), second.id);
    expect(await nets(db)).toEqual({});
    expect(await listWindows(parts, db.sql, at('2026-07-24'), undefined)).toMatchObject([{ id: '2026H2', state: 'OPEN', count: 0 }, { id: '2026H1', state: 'SETTLED' }]);
  });

  it('The one who recorded a payment does not confirm its receipt, even holding both sides', async () => {
    await owe(db, ZHENJIANG, SUZHOU, 100, '2026-08-01');
    await closeWindow(parts, db, as(closer, '2027-01-04'), '2026H2', { reason: null });
    await netWindow(parts, db, as(netter, '2027-02-01'), '2026H2');
    const { id } = await recordSettlement(db, as(both, '2027-02-02'), '2026H2', { debtor: ZHENJIANG, creditor: SUZHOU, bankReference: 'BANK-3', paidOn: '2027-02-02' });
    await expect(confirmReceipt(db, as(both, '2027-02-03'), id)).rejects.toMatchObject({ code: 'RECEIPT_OTHER_PERSON' });
  });

  it('A statement re-adds: its total is a formula over its lines and equals the netting', async () => {
    const bytes = await statementWorkbook(parts, db.sql, '2026H1', ZHENJIANG, SUZHOU);
    expect(Buffer.from(bytes).equals(Buffer.from(await statementWorkbook(parts, db.sql, '2026H1', ZHENJIANG, SUZHOU)))).toBe(true);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(bytes.slice().buffer);
    const sheet = book.getWorksheet('对账单')!;
    const column = (n: number): number[] => sheet.getColumn(n).values.filter((v): v is number => typeof v === 'number');
    expect(column(5)).toEqual([3000]);
    expect(column(6)).toEqual([500]);
    const total = sheet.getRow(sheet.rowCount).getCell(5).value as ExcelJS.CellFormulaValue;
    expect(total.result).toBe(2500);
    expect(total.formula).toMatch(/^E\d+-F\d+$/);
    expect((await statementPdf(parts, db.sql, '2026H1', ZHENJIANG, SUZHOU)).length).toBeGreaterThan(1000);
  });

  it('A city sees its own statements and not those between others', async () => {
    const view = await viewWindow(parts, db.sql, at('2026-07-24'), '2026H1', [ZHENJIANG]);
    expect(view.pairs.map((p) => [p.a, p.b])).toEqual([[SUZHOU, ZHENJIANG]]);
    expect(view.positions.map((p) => p.party)).toEqual([ZHENJIANG]);
    expect(view.flows.every((f) => f.debtor === ZHENJIANG || f.creditor === ZHENJIANG)).toBe(true);
  });

  it('Nothing recorded can be changed or removed, even by SQL', async () => {
    for (const table of ['obligation', 'netting', 'settlement', 'dispute_decision']) {
      await expect(sql`delete from ${sql.table(`clearing.${table}`)}`.execute(db.sql)).rejects.toThrow(/never changed/);
    }
  });
});

describe('Limits and many at once', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await fresh();
  });
  afterAll(() => test.drop());

  it('Twenty redemptions at once never take a city past its line, and each is recorded whole or not at all', async () => {
    const rules = { ...parts.rules, limits: { default: 1_000_00, byRegion: {} } };
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => owe(test.db, WUXI, NANJING, 150, '2026-03-02', { rules })));
    for (const t of tries) if (t.status === 'rejected') expect(t.reason).toMatchObject({ code: 'CLEARING_LIMIT' });
    expect(tries.filter((t) => t.status === 'fulfilled').length).toBe(6);
    const { rows } = await sql<{ n: number }>`select count(*) as n from clearing.obligation`.execute(test.db.sql);
    expect(rows[0]!.n).toBe(6);
    expect((await balanceOf(test.db.sql, accountOf(WUXI))).available).toBe(100_00);
  });

  it('Two clerks who close one window at once: one succeeds', async () => {
    const tries = await Promise.allSettled([1, 2].map(() => closeWindow(parts, test.db, as(closer, '2026-07-01'), '2026H1', { reason: null })));
    expect(tries.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('Netting of any set of obligations leaves every city where the ledger has it', async () => {
    const other = await fresh();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...CITIES), fc.constantFrom(...CITIES), fc.integer({ min: 1, max: 900 })), { minLength: 1, maxLength: 8 }), async (list) => {
          for (const [debtor, creditor, yuan] of list) if (debtor !== creditor) await owe(other.db, debtor, creditor, yuan);
          const view = await viewWindow(parts, other.db.sql, at('2026-03-02'), '2026H1', undefined);
          const byLedger = await nets(other.db);
          for (const { party, netFen } of view.positions) expect(netFen / 100).toBe(byLedger[party] ?? 0);
        }),
        { numRuns: 12 },
      );
    } finally {
      await other.drop();
    }
  });
});
