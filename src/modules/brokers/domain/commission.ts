import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import { type CommissionRule, type PayeeKind, ruleInForce } from './commission-rule.ts';

/** Technology transaction money that came in under the contract, in the order in which it was recorded. */
export interface Receipt {
  id: string;
  on: CalendarDate;
  amountFen: Fen;
}

export interface Claimant {
  kind: 'broker' | 'agency';
  /** Register number of a person, credit code of an organisation: what a yearly ceiling belongs to. */
  key: string;
  name: string;
  sharePpm: number;
  civilServant: boolean;
}

export interface Deal {
  region: string;
  /** Only a registered contract is rewarded, and only from the day of its registration's benefits: any receipt counts. */
  registered: boolean;
  relatedParties: boolean;
  /** The side that is rewarded; null when nobody brought the deal. */
  rewardTo: 'broker' | 'agency' | null;
  claimants: readonly Claimant[];
  /** The firm that took the technology up; null when it asks for nothing. */
  absorber: { key: string; name: string } | null;
  receipts: readonly Receipt[];
  /** Receipts whose rewards were proposed before, as `receipt kind`: they count for the cumulative sum and are not paid again. */
  settled?: ReadonlySet<string>;
  /** Demands verified by the first claimant that have not been paid yet. */
  verifiedDemands?: number;
}

/** What of a yearly ceiling was used before; 0 where nothing was. */
export type UsedBefore = (rule: CommissionRule, kind: PayeeKind, key: string, year: number) => Fen;

export interface Words {
  zh: string;
  en: string;
}

export interface CommissionLine {
  receipt: string;
  on: CalendarDate;
  year: number;
  payee: { kind: PayeeKind; key: string; name: string };
  rule: { id: string; version: string; document: string; clause: string };
  /** Money received by this receipt. */
  baseFen: Fen;
  /** Before the yearly ceiling. */
  entitledFen: Fen;
  amountFen: Fen;
  ceilingFen: Fen | null;
  explanation: Words[];
}

export interface CommissionSheet {
  lines: CommissionLine[];
  /** Rewards for verified demands, apart from any contract. */
  demands: { count: number; amountFen: Fen } | null;
  totalFen: Fen;
  /** Why nothing, or less, is paid. */
  reasons: (Words & { code: string })[];
}

const WHOLE = 1_000_000;
const part = (fen: Fen, ppm: number): Fen => Number((BigInt(fen) * BigInt(ppm)) / BigInt(WHOLE));
const percent = (ppm: number): string => `${ppm / 10_000}%`;

/**
 * Splits an amount by shares that come to a million: floors, and the fen left over to the largest share (the first of
 * equals). The parts come to the amount exactly.
 */
export function splitByShares(amountFen: Fen, shares: readonly number[]): Fen[] {
  const parts = shares.map((s) => part(amountFen, s));
  if (parts.length === 0) return parts;
  const largest = shares.indexOf(Math.max(...shares));
  parts[largest]! += amountFen - parts.reduce((a, b) => a + b, 0);
  return parts;
}

/**
 * The rewards of a deal by the rules in force on the day of each receipt, to the fen. What a receipt adds is the
 * difference of the floors before and after it, so that all receipts together give what one receipt of the whole would.
 * Over a yearly ceiling nothing is paid and nothing goes to others.
 */
export function computeCommission(rules: readonly CommissionRule[], deal: Deal, usedBefore: UsedBefore): CommissionSheet {
  const reasons: CommissionSheet['reasons'] = [];
  const refuse = (code: string, zh: string, en: string): void => {
    if (!reasons.some((r) => r.code === code && r.zh === zh)) reasons.push({ code, zh, en });
  };
  const lines: CommissionLine[] = [];
  if (!deal.registered) refuse('NOT_REGISTERED', '合同未登记，不予奖补', 'The contract is not registered');
  if (deal.relatedParties) refuse('RELATED_PARTIES', '关联方之间的交易不予奖补', 'Deals between related parties are not rewarded');
  const eligible = deal.registered && !deal.relatedParties;
  const used = new Map<string, Fen>();

  let before = 0;
  for (const receipt of eligible ? deal.receipts : []) {
    const after = before + receipt.amountFen;
    const found = ruleInForce(rules, deal.region, receipt.on);
    if (!found) refuse('NO_RULE', `${receipt.on} 没有适用于 ${deal.region} 的奖补规则`, `No rule for ${deal.region} was in force on ${receipt.on}`);
    else lines.push(...ofReceipt(found, deal, receipt, { before, after }, used, usedBefore, refuse));
    before = after;
  }
  if (eligible && deal.rewardTo === null && deal.absorber === null) refuse('NOBODY', '没有经确认的经纪委托', 'No confirmed mandate names who brought the deal');

  const demands = rewardDemands(rules, deal, refuse);
  return { lines, demands, totalFen: lines.reduce((sum, l) => sum + l.amountFen, 0) + (demands?.amountFen ?? 0), reasons };
}

