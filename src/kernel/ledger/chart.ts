import { z } from 'zod';
import type { Pack } from '../base/pack.ts';
import { Problem } from '../base/problem.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const kind = words.extend({ subject: z.string().regex(/^\d{3,12}$/), subjectZh: z.string().min(1) });
const chartFile = z.strictObject({
  source: z.string().min(1),
  date: z.iso.date(),
  books: z.array(words.extend({ code: z.string().regex(/^[a-z][a-z0-9-]*$/), kinds: z.record(z.string(), kind) })),
  funds: z.record(z.string(), words),
});

/** Words for books, funds and kinds of account, and the subject (会计科目) under which finance systems keep each kind. */
export type Chart = z.output<typeof chartFile>;

export interface FinanceSubject {
  code: string;
  zh: string;
}

/** @throws Problem PACK_FILE_* */
export function readChart(pack: Pack): Chart {
  return pack.read('ledger/chart.yaml', chartFile);
}

/** @throws Problem LEDGER_MAPPING_MISSING: a kind without a subject is never booked under a guess */
export function subjectOf(chart: Chart, book: string, kindOf: string): FinanceSubject {
  const found = chart.books.find((b) => b.code === book)?.kinds[kindOf];
  if (!found) {
    throw new Problem('LEDGER_MAPPING_MISSING', {
      zh: `账簿 ${book} 的账户类别 ${kindOf} 没有对应的会计科目`,
      en: `The kind ${kindOf} of the book ${book} has no subject for finance systems`,
      where: { file: 'ledger/chart.yaml', field: `books.${book}.kinds.${kindOf}` },
      remedy: { zh: '在数据包 ledger/chart.yaml 中补上科目编码', en: 'Add its code to ledger/chart.yaml of the pack' },
    });
  }
  return { code: found.subject, zh: found.subjectZh };
}
