import { z } from 'zod';
import type { Pack } from '../base/pack.ts';

const place = z.strictObject({
  code: z.string().min(1),
  kind: z.enum(['zone', 'province', 'city', 'group', 'park']),
  zh: z.string().min(1),
  en: z.string().min(1),
  shortZh: z.string().min(1),
  shortEn: z.string().min(1),
});
export type Place = z.output<typeof place>;

const point = z.object({ x: z.number(), y: z.number() });
const polyline = z.array(z.tuple([z.number(), z.number()]));
const named = z.object({ zh: z.string(), en: z.string() });

/** A schematic, not a map: it shows order and neighbourhood and claims no borders. */
export const schematicMap = z.object({
  width: z.number(),
  height: z.number(),
  line: polyline,
  lake: named.extend({ x: z.number(), y: z.number(), rx: z.number(), ry: z.number() }),
  river: named.extend({ points: polyline }),
  neighbours: z.array(named.extend({ x: z.number(), y: z.number() })),
});

const regionsFile = z.object({
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  zone: place,
  province: place,
  groups: z.array(place),
  cities: z.array(place.extend({ map: point })),
  map: schematicMap,
});

const parkRow = z.object({
  code: z.string().regex(/^P\d{2}$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  shortZh: z.string().min(1),
  shortEn: z.string().min(1),
  city: z.string().min(1),
  approvedYear: z.coerce.number().int().min(1980).max(2100),
  areaKm2: z.string().transform((text) => (text === '' ? null : Number(text))).pipe(z.number().positive().nullable()),
  areaConceptZh: z.string(),
  areaConceptEn: z.string(),
  industriesZh: z.string().transform((text) => text.split(';')),
  industriesEn: z.string().transform((text) => text.split(';')),
  amongNine: z.enum(['true', 'false']).transform((text) => text === 'true'),
  sourceZh: z.string().min(1),
  grade: z.enum(['A', 'B', 'C', 'D', 'R']),
  confidence: z.enum(['sourced', 'derived', 'recalled']),
});
export type Park = z.output<typeof parkRow>;

export interface Places {
  zone: Place;
  province: Place;
  /** In the order of the plan's tables. */
  cities: readonly (Place & { map: { x: number; y: number } })[];
  groups: readonly Place[];
  parks: readonly Park[];
  map: z.output<typeof schematicMap>;
  /** Any place by its code. */
  find(code: string): Place | undefined;
}

/** The places of a zone from its pack: `places/regions.yaml` and `places/parks.csv`. */
export function readPlaces(pack: Pack): Places {
  const regions = pack.read('places/regions.yaml', regionsFile);
  const parks = pack.read('places/parks.csv', z.array(parkRow));
  const all: Place[] = [regions.zone, ...regions.cities, regions.province, ...regions.groups, ...parks.map((park): Place => ({ ...park, kind: 'park' }))];
  const byCode = new Map(all.map((p) => [p.code, { code: p.code, kind: p.kind, zh: p.zh, en: p.en, shortZh: p.shortZh, shortEn: p.shortEn }]));
  return { ...regions, parks, find: (code) => byCode.get(code) };
}
