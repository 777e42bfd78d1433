import { newWorkbook } from '../../../kernel/sheets/index.ts';
import { formatYuan } from '../../../kernel/base/money.ts';
import { makePdf } from '../../../kernel/base/pdf.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ClearingParts, ClearingPlace } from '../act.ts';
import { type ObligationRow, readObligations } from '../store/obligations.ts';
import { readWindows } from '../store/windows.ts';
import { filterOf, mustBeWindow } from './view-window.ts';

interface Statement {
  windowId: string;
  a: ClearingPlace;
  b: ClearingPlace;
  /** Lines counted, then lines left out with the reason. */
  lines: ObligationRow[];
  leftOut: ObligationRow[];
  at: Date;
}

const LEFT_OUT: Readonly<Record<string, string>> = { DISPUTED: '有异议，转下期', VOID: '异议成立，作废' };

/** @throws Problem NOT_FOUND, STATEMENT_EMPTY */
async function readStatement(parts: ClearingParts, db: Sql, windowId: string, a: string, b: string): Promise<Statement> {
  const window = mustBeWindow(parts, windowId);
  const windows = await readWindows(db);
  const row = windows.find((w) => w.id === windowId);
  const all = await readObligations(db, { ...filterOf(parts, windows, windowId, undefined), pair: [a, b] });
  const place = (code: string): ClearingPlace => parts.places.find((p) => p.code === code) ?? { code, zh: code, en: code };
  if (all.length === 0) throw new Problem('STATEMENT_EMPTY', { status: 404, zh: '两市之间本期没有往来', en: 'There is nothing between these two in this window' });
  const counts = (o: ObligationRow): boolean => o.state !== 'VOID' && o.state !== 'DISPUTED' && !(row?.nettedAt && o.windowId !== windowId);
  // Dated by the step the window has reached, not by the download: the same statement has the same bytes.
  const at = row?.nettedAt ?? row?.closedAt ?? new Date(`${window.closesOn}T00:00:00+08:00`);
  return { windowId, a: place(a), b: place(b), lines: all.filter(counts), leftOut: all.filter((o) => !counts(o)), at };
}

const sums = ({ lines, a }: Statement): { aOwes: number; bOwes: number; net: number } => {
  const aOwes = lines.filter((o) => o.debtor === a.code).reduce((sum, o) => sum + o.amountFen, 0);
  const bOwes = lines.filter((o) => o.debtor !== a.code).reduce((sum, o) => sum + o.amountFen, 0);
  return { aOwes, bOwes, net: aOwes - bOwes };
};

/** A workbook whose totals are formulas over its lines, so that a clerk re-adds it by looking; the value stands beside. */
export async function statementWorkbook(parts: ClearingParts, db: Sql, windowId: string, a: string, b: string): Promise<Uint8Array> {
  const statement = await readStatement(parts, db, windowId, a, b);
  const { aOwes, bOwes } = sums(statement);
  const book = await newWorkbook();
  book.created = statement.at;
  book.modified = statement.at;
  const sheet = book.addWorksheet('对账单', { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.columns = [{ width: 8 }, { width: 26 }, { width: 14 }, { width: 44 }, { width: 18 }, { width: 18 }, { width: 18 }];
  sheet.addRow([`${statement.a.zh} — ${statement.b.zh} 创新券清算对账单 ${windowId}`]).font = { bold: true, size: 14 };
  sheet.addRow(['金额单位：元']);
  sheet.addRow(['序号', '依据编号', '记录日', '事由', `${statement.a.zh}应付`, `${statement.b.zh}应付`, '备注']).font = { bold: true };
  const first = 4;
  const rows = [...statement.lines, ...statement.leftOut];
  rows.forEach((o, i) => {
    const amount = o.amountFen / 100;
    const counted = i < statement.lines.length;
    sheet.addRow([
      i + 1, text(o.ref), dateOf(o.recordedAt), text(o.memoZh),
      counted && o.debtor === statement.a.code ? amount : null, counted && o.debtor !== statement.a.code ? amount : null,
      counted ? null : `${LEFT_OUT[o.state] ?? '未计入本期'}（${formatYuan(o.amountFen)} 元）`,
    ]);
  });
  const last = first + Math.max(rows.length, 1) - 1;
  const total = sheet.addRow([null, null, null, '合计', { formula: `SUM(E${first}:E${last})`, result: aOwes / 100 }, { formula: `SUM(F${first}:F${last})`, result: bOwes / 100 }]);
  const net = sheet.addRow([null, null, null, '轧差（正数为前者应付）', { formula: `E${last + 1}-F${last + 1}`, result: (aOwes - bOwes) / 100 }]);
  for (const row of [total, net]) row.font = { bold: true };
  for (const column of [5, 6]) sheet.getColumn(column).numFmt = '#,##0.00';
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const text = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

/** The same on paper, for signature and seal. */
export async function statementPdf(parts: ClearingParts, db: Sql, windowId: string, a: string, b: string): Promise<Uint8Array> {
  const statement = await readStatement(parts, db, windowId, a, b);
  const { aOwes, bOwes, net } = sums(statement);
  const money = (fen: number): { text: string; alignment: 'right' } => ({ text: formatYuan(fen), alignment: 'right' });
  const payer = net === 0 ? null : net > 0 ? statement.a.zh : statement.b.zh;
  return makePdf(
    {
      pageSize: 'A4',
      footer: (page, pages) => ({ text: `第 ${page} 页，共 ${pages} 页`, alignment: 'center', fontSize: 9 }),
      content: [
        { text: `${statement.a.zh}与${statement.b.zh}创新券清算对账单`, fontSize: 16, bold: true, alignment: 'center', margin: [0, 0, 0, 6] },
        { text: `清算期 ${windowId}　金额单位：元`, alignment: 'center', margin: [0, 0, 0, 10] },
        {
          table: {
            headerRows: 1,
            widths: [26, 110, 60, '*', 80, 80],
            body: [
              ['序号', '依据编号', '记录日', '事由', `${statement.a.zh}应付`, `${statement.b.zh}应付`],
              ...statement.lines.map((o, i) => [String(i + 1), o.ref, dateOf(o.recordedAt), o.memoZh, o.debtor === statement.a.code ? money(o.amountFen) : '', o.debtor !== statement.a.code ? money(o.amountFen) : '']),
              [{ text: '合计', colSpan: 4, alignment: 'right', bold: true }, '', '', '', money(aOwes), money(bOwes)],
            ],
          },
          layout: 'lightHorizontalLines',
          fontSize: 9,
        },
        { text: payer ? `两市轧差：${payer}应付 ${formatYuan(Math.abs(net))} 元` : '两市轧差：相等，无须付款', bold: true, margin: [0, 10, 0, 4] },
        ...statement.leftOut.map((o) => ({ text: `未计入：${o.ref}，${formatYuan(o.amountFen)} 元，${LEFT_OUT[o.state] ?? '未计入本期'}`, fontSize: 9 })),
        { columns: [{ text: `${statement.a.zh}（盖章）：\n\n日期：` }, { text: `${statement.b.zh}（盖章）：\n\n日期：` }], margin: [0, 30, 0, 0] },
      ],
    },
    statement.at,
  );
}
