import { z } from 'zod';
import type { Fen } from '../../../kernel/base/money.ts';
import { type ContractType, contractTypes, familyOf } from './contract-type.ts';
import { evidence, words } from './evidence.ts';

const family = z.enum(['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE']);
const percent = z.object({ value: z.number().min(0).max(100), ...evidence });

export const taxRulesSchema = z.strictObject({
  version: z.number().int().positive(),
  currency: z.literal('CNY'),
  incomeTax: z.strictObject({
    exemptUpToYuan: z.object({ value: z.number().int().positive(), ...evidence }),
    /** Tax on income above, in percent of the ordinary tax. */
    aboveRatePercent: percent,
    standardRatePercent: percent,
    families: z.object({ value: z.array(family), ...evidence }),
    excludedTypes: z.object({ value: z.array(z.enum(contractTypes)), ...evidence }),
    linkedServices: words.extend(evidence),
    sellerKinds: z.object({ value: z.array(z.string()), ...evidence }),
  }),
  valueAddedTax: z.strictObject({
    families: z.object({ value: z.array(family), ...evidence }),
    linkedOnSameInvoice: words.extend(evidence),
    ratePercent: percent,
    since2026: words.extend({ evidence: z.string(), verified: z.boolean() }),
  }),
  relatedParties: words.extend(evidence),
});
export type TaxRules = z.output<typeof taxRulesSchema>;

/** What the seller of one contract received in a year, and what it cost him. */
export interface TaxFacts {
  contractId: string;
  number: string;
  name: string;
  type: ContractType;
  sellerKind: string;
  relatedParties: boolean;
  /** `CANCELLED` and `REVOKED` contracts have no benefits. */
  standing: string;
  /** Years whose royalties were not supplemented. */
  missingSupplements: number[];
  /** Received in the year under the contract, the seller's share, technology part only. */
  receivedFen: Fen;
  /** Part of it for consulting, service or training linked to the transfer or development. */
  linkedServiceFen: Fen;
  /** Linked service was agreed in the contract, needed to master the technology, and invoiced together with it. */
  linkedTogether: boolean;
  /** Net value of the right, and taxes and costs of the deal, given by the seller. */
  costFen: Fen;
}

type Words = { zh: string; en: string };

export interface TaxLine extends TaxFacts {
  incomeTax: { qualifies: boolean; incomeFen: Fen; reasons: Words[] };
  valueAddedTax: { qualifies: boolean; exemptFen: Fen; taxNotChargedFen: Fen; reasons: Words[] };
  /** Public reward: never for related parties. */
  rewardable: boolean;
}

export interface TaxSheet {
  year: number;
  rulesVersion: number;
  lines: TaxLine[];
  incomeTax: { incomeFen: Fen; exemptFen: Fen; halvedFen: Fen; taxOrdinaryFen: Fen; taxDueFen: Fen; savedFen: Fen };
  valueAddedTax: { exemptFen: Fen; taxNotChargedFen: Fen };
  /** What the computation takes for granted; a tax authority decides. */
  assumptions: (Words & { source: string; verified: boolean })[];
}

/** Half a fen rounded up. */
function share(amount: Fen, percent: number): Fen {
  return Number((BigInt(amount) * BigInt(Math.round(percent * 100)) + 5000n) / 10_000n);
}

function judge(rules: TaxRules, facts: TaxFacts, year: number): TaxLine {
  const stopped: Words[] = [];
  if (facts.standing === 'REVOKED') stopped.push({ zh: '登记已撤销，已享受的优惠应予追缴', en: 'The registration is revoked: benefits are to be recovered' });
  if (facts.standing === 'CANCELLED') stopped.push({ zh: '登记已注销', en: 'The registration is cancelled' });
  if (facts.missingSupplements.includes(year)) stopped.push({ zh: `${year}年提成未补正登记，不享受优惠`, en: `Royalties of ${year} were not supplemented: no benefits` });
  const family = familyOf(facts.type);

  const income: Words[] = [...stopped];
  if (!rules.incomeTax.families.value.includes(family)) income.push({ zh: '不是技术转让或许可，没有技术转让所得减免', en: 'Neither transfer nor licence: no relief for transfer income' });
  if (rules.incomeTax.excludedTypes.value.includes(facts.type)) income.push({ zh: '这一类型不在减免范围内（待税务机关确认）', en: 'This kind is outside the relief (to be confirmed by the tax authority)' });
  if (!rules.incomeTax.sellerKinds.value.includes(facts.sellerKind)) income.push({ zh: '卖方不是居民企业，是否适用由税务机关判断', en: 'The seller is no resident firm: the tax authority decides' });
  if (facts.relatedParties) income.push({ zh: '关联交易：未核明持股比例，不计入', en: 'Related parties: shareholding not established, left out' });
  // The seller states what was linked service for the year of the contract; of money that has not come in nothing can be left out.
  const base = facts.receivedFen - (facts.linkedTogether ? 0 : Math.min(facts.linkedServiceFen, facts.receivedFen));
  const incomeFen = income.length === 0 ? Math.max(0, base - facts.costFen) : 0;

  const vat: Words[] = [...stopped];
  if (!rules.valueAddedTax.families.value.includes(family)) vat.push({ zh: '只有技术开发、转让（许可）及其相关咨询、服务免税', en: 'Only development, transfer (licence) and linked services are exempt' });
  const exemptFen = vat.length === 0 ? base : 0;
  const note = facts.linkedServiceFen > 0 && !facts.linkedTogether ? [{ zh: '相关咨询、服务未与技术价款同票，不计入', en: 'Linked services not invoiced together, left out' }] : [];
  return {
    ...facts,
    incomeTax: { qualifies: income.length === 0, incomeFen, reasons: [...income, ...(income.length === 0 ? note : [])] },
    valueAddedTax: { qualifies: vat.length === 0, exemptFen, taxNotChargedFen: share(exemptFen, rules.valueAddedTax.ratePercent.value), reasons: [...vat, ...(vat.length === 0 ? note : [])] },
    rewardable: !facts.relatedParties && stopped.length === 0,
  };
}

