import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { formatYuan } from '../kernel/base/money.ts';
import type { Pack } from '../kernel/base/pack.ts';
import { Problem } from '../kernel/base/problem.ts';
import { computeCommission, readCommissionRules } from '../modules/brokers/index.ts';

const fen = z.number().int().nonnegative();

/** A deal as a person writes it down; amounts in fen. */
const dealFile = z.strictObject({
  registered: z.boolean().default(true),
  relatedParties: z.boolean().default(false),
  rewardTo: z.enum(['broker', 'agency']).nullable().default('broker'),
  claimants: z.array(z.strictObject({
    kind: z.enum(['broker', 'agency']).default('broker'), key: z.string().min(1), name: z.string().min(1), sharePpm: z.number().int().min(1).max(1_000_000).default(1_000_000),
    civilServant: z.boolean().default(false),
    /** What the payee was paid under this rule in the year of the receipts. */
    usedThisYearFen: fen.default(0),
  })).default([]),
  absorber: z.strictObject({ key: z.string().min(1), name: z.string().min(1), usedThisYearFen: fen.default(0) }).nullable().default(null),
  /** A receipt without a day counts as received on the day given. */
  receipts: z.array(z.strictObject({ id: z.string().optional(), on: z.iso.date().optional(), amountFen: fen })).min(1),
  verifiedDemands: z.number().int().min(0).optional(),
});

export interface CommissionOptions {
  in: string;
  on: string;
  region: string;
  json: boolean;
}

/** What the rules of a region give for a deal, without a database. @throws Problem DEAL_FILE_INVALID, DATE_INVALID */
export function describeCommission(pack: Pack, options: CommissionOptions, say: (line: string) => void): void {
  const on = parseCalendarDate(options.on);
  const parsed = dealFile.safeParse(JSON.parse(readFileSync(options.in, 'utf8')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Problem('DEAL_FILE_INVALID', { zh: `交易文件有误：${issue?.message ?? ''}`, en: `The deal is wrong: ${issue?.message ?? ''}`, where: { file: options.in, field: issue?.path.join('.') } });
  }
  const { claimants, absorber, receipts, ...deal } = parsed.data;
  for (const kind of ['broker', 'agency'] as const) {
    const shares = claimants.filter((c) => c.kind === kind).reduce((sum, c) => sum + c.sharePpm, 0);
    if (shares !== 0 && shares !== 1_000_000) {
      throw new Problem('MANDATE_SHARES_NOT_WHOLE', { zh: '各经纪人份额合计应为100%', en: 'The shares must come to 100 %', where: { file: options.in, field: 'claimants' } });
    }
  }
  const used = new Map([...claimants, ...(absorber ? [absorber] : [])].map((c) => [c.key, c.usedThisYearFen]));
  const sheet = computeCommission(
    readCommissionRules(pack).rules,
    { ...deal, region: options.region, claimants, absorber, receipts: receipts.map((r, i) => ({ id: r.id ?? String(i + 1), on: r.on ?? on, amountFen: r.amountFen })) },
    (_rule, _kind, key) => used.get(key) ?? 0,
  );
  if (options.json) return say(JSON.stringify(sheet, null, 1));
  for (const l of sheet.lines) {
    say(`${l.payee.name}\t${formatYuan(l.amountFen)} 元 · yuan\t${l.rule.id} ${l.rule.version}`);
    for (const e of l.explanation) say(`  ${e.zh} · ${e.en}`);
  }
  if (sheet.demands) say(`核实需求 ${sheet.demands.count} 条\t${formatYuan(sheet.demands.amountFen)} 元 · verified demands`);
  for (const r of sheet.reasons) say(`${r.code}\t${r.zh} · ${r.en}`);
  say(`合计 · total\t${formatYuan(sheet.totalFen)} 元 · yuan`);
}
