import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import type { ProblemDetail } from '../../../kernel/base/problem.ts';
import type { ContractDraft } from '../contract.ts';
import { amountFaults } from './amounts.ts';
import { contractTypeNames, needsIntellectualProperty } from './contract-type.ts';
import { currencyFaults } from './currency.ts';
import { isRoyalty } from './royalty.ts';

/**
 * Everything that stands between a draft and its submission, all told at once: an applicant is asked to correct once,
 * not item by item. Sources: handbook of contract recognition (2.6), Civil Code arts 843–887.
 */
export function submissionFaults(draft: ContractDraft): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const fault = (field: string, zh: string, en: string, remedyZh?: string, remedyEn?: string): void => {
    faults.push({
      code: 'CONTRACT_INCOMPLETE',
      zh,
      en,
      where: { field },
      remedy: remedyZh && remedyEn ? { zh: remedyZh, en: remedyEn } : undefined,
    });
  };
  const sellers = draft.parties.filter((p) => p.side === 'seller');
  const buyers = draft.parties.filter((p) => p.side === 'buyer');

  if (draft.name.trim().length < 4) fault('name', '合同名称过短', 'The contract name is too short');
  if (sellers.length === 0) fault('parties', '至少要有一个卖方', 'At least one seller is needed');
  if (buyers.length === 0) fault('parties', '至少要有一个买方', 'At least one buyer is needed');
  for (const [side, parties] of [['卖方', sellers], ['买方', buyers]] as const) {
    const total = parties.reduce((sum, p) => sum + p.sharePpm, 0);
    if (parties.length > 0 && total !== 1_000_000) {
      fault(
        'parties',
        `${side}份额合计应为 100%，现为 ${total / 10_000}%`,
        `Shares of the ${side === '卖方' ? 'sellers' : 'buyers'} must add up to 100 %, they give ${total / 10_000} %`,
      );
    }
  }
  draft.parties.forEach((party, i) => {
    const domestic = party.country === 'CN';
    if (domestic && party.kind !== 'person' && !(party.creditCode && isCreditCode(party.creditCode))) {
      fault(
        `parties.${i}.creditCode`,
        `“${party.name}”的统一社会信用代码无效`,
        `The unified social credit code of "${party.name}" is not valid`,
        '请核对 18 位代码，末位为校验码',
        'Check the 18 characters; the last one is a check character',
      );
    }
    if (domestic && !party.region) fault(`parties.${i}.region`, `请选择“${party.name}”所在地区`, `Choose the region of "${party.name}"`);
  });
  const codes = new Set(sellers.map((p) => p.creditCode ?? p.name));
  if (buyers.some((b) => codes.has(b.creditCode ?? b.name))) {
    fault('parties', '买卖双方不能是同一主体', 'Seller and buyer cannot be the same body');
  }

  if (!draft.signDate) fault('signDate', '缺少签订日期', 'The sign date is missing');
  if (draft.signDate && draft.startDate && draft.startDate < draft.signDate) {
    fault('startDate', '履行开始日期早于签订日期', 'The start date is before the sign date');
  }
  if (draft.startDate && draft.endDate && draft.endDate < draft.startDate) {
    fault('endDate', '履行结束日期早于开始日期', 'The end date is before the start date');
  }
  if (!draft.endDate) fault('endDate', '缺少履行期限', 'The end date is missing');

  if (needsIntellectualProperty(draft.type) && draft.intellectualProperty.length === 0) {
    fault(
      'intellectualProperty',
      `${contractTypeNames[draft.type].zh}合同必须写明知识产权`,
      `A contract of ${contractTypeNames[draft.type].en} must name its intellectual property`,
      '请填写专利号或技术秘密名称（民法典第八百四十五条）',
      'Enter the patent number or the name of the know-how (Civil Code art. 845)',
    );
  }
  const royalty = isRoyalty(draft.paymentMode);
  if (draft.contractAmountFen === 0 && !royalty) {
    fault('contractAmountFen', '合同成交额为零，且不是提成支付', 'The contract amount is zero and the payment is not by royalty');
  }
  if (royalty && !draft.royaltyTerms?.trim()) {
    fault(
      'royaltyTerms',
      '提成支付须写明提成办法和结算时间',
      'Royalties: say how they are computed and when they fall due',
      '先按入门费登记，提成收到后逐年补正（认定规则第五十一条）',
      'Register with the entry fee and supplement the royalties year by year (Rules of recognition art. 51)',
    );
  }
  if (draft.relatedParties && !draft.relatedPartiesNote?.trim()) {
    fault('relatedPartiesNote', '存在关联关系，请说明', 'Related parties: please state the relation');
  }
  return [...faults, ...amountFaults(draft), ...currencyFaults(draft)];
}