/**
 * The tax-benefit sheet of a seller's year. Transfer income is free up to the threshold of the year over all contracts
 * together, and pays the given part of the ordinary rate above. A computation to prepare a filing: the tax authority
 * decides. Sources: 企业所得税法实施条例第九十条, 国税函〔2009〕212号, 财税〔2016〕36号附件3.
 */
export function taxSheet(rules: TaxRules, year: number, facts: readonly TaxFacts[]): TaxSheet {
  const lines = facts.map((f) => judge(rules, f, year));
  const incomeFen = lines.reduce((sum, l) => sum + l.incomeTax.incomeFen, 0);
  const threshold = rules.incomeTax.exemptUpToYuan.value * 100;
  const exemptFen = Math.min(incomeFen, threshold);
  const halvedFen = incomeFen - exemptFen;
  const taxOrdinaryFen = share(incomeFen, rules.incomeTax.standardRatePercent.value);
  const taxDueFen = share(share(halvedFen, rules.incomeTax.standardRatePercent.value), rules.incomeTax.aboveRatePercent.value);
  const { incomeTax: i, valueAddedTax: v, relatedParties } = rules;
  return {
    year,
    rulesVersion: rules.version,
    lines,
    incomeTax: { incomeFen, exemptFen, halvedFen, taxOrdinaryFen, taxDueFen, savedFen: taxOrdinaryFen - taxDueFen },
    valueAddedTax: {
      exemptFen: lines.reduce((sum, l) => sum + l.valueAddedTax.exemptFen, 0),
      taxNotChargedFen: lines.reduce((sum, l) => sum + l.valueAddedTax.taxNotChargedFen, 0),
    },
    assumptions: [
      { zh: `所得 = 收到的技术价款 − 卖方填报的成本和税费；每年 ${i.exemptUpToYuan.value / 10_000} 万元以内免征`, en: `Income = technology money received − costs and taxes stated by the seller; free up to ${i.exemptUpToYuan.value} yuan a year`, source: i.exemptUpToYuan.source, verified: i.exemptUpToYuan.verified },
      { zh: `超过部分按 ${i.standardRatePercent.value}% 税率的 ${i.aboveRatePercent.value}% 计税`, en: `Above, ${i.aboveRatePercent.value} % of the rate of ${i.standardRatePercent.value} %`, source: i.aboveRatePercent.source, verified: i.aboveRatePercent.verified },
      { zh: '减免范围不含技术秘密和专利申请权的转让、许可', en: 'Know-how and patent applications are taken to be outside the relief', source: i.excludedTypes.source, verified: i.excludedTypes.verified },
      { zh: i.linkedServices.zh, en: i.linkedServices.en, source: i.linkedServices.source, verified: i.linkedServices.verified },
      { zh: v.linkedOnSameInvoice.zh, en: v.linkedOnSameInvoice.en, source: v.linkedOnSameInvoice.source, verified: v.linkedOnSameInvoice.verified },
      { zh: `增值税按 ${v.ratePercent.value}% 估算；${v.since2026.zh}`, en: `VAT estimated at ${v.ratePercent.value} %; ${v.since2026.en}`, source: v.ratePercent.source, verified: false },
      { zh: relatedParties.zh, en: relatedParties.en, source: relatedParties.source, verified: relatedParties.verified },
    ],
  };
}
