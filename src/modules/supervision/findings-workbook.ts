import { neutralised, newWorkbook } from '../../kernel/sheets/index.ts';
import type { Finding } from './contract.ts';

const SEVERITY: Record<Finding['severity'], string> = { MINOR: '一般', MAJOR: '较重', SERIOUS: '严重' };
const STATE: Record<Finding['status'], string> = { DRAFT: '未列入清单', RECTIFYING: '整改中', REPORTED: '待复查', RETURNED: '退回整改', CLOSED: '已销号', WITHDRAWN: '已撤销' };

/** The ledger of findings as a workbook: one row a finding, the heading frozen, a filter on every column. */
export async function findingsWorkbook(findings: readonly Finding[]): Promise<Uint8Array> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet('问题清单', { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } });
  sheet.columns = [
    { header: '督查编号', width: 16 }, { header: '督查名称', width: 28 }, { header: '序号', width: 6 }, { header: '问题', width: 30 }, { header: '事实', width: 50 },
    { header: '依据', width: 20 }, { header: '条款', width: 16 }, { header: '程度', width: 8 }, { header: '责任单位', width: 24 }, { header: '任务', width: 16 },
    { header: '整改期限（工作日）', width: 12 }, { header: '整改到期日', width: 12 }, { header: '状态', width: 12 }, { header: '是否逾期', width: 10 },
    { header: '销号日', width: 12 }, { header: '佐证', width: 40 }, { header: '发现人', width: 12 },
  ];
  const heading = sheet.getRow(1);
  heading.font = { bold: true };
  heading.alignment = { vertical: 'middle', wrapText: true };
  for (const f of findings) {
    const row = sheet.addRow([
      f.inspectionNumber, neutralised(f.inspectionTitle), f.no, neutralised(f.title), neutralised(f.fact), neutralised(f.document), neutralised(f.clause), SEVERITY[f.severity], neutralised(f.organisationName), f.taskId ?? '',
      f.workingDays, f.dueOn ?? '', STATE[f.status], f.overdue ? '逾期' : '', f.settledOn ?? '', neutralised(f.evidence.map((e) => e.text).join('；')), neutralised(f.foundByName),
    ]);
    row.alignment = { vertical: 'top', wrapText: true };
  }
  sheet.autoFilter = { from: 'A1', to: { row: 1, column: sheet.columns.length } };
  return new Uint8Array(await book.xlsx.writeBuffer());
}
