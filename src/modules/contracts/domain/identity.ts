import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';

/** What tells one contract from another. */
export interface ContractIdentity {
  name: string;
  signDate?: string | null;
  contractAmountFen: number;
  parties: readonly { side: 'seller' | 'buyer'; name: string; creditCode?: string | null }[];
}

/** Spaces, punctuation, width and case say nothing about which contract it is. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '');
}

function partyKey(party: ContractIdentity['parties'][number]): string {
  return party.creditCode ? party.creditCode.toUpperCase() : plain(party.name);
}

function side(contract: ContractIdentity, which: 'seller' | 'buyer'): string[] {
  return contract.parties.filter((p) => p.side === which).map(partyKey).sort();
}

/**
 * Fingerprint of a contract over its parties, title, day of signing and amount. The same contract has the same
 * fingerprint wherever in the zone it is filed; the database refuses it a second time. Undefined without a sign date.
 */
export function fingerprintOf(contract: ContractIdentity): string | null {
  if (!contract.signDate) return null;
  return sha256(canonicalJson([side(contract, 'seller'), side(contract, 'buyer'), plain(contract.name), contract.signDate, contract.contractAmountFen]));
}

/** The seller's own number of the contract, which he gives only once; null where he gave none. */
export function documentKey(contract: ContractIdentity & { documentNumber?: string | null }): string | null {
  const number = contract.documentNumber?.trim();
  const [seller] = side(contract, 'seller');
  return number && seller ? `${seller}/${plain(number)}` : null;
}

const DAY = 86_400_000;
const SIMILAR_NAME = 0.7;
const NEAR_DAYS = 60;

function bigrams(text: string): Map<string, number> {
  const grams = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i++) grams.set(text.slice(i, i + 2), (grams.get(text.slice(i, i + 2)) ?? 0) + 1);
  return grams;
}

/** Share of common letter pairs, 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(plain(a)), bigrams(plain(b))];
  const size = [...left.values(), ...right.values()].reduce((sum, n) => sum + n, 0);
  let common = 0;
  for (const [gram, n] of left) common += Math.min(n, right.get(gram) ?? 0);
  return size === 0 ? 0 : (2 * common) / size;
}

export interface Resemblance {
  /** 0 to 100: how much it looks like the same contract. */
  score: number;
  reasons: { zh: string; en: string }[];
}

/**
 * How much another filing looks like the same contract; null when it does not. A hint for the officer, who asks: only
 * the same fingerprint is refused by itself.
 */
export function resemblance(one: ContractIdentity, other: ContractIdentity): Resemblance | null {
  const shares = (which: 'seller' | 'buyer'): boolean => side(one, which).some((key) => side(other, which).includes(key));
  if (!shares('seller') || !shares('buyer')) return null;
  const name = likeness(one.name, other.name);
  const days = one.signDate && other.signDate ? Math.abs(Date.parse(one.signDate) - Date.parse(other.signDate)) / DAY : null;
  const sameAmount = one.contractAmountFen === other.contractAmountFen && one.contractAmountFen > 0;
  const near = days !== null && days <= NEAR_DAYS;
  if (!(name >= SIMILAR_NAME && (near || sameAmount)) && !(sameAmount && near)) return null;
  const reasons = [{ zh: '买卖双方相同', en: 'same seller and buyer' }];
  if (name >= SIMILAR_NAME) reasons.push({ zh: `名称相似度 ${Math.round(name * 100)}%`, en: `names alike by ${Math.round(name * 100)} %` });
  if (sameAmount) reasons.push({ zh: '金额相同', en: 'same amount' });
  if (near) reasons.push(days === 0 ? { zh: '同日签订', en: 'signed the same day' } : { zh: `签订相隔 ${days} 天`, en: `signed ${days} days apart` });
  return { score: Math.min(100, Math.round(30 + 40 * name + (sameAmount ? 20 : 0) + (near ? 10 : 0))), reasons };
}
