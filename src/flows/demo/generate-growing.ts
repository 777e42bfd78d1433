import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import { addDays } from '../../kernel/base/calendar-date.ts';
import { seededChance } from '../../kernel/base/chance.ts';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import type { NewDossier } from '../../modules/enterprises/index.ts';
import type { Lexicon } from './lexicon.ts';

const SEED = 20260506;
const FIRMS = 36;
/** Post-money values by turns, in 10 million CNY, so that every band of value of the report holds some firms. */
const VALUES = [[78, 132], [152, 330], [380, 660]] as const;

/**
 * Firms that grow fast, long enough known for the lists of two years: without them a yearly list of the demonstration would hold
 * next to nobody. The same words, cities and day give the same firms.
 */
export function generateGrowing({ lexicon, cities, today }: { lexicon: Pick<Lexicon, 'firmWords' | 'firmSuffixes' | 'fields'>; cities: readonly { code: string; zh: string }[]; today: CalendarDate }): NewDossier[] {
  const chance = seededChance(SEED);
  const thisYear = Number(today.slice(0, 4));
  const taken = new Set<string>();
  return Array.from({ length: FIRMS }, (_, i): NewDossier => {
    const city = cities[[0, 1, 3, 3, 2, 4][i % 6]! % cities.length]!;
    let name: string;
    do name = `${city.zh.replace('市', '')}${chance.shuffle(lexicon.firmWords).slice(0, 2).join('')}${chance.pick(lexicon.firmSuffixes)}`;
    while (taken.has(name));
    taken.add(name);
    const first17 = `91${city.code}GL${String(i).padStart(7, '0')}`;
    const [first, growth, intensity] = [1500 + chance.next() * 6000, 0.24 + chance.next() * 0.3, 0.05 + chance.next() * 0.08];
    // Of every six firms three, of each city by turns.
    const valued = (i + Math.floor(i / 6)) % 2 === 0;
    const [least, most] = VALUES[Math.floor(i / 2) % VALUES.length]!;
    const year = (y: number): Record<string, number> => {
      const revenue = Math.round(first * (1 + growth) ** (y - thisYear + 8));
      const employees = Math.round(revenue / 55);
      const rd = Math.round(revenue * intensity);
      return {
        sales: revenue, revenue, totalIncome: revenue, mainBusinessIncome: Math.round(revenue * 0.9), highTechIncome: Math.round(revenue * 0.75), cost: Math.round(revenue * 0.9), netAssets: Math.round(revenue * 0.6), profit: Math.round(revenue * 0.1),
        rd, rdInChina: rd, rdExpense: Math.round(rd * 0.95), taxRelief: Math.round(rd * 0.14), employees, technologyStaff: Math.round(employees * 0.3), rdStaff: Math.round(employees * 0.2), postgraduates: Math.round(employees * 0.08),
        graduatesHired: Math.round(employees * 0.05), inventionApplications: chance.integer(1, 12), pctApplications: chance.integer(0, 2), inventionPatents: chance.integer(2, 20), classOneIp: chance.integer(2, 20), classTwoIp: chance.integer(3, 30),
        contractAmount: Math.round(revenue * 0.03 * chance.next()), projects: chance.integer(0, 2), awards: 0, rdPlatforms: chance.integer(0, 1),
      };
    };
    return {
      firm: {
        creditCode: first17 + creditCodeCheckCharacter(first17)!, name, city: city.code, park: null, field: chance.pick(lexicon.fields).id, sector: 'MANUFACTURING', foundedOn: `${thisYear - (valued ? 8 : 9 + (i % 4))}-03-16`,
        organisationId: null, recordsCheckedOn: addDays(today, -420), demo: true,
      },
      statements: Array.from({ length: 7 }, (_unused, k) => thisYear - 7 + k).map((y) => ({ year: y, figures: year(y), source: `${y}年度审计报告`, asOf: `${y + 1}-04-20`, confidence: 'MEASURED' as const })).filter((s) => s.asOf <= today),
      qualifications: [],
      rounds: valued ? [{ closedOn: `${thisYear - 2}-06-30`, name: 'C轮', investors: '示例创业投资', privateEquity: true, currency: 'CNY', paidIn: 12_000, postMoney: 1000 * chance.integer(least, most), source: '增资协议和验资报告' }] : [],
      incidents: [],
      memberships: [{ pool: 'gazelle', level: 'CITY', city: city.code, admittedOn: addDays(today, -900), dueOn: addDays(today, 195), leftOn: null, leftBecause: null }],
    };
  });
}
