import { z } from 'zod';
import type { Pack } from '../../../kernel/base/pack.ts';
import type { PlanRules } from './domain/plans/plan.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const words = z.strictObject({ zh: z.string(), en: z.string() });
const days = z.strictObject({ value: z.number().int().min(1), unit: z.literal('calendarDays'), evidence }).transform((m) => m.value);

/** A kind of figure a plan may aim at. */
interface GoalKind {
  id: string;
  zh: string;
  en: string;
  unit: string;
  /** Item of the dossier from which it is read. */
  item: string;
}

export interface PlanPack {
  source: { zh: string; en: string };
  rules: PlanRules;
  goals: readonly GoalKind[];
}

const file = z
  .strictObject({
    version: z.number().int(),
    source: words,
    remindBefore: z.strictObject({ value: z.array(z.number().int().min(1)).min(1), unit: z.literal('calendarDays'), evidence }).transform((m) => m.value),
    overdueEvery: days,
    warnBefore: days,
    goals: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string(), unit: z.string(), item: z.string() })).min(1),
  })
  .transform(({ source, remindBefore, overdueEvery, warnBefore, goals }): PlanPack => ({ source, rules: { remindBefore, overdueEvery, warnBefore }, goals }));

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readPlanPack(pack: Pack): PlanPack {
  return pack.read('enterprises/plans.yaml', file);
}
