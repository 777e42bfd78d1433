import { notFound } from '../../kernel/base/problem.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { bind, type BoundRoute } from '../../kernel/identity/route.ts';
import type { ContractDeps } from './act.ts';
import { askForChange } from './commands/ask-for-change.ts';
import { keepJudgement } from './commands/judge-type.ts';
import * as contract from './contract.ts';
import { decisionsOf } from './queries/decisions.ts';
import { typeTestsOf } from './queries/type-tests.ts';
import { versionsOf, viewChange } from './queries/versions.ts';
import { actOf, getVisible } from './requests.ts';
import { findChange } from './store/changes.ts';

/** Type tests, decisions, and what happens to a contract after registration. */
export function changeRoutes(deps: ContractDeps): BoundRoute[] {
  return [
    bind(contract.getTypeTests, async (ctx, { params }) => typeTestsOf(ctx.db.sql, ctx.actor, await getVisible(ctx, params.id), deps, ctx.clock.now())),
    bind(contract.judgeContractType, async (ctx, { params, body }) => {
      const row = await getVisible(ctx, params.id);
      return inTransaction(ctx.db, (tx) => keepJudgement(tx, actOf(ctx), row, body.answers, deps));
    }),
    bind(contract.getDecisions, async (ctx, { params }) => decisionsOf(ctx.db.sql, ctx.actor, await getVisible(ctx, params.id), deps, ctx.clock.now())),
    bind(contract.getVersions, async (ctx, { params }) => versionsOf(ctx.db.sql, await getVisible(ctx, params.id), deps, ctx.clock.now())),
    bind(contract.askForChange, (ctx, { params, body }) => inTransaction(ctx.db, (tx) => askForChange(tx, actOf(ctx), params.id, body, deps))),
    bind(contract.proposeRevocation, (ctx, { params, body }) =>
      inTransaction(ctx.db, (tx) => askForChange(tx, actOf(ctx), params.id, { proposal: { kind: 'REVOCATION', ground: body.ground }, reason: body.reason }, deps)),
    ),
    bind(contract.getChange, async (ctx, { params }) => {
      const change = await findChange(ctx.db.sql, params.id);
      if (!change) throw notFound('变更申请', 'change', params.id);
      return viewChange(change, await getVisible(ctx, change.contractId));
    }),
  ];
}
