import { neutralised, newWorkbook } from '../../../kernel/sheets/index.ts';
import type { PackageItem } from '../contract/package.ts';

const MODE: Record<string, string> = { TRANSFER: '转让', LICENCE: '许可', VALUATION_INVESTMENT: '作价投资', COOPERATION: '合作实施', SELF: '自行实施' };
const STATUS: Partial<Record<PackageItem['status'], string>> = { PUBLISHED: '已发布', NEGOTIATING: '洽谈中', PRICING: '定价中', CONTRACTED: '已签约', TRANSFORMED: '已转化' };

/** One edition of a package, a result a row; the same edition gives the same content for ever. */
export async function packageWorkbook(title: string, edition: { no: number; releasedOn: string; note: string; contentHash: string; items: readonly PackageItem[] }): Promise<Uint8Array> {
  const book = await newWorkbook();
  book.created = new Date(`${edition.releasedOn}T00:00:00+08:00`);
  book.modified = book.created;
  const sheet = book.addWorksheet(`第${edition.no}期`, { views: [{ state: 'frozen', ySplit: 2 }] });
  sheet.addRow([`${title} 第${edition.no}期（${edition.releasedOn}，${edition.items.length}项）`]).font = { bold: true, size: 14 };
  const heading = ['序号', '成果名称', '成果单位', '地区', '领域', '成熟度', '拟转化方式', '状态', '简介', '入选', '说明', '成果编号'];
  sheet.addRow(heading).font = { bold: true };
  for (const [i, width] of [6, 40, 26, 10, 18, 9, 12, 10, 60, 8, 24, 38].entries()) sheet.getColumn(i + 1).width = width;
  for (const [i, item] of edition.items.entries()) {
    const cells = [
      i + 1, item.title, item.organisationName ?? '', item.region ?? '', item.field, item.maturity ? `TRL ${item.maturity}` : '', MODE[item.intendedMode ?? ''] ?? '', STATUS[item.status] ?? item.status,
      item.summary, item.by === 'RULE' ? '按规则' : '人工', item.reason, item.resultId,
    ];
    sheet.addRow(cells.map((c) => (typeof c === 'string' ? neutralised(c) : c))).alignment = { vertical: 'top', wrapText: true };
  }
  sheet.addRow([]);
  sheet.addRow([`内容校验值 SHA-256：${edition.contentHash}${edition.note ? `；说明：${edition.note}` : ''}`]);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
