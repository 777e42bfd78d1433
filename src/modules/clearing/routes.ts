import { dateOf } from '../../kernel/base/calendar-date.ts';
import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import { authorise, bind, type BoundRoute, findGrant, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, ClearingParts } from './act.ts';
import { closeWindow } from './commands/close-window.ts';
import { confirmStatement } from './commands/confirm-statement.ts';
import { decideDispute, raiseDispute } from './commands/dispute.ts';
import { netWindow } from './commands/net-window.ts';
import { confirmReceipt, recordSettlement } from './commands/settle.ts';
import * as contract from './contract.ts';
import { positionsNow } from './positions.ts';
import { partiesSeen } from './queries/scope.ts';
import { statementPdf, statementWorkbook } from './queries/statement.ts';
import { filterOf, listWindows, mustBeWindow, viewWindow } from './queries/view-window.ts';
import { countObligations, readObligations } from './store/obligations.ts';
import { readWindows } from './store/windows.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function clearingRoutes(parts: ClearingParts): BoundRoute[] {
  const { rules } = parts;
  return [
    bind(contract.getRoom, async (ctx) => {
      const seen = partiesSeen(ctx.actor);
      const now = ctx.clock.now();
      const places = parts.places.filter((p) => seen === undefined || seen.includes(p.code));
      return {
        today: dateOf(now),
        places: [...parts.places],
        positions: await positionsNow(ctx.db.sql, rules, places.map((p) => p.code)),
        windows: await listWindows(parts, ctx.db.sql, now, seen),
        rules: {
          version: rules.version, sourceZh: rules.sourceZh, sourceEn: rules.sourceEn, clauses: [...rules.clauses],
          months: rules.window.length, closeWithin: rules.window.closeWithin, inspection: rules.window.inspection, settlement: rules.window.settlement,
        },
      };
    }),
    bind(contract.getWindow, async (ctx, { params }) => ({
      ...(await viewWindow(parts, ctx.db.sql, ctx.clock.now(), params.id, partiesSeen(ctx.actor))),
      places: [...parts.places],
      acting: parts.places.filter((p) => findGrant(ctx.actor, 'clearing.statement.answer', { region: p.code })).map((p) => p.code),
    })),
    bind(contract.listLines, async (ctx, { params, query: { page, pageSize, a, b } }) => {
      mustBeWindow(parts, params.id);
      const filter = { ...filterOf(parts, await readWindows(ctx.db.sql), params.id, partiesSeen(ctx.actor)), ...(a && b && { pair: [a, b] as const }) };
      const lines = await readObligations(ctx.db.sql, filter, { limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total: await countObligations(ctx.db.sql, filter), items: lines.map((o) => ({ ...o, recordedAt: o.recordedAt.toISOString() })) };
    }),
    bind(contract.getStatement, async (ctx, { params, query: { a, b, format } }) => {
      const seen = partiesSeen(ctx.actor);
      // Either side of a statement may have it.
      if (seen && !seen.includes(a) && !seen.includes(b)) authorise(ctx.actor, 'clearing.window.read', { region: a });
      const name = `清算对账单-${params.id}-${a}-${b}`;
      return format === 'pdf'
        ? { contentType: 'application/pdf', fileName: `${name}.pdf`, bytes: await statementPdf(parts, ctx.db.sql, params.id, a, b) }
        : { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fileName: `${name}.xlsx`, bytes: await statementWorkbook(parts, ctx.db.sql, params.id, a, b) };
    }),
    bind(contract.closeWindow, (ctx, { params, body }) => closeWindow(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.netWindow, async (ctx, { params }) => ({ digest: sha256(canonicalJson(await netWindow(parts, ctx.db, actOf(ctx), params.id))) })),
    bind(contract.confirmStatement, async (ctx, { params, body }) => {
      await confirmStatement(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.raiseDispute, (ctx, { params, body }) => raiseDispute(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.decideDispute, async (ctx, { params, body }) => {
      await decideDispute(ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.recordSettlement, (ctx, { params, body }) => recordSettlement(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.confirmReceipt, async (ctx, { params }) => {
      await confirmReceipt(ctx.db, actOf(ctx), params.id);
      return {};
    }),
  ];
}
