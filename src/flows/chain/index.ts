import type { Indicators } from '../../kernel/indicators/index.ts';
import type { Definition } from '../../kernel/procedure/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import type { ClauseUse } from '../../modules/policy/index.ts';

/**
 * The chain from clause to target, task and procedure, walked forward: what each clause of a document became here.
 */
export function clauseUses(
  documentId: string,
  house: { plan: PlanModule['packed']; indicators: Indicators; procedures: readonly Definition[] },
): ClauseUse[] {
  const { plan, indicators, procedures } = house;
  const nameOf = new Map(indicators.packed.definitions.map((d) => [d.code, d]));
  const targets = plan.targets
    .filter((t) => t.document === documentId)
    .map((t): ClauseUse => {
      const name = nameOf.get(t.indicator) ?? { zh: t.indicator, en: t.indicator };
      const place = indicators.places.find(t.place) ?? { zh: t.place, en: t.place };
      const goal = `${SIGN[t.operator]}${t.value}${t.unit}（${t.year}）`;
      return { path: t.clause, kind: 'target', zh: `${place.zh} ${name.zh} ${goal}`, en: `${place.en}: ${name.en} ${goal}`, to: `/plan?target=${encodeURIComponent(t.id)}` };
    });
  const tasks = plan.tasks
    .filter((t) => t.document === documentId)
    .map((t): ClauseUse => ({ path: t.clause, kind: 'task', zh: `${t.no}. ${t.zh}`, en: `${t.no}. ${t.en}`, to: '/plan/tasks' }));
  const cited = procedures.flatMap((p) =>
    p.clauses
      .filter((c) => c.document === documentId)
      .map((c): ClauseUse => ({ path: c.path, kind: 'procedure', zh: p.title.zh, en: p.title.en, to: `/procedures/${p.id}` })),
  );
  return [...targets, ...tasks, ...cited];
}

const SIGN = { GTE: '≥', GT: '>', APPROX: '≈', LTE: '≤', REDUCE: '−', CAGR: '+' } as const;
