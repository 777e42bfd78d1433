import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { inTransaction, type Sql } from '../../kernel/db/index.ts';
import { auditActor, authorise, bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { PlanAct, PlanModule } from '../../modules/plan/index.ts';
import { type ClauseUse, contentOf, isAccepted, type ItemRow, type PolicyModule } from '../../modules/policy/index.ts';
import { enterTarget, enterTask, listEntries, suggestEntry as suggestEntryRoute } from './contract.ts';
import { enterItemAsTarget, enterItemAsTask } from './enter-item.ts';
import { readEntries, reviewedUses } from './entries.ts';
import { suggestEntry } from './suggest-entry.ts';

/** From an accepted finding in a document to a target or task of the plan; what is taken back leaves it again. */
export interface PlanningFlow {
  name: 'planning';
  migrations: '';
  permissions: readonly never[];
  routes: readonly BoundRoute[];
}

/** What the clauses of a document became by review. */
export function planningUses(parts: { plan: PlanModule; indicators: Indicators }, db: Sql, document: string): Promise<ClauseUse[]> {
  return reviewedUses(parts, db, document);
}

export function createPlanningFlow(parts: { plan: PlanModule; policy: PolicyModule; indicators: Indicators }): PlanningFlow {
  const { plan, policy } = parts;
  const actOf = (ctx: RequestContext): PlanAct => {
    const grant = authorise(ctx.actor, 'policy.item.review');
    return { by: auditActor(ctx.actor!, grant), at: ctx.clock.now(), requestId: ctx.requestId };
  };
  policy.react({
    // The plan rests on the words that were accepted: when they change or are taken back, what rests on them goes too,
    // and a person enters it again.
    decided: async (tx, act, item, before) => {
      if (!before || !isAccepted(before.state) || (isAccepted(item.state) && sameWords(before, item))) return;
      const reason = item.state === 'REJECTED' ? 'REJECTED' : isAccepted(item.state) ? 'CORRECTED' : 'UNDONE';
      await plan.withdrawReviewed(tx, act, item.id, reason);
    },
  });
  return {
    name: 'planning',
    migrations: '',
    permissions: [],
    routes: [
      bind(suggestEntryRoute, (ctx, { params }) => {
        actOf(ctx);
        return suggestEntry(parts, ctx.db.sql, params.item);
      }),
      bind(enterTarget, (ctx, { params, body }) => {
        const act = actOf(ctx);
        return inTransaction(ctx.db, (tx) => enterItemAsTarget(parts, tx, act, params.item, body));
      }),
      bind(enterTask, (ctx, { params, body }) => {
        const act = actOf(ctx);
        return inTransaction(ctx.db, (tx) => enterItemAsTask(parts, tx, act, params.item, body));
      }),
      bind(listEntries, async (ctx, { params }) => {
        actOf(ctx);
        return { entries: (await readEntries(parts, ctx.db.sql, params.id)).map(({ clause: _clause, ...entry }) => entry) };
      }),
    ],
  };
}

function sameWords(a: ItemRow, b: ItemRow): boolean {
  return canonicalJson(contentOf(a)) === canonicalJson(contentOf(b));
}
