import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, AssessmentParts } from './act.ts';
import { declareIndependence } from './commands/declare.ts';
import { draftEngagement } from './commands/draft-engagement.ts';
import { filePaper } from './commands/file-paper.ts';
import { giveMark } from './commands/give-mark.ts';
import { readMaterial } from './commands/read-material.ts';
import * as contract from './contract.ts';
import { getEngagement, listAccess, listEngagements, readResults } from './queries/engagements.ts';

export function assessmentRoutes(parts: AssessmentParts): readonly BoundRoute[] {
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  return [
    bind(contract.listEngagements, (ctx) => listEngagements(ctx.db.sql, ctx.actor, ctx.clock.now())),
    bind(contract.getEngagement, (ctx, { params }) => getEngagement(ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(contract.draftEngagement, (ctx, { body }) => draftEngagement(parts, ctx.db, actOf(ctx), body)),
    bind(contract.declareIndependence, (ctx, { params, body }) => declareIndependence(ctx.db, actOf(ctx), params.id, body.statement)),
    bind(contract.readMaterial, (ctx, { params }) => readMaterial(parts, ctx.db, actOf(ctx), params.id, params.section)),
    bind(contract.giveMark, (ctx, { params, body }) => giveMark(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.filePaper, (ctx, { params, body }) => filePaper(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.listAccess, (ctx, { params, query }) => listAccess(ctx.db.sql, params.id, query)),
    bind(contract.listSchemes, async () => ({ ...parts.schemes, schemes: [...parts.schemes.schemes] })),
    bind(contract.listResults, async (ctx) => ({ items: await readResults(ctx.db.sql) })),
  ];
}
