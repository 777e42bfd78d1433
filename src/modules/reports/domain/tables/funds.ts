import { formatYuan } from '../../../../kernel/base/money.ts';
import type { Scope } from '../scope.ts';
import { column, number, type TableBody, text } from './table.ts';

/** Ten thousand yuan, as budgets are written. */
const WAN = 1_000_000;

/** The programmes of the special funds: what they have, what was paid and how they score, without any payee. */
export function fundTable({ snapshot, language, cite }: Scope): TableBody {
  const zh = language === 'zh';
  const money = (fen: number) => number(fen / WAN, formatYuan(Math.round(fen / 10_000)), cite.postings());
  const part = (percent: number | null, unit = '%') => (percent === null ? text(zh ? '待核验' : 'open') : number(percent, `${percent.toFixed(1)}${unit}`, cite.performance()));
  return {
    columns: [
      column(zh ? '专项资金' : 'Fund', 'text', 16), column(zh ? '大专项' : 'Programme', 'text', 20),
      column(zh ? '到位（万元）' : 'Received (10,000 yuan)', 'number', 11, 2), column(zh ? '下达（万元）' : 'Allocated (10,000 yuan)', 'number', 11, 2), column(zh ? '支付（万元）' : 'Paid (10,000 yuan)', 'number', 11, 2),
      column(zh ? '执行率' : 'Spent', 'percent', 8, 1), column(zh ? '任务核验进度' : 'Verified progress', 'percent', 9, 1), column(zh ? '绩效指标' : 'Indicators', 'percent', 9, 1), column(zh ? '得分' : 'Score', 'number', 7, 1),
      column(zh ? '依据' : 'Clause', 'text', 12),
    ],
    rows: (snapshot.funds?.programmes ?? []).map((p) => [
      text(`${zh ? p.fundZh : p.fundEn}（${p.year}）`), text(p[language]), money(p.receivedFen), money(p.allocatedFen), money(p.paidFen),
      part(p.spending), part(p.progress), part(p.indicators), part(p.score, ''), text(p.clause),
    ]),
    note: zh ? '资金数取自账目；没有核验结果的，得分留空，不作估计。' : 'Amounts are from the books; where nothing has been verified the score stays open and is not guessed.',
  };
}
