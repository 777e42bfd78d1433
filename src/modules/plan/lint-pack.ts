import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import { findingCodes, severities } from './contract/lint.ts';
import type { LintParameters } from './domain/lint/input.ts';

const lintFile = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  growthWeights: z.array(z.strictObject({ indicator: z.string(), by: z.string() })),
  tasksLed: z.strictObject({ value: z.number().int().positive(), unit: z.literal('tasks') }),
  /** Findings that weigh otherwise here, or are switched off. */
  severities: z.partialRecord(z.enum(findingCodes), z.enum([...severities, 'off'])).default({}),
  definitions: z.array(z.strictObject({ indicators: z.array(z.string()).min(2), zh: z.string().min(1), en: z.string().min(1) })),
});

/**
 * Parameters of the plan linter from `plan/lint.yaml`.
 * @throws Problem PACK_FILE_*, PLAN_PACK_INVALID when an indicator is named that the pack does not have
 */
export function readLintParameters(pack: Pack, { packed }: Pick<Indicators, 'packed'>): LintParameters {
  const { tasksLed, ...rest } = pack.read('plan/lint.yaml', lintFile);
  const codes = new Set(packed.definitions.map((d) => d.code));
  const unknown = [...rest.growthWeights.flatMap((w) => [w.indicator, w.by]), ...rest.definitions.flatMap((d) => d.indicators)].find((code) => !codes.has(code));
  if (unknown !== undefined) {
    throw new Problem('PLAN_PACK_INVALID', { status: 500, zh: `没有指标 ${unknown}`, en: `no indicator ${unknown}`, where: { file: 'plan/lint.yaml', field: unknown } });
  }
  return { ...rest, tasksLed: tasksLed.value };
}
