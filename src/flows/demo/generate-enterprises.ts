import { addDays, type CalendarDate } from '../../kernel/base/calendar-date.ts';
import { type Chance, seededChance } from '../../kernel/base/chance.ts';
import type { NewDossier } from '../../modules/enterprises/index.ts';
import { earlier, two, weighted } from './draws.ts';
import type { EnterpriseParameters, Figures, Stage } from './enterprise-parameters.ts';
import { generateStatements, generateYears } from './generate-figures.ts';
import { generateHistory } from './generate-history.ts';
import type { Lexicon } from './lexicon.ts';
import { type DemoPlaces, madeUpCreditCode } from './organisations.ts';

/** A firm that the demonstration has already, with its sign-in. */
export interface KnownOrganisation {
  organisationId: string;
  creditCode: string;
  name: string;
  city: string;
  park: string | null;
  field: string | null;
}

export interface PopulationInput {
  parameters: EnterpriseParameters;
  lexicon: Pick<Lexicon, 'firmWords' | 'firmSuffixes' | 'fields'>;
  places: DemoPlaces;
  organisations: readonly KnownOrganisation[];
  /** Firms altogether, those of `organisations` included. */
  count: number;
  today: CalendarDate;
}

/** Years back from today in which firms of a stage were founded: youngest, oldest. */
const AGES: Readonly<Record<string, readonly [number, number]>> = {
  STARTUP: [0, 4], TECH_SME: [2, 10], HNTE_CULTIVATION: [3, 8], HNTE: [5, 22], GAZELLE: [6, 14], POTENTIAL_UNICORN: [2, 9], UNICORN: [4, 10], LISTED: [10, 25],
};
const FORMS = ['示范科技有限公司', '示范技术有限公司', '示范实业有限公司', '示范装备有限公司'];

/**
 * A population of firms with plausible margins: the same parameters, places, seed and day give the same firms, and
 * nothing in it describes a real one.
 */
export function generateEnterprises(input: PopulationInput): NewDossier[] {
  const { parameters, today } = input;
  const chance = seededChance(parameters.seed);
  const names = new Set(input.organisations.map((o) => o.name));
  const codes = new Set(input.organisations.map((o) => o.creditCode));
  const serial = { value: 0 };
  return Array.from({ length: Math.max(input.count, input.organisations.length) }, (_, i) => {
    const who = input.organisations[i] ?? stranger(input, chance, names, codes);
    const stage = weighted(chance, parameters.stages.map((s) => [s, s.share] as const));
    // Whoever signs in has registered.
    return oneFirm(input, chance, who, stage.type === 'TEAM' && input.organisations[i] ? parameters.stages[1]! : stage, today, serial);
  });
}

function oneFirm({ parameters }: PopulationInput, chance: Chance, who: Omit<KnownOrganisation, 'organisationId'> & { organisationId: string | null }, stage: Stage, today: CalendarDate, serial: { value: number }): NewDossier {
  const thisYear = Number(today.slice(0, 4));
  const [youngest, oldest] = AGES[stage.type] ?? [0, 0];
  const foundedOn = stage.type === 'TEAM' ? null : earlier(today, `${thisYear - chance.integer(youngest, oldest)}-${two(chance.integer(1, 12))}-${two(chance.integer(1, 28))}`);
  const founded = foundedOn ? Number(foundedOn.slice(0, 4)) : thisYear;
  const audited = !['TEAM', 'STARTUP'].includes(stage.type) && chance.next() < 0.7;
  const years = foundedOn ? generateYears(parameters, chance, { stage, founded, from: Math.max(founded, thisYear - 6), to: thisYear - 1 }) : new Map<number, Figures>();
  const checked = chance.next() >= parameters.missing.records;
  const sector = weighted(chance, Object.entries(parameters.sectors)) as NewDossier['firm']['sector'];
  return {
    firm: {
      creditCode: who.creditCode, name: who.name, city: who.city, park: who.park, field: who.field, sector, foundedOn, organisationId: who.organisationId,
      recordsCheckedOn: checked ? addDays(today, -chance.integer(1, 60)) : null, demo: true,
    },
    statements: foundedOn ? generateStatements(parameters, chance, years, { audited, today, founded }) : [],
    ...generateHistory({ parameters, chance, stage: stage.type, foundedOn, city: who.city, today, serial, revenue: years.get(thisYear - 1)?.revenue ?? 0 }),
  };
}

function stranger({ parameters, lexicon, places }: PopulationInput, chance: Chance, names: Set<string>, codes: Set<string>): Omit<KnownOrganisation, 'organisationId'> & { organisationId: null } {
  for (;;) {
    const code = weighted(chance, Object.entries(parameters.cities));
    const city = places.cities.find((c) => c.code === code);
    if (!city) throw new Error(`The population names city ${code}, which the pack does not have`);
    const parks = places.parks.filter((p) => p.city === city.code);
    const field = chance.pick(lexicon.fields);
    const park = parks.length > 0 && chance.next() < parameters.inPark ? chance.pick(parks).code : null;
    const name = `${chance.pick(lexicon.firmWords)}${chance.pick(lexicon.firmSuffixes)}（${city.zh.replace('市', '')}）${chance.pick(FORMS)}`;
    const creditCode = madeUpCreditCode(chance, '91', city.code);
    if (names.has(name) || codes.has(creditCode)) continue;
    names.add(name);
    codes.add(creditCode);
    return { organisationId: null, creditCode, name, city: city.code, park, field: field.id };
  }
}
