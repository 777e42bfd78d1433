import { newWorkbook } from '../../../kernel/sheets/index.ts';
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { formatYuan } from '../../../kernel/base/money.ts';
import type { TaxSheetView } from '../contract.ts';
import { contractTypeNames } from '../domain/contract-type.ts';
import { safeText } from './safe-text.ts';

const CAUTION = '本表由平台按登记合同和到账记录测算，供申报准备；是否享受和金额以税务机关核定为准。';

const totals = (sheet: TaxSheetView): [string, number][] => [
  ['技术转让所得合计', sheet.incomeTax.incomeFen],
  ['其中免征部分', sheet.incomeTax.exemptFen],
  ['其中减半部分', sheet.incomeTax.halvedFen],
  ['不享受时应纳税额', sheet.incomeTax.taxOrdinaryFen],
  ['享受后应纳税额', sheet.incomeTax.taxDueFen],
  ['减免企业所得税', sheet.incomeTax.savedFen],
  ['增值税免税收入', sheet.valueAddedTax.exemptFen],
  ['按税率估算的免税额', sheet.valueAddedTax.taxNotChargedFen],
];

const reasonsOf = (l: TaxSheetView['lines'][number]): string =>
  [...l.incomeTax.reasons.map((r) => `所得税：${r.zh}`), ...l.valueAddedTax.reasons.map((r) => `增值税：${r.zh}`), ...(l.relatedParties ? ['关联交易：不给奖补'] : [])].join('；');

/** The sheet as a workbook: computation line by line, totals, and what is assumed. */
export async function taxSheetWorkbook(sheet: TaxSheetView): Promise<Uint8Array> {
  const book = await newWorkbook();
  const page = book.addWorksheet('测算', { views: [{ state: 'frozen', ySplit: 3 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  page.columns = [{ width: 22 }, { width: 36 }, { width: 16 }, { width: 16 }, { width: 16 }, { width: 16 }, { width: 16 }, { width: 60 }];
  page.addRow([safeText(`${sheet.organisationName} ${sheet.year}年技术合同税收优惠测算（元）`)]).font = { bold: true, size: 14 };
  page.addRow([CAUTION]);
  page.addRow(['登记编号', '合同', '类型', '本年到账（技术交易额）', '成本和税费', '计入的转让所得', '增值税免税收入', '说明']).font = { bold: true };
  for (const l of sheet.lines) {
    const row = page.addRow([l.number, safeText(l.name), contractTypeNames[l.type].zh, l.receivedFen / 100, l.costFen / 100, l.incomeTax.incomeFen / 100, l.valueAddedTax.exemptFen / 100, reasonsOf(l)]);
    row.alignment = { vertical: 'top', wrapText: true };
  }
  const end = 3 + Math.max(sheet.lines.length, 1);
  page.addRow(['合计', null, null, ...(['D', 'E', 'F', 'G'] as const).map((c, i) => ({ formula: `SUM(${c}4:${c}${end})`, result: sheet.lines.reduce((sum, l) => sum + [l.receivedFen, l.costFen, l.incomeTax.incomeFen, l.valueAddedTax.exemptFen][i]!, 0) / 100 }))]).font = { bold: true };
  page.addRow([]);
  for (const [label, fen] of totals(sheet)) page.addRow([label, null, null, fen / 100]);
  for (let c = 4; c <= 7; c++) page.getColumn(c).numFmt = '#,##0.00';
  const notes = book.addWorksheet('依据和假定');
  notes.columns = [{ width: 80 }, { width: 60 }, { width: 14 }];
  notes.addRow(['假定', '依据', '是否核对原文']).font = { bold: true };
  for (const a of sheet.assumptions) notes.addRow([a.zh, a.source, a.verified ? '已核' : '未核']).alignment = { wrapText: true, vertical: 'top' };
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The same on paper. */
export function taxSheetPdf(sheet: TaxSheetView): Omit<TDocumentDefinitions, 'defaultStyle'> {
  const money = (fen: number): Content => ({ text: formatYuan(fen), alignment: 'right' });
  return {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [36, 48, 36, 40],
    info: { title: `技术合同税收优惠测算 ${sheet.organisationName} ${sheet.year}` },
    content: [
      { text: `${sheet.organisationName} ${sheet.year}年技术合同税收优惠测算`, fontSize: 16, bold: true },
      { text: CAUTION, color: '#555555', fontSize: 9, margin: [0, 4, 0, 10] },
      {
        fontSize: 8.5,
        table: {
          headerRows: 1,
          widths: [92, '*', 60, 74, 70, 74, 74, 150],
          body: [
            ['登记编号', '合同', '类型', '本年到账（元）', '成本和税费', '计入的转让所得', '增值税免税收入', '说明'].map((text) => ({ text, bold: true })),
            ...sheet.lines.map((l): Content[] => [l.number, l.name, contractTypeNames[l.type].zh, money(l.receivedFen), money(l.costFen), money(l.incomeTax.incomeFen), money(l.valueAddedTax.exemptFen), reasonsOf(l)]),
          ],
        },
      },
      { margin: [0, 12, 0, 0], table: { widths: [180, 120], body: totals(sheet).map(([label, fen]): Content[] => [label, money(fen)]) } },
      { text: '依据和假定', bold: true, margin: [0, 12, 0, 4] },
      { ul: sheet.assumptions.map((a) => `${a.zh}（${a.source}${a.verified ? '' : '；未核'}）`), fontSize: 9 },
    ],
  };
}
