import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Pack } from '../../kernel/base/pack.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const yuan = z.number().positive().transform((y) => Math.round(y * 100));

const financeFile = z.strictObject({
  banks: z.array(z.strictObject({ key: z.string(), nameZh: z.string(), nameEn: z.string(), region: z.string() })),
  contributions: z.array(z.strictObject({ product: z.string(), region: z.string(), amount: yuan, source: z.string(), reference: z.string() })),
  loans: z.array(z.strictObject({
    product: z.string(), bank: z.string(), firmName: z.string(), firmCreditCode: z.string(), region: z.string(), contractNumber: z.string(), amount: yuan,
    rateBp: z.number().int(), lprBp: z.number().int(), filedDaysAgo: z.number().int().positive(), termDays: z.number().int().positive(), firstLoan: z.boolean(),
  })),
});

const readFile = (pack: Pack): z.output<typeof financeFile> => pack.read('examples/finance.yaml', financeFile);

/** Banks that only the risk pools need. */
export const financeOrganisations = (pack: Pack) => readFile(pack).banks.map((o) => ({ ...o, kind: 'other' as const, park: null, creditCode: null }));

/** Pools with money in them and filed loans, one of them long overdue, so that a claim can be tried. */
export async function playFinance(stage: Stage, now: Date): Promise<void> {
  const { house: { finance, pack }, tx } = stage;
  const file = readFile(pack);
  const today = dateOf(now);
  for (const { amount, ...c } of file.contributions) {
    await finance.contribute(tx, { now: stage.at(nextWorkingDays(stage, addDays(today, -300), 1)), actor: stage.person('city-finance', `finance-${c.region}`), requestId: 'demo' }, { ...c, amountFen: amount });
  }
  for (const { bank, amount, filedDaysAgo, termDays, ...loan } of file.loans) {
    const filed = nextWorkingDays(stage, addDays(today, -filedDaysAgo), 1);
    const paid = nextWorkingDays(stage, filed, 2);
    const officer = stage.person('bank-officer', bank);
    const { id } = await finance.fileLoan(tx, { now: stage.at(filed), actor: officer, requestId: 'demo' }, {
      ...loan, bankId: stage.organisation(bank).id, amountFen: amount, approvedOn: filed, dueOn: addDays(filed, termDays), demo: true,
    });
    if (paid <= today) await finance.recordDisbursement(tx, { now: stage.at(paid) < now ? stage.at(paid) : now, actor: officer, requestId: 'demo' }, id, { amountFen: amount, paidOn: paid });
  }
}
