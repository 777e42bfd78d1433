import { type Chance, seededChance } from '../../src/kernel/base/chance.ts';
import { fromDayNumber } from '../../src/kernel/base/calendar-date.ts';
import type { FactDefinition, Facts } from '../../src/kernel/rules/contract.ts';

export type Case = Record<string, number | string | boolean>;

/** Firms that know all about themselves: the peers have no "not known". */
export function knownFirms(count: number, seed: number): Case[] {
  const chance = seededChance(seed);
  const yes = (share: number): boolean => chance.next() < share;
  return Array.from({ length: count }, (): Case => {
    const employees = chance.integer(1, 700);
    const sales = yes(0.05) ? 0 : chance.integer(50, 26_000);
    const threeYears = sales * 2 + chance.integer(0, 9000);
    const rd = Math.round(sales * chance.integer(0, 14)) / 100 + chance.integer(0, 40);
    const rdThreeYears = Math.round(threeYears * chance.integer(0, 12)) / 100 + chance.integer(0, 60);
    return {
      registeredInMainland: yes(0.98), inRestrictedList: yes(0.02), noSeriousAccident: yes(0.97), badRecord: yes(0.03), hasHighTechCertificate: yes(0.2),
      nationalAward: yes(0.01), provincialRdBody: yes(0.05), ledStandard: yes(0.03), ownsCoreIp: yes(0.8), inStateFields: yes(0.85),
      employees, technologyStaff: chance.integer(0, employees), salesLastYear: sales, salesThreeYears: threeYears, totalAssets: chance.integer(100, 30_000), costLastYear: Math.max(1, sales - chance.integer(-300, 900)),
      rdLastYear: rd, rdThreeYears, rdInChinaThreeYears: Math.round(rdThreeYears * chance.integer(40, 100)) / 100, classOneIp: chance.integer(0, 2), classTwoIp: chance.integer(0, 6),
      highTechIncome: Math.round(sales * chance.integer(30, 100)) / 100, totalIncome: sales, innovationScore: chance.integer(50, 95), registeredOn: fromDayNumber(chance.integer(14_000, 19_800)),
    };
  });
}

/** Firms with a value, or none, for every fact of a dictionary. */
export function anyFirms(dictionary: Iterable<FactDefinition>, count: number, seed: number): Facts[] {
  const chance = seededChance(seed);
  const definitions = [...dictionary].filter((d) => d.id !== 'on');
  return Array.from({ length: count }, () => Object.fromEntries(definitions.map((d) => [d.id, chance.next() < 0.04 ? null : valueOf(d, chance)])));
}

function valueOf({ kind, min = 0, max = 1e6, whole, choices }: FactDefinition, chance: Chance): number | string | boolean {
  if (kind === 'truth') return chance.next() < 0.6;
  if (kind === 'text') return chance.pick(choices!).value;
  if (kind === 'date') return fromDayNumber(chance.integer(9000, 19_800));
  // Most firms are small: sizes are spread over orders of magnitude.
  const value = Math.min(max, Math.max(min, min + (Math.min(max, 1e6) - min) * chance.next() ** 4));
  return whole ? Math.round(value) : Math.max(min, Math.round(value * 1e4) / 1e4);
}
