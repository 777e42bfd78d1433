import type { Fen } from '../../../kernel/base/money.ts';
import { Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';

/** One city owes another for one redeemed order: `from` pays, `to` has paid the provider first (先行垫付). */
export interface Obligation {
  from: string;
  to: string;
  /** Above zero, in fen. */
  amountFen: Fen;
  /** What it rests on, e.g. the number of the redeemed order; once for a pair. */
  ref: string;
}

const SHOWN = 20;

/**
 * Obligations as they came from a file, or every fault with its row (counted from 1).
 * @throws Problem NETTING_NOT_A_LIST, NETTING_INPUT_WRONG (details NETTING_PARTY_MISSING, NETTING_SPACES, NETTING_SELF, NETTING_AMOUNT, NETTING_REF_MISSING, NETTING_REF_REPEATED)
 */
export function readObligations(input: unknown, file?: string): Obligation[] {
  if (!Array.isArray(input)) {
    throw new Problem('NETTING_NOT_A_LIST', {
      zh: '输入不是债务清单',
      en: 'The input is not a list of obligations',
      where: { file },
      remedy: { zh: '应为 [{from,to,amountFen,ref}] 形式的 JSON 数组', en: 'It must be a JSON array [{from,to,amountFen,ref}]' },
    });
  }
  const faults: ProblemDetail[] = [];
  let faulty = 0;
  const rows = new Map<string, Map<string, number>>();
  const fault = (row: number, field: string, code: string, zh: string, en: string): void => {
    faulty += 1;
    if (faults.length < SHOWN) faults.push({ code, zh, en, where: { file, row, field } });
  };
  input.forEach((entry: unknown, index) => {
    const row = index + 1;
    const { from, to, amountFen, ref } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
    const named = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
    if (!named(from)) fault(row, 'from', 'NETTING_PARTY_MISSING', `没有付款方${notText(from)}`, `There is no payer${notTextEn(from)}`);
    if (!named(to)) fault(row, 'to', 'NETTING_PARTY_MISSING', `没有收款方${notText(to)}`, `There is no payee${notTextEn(to)}`);
    // "镇江" and "镇江 " would be two cities, and nobody would see why.
    for (const [field, value] of [['from', from], ['to', to], ['ref', ref]] as const) {
      if (named(value) && UNSEEN.test(value)) fault(row, field, 'NETTING_SPACES', `${JSON.stringify(value)} 首尾有空格，或含有看不见的字符`, `${JSON.stringify(value)} begins or ends with a space, or holds characters nobody sees`);
    }
    if (named(from) && from === to) fault(row, 'to', 'NETTING_SELF', `付款方与收款方都是“${from}”`, `Payer and payee are both "${from}"`);
    if (typeof amountFen !== 'number' || !Number.isSafeInteger(amountFen) || amountFen <= 0) {
      fault(row, 'amountFen', 'NETTING_AMOUNT', `金额应为大于零的整数分，得到 ${shown(amountFen)}`, `The amount must be whole fen above zero, got ${shown(amountFen)}`);
    }
    if (!named(ref)) return fault(row, 'ref', 'NETTING_REF_MISSING', `没有依据编号${notText(ref)}`, `There is no reference${notTextEn(ref)}`);
    // The same order twice between the same two would be paid twice.
    const listed = rowsOf(rows, `${String(from)}\n${String(to)}`);
    const earlier = listed.get(ref);
    if (earlier !== undefined) fault(row, 'ref', 'NETTING_REF_REPEATED', `“${ref}”在第 ${earlier} 行已列过`, `"${ref}" stands in row ${earlier} already`);
    else listed.set(ref, row);
  });
  if (faulty > 0) {
    throw new Problem('NETTING_INPUT_WRONG', {
      zh: `清单有 ${faulty} 处错误，未作轧差`,
      en: `The list has ${faulty} faults; nothing was netted`,
      where: { file },
      remedy: { zh: '改正所列各行后重试', en: 'Mend the rows named and try again' },
      details: faults,
    });
  }
  return input as Obligation[];
}

const UNSEEN = /^\s|\s$|[\p{Cc}\p{Cf}]/u;

/** What was found, short enough to be read. */
const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
const notText = (value: unknown): string => (value === undefined || typeof value === 'string' ? '' : `：应为文字，得到 ${shown(value)}`);
const notTextEn = (value: unknown): string => (value === undefined || typeof value === 'string' ? '' : `: it must be text, got ${shown(value)}`);

/** Rows of each reference between two parties; one large map of long keys would cost more than the netting. */
function rowsOf(rows: Map<string, Map<string, number>>, pair: string): Map<string, number> {
  let listed = rows.get(pair);
  if (listed === undefined) rows.set(pair, (listed = new Map()));
  return listed;
}
