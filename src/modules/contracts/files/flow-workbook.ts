import { newWorkbook } from '../../../kernel/sheets/index.ts';
import type { FlowView } from '../contract.ts';
import { safeText } from './safe-text.ts';

const FAMILY: Record<string, string> = { DEVELOPMENT: '技术开发', TRANSFER: '技术转让', LICENCE: '技术许可', CONSULTING: '技术咨询', SERVICE: '技术服务' };
const KIND: Record<string, string> = { firm: '企业', university: '高校', institute: '科研院所', person: '个人', other: '其他' };

/** Amount in 10,000 yuan as a number a sheet can add up. */
const wan = (fen: number): number => fen / 1_000_000;

/** The flow matrix with sums as formulas, so that a clerk re-adds it by looking; the breakdowns on sheets of their own. */
export async function flowWorkbook(flow: FlowView, placeName: (code: string) => string): Promise<Uint8Array> {
  const book = await newWorkbook();
  const name = (code: string): string => (code === 'ELSEWHERE' ? '国内其他地区' : code === 'ABROAD' ? '境外' : placeName(code));
  const sheet = book.addWorksheet('技术流向', { views: [{ state: 'frozen', xSplit: 1, ySplit: 3 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.addRow([`${flow.year}年技术流向（成交额，万元）${flow.family ? `　${FAMILY[flow.family]}` : ''}`]).font = { bold: true, size: 14 };
  sheet.addRow([`${flow.on ? `按 ${flow.on} 的统计` : '按现在的统计'}；行为卖方地区（输出），列为买方地区（吸纳）${flow.demoIncluded ? '；含演示数据' : ''}`]);
  sheet.addRow(['输出＼吸纳', ...flow.places.map(name), '输出合计']).font = { bold: true };
  const last = flow.places.length + 1;
  const letter = (column: number): string => sheet.getColumn(column).letter;
  flow.cells.forEach((row, i) => {
    const line = 4 + i;
    sheet.addRow([name(flow.places[i]!), ...row.map((c) => wan(c.fen)), { formula: `SUM(B${line}:${letter(last)}${line})`, result: wan(flow.outputFen[i]!) }]);
  });
  const bottom = 3 + flow.places.length;
  sheet.addRow([
    '吸纳合计',
    ...flow.absorptionFen.map((fen, j) => ({ formula: `SUM(${letter(j + 2)}4:${letter(j + 2)}${bottom})`, result: wan(fen) })),
    { formula: `SUM(${letter(last + 1)}4:${letter(last + 1)}${bottom})`, result: wan(flow.totalFen) },
  ]).font = { bold: true };
  sheet.addRow([]);
  sheet.addRow(['自创区输出（只计一次）', wan(flow.zone.outputFen)]);
  sheet.addRow(['自创区吸纳', wan(flow.zone.absorptionFen)]);
  sheet.addRow(['其中区内流动', wan(flow.zone.withinFen)]);
  sheet.getColumn(1).width = 24;
  for (let c = 2; c <= last + 1; c++) {
    sheet.getColumn(c).width = 14;
    sheet.getColumn(c).numFmt = '#,##0.00';
  }
  const parts = book.addWorksheet('构成');
  parts.columns = [{ width: 16 }, { width: 24 }, { width: 18 }, { width: 18 }, { width: 10 }];
  parts.addRow(['口径', '类别', '成交额（万元）', '技术交易额（万元）', '合同数']).font = { bold: true };
  const add = (title: string, rows: readonly { key: string; fen: number; technologyFen: number; count: number }[], word: (key: string) => string): void => {
    for (const r of rows) parts.addRow([title, safeText(word(r.key)), wan(r.fen), wan(r.technologyFen), r.count]);
  };
  add('合同类型', flow.byFamily, (k) => FAMILY[k] ?? k);
  add('卖方类别', flow.bySellerKind, (k) => KIND[k] ?? k);
  add('买方类别', flow.byBuyerKind, (k) => KIND[k] ?? k);
  add('技术领域', flow.byField, (k) => flow.byField.find((f) => f.key === k)?.zh ?? k);
  add('定价方式', flow.byPricing, (k) => (k === 'NONE' ? '未记载' : k));
  for (const c of [3, 4]) parts.getColumn(c).numFmt = '#,##0.00';
  if (flow.restated.length > 0) {
    const changed = book.addWorksheet('重述');
    changed.columns = [{ width: 24 }, { width: 14 }, { width: 14 }, { width: 18 }, { width: 18 }];
    changed.addRow(['登记编号', '变动', '生效日', `${flow.on} 计（万元）`, '现计（万元）']).font = { bold: true };
    for (const r of flow.restated) changed.addRow([r.number, r.kind, r.effectiveOn, wan(r.thenFen), wan(r.nowFen)]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
