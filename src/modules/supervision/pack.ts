import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { SupervisionParameters } from './domain/parameters.ts';

const measured = (unit: string) => z.strictObject({ value: z.number(), unit: z.literal(unit) }).transform((m) => m.value);
const count = (unit: string) => z.strictObject({ value: z.number().int().min(1), unit: z.literal(unit) }).transform((m) => m.value);

const parametersFile = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  light: z.strictObject({
    greenFrom: measured('percentagePoints'),
    redBelow: measured('percentagePoints'),
    dueSoon: count('workingDays'),
    dueSoonBelow: measured('percent'),
  }).refine((l) => l.redBelow <= l.greenFrom, 'redBelow must not be above greenFrom'),
  report: z.strictObject({ dueDay: count('dayOfMonth'), yellowAfter: count('months'), redAfter: count('months'), remindBefore: count('workingDays') }),
  order: z.strictObject({ yellowsToRed: count('orders'), within: count('months') }),
  ladder: z
    .strictObject({ talkAfterRed: count('months'), circularAfterRed: count('months'), councilAfterRed: count('months') })
    .refine((l) => l.talkAfterRed <= l.circularAfterRed && l.circularAfterRed <= l.councilAfterRed, 'a later step must not come before an earlier one'),
  inspection: z.strictObject({ sameItemWithin: count('months'), defaultRectification: count('workingDays') }),
});

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readSupervisionParameters(pack: Pack): SupervisionParameters {
  const { version, sourceZh, sourceEn, light, report, order, ladder, inspection } = pack.read('parameters/supervision.yaml', parametersFile);
  return { version, sourceZh, sourceEn, light, report, order: { yellowsToRed: order.yellowsToRed, withinMonths: order.within }, ladder, inspection };
}
