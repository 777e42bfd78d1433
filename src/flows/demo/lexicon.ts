import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';

const property = z.object({
  zh: z.string(),
  unit: z.string(),
  low: z.number(),
  high: z.number(),
  better: z.enum(['up', 'down']),
  test: z.string(),
});

const field = z.object({
  id: z.string(),
  zh: z.string(),
  parks: z.array(z.string()).min(1),
  objects: z.array(z.string()).min(4),
  techniques: z.array(z.string()).min(4),
  properties: z.array(property).min(2),
});

const lexicon = z.object({
  fields: z.array(field).min(1),
  firmWords: z.array(z.string()).min(2),
  firmSuffixes: z.array(z.string()).min(1),
  universities: z.array(
    z.object({ zh: z.string(), en: z.string(), region: z.string(), kind: z.enum(['university', 'institute']) }),
  ),
  surnames: z.array(z.string()),
  givenNames: z.array(z.string()),
});

export type Lexicon = z.output<typeof lexicon>;
export type LexiconField = z.output<typeof field>;
export type LexiconProperty = z.output<typeof property>;

/** Words of the demonstration set, from `examples/lexicon.yaml` of the pack. */
export function readLexicon(pack: Pack): Lexicon {
  return pack.read('examples/lexicon.yaml', lexicon);
}
