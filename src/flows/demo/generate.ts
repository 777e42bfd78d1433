import { addDays, type CalendarDate } from '../../kernel/base/calendar-date.ts';
import { seededChance } from '../../kernel/base/chance.ts';
import type { Fen } from '../../kernel/base/money.ts';
import type { Lexicon } from './lexicon.ts';
import { type DemoOrganisation, type DemoPlaces, generateAssessor, generateBodies, generateFirms, generateUniversities } from './organisations.ts';
import { type DemoDemand, type DemoResult, generateDemand, generateResult } from './technology.ts';

export interface DemoContract {
  resultKey: string;
  sellerKey: string;
  buyerKey: string;
  name: string;
  type: 'DEVELOPMENT_COMMISSIONED' | 'TRANSFER_PATENT' | 'LICENCE_PATENT' | 'CONSULTING' | 'SERVICE';
  contractAmountFen: Fen;
  technologyTransactionAmountFen: Fen;
  patentNumber: string;
  signDate: CalendarDate;
  /** Still with the registry: signed a few days ago, accepted, not yet reviewed. */
  pending: boolean;
}

export interface DemoSet {
  seed: number;
  organisations: DemoOrganisation[];
  results: DemoResult[];
  demands: DemoDemand[];
  contracts: DemoContract[];
}

export interface DemoSizes {
  firms: number;
  results: number;
  demands: number;
  contracts: number;
}

export const demoSizes: DemoSizes = { firms: 320, results: 2200, demands: 220, contracts: 180 };

/**
 * A believable synthetic zone. The same lexicon, places, seed and day give the same set, byte for byte; nothing in it
 * describes a real firm, person or contract.
 */
export function generateDemo(input: {
  lexicon: Lexicon;
  places: DemoPlaces;
  seed: number;
  today: CalendarDate;
  sizes?: DemoSizes;
}): DemoSet {
  const { lexicon, places, seed, today } = input;
  const sizes = input.sizes ?? demoSizes;
  const chance = seededChance(seed);
  const firms = generateFirms(lexicon, places, chance, sizes.firms, Number(today.slice(0, 4)));
  const universities = generateUniversities(lexicon, chance);
  const bodies = generateBodies(places, chance);

  const fieldOf = (id: string | null) => lexicon.fields.find((f) => f.id === id) ?? lexicon.fields[0]!;
  const results = Array.from({ length: sizes.results }, (_, i) => {
    const fromFirm = chance.next() < 0.12;
    const owner = fromFirm ? chance.pick(firms) : chance.pick(universities);
    const field = fromFirm ? fieldOf(owner.field) : chance.pick(lexicon.fields);
    return generateResult(i + 1, lexicon, field, owner, chance, today);
  });
  const demands = Array.from({ length: sizes.demands }, (_, i) => {
    const firm = chance.pick(firms);
    return generateDemand(i + 1, fieldOf(firm.field), firm, chance, today);
  });
  const sellable = results.filter((r) => r.jobResult);
  const contracts = Array.from({ length: sizes.contracts }, (_, i): DemoContract => {
    const pending = i % 30 === 29;
    const result = chance.pick(sellable);
    const buyer = chance.pick(firms.filter((f) => f.field === result.field));
    const type = chance.pick(['DEVELOPMENT_COMMISSIONED', 'DEVELOPMENT_COMMISSIONED', 'TRANSFER_PATENT', 'LICENCE_PATENT', 'SERVICE', 'CONSULTING'] as const);
    // Contract sizes are skewed: many small, few large. Whole 10,000 yuan.
    const wan = Math.max(5, Math.round(20 * Math.exp(chance.next() * 4.5)));
    const technicalShare = chance.integer(80, 100);
    return {
      resultKey: result.key,
      sellerKey: result.ownerKey,
      buyerKey: buyer.key,
      name: `${result.title}${contractSuffix[type]}`,
      type,
      contractAmountFen: wan * 1_000_000,
      technologyTransactionAmountFen: wan * technicalShare * 10_000,
      patentNumber: result.patentNumbers[0] ?? `ZL20211${String(chance.integer(0, 9_999_999)).padStart(7, '0')}.X`,
      signDate: addDays(today, -(pending ? chance.integer(8, 14) : chance.integer(60, 1080))),
      pending,
    };
  }).sort((a, b) => (a.signDate < b.signDate ? -1 : a.signDate > b.signDate ? 1 : 0));
  return { seed, organisations: [...bodies, generateAssessor(seededChance(seed + 1)), ...universities, ...firms], results, demands, contracts };
}

const contractSuffix: Record<DemoContract['type'], string> = {
  DEVELOPMENT_COMMISSIONED: '委托开发合同',
  TRANSFER_PATENT: '专利权转让合同',
  LICENCE_PATENT: '专利实施许可合同',
  CONSULTING: '技术咨询合同',
  SERVICE: '技术服务合同',
};
