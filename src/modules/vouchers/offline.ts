import { z } from 'zod';
import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Fen } from '../../kernel/base/money.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Eligibility } from './contract.ts';
import { type VoucherBook, isRecognised } from './domain/book.ts';
import { eligibility, type OrderFacts } from './domain/eligibility.ts';
import { excludedServices } from './domain/excluded.ts';
import { relatedParties } from './domain/related.ts';
import { ruleOf, type VoucherRule } from './domain/rules.ts';
import { type Computation, computeGrant, type GrantInput } from './domain/share.ts';

/** What a voucher would pay under the rule of a region on a day, without a database. @throws Problem VOUCHER_RULE_MISSING */
export function computeOffline(book: VoucherBook, region: string, on: CalendarDate, kind: 'ENTERPRISE' | 'TEAM', input: GrantInput): Computation & { rule: VoucherRule } {
  const rule = ruleOf(book.rules, region, on);
  // A claimant who has claimed nothing yet has the whole ceiling before him.
  return { rule, ...computeGrant(rule, { remainingAnnualCapFen: rule.annualCeilingFen[kind], ...input }) };
}

const fen = z.number().int().nonnegative();
const fact = z.strictObject({
  kind: z.enum(['SHARE', 'LEGAL_REPRESENTATIVE', 'OFFICER', 'CONTROLLER', 'ADDRESS', 'PHONE', 'SUBORDINATE']), subject: z.string(), object: z.string(),
  percent: z.number().nullable().default(null), from: z.iso.date().nullable().default(null), to: z.iso.date().nullable().default(null), source: z.string(),
});
const factsFile = z.strictObject({
  on: z.iso.date(),
  claimant: z.strictObject({
    key: z.string().default(''), kind: z.enum(['ENTERPRISE', 'TEAM']).default('ENTERPRISE'), region: z.string().nullable().default(null), smeNumber: z.string().nullable().default(null),
    smeValidUntil: z.iso.date().nullable().default(null), teamMembers: z.number().int().nullable().default(null), teamIncubator: z.string().nullable().default(null),
    dishonest: z.boolean().nullable().default(null), unpaidRecovery: z.boolean().default(false), bannedUntil: z.iso.date().nullable().default(null),
  }),
  order: z.strictObject({
    form: z.enum(['PROVIDER', 'USER']), serviceClass: z.string(), service: z.string().default(''), amountFen: fen, freeQuotaFen: fen, remainingAnnualCapFen: fen, claimsThisYear: z.number().int().default(0),
    otherSupport: z.boolean().nullable().default(null),
    provider: z.strictObject({ key: z.string().default(''), region: z.string(), accepted: z.boolean().default(true), suspended: z.boolean().default(false), itemListed: z.boolean().default(true) }),
  }).optional(),
  relations: z.array(fact).default([]),
});

/** Judges facts from a file by the rules of the pack, without a database. @throws Problem VOUCHER_FACTS_INVALID, VOUCHER_RULE_MISSING */
export function judgeOffline(book: VoucherBook, text: string, file: string): Eligibility & { rule: string } {
  const { on, claimant: { key, ...claimant }, order, relations } = readFacts(text, file);
  const rule = ruleOf(book.rules, claimant.region ?? '', on);
  const facts: OrderFacts | undefined = order && {
    ...order,
    provider: { ...order.provider, recognised: isRecognised(book.recognitions, order.provider.region, claimant.region ?? '', on) },
    excluded: excludedServices(book.excluded, rule.excluded, [order.service]),
    related: relatedParties(key, order.provider.key, relations, on, book.related),
  };
  return { rule: rule.id, ...eligibility(rule, claimant, on, facts) };
}

function readFacts(text: string, file: string): z.output<typeof factsFile> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw invalid(file, undefined, cause);
  }
  const parsed = factsFile.safeParse(value);
  if (!parsed.success) throw invalid(file, parsed.error.issues[0]?.path.join('.'), parsed.error);
  return parsed.data;
}

function invalid(file: string, field: string | undefined, cause: unknown): Problem {
  return new Problem('VOUCHER_FACTS_INVALID', {
    zh: `事实文件不合格式${field ? `：${field}` : ''}`, en: `The file of facts is not valid${field ? `: ${field}` : ''}`, where: { file, ...(field && { field }) }, cause,
    remedy: { zh: '格式：{"on":"2026-06-01","claimant":{"region":"321100",…},"order":{…}}', en: 'Form: {"on":"2026-06-01","claimant":{"region":"321100",…},"order":{…}}' },
  });
}

const ANSWER: Record<Eligibility['answer'], string> = { YES: '符合 · yes', NO: '不符合 · no', UNKNOWN: '待确认 · open' };

export function describeEligibility({ answer, leaves, rule }: Eligibility & { rule: string }): string {
  const lines = leaves.map((l) => `  ${ANSWER[l.answer].padEnd(14)} ${l.zh} · ${l.en}${l.missing ? `（缺 ${l.missing.zh} · missing: ${l.missing.en}）` : ''}`);
  return [`${ANSWER[answer]}（规则 · rule ${rule}：${leaves[0]?.clause.zh ?? ''}）`, ...lines].join('\n');
}

const yuan = (amount: Fen): string => (amount / 100).toLocaleString('en-US');

export function describeComputation({ rule, eligibleBaseFen, tiers, limits, decisive, grantFen }: Computation & { rule: VoucherRule }): string {
  return [
    `规则 · rule: ${rule.id} ${rule.document.zh}${rule.confidence === 'default' ? '（平台默认值，不是该地规定 · default of the platform, no rule of the place）' : ''}`,
    `计算基数 · base: ${yuan(eligibleBaseFen)} 元`,
    ...tiers.filter((t) => t.partFen > 0).map((t) => `  ${yuan(t.partFen)} × ${t.percent}% = ${yuan(t.shareFen)}`),
    ...limits.map((l) => `  ${l.limit === decisive ? '→' : ' '} ${l.limit} ${yuan(Math.floor(l.fen))}`),
    `支持 · grant: ${yuan(grantFen)} 元`,
  ].join('\n');
}
