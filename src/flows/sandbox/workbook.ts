import { neutralised, newWorkbook } from '../../kernel/sheets/index.ts';
import type { SandboxOutcome } from './contract.ts';

type Cell = string | number | null;

/** The outcome as a workbook: words, cost by city and year, firms by verdict, incidence. Amounts in 万元. */
export async function outcomeWorkbook(outcome: SandboxOutcome, locale: 'zh' | 'en'): Promise<Uint8Array> {
  const zh = locale === 'zh';
  const t = (a: string, b: string): string => (zh ? a : b);
  const book = await newWorkbook();
  // Dated by the day asked for, so that the same question gives the same file.
  book.created = new Date(`${outcome.on}T00:00:00+08:00`);
  book.modified = book.created;
  const hidden = t('不显示', 'not shown');
  const wan = (fen: number | null): Cell => (fen === null ? hidden : Math.round(fen / 10_000) / 100);
  const count = (n: number | null): Cell => n ?? hidden;
  const sheet = (name: string, widths: readonly number[], head: readonly string[], rows: readonly (readonly Cell[])[]): void => {
    const s = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    s.columns = head.map((header, i) => ({ header, width: widths[i] ?? 14 }));
    s.getRow(1).font = { bold: true };
    for (const row of rows) s.addRow(row.map((c) => (typeof c === 'string' ? neutralised(c) : c))).alignment = { vertical: 'top', wrapText: true };
  };
  sheet(t('结论', 'Findings'), [100], [t(`政策沙盒 ${outcome.on}（种子 ${outcome.seed}）`, `Policy sandbox ${outcome.on} (seed ${outcome.seed})`)], [
    ...outcome.sentences.map((s) => [s[locale]]), [''], [t('说明', 'Notes')], ...outcome.notes.map((s) => [s[locale]]),
    ...outcome.movedExamples.map((e) => [`${e.rule} ${e.version}: ${e[locale]}`]),
  ]);
  const places = [...outcome.cities.map((c) => ({ name: c[locale], cost: c.cost, counts: c.counts })), { name: t('合计', 'Total'), cost: outcome.cost, counts: outcome.counts }];
  if (outcome.cost !== null || outcome.cities.some((c) => c.cost !== null)) {
    const head = [t('城市', 'City'), t('年度', 'Year'), t('改动前预计', 'Expected before'), t('改动后预计', 'Expected after'), t('变化', 'Change'), t('变化区间下限', 'Interval from'), t('变化区间上限', 'Interval to'), t('改动后最低', 'Lowest after'), t('改动后最高', 'Highest after')];
    sheet(t('分城市分年度成本（万元）', 'Cost (10k yuan)'), [14, 8, 16, 16, 14, 16, 16, 16, 16], head, places.flatMap(({ name, cost }) =>
      cost === null ? [[name, '', hidden, hidden, hidden, hidden, hidden, hidden, hidden]] : cost.next.map((y, k) => [name, y.year, wan(cost.base[k]!.expected), wan(y.expected), wan(cost.change[k]!.expected), wan(cost.change[k]!.from), wan(cost.change[k]!.to), wan(y.low), wan(y.high)])));
  }
  const verdictHead = [t('企业数', 'Firms'), t('受益', 'Gain'), t('受损', 'Lose'), t('有得有失', 'Both'), t('不变', 'Unchanged'), t('缺事项未定', 'Open')];
  const verdictCells = (c: SandboxOutcome['counts']): Cell[] => [c.firms, count(c.WINNER), count(c.LOSER), count(c.MIXED), count(c.UNCHANGED), count(c.OPEN)];
  sheet(t('受益与受损', 'Winners and losers'), [14], [t('城市', 'City'), ...verdictHead], places.map(({ name, counts }) => [name, ...verdictCells(counts)]));
  sheet(t('归宿', 'Incidence'), [22, 26], [t('分组', 'By'), t('类别', 'Class'), ...verdictHead, t('改动前符合金额（万元）', 'Entitled before'), t('改动后符合金额（万元）', 'Entitled after')], outcome.dimensions.flatMap((d) => d.classes.map((c) => [d[locale], c[locale], ...verdictCells(c.counts), wan(c.base), wan(c.next)])));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
