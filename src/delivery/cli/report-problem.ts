import { isProblem } from '../../kernel/base/problem.ts';

/** One line for a person: what is wrong and what to do; details below it. The stack is for `INNOMATRIX_DEBUG=1`. */
export function reportProblem(error: unknown, print: (line: string) => void): void {
  if (!isProblem(error)) {
    print(`innomatrix: ${error instanceof Error ? error.message : String(error)}`);
  } else {
    const remedy = error.remedy ? ` → ${error.remedy.zh} · ${error.remedy.en}` : '';
    print(`innomatrix: ${error.code}: ${error.zh} · ${error.en}${remedy}`);
    for (const detail of error.details.slice(0, 20)) {
      const at = [detail.where?.file, detail.where?.row && `row ${detail.where.row}`, detail.where?.field].filter(Boolean).join(' ');
      print(`  ${at} ${detail.zh} · ${detail.en}`);
    }
  }
  if (process.env.INNOMATRIX_DEBUG && error instanceof Error) print(error.stack ?? '');
}
