import { neutralised, newWorkbook } from '../../kernel/sheets/index.ts';
import type { TaskCardView } from './contract.ts';

const LIGHT = { RED: ['滞后', 'Behind'], YELLOW: ['预警', 'Warning'], GREEN: ['正常', 'On schedule'], DONE: ['已完成', 'Done'], GREY: ['未定节点', 'No milestones'] } as const;
const FILL: Partial<Record<TaskCardView['light'], string>> = { RED: 'FFFDEFEC', YELLOW: 'FFFFF5E0', GREEN: 'FFE9F6ED', DONE: 'FFEAF2FC' };

/** The tasks of a board as a sheet for Excel, one a row; headings in the reader's language. */
export async function tasksWorkbook(cards: readonly TaskCardView[], locale: 'zh' | 'en', today: string): Promise<Uint8Array> {
  const zh = locale === 'zh';
  const book = await newWorkbook();
  // Dated by the day of the figures, so that the same board gives the same file.
  book.created = new Date(`${today}T00:00:00+08:00`);
  book.modified = book.created;
  const sheet = book.addWorksheet(zh ? `重点任务 ${today}` : `Tasks ${today}`, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const columns: readonly [string, string, number, (c: TaskCardView) => string | number | Date | null][] = [
    ['序号', 'No.', 7, (c) => c.task.no],
    ['任务', 'Task', 36, (c) => neutralised(c.task[locale])],
    ['灯', 'Light', 11, (c) => LIGHT[c.light][zh ? 0 : 1]],
    ['牵头', 'Lead', 24, (c) => neutralised(c.units.lead ?? '')],
    ['配合', 'Cooperating', 30, (c) => neutralised(c.units.cooperating.join('、'))],
    ['核验进度 %', 'Verified %', 12, (c) => c.actual],
    ['应达 %', 'Planned %', 10, (c) => c.planned],
    ['自报 %', 'Claimed %', 10, (c) => c.claimed],
    ['下一节点', 'Next milestone', 28, (c) => neutralised(c.nextMilestone?.[locale] ?? '')],
    ['节点期限', 'Milestone due', 14, (c) => day(c.nextMilestone?.dueOn)],
    ['下次填报截止', 'Report due', 14, (c) => day(c.reportDue?.on)],
    ['未结督办单', 'Open orders', 12, (c) => c.openOrders.length],
    ['完成期限', 'Due', 14, (c) => day(c.dueOn)],
    ['文件', 'Document', 10, (c) => c.task.document],
    ['条款', 'Clause', 20, (c) => neutralised(c.task.clause)],
  ];
  sheet.columns = columns.map(([zhName, enName, width]) => ({ header: zh ? zhName : enName, width }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  for (const card of cards) {
    const row = sheet.addRow(columns.map(([, , , value]) => value(card)));
    row.alignment = { vertical: 'top', wrapText: true };
    const argb = FILL[card.light];
    if (argb) row.getCell(3).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
    for (const [i, cell] of columns.entries()) if (cell[3](card) instanceof Date) row.getCell(i + 1).numFmt = 'yyyy-mm-dd';
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const day = (date: string | null | undefined): Date | null => (date ? new Date(`${date}T00:00:00Z`) : null);
