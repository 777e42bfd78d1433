import type { Terms } from '../contract/talk.ts';

/** A field in which a publication and the terms both sides confirmed are not the same. */
export interface Difference {
  field: 'proposedPriceFen' | 'buyer' | 'mode' | 'scope' | 'relatedParty' | 'pricingMode';
  zh: string;
  en: string;
}

/** Ways of transformation of the notice, and the contracts each may become. */
const CONTRACTS_OF_MODE: Record<string, RegExp> = {
  TRANSFER: /^TRANSFER_/, LICENCE_EXCLUSIVE: /^LICENCE_/, LICENCE_SOLE: /^LICENCE_/, LICENCE_ORDINARY: /^LICENCE_/, VALUATION_INVESTMENT: /^(TRANSFER|LICENCE)_/, COOPERATION: /^(DEVELOPMENT|LICENCE|TRANSFER)_/,
};

const plain = (text: unknown): string => String(text ?? '').replace(/\s/g, '');

/**
 * What was published must be what both sides confirmed: a change of price, buyer, mode or scope asks for a new approval
 * and a full new notice (国发〔2016〕16号; convention of the platform for mode and scope). Empty when nothing differs.
 */
export function publishedDiffers(published: Record<string, unknown>, terms: Pick<Terms, 'priceFen' | 'scope' | 'contractType' | 'relatedParties' | 'pricingMode'>, buyerName: string): Difference[] {
  const out: Difference[] = [];
  if (terms.pricingMode !== 'NEGOTIATED') out.push({ field: 'pricingMode', zh: '双方条款已不是协议定价', en: 'The terms are not of a negotiated price any more' });
  if (published['proposedPriceFen'] !== terms.priceFen) out.push({ field: 'proposedPriceFen', zh: '拟交易价格与双方确认的价格不一致', en: 'The proposed price is not the price both sides confirmed' });
  if (plain(published['buyer']) !== plain(buyerName)) out.push({ field: 'buyer', zh: `拟受让方须为洽谈的企业“${buyerName}”`, en: `The buyer must be the firm of the talk, "${buyerName}"` });
  if (!CONTRACTS_OF_MODE[String(published['mode'])]?.test(terms.contractType)) out.push({ field: 'mode', zh: '转化方式与双方确认的合同类型不一致', en: 'The mode does not fit the contract both sides confirmed' });
  if (plain(published['scope']) !== plain(terms.scope)) out.push({ field: 'scope', zh: `范围须为双方确认的“${terms.scope}”`, en: `The scope must be what both sides confirmed, "${terms.scope}"` });
  if (terms.relatedParties && published['relatedParty'] !== true) out.push({ field: 'relatedParty', zh: '双方条款注明存在关联关系，公示须一并注明', en: 'The terms state a relation between the parties; the notice must state it as well' });
  return out;
}
