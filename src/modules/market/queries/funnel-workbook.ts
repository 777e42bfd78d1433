import { newWorkbook } from '../../../kernel/sheets/index.ts';
import type { DemandFunnel } from '../contract/demand-desk.ts';
import type { FunnelStep } from '../domain/desk/funnel.ts';

const STEP: Record<FunnelStep, [string, string]> = {
  HANDED_IN: ['提交', 'Handed in'], VERIFIED: ['核实', 'Verified'], PUBLISHED: ['发布', 'Published'], FIRST_MATCH: ['首次查看匹配', 'First match viewed'], TALK: ['洽谈', 'Talk'],
  AGREED: ['达成一致', 'Agreed'], CONTRACTED: ['签约登记', 'Contracted'],
};

/** The funnel and its curves as two sheets, this period and the one compared with side by side. */
export async function funnelWorkbook({ cohort, comparison, imported }: DemandFunnel, locale: 'zh' | 'en'): Promise<Uint8Array> {
  const zh = locale === 'zh';
  const book = await newWorkbook();
  book.created = book.modified = new Date(`${cohort.until}T00:00:00+08:00`);
  const name = (c: { from: string; until: string; region: string | null }): string => `${c.region ?? ''} ${c.from}—${c.until}`.trim();
  const table = book.addWorksheet(zh ? '漏斗' : 'Funnel', { views: [{ state: 'frozen', ySplit: 1 }] });
  table.columns = (zh ? ['范围', '步骤', '项数', '占提交', '占上一步', '中位天数'] : ['Scope', 'Step', 'Demands', 'Of all', 'Of previous', 'Median days']).map((header, i) => ({ header, width: i === 0 ? 34 : 16 }));
  const curves = book.addWorksheet(zh ? '时间曲线' : 'Curves', { views: [{ state: 'frozen', ySplit: 1 }] });
  curves.columns = (zh ? ['范围', '步骤', '提交后天数', '累计比例'] : ['Scope', 'Step', 'Days', 'Share']).map((header, i) => ({ header, width: i === 0 ? 34 : 16 }));
  for (const c of [cohort, ...(comparison ? [comparison] : [])]) {
    for (const s of c.steps) {
      const row = table.addRow([name(c), STEP[s.step][zh ? 0 : 1], s.count, s.ofAll, s.ofPrevious, s.medianDays]);
      row.getCell(4).numFmt = row.getCell(5).numFmt = '0.0%';
      for (const p of s.curve) curves.addRow([name(c), STEP[s.step][zh ? 0 : 1], p.day, p.share]).getCell(4).numFmt = '0.0%';
    }
  }
  table.addRow([]);
  table.addRow([zh ? `未计入导入的需求 ${imported} 项` : `${imported} imported demands are left out`]);
  for (const sheet of [table, curves]) sheet.getRow(1).font = { bold: true };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
