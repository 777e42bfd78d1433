import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';

const registry = z.object({ code: z.string().regex(/^\d{2}$/), region: z.string().regex(/^\d{6}$/), zh: z.string(), en: z.string() });
export type Registry = z.output<typeof registry>;

export function readRegistries(pack: Pack): Registry[] {
  return pack.read('contracts/registries.yaml', z.array(registry).min(1));
}

/** Only the income side applies, at one registry only (national measures 2000, art. on place of registration). */
export function registryOf(registries: readonly Registry[], sellerRegion: string | null | undefined): Registry {
  const found = registries.find((r) => r.region === sellerRegion);
  if (!found) {
    throw new Problem('REGISTRY_NOT_FOUND', {
      zh: `卖方所在地区（${sellerRegion ?? '未填'}）在本自创区没有登记机构`,
      en: `No registry of this zone serves the seller's region (${sellerRegion ?? 'not given'})`,
      where: { field: 'parties' },
      remedy: { zh: '请核对第一卖方的地区，或到其所在地登记', en: 'Check the region of the first seller, or register where the seller is' },
    });
  }
  return found;
}
