import { dateOf } from '../../kernel/base/calendar-date.ts';
import { type BoundRoute, bind, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, SupervisionParts } from './act.ts';
import { addFinding } from './commands/add-finding.ts';
import { assignUnit } from './commands/assign-unit.ts';
import { decideMilestones } from './commands/decide-milestones.ts';
import { joinInspection } from './commands/join-inspection.ts';
import { orderForFinding } from './commands/order-for-finding.ts';
import { planInspection } from './commands/plan-inspection.ts';
import { proposeMilestones } from './commands/propose-milestones.ts';
import { reportProgress } from './commands/report-progress.ts';
import { verifyProgress } from './commands/verify-progress.ts';
import * as contract from './contract.ts';
import { findingsWorkbook } from './findings-workbook.ts';
import { readBoard, readPublicBoard } from './queries/board.ts';
import { readCalendar } from './queries/calendar.ts';
import { getInspection, listFindings, listInspections, readLedger } from './queries/inspections.ts';
import { getTask } from './queries/get-task.ts';
import { listUnits } from './queries/list-units.ts';

export function supervisionRoutes(parts: SupervisionParts): readonly BoundRoute[] {
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  const today = (ctx: RequestContext): string => dateOf(ctx.clock.now());
  return [
    bind(contract.getBoard, async (ctx) => ({ today: today(ctx), ...(await readBoard(parts, ctx.db.sql, ctx.actor, ctx.clock.now())) })),
    bind(contract.getPublicBoard, async (ctx) => ({ today: today(ctx), ...(await readPublicBoard(parts, ctx.db.sql, ctx.clock.now())) })),
    bind(contract.getCalendar, async (ctx, { query: { month } }) => ({
      month, today: today(ctx), entries: await readCalendar(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), [month]),
    })),
    bind(contract.getTask, (ctx, { params }) => getTask(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(contract.proposeMilestones, (ctx, { params, body }) => proposeMilestones(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.decideMilestones, (ctx, { params, body }) => decideMilestones(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.reportProgress, (ctx, { params, body }) => reportProgress(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.verifyProgress, (ctx, { params, body }) => verifyProgress(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.listUnits, (ctx) => listUnits(parts, ctx.db.sql)),
    bind(contract.assignUnit, (ctx, { body }) => assignUnit(parts, ctx.db, actOf(ctx), body)),
    bind(contract.listInspections, (ctx) => listInspections(ctx.db.sql, ctx.actor, ctx.clock.now())),
    bind(contract.getInspection, (ctx, { params }) => getInspection(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(contract.planInspection, (ctx, { body }) => planInspection(parts, ctx.db, actOf(ctx), body)),
    bind(contract.joinInspection, (ctx, { params, body }) => joinInspection(ctx.db, actOf(ctx), params.id, body.statement)),
    bind(contract.addFinding, (ctx, { params, body }) => addFinding(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.orderForFinding, (ctx, { params, body }) => orderForFinding(parts, ctx.db, actOf(ctx), params.id, body.colour)),
    bind(contract.listFindings, (ctx, { query }) => listFindings(ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    bind(contract.downloadFindings, async (ctx, { query }) => ({
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      fileName: `督查问题清单-${today(ctx)}.xlsx`,
      bytes: await findingsWorkbook(await readLedger(ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    })),
  ];
}