function ofReceipt(
  { rule, guideline }: { rule: CommissionRule; guideline: boolean },
  deal: Deal,
  receipt: Receipt,
  { before, after }: { before: Fen; after: Fen },
  used: Map<string, Fen>,
  usedBefore: UsedBefore,
  refuse: (code: string, zh: string, en: string) => void,
): CommissionLine[] {
  const year = Number(receipt.on.slice(0, 4));
  const sides: { kind: PayeeKind; payees: readonly { key: string; name: string; sharePpm: number; civilServant: boolean }[] }[] = [
    ...(deal.rewardTo ? [{ kind: deal.rewardTo, payees: deal.claimants.filter((c) => c.kind === deal.rewardTo) }] : []),
    ...(deal.absorber ? [{ kind: 'absorber' as const, payees: [{ ...deal.absorber, sharePpm: WHOLE, civilServant: false }] }] : []),
  ];
  return sides.flatMap(({ kind, payees }) => {
    const rate = rule.payees.find((p) => p.kind === kind);
    if (!rate) {
      refuse('KIND_NOT_REWARDED', `${rule.zh}没有对${KIND[kind].zh}的奖补`, `${rule.en} does not reward the ${KIND[kind].en}`);
      return [];
    }
    const pool = part(after, rate.ratePpm) - part(before, rate.ratePpm);
    if (deal.settled?.has(`${receipt.id} ${kind}`)) return [];
    const parts = splitByShares(pool, payees.map((p) => p.sharePpm));
    return payees.flatMap((payee, i): CommissionLine[] => {
      if (payee.civilServant) {
        refuse('CIVIL_SERVANT', `${payee.name}为公务员，不得领取奖补`, `${payee.name} is a civil servant and earns no reward`);
        return [];
      }
      const key = `${rule.id} ${kind} ${payee.key} ${year}`;
      const already = used.get(key) ?? usedBefore(rule, kind, payee.key, year);
      const entitledFen = parts[i]!;
      const amountFen = rate.perYearFen === null ? entitledFen : Math.max(0, Math.min(entitledFen, rate.perYearFen - already));
      used.set(key, already + amountFen);
      const whole = payees.length === 1;
      return [{
        receipt: receipt.id, on: receipt.on, year, payee: { kind, key: payee.key, name: payee.name },
        rule: { id: rule.id, version: rule.version, document: rule.document, clause: rule.clause },
        baseFen: receipt.amountFen, entitledFen, amountFen, ceilingFen: rate.perYearFen,
        explanation: [
          { zh: `依据${rule.document}（${rule.zh}，版本${rule.version}）：${rule.clause}`, en: `${rule.en}, version ${rule.version} (${rule.document}): ${rule.clause}` },
          ...(guideline ? [{ zh: '本市没有自己的规则，按省指导标准', en: 'The city has no rule of its own; the guideline of the province applies' }] : []),
          { zh: `${receipt.on} 到账技术交易额 ${formatYuan(receipt.amountFen)} 元 × ${percent(rate.ratePpm)} = ${formatYuan(pool)} 元（累计取整后的差额）`, en: `${formatYuan(receipt.amountFen)} yuan received on ${receipt.on} × ${percent(rate.ratePpm)} = ${formatYuan(pool)} yuan (difference of cumulative floors)` },
          ...(whole ? [] : [{ zh: `份额 ${percent(payee.sharePpm)}，为 ${formatYuan(entitledFen)} 元`, en: `Share ${percent(payee.sharePpm)}: ${formatYuan(entitledFen)} yuan` }]),
          ...(rate.perYearFen === null
            ? [{ zh: '规则未定年度上限', en: 'The rule states no yearly ceiling' }]
            : [{
                zh: `${year} 年上限 ${formatYuan(rate.perYearFen)} 元，已用 ${formatYuan(already)} 元${amountFen < entitledFen ? `，本笔只付 ${formatYuan(amountFen)} 元` : ''}`,
                en: `Ceiling of ${year}: ${formatYuan(rate.perYearFen)} yuan, ${formatYuan(already)} used${amountFen < entitledFen ? `; ${formatYuan(amountFen)} of this one is paid` : ''}`,
              }]),
        ],
      }];
    });
  });
}

/** A fixed sum for each demand verified, where the rule has one on the day of the last receipt, or today's rule without one. */
function rewardDemands(rules: readonly CommissionRule[], deal: Deal, refuse: (code: string, zh: string, en: string) => void): CommissionSheet['demands'] {
  const count = deal.verifiedDemands ?? 0;
  if (count === 0) return null;
  const on = deal.receipts.at(-1)?.on;
  const fen = on && ruleInForce(rules, deal.region, on)?.rule.verifiedDemandFen;
  if (!fen) {
    refuse('DEMANDS_NOT_REWARDED', '适用规则没有核实需求的奖补', 'The rule in force rewards no verified demands');
    return null;
  }
  return { count, amountFen: count * fen };
}

const KIND: Record<PayeeKind, Words> = {
  broker: { zh: '技术经纪人', en: 'broker' },
  agency: { zh: '技术转移机构', en: 'agency' },
  absorber: { zh: '吸纳方企业', en: 'absorbing firm' },
};
