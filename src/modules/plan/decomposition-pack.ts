import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import type { ProblemDetail } from '../../kernel/base/problem.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import { decompositionBasis, type PlanDecomposition, planDecomposition } from './contract/decomposition.ts';
import type { PlanTarget } from './contract.ts';
import { decompositionFaults, placesOfDecomposition } from './domain/check-decomposition.ts';

const file = z.strictObject({
  decompositions: z.array(z.strictObject({ ...planDecomposition.omit({ setByName: true }).shape, basis: z.strictObject(decompositionBasis.shape) })),
});

/** `plan/decomposition.yaml`: targets by place and year, and every fault in it. */
export function readDecompositionsOf(pack: Pack, targets: readonly PlanTarget[], { places, packed }: Pick<Indicators, 'places' | 'packed'>): { decompositions: PlanDecomposition[]; faults: ProblemDetail[] } {
  const { decompositions } = pack.read('plan/decomposition.yaml', file);
  const composition = { whole: places.zone.code, parts: places.cities.map((c) => c.code) };
  const faults = decompositions.flatMap((body, i): ProblemDetail[] => {
    const where = (field: string) => ({ file: 'plan/decomposition.yaml', field: `decompositions.${i}.${field}` });
    const target = targets.find((t) => t.id === body.target);
    const definition = packed.definitions.find((d) => d.code === target?.indicator);
    if (!target || !definition) return [{ code: 'PLAN_PACK_INVALID', zh: `没有目标 ${body.target}`, en: `no target ${body.target}`, where: where('target') }];
    const own = targets.filter((t) => t.document === target.document && t.indicator === target.indicator && t.year === target.year).map((t) => t.place);
    return decompositionFaults(body, target, definition, placesOfDecomposition(target, composition), own).map((f) => ({ ...f, code: 'PLAN_PACK_INVALID', where: where(f.where?.field ?? 'rows') }));
  });
  return { decompositions, faults };
}
