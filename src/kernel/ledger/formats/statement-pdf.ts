import { dateOf } from '../../base/calendar-date.ts';
import { formatYuan } from '../../base/money.ts';
import { makePdf } from '../../base/pdf.ts';
import type { Statement } from '../contract.ts';
import { periodText } from './statement-table.ts';

const right = (text: string, bold = false): { text: string; alignment: 'right'; bold: boolean } => ({ text, alignment: 'right', bold });

/** The statement for printing and filing; the same statement and `at` give the same bytes. */
export function statementPdf(s: Statement, at: Date): Promise<Uint8Array> {
  const money = (fen: number): string => (fen === 0 ? '' : formatYuan(fen));
  return makePdf(
    {
      pageSize: 'A4',
      pageOrientation: 'landscape',
      pageMargins: [36, 40, 36, 40],
      info: { title: `对账单 ${s.account.name.zh}` },
      footer: (page, pages) => ({ text: `第 ${page} 页，共 ${pages} 页`, alignment: 'center', fontSize: 8 }),
      content: [
        { text: '对账单', fontSize: 16, bold: true },
        { text: s.account.name.zh, fontSize: 12, margin: [0, 4, 0, 0] },
        { text: `账户 ${s.account.id}　${periodText(s)}　共 ${s.total} 笔　单位：元`, fontSize: 9, margin: [0, 2, 0, 8] },
        {
          fontSize: 8,
          layout: 'lightHorizontalLines',
          table: {
            headerRows: 1,
            widths: [54, 52, 130, '*', 60, 68, 68, 74],
            body: [
              ['日期', '转账编号', '对方账户', '摘要', '依据', right('收入'), right('支出'), right('余额')],
              ['', '', '', { text: '期初余额', bold: true }, '', '', '', right(formatYuan(s.opening), true)],
              ...s.items.map((line) => [
                dateOf(new Date(line.effectiveAt)), line.transfer, line.otherName.zh, line.memo.zh, line.clause ?? '',
                right(money(line.in)), right(money(line.out)), right(formatYuan(line.balance)),
              ]),
              ['', '', '', { text: '合计 / 期末余额', bold: true }, '', right(formatYuan(s.in), true), right(formatYuan(s.out), true), right(formatYuan(s.closing), true)],
            ],
          },
        },
      ],
    },
    at,
  );
}
