import { z } from 'zod';
import type { Pack } from '../../../kernel/base/pack.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { EnterprisePack } from '../pack.ts';
import type { ListScheme } from './domain/lists/scheme.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const words = z.strictObject({ zh: z.string(), en: z.string() });
const ratio = z.strictObject({ value: z.number().min(0).max(100), unit: z.literal('percent'), evidence }).transform((m) => Math.round(m.value * 10_000));
const whole = <U extends string>(unit: U) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit), evidence }).transform((m) => m.value);
const count = z.strictObject({ list: z.string(), year: z.number().int(), value: z.number().int().min(0), source: words, evidence: evidence.optional() })
  .transform(({ evidence: _evidence, ...c }) => c);

const file = z
  .strictObject({
    version: z.number().int(),
    lists: z.array(z.strictObject({
      id: z.string().regex(/^[a-z][a-z-]*$/), zh: z.string(), en: z.string(), rule: z.string(), unless: z.string().optional(),
      writes: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('QUALIFICATION'), type: z.string() }), z.strictObject({ kind: z.literal('POOL'), pool: z.string() })]),
      valued: z.boolean(), issuer: words,
    })).min(1),
    valueTolerance: ratio,
    falseDataBar: whole('years'),
    smallestShown: whole('firms'),
    fields: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
    valueBands: z.array(z.number().min(0)).min(1).refine((bands) => bands.every((b, i) => i === 0 || b > bands[i - 1]!), 'bands must ascend'),
    history: z.array(count),
    targets: z.array(count),
  })
  .refine((f) => [...f.history, ...f.targets].every((c) => f.lists.some((l) => l.id === c.list)), 'a count names a list that is not there')
  .transform((f): ListScheme => ({
    version: f.version, lists: f.lists, valueTolerancePpm: f.valueTolerance, falseDataBarYears: f.falseDataBar, smallestShown: f.smallestShown, fields: f.fields, valueBands: f.valueBands, history: f.history, targets: f.targets,
  }));

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID, LIST_PACK_INVALID */
export function readListScheme(pack: Pack, { qualifications, ladder }: EnterprisePack): ListScheme {
  const scheme = pack.read('enterprises/lists.yaml', file);
  for (const { id, writes } of scheme.lists) {
    const known = writes.kind === 'QUALIFICATION' ? qualifications.has(writes.type) : ladder.pools.some((p) => p.id === writes.pool);
    if (!known) {
      throw new Problem('LIST_PACK_INVALID', {
        status: 500, zh: `名单 ${id} 写入的资质或培育库不在梯度文件中`, en: `The list ${id} writes what the ladder does not have`, where: { file: 'enterprises/lists.yaml', field: id },
        remedy: { zh: '与 enterprises/ladder.yaml 核对', en: 'Compare with enterprises/ladder.yaml' },
      });
    }
  }
  return scheme;
}
