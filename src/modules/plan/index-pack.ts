import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import { checkWeights, type Indicators } from '../../kernel/indicators/index.ts';
import { indexAggregations } from './contract/composite.ts';

const share = z.number().gt(0).max(1);

const indexIndicator = z.strictObject({
  code: z.string(), zh: z.string().min(1), en: z.string().min(1), unit: z.string().min(1), unitEn: z.string().min(1), decimals: z.number().int().min(0).max(4),
  weight: share,
  direction: z.enum(['UP', 'DOWN']),
  /** A published figure, or one figure over another of the same year, times a factor that makes the unit. */
  value: z.union([z.strictObject({ figure: z.string() }), z.strictObject({ over: z.tuple([z.string(), z.string()]), times: z.number().positive() })]),
  goalposts: z.strictObject({ worst: z.number(), best: z.number() }),
  reference: z.number().positive(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
});

const indexFile = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  basis: z.strictObject({ document: z.string(), path: z.string() }),
  defaultYear: z.number().int(),
  method: z.strictObject({ aggregation: z.enum(indexAggregations), epsilon: z.number().positive(), cap: z.number().min(1), indicatorCoverage: share, placeCoverage: share }),
  maxAge: z.number().int().min(0),
  uncertainty: z.strictObject({ draws: z.number().int().min(100).max(20_000), spread: share, confidence: share, tieShare: share, seed: z.number().int() }),
  notesZh: z.array(z.string()).min(1),
  notesEn: z.array(z.string()).min(1),
  fields: z.array(z.strictObject({ code: z.string(), zh: z.string().min(1), en: z.string().min(1), weight: share, indicators: z.array(indexIndicator).min(1) })).min(1),
});
export type IndexDefinition = z.output<typeof indexFile>;
export type IndexIndicator = z.output<typeof indexIndicator>;

/**
 * The zone's innovation index from `indicators/index.yaml`.
 * @throws Problem PACK_FILE_*, INDEX_WEIGHTS_INVALID, PLAN_PACK_INVALID when a figure is named that the pack does not
 * define, a code is given twice, or the marks of an indicator do not point its way
 */
export function readIndexDefinition(pack: Pack, { packed }: Pick<Indicators, 'packed'>): IndexDefinition {
  const definition = pack.read('indicators/index.yaml', indexFile);
  const codes = new Set(packed.definitions.map((d) => d.code));
  checkWeights(definition.fields.map((f) => f.weight), 'indicators/index.yaml');
  const seen = new Set<string>();
  for (const field of definition.fields) {
    checkWeights(field.indicators.map((i) => i.weight), field.code);
    for (const { code, value, goalposts, direction } of field.indicators) {
      const unknown = ('figure' in value ? [value.figure] : value.over).find((c) => !codes.has(c));
      if (unknown !== undefined) throw invalid(code, `没有指标 ${unknown}`, `no indicator ${unknown}`);
      if (seen.has(code)) throw invalid(code, `指标 ${code} 重复`, `indicator ${code} is given twice`);
      if (goalposts.worst === goalposts.best || (direction === 'UP') !== goalposts.best > goalposts.worst) throw invalid(code, `${code} 的上下限与方向不符`, `the marks of ${code} do not point its way`);
      seen.add(code);
    }
  }
  return definition;
}

function invalid(field: string, zh: string, en: string): Problem {
  return new Problem('PLAN_PACK_INVALID', { status: 500, zh, en, where: { file: 'indicators/index.yaml', field } });
}
