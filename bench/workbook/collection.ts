import path from 'node:path';
import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { createIndicators } from '../../src/kernel/indicators/index.ts';
import { readCollections, readReturnsParameters } from '../../src/modules/returns/index.ts';

/** The wide list of the zone's pack: twenty columns, a row for each firm. */
export function wideList() {
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  const parameters = readReturnsParameters(pack);
  const roles = new Set(['park-officer', 'city-officer', 'service-centre', 'secretariat']);
  const collection = readCollections(pack, createIndicators({ pack }).packed.definitions, roles, parameters).find((c) => c.id === 'park-rd-firms')!;
  return { collection, parameters };
}
