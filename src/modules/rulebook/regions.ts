import { Problem } from '../../kernel/base/problem.ts';
import type { RuleFile } from '../../kernel/rules/index.ts';
import type { RulebookParts } from './act.ts';

const WHOLE_COUNTRY = 'CN';
type Places = Pick<RulebookParts, 'province' | 'cities'>;

/** Where to look for a version of a region: its own code first, then the province's. */
export const chainOf = ({ province, cities }: Places, region: string): string[] => (cities.includes(region) ? [region, province] : region === WHOLE_COUNTRY ? [] : [region]);

/** Whose officers may work on a version for these regions: those of the one city, or the zone (null). */
export const keeperOf = ({ cities }: Places, regions: readonly string[]): string | null => (regions.length === 1 && cities.includes(regions[0]!) ? regions[0]! : null);

/** @throws Problem RULEBOOK_REGION_UNKNOWN */
export function assertRegions({ province, cities }: Places, file: RuleFile, regions: readonly string[]): void {
  const known = new Set([WHOLE_COUNTRY, province, ...cities, ...file.versions.flatMap((v) => v.regions)]);
  const strange = regions.find((r) => !known.has(r));
  if (strange === undefined) return;
  throw new Problem('RULEBOOK_REGION_UNKNOWN', {
    zh: `地区代码 ${strange} 不适用于本规则`, en: `The region ${strange} is not one this rule can hold in`, where: { field: 'regions' },
    remedy: { zh: `可用：${[...known].join('、')}`, en: `Known: ${[...known].join(', ')}` },
  });
}
