import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type BoundRoute, bind, type RequestContext } from '../../kernel/identity/route.ts';
import { type HandAct, setDecomposition } from './commands/set-decomposition.ts';
import { setTaskDetail } from './commands/set-task-detail.ts';
import * as contract from './contract.ts';
import { targetCsv } from './domain/target-csv.ts';
import type { LintParameters } from './domain/lint/input.ts';
import type { IndexDefinition } from './index-pack.ts';
import type { PlanReader } from './queries/context.ts';
import { getAttainment, listAttainment } from './queries/get-attainment.ts';
import { getBackTest } from './queries/get-back-test.ts';
import { getDecomposition, listDecompositions } from './queries/get-decomposition.ts';
import { getIndex } from './queries/get-index.ts';
import { getMatrix } from './queries/get-matrix.ts';
import { getSummary } from './queries/get-summary.ts';
import { getTarget } from './queries/get-target.ts';
import { lintStoredPlan } from './queries/lint-plan.ts';
import { listClauseItems } from './queries/list-clause-items.ts';
import { listTargets } from './queries/list-targets.ts';
import { listTasks } from './queries/list-tasks.ts';
import { readCurrent } from './store.ts';

export function planRoutes(parts: Pick<PlanReader, 'indicators' | 'packed'>, { lint, index }: { lint: LintParameters; index: IndexDefinition }): readonly BoundRoute[] {
  const reader = ({ db, clock }: RequestContext): PlanReader => ({ db, now: clock.now(), ...parts });
  const actOf = ({ clock, actor, requestId }: RequestContext): HandAct => ({ now: clock.now(), actor, requestId });
  const { sourceZh, sourceEn, version } = parts.indicators.parameters;
  return [
    bind(contract.listTargets, async (ctx, { query }) => ({ targets: await listTargets(reader(ctx), query), parameters: { sourceZh, sourceEn, version } })),
    bind(contract.downloadTargets, async (ctx, { query }) => ({
      contentType: 'text/csv; charset=utf-8',
      fileName: `targets-${dateOf(ctx.clock.now())}.csv`,
      bytes: targetCsv(await listTargets(reader(ctx), query)),
    })),
    bind(contract.getTarget, (ctx, { params, query }) => getTarget(reader(ctx), params.id, query.asOf)),
    bind(contract.getMatrix, (ctx, { query }) => getMatrix(reader(ctx), query.document, query.asOf)),
    bind(contract.listTasks, (ctx, { query }) => listTasks(reader(ctx), query)),
    bind(contract.listDocuments, async ({ db }) => ({ documents: await readCurrent(db.sql, 'document') })),
    bind(contract.listClauseItems, (ctx, { params }) => listClauseItems(reader(ctx), params.id)),
    bind(contract.getAttainment, (ctx, { params, query }) => getAttainment(reader(ctx), params.id, query.asOf)),
    bind(contract.listAttainment, async (ctx, { query }) => ({ attainment: await listAttainment(reader(ctx), query) })),
    bind(contract.getBackTest, (ctx) => getBackTest(reader(ctx))),
    bind(contract.listDecompositions, async (ctx, { query }) => ({ decompositions: await listDecompositions(reader(ctx), lint, query.document) })),
    bind(contract.getDecomposition, (ctx, { params }) => getDecomposition(reader(ctx), lint, params.id)),
    bind(contract.setDecomposition, async (ctx, { params, body }) => {
      await setDecomposition(parts, ctx.db, actOf(ctx), params.id, body);
      return getDecomposition(reader(ctx), lint, params.id);
    }),
    bind(contract.setTaskDetail, (ctx, { params, body }) => setTaskDetail(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getSummary, (ctx) => getSummary(reader(ctx))),
    bind(contract.lintPlan, (ctx) => lintStoredPlan(reader(ctx), lint)),
    bind(contract.getIndex, (ctx, { query }) => getIndex(reader(ctx), index, query)),
  ];
}
