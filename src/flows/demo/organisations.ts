import type { Chance } from '../../kernel/base/chance.ts';
import { creditCodeCheckCharacter } from '../../kernel/base/credit-code.ts';
import type { Lexicon } from './lexicon.ts';

export interface DemoOrganisation {
  /** Stable within a seed: the key under which other parts of the set refer to it. */
  key: string;
  creditCode: string;
  nameZh: string;
  nameEn: string;
  kind: 'firm' | 'university' | 'institute' | 'government' | 'park' | 'registry' | 'agency' | 'other';
  region: string | null;
  park: string | null;
  /** Field id of the lexicon; only firms have one. */
  field: string | null;
  founded: number | null;
  staff: number | null;
}

export interface DemoPlaces {
  cities: readonly { code: string; zh: string; en: string }[];
  parks: readonly { code: string; city: string; zh: string }[];
}

/**
 * A made-up but formally valid credit code. The category `93`/`12` and the region are real; the organisation part begins
 * with `DM`, which no issued code of these regions is known to use.
 */
export function madeUpCreditCode(chance: Chance, category: string, region: string): string {
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const body = Array.from({ length: 7 }, () => letters[chance.integer(0, letters.length - 1)]).join('');
  const first17 = `${category}${region}DM${body}`;
  return first17 + creditCodeCheckCharacter(first17)!;
}

export function generateFirms(lexicon: Lexicon, places: DemoPlaces, chance: Chance, count: number, thisYear: number): DemoOrganisation[] {
  const used = new Set<string>();
  const firms: DemoOrganisation[] = [];
  while (firms.length < count) {
    const field = lexicon.fields[firms.length % lexicon.fields.length]!;
    const code = chance.pick(field.parks);
    const park = places.parks.find((p) => p.code === code);
    if (!park) throw new Error(`Field ${field.id} names park ${code}, which the pack does not have`);
    const city = places.cities.find((c) => c.code === park.city)!;
    const words = `${chance.pick(lexicon.firmWords)}${chance.pick(lexicon.firmSuffixes)}`;
    const nameZh = `${words}（${city.zh.replace('市', '')}）示范有限公司`;
    if (used.has(nameZh)) continue;
    used.add(nameZh);
    firms.push({
      key: `firm-${firms.length + 1}`,
      creditCode: madeUpCreditCode(chance, '91', park.city),
      nameZh,
      nameEn: `Demo firm ${firms.length + 1} (${city.en})`,
      kind: 'firm',
      region: park.city,
      park: park.code,
      field: field.id,
      founded: thisYear - chance.integer(2, 22),
      staff: Math.round(12 * Math.exp(chance.next() * 4.2)),
    });
  }
  return firms;
}

export function generateUniversities(lexicon: Lexicon, chance: Chance): DemoOrganisation[] {
  return lexicon.universities.map((u, i) => ({
    key: `university-${i + 1}`,
    creditCode: madeUpCreditCode(chance, '12', u.region),
    nameZh: u.zh,
    nameEn: u.en,
    kind: u.kind,
    region: u.region,
    park: null,
    field: null,
    founded: null,
    staff: null,
  }));
}

/** The public bodies of the thread: one registry a city, one committee a park, and the zone's own. */
export function generateBodies(places: DemoPlaces, chance: Chance): DemoOrganisation[] {
  const body = (key: string, nameZh: string, nameEn: string, kind: DemoOrganisation['kind'], region: string | null, park: string | null): DemoOrganisation => ({
    key,
    creditCode: madeUpCreditCode(chance, '11', region ?? '320000'),
    nameZh,
    nameEn,
    kind,
    region,
    park,
    field: null,
    founded: null,
    staff: null,
  });
  return [
    ...places.cities.map((c) => body(`registry-${c.code}`, `${c.zh}技术合同登记处（演示）`, `${c.en} contract registry (demo)`, 'registry', c.code, null)),
    ...places.cities.map((c) => body(`city-${c.code}`, `${c.zh}科技局（演示）`, `${c.en} S&T bureau (demo)`, 'government', c.code, null)),
    ...places.parks.map((p) => body(`park-${p.code}`, `${p.zh.replace(/（.*）/, '')}管委会（演示）`, `Committee of park ${p.code} (demo)`, 'park', p.city, p.code)),
    body('secretariat', '自创区理事会秘书处（演示）', 'Secretariat of the zone council (demo)', 'government', null, null),
    body('service-centre', '自创区管理服务中心（演示）', 'Service centre of the zone (demo)', 'agency', null, null),
  ];
}

/** A body of none of the cities, for third-party assessment. Takes a chance of its own, so that the rest of the set stays as it is. */
export function generateAssessor(chance: Chance): DemoOrganisation {
  return {
    key: 'assessor', creditCode: madeUpCreditCode(chance, '91', '320000'), nameZh: '明衡评估咨询（演示）机构', nameEn: 'Mingheng Assessment (demo)', kind: 'other',
    region: null, park: null, field: null, founded: null, staff: null,
  };
}

export function personName(lexicon: Lexicon, chance: Chance): string {
  return chance.pick(lexicon.surnames) + chance.pick(lexicon.givenNames);
}
