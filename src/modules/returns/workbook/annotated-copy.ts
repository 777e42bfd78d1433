import { annotateWorkbook, type CellNote, columnNumber } from '../../../kernel/sheets/index.ts';
import type { Finding } from '../domain/finding.ts';

export interface AnnotationInput {
  part: string;
  errors: number;
  warnings: number;
  findings: readonly Finding[];
}

/** The filler's own workbook with a note on every cell that needs a look, red for errors and yellow for warnings. */
export function annotatedCopy(bytes: Uint8Array, { part, errors, warnings, findings }: AnnotationInput, locale: 'zh' | 'en'): Promise<Uint8Array> {
  const say = (f: Finding): string => `${f[locale]}\n${f.remedy[locale]}\n[${f.code}]`;
  const shown = findings.length < errors + warnings ? (locale === 'zh' ? `，此处标注前 ${findings.length} 处` : `; the first ${findings.length} are marked`) : '';
  const head = locale === 'zh' ? `共 ${errors} 处错误、${warnings} 处需说明${shown}` : `${errors} errors and ${warnings} values to explain${shown}`;
  const loose = findings.filter((f) => f.row === null);
  const notes: CellNote[] = [
    { row: 1, column: 1, severity: errors > 0 ? 'error' : 'warning', text: [head, ...loose.map(say)].join('\n') },
    ...findings.flatMap((f): CellNote[] => (f.row === null ? [] : [{ row: f.row, column: f.column ? columnNumber(f.column) : 1, severity: f.severity, text: say(f) }])),
  ];
  return annotateWorkbook(bytes, part, notes);
}
