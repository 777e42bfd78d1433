import { neutralised, newWorkbook } from '../../../kernel/sheets/index.ts';
import type { PlanRow } from '../store/plans.ts';

const ROLE = { MAIN: '主要贡献人员', CONTRIBUTOR: '其他完成人', TRANSFER_STAFF: '转化和管理人员' } as const;
const YUAN = '#,##0.00';

/** A plan for the unit's accountants: the computation line by line with its clauses, and who gets what. */
export async function planWorkbook(plan: PlanRow): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = plan.createdAt;
  book.modified = plan.createdAt;
  const { computed } = plan;
  const paid = book.addWorksheet('发放表', { views: [{ state: 'frozen', ySplit: 2 }] });
  paid.addRow([neutralised(`${plan.resultTitle} 收益分配发放表（${plan.organisationName}，应于 ${computed.dueOn} 前支付）`)]).font = { bold: true, size: 14 };
  paid.addRow(['序号', '姓名', '类别', '领导职务', '份额', '金额（元）', '其中尾差（分）']).font = { bold: true };
  for (const [i, width] of [6, 16, 18, 10, 12, 18, 14].entries()) paid.getColumn(i + 1).width = width;
  for (const [i, p] of computed.parts.entries()) {
    const row = paid.addRow([i + 1, neutralised(p.name), ROLE[p.role], p.leader ? '是' : '', p.sharePpm / 1_000_000, p.fen / 100, p.residualFen || null]);
    row.getCell(5).numFmt = '0.0000%';
    row.getCell(6).numFmt = YUAN;
  }
  const total = paid.addRow(['', '合计', '', '', 1, computed.poolFen / 100]);
  total.font = { bold: true };
  total.getCell(5).numFmt = '0.0000%';
  total.getCell(6).numFmt = YUAN;

  const sheet = book.addWorksheet('计算过程', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ header: '项目', width: 60 }, { header: '金额（元）', width: 18 }, { header: '依据', width: 60 }];
  sheet.getRow(1).font = { bold: true };
  for (const line of computed.lines) {
    const row = sheet.addRow([neutralised(line.zh), line.fen === null ? null : line.fen / 100, neutralised(line.clause)]);
    row.getCell(2).numFmt = YUAN;
    row.alignment = { vertical: 'top', wrapText: true };
  }
  sheet.addRow([]);
  sheet.addRow([`规则 ${computed.ruleId}，版本 ${computed.rulesVersion}${computed.evidence === 'NOT_VERIFIED' ? '（地方规定未核实，按国家规定）' : ''}`]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
