import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { Places } from './domain/types.ts';

const placesSchema = z.object({
  defaultSubject: z.string().optional(),
  names: z.array(z.string().min(1)),
  groups: z.record(z.string(), z.array(z.string().min(1))),
});

/** Names of places as the zone's documents use them. */
export function readPlaces(pack: Pack): Places {
  return pack.read('policy/places.yaml', placesSchema);
}
