import type { ImportReport } from '../../contract/import.ts';

const SHOWN = 20;

/** The report as lines for a terminal, Chinese beside English. */
export function describeImport(r: ImportReport): string {
  const head = `${r.fileName}: ${r.rows} 行 · rows; 新增 ${r.created}, 更新 ${r.updated}, 未变 ${r.unchanged}, 未通过 ${r.refused} · created, updated, unchanged, refused`;
  const outcome = r.dryRun
    ? '只检查，未写入 · checked only, nothing was written'
    : r.applied
      ? '已写入 · written'
      : '未写入任何内容；加 --accept-good-rows 可跳过未通过的行 · nothing was written; --accept-good-rows skips the refused rows';
  const refused = r.refusedRows.slice(0, SHOWN).flatMap((f) => [
    `  第 ${f.row} 行 row ${f.row}${f.field ? ` [${f.field}]` : ''}${f.value ? ` “${f.value.replace(/\s+/g, ' ').slice(0, 40)}”` : ''}: ${f.zh} · ${f.en}`,
    `    → ${f.remedy.zh} · ${f.remedy.en}`,
  ]);
  const more = r.refused > new Set(r.refusedRows.slice(0, SHOWN).map((f) => f.row)).size ? ['  …'] : [];
  const unknown = r.unknownColumns.length > 0 ? [`未识别的列 · unknown columns: ${r.unknownColumns.join(', ')}`] : [];
  const formulas = r.neutralised > 0 ? [`${r.neutralised} 个单元格形似公式，已按文字处理 · cells looked like formulas and were taken as text`] : [];
  return [head, outcome, ...refused, ...more, ...unknown, ...formulas].join('\n');
}
