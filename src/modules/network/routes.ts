import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, NetworkParts } from './act.ts';
import { seatDesk } from './commands/seat-desk.ts';
import { sendHandover } from './commands/send-handover.ts';
import * as contract from './contract.ts';
import { recordSchema } from './domain/oai/render.ts';
import { feedOf } from './queries/feed.ts';
import { listDesks } from './queries/list-desks.ts';
import { oaiAnswer } from './queries/oai.ts';
import { scopeOf } from './queries/scope.ts';
import { listForeignRecords } from './store/foreign.ts';
import { listHandovers } from './store/handovers.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
const xml = (fileName: string, text: string) => ({ contentType: 'text/xml; charset=utf-8', fileName, bytes: new TextEncoder().encode(text) });
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function networkRoutes(parts: NetworkParts): BoundRoute[] {
  return [
    bind(contract.getFeed, (ctx, { query }) => feedOf(parts, ctx.db.sql, ctx.clock.now(), query)),
    bind(contract.oaiPmh, async (ctx, { query }) => xml('oai.xml', await oaiAnswer(parts, ctx.db.sql, ctx.clock.now(), query))),
    bind(contract.getRecordSchema, async () => xml('record.xsd', recordSchema())),
    bind(contract.listDesks, (ctx) => listDesks(parts, ctx.db.sql, ctx.actor)),
    bind(contract.seatDesk, async (ctx, { params, body }) => {
      await seatDesk(parts, ctx.db, actOf(ctx), params.id, body.organisationId);
      return {};
    }),
    bind(contract.sendHandover, (ctx, { body }) => sendHandover(parts, ctx.db, actOf(ctx), body)),
    bind(contract.listHandovers, async (ctx, { query: { page, pageSize, desk, box } }) => {
      const { rows, total } = await listHandovers(ctx.db.sql, { scope: scopeOf(ctx.actor, parts.pack.desks), desk, box, limit: pageSize, offset: (page - 1) * pageSize });
      const items = [];
      for (const r of rows) {
        const stands = await parts.standing(ctx.db.sql, r.caseId, ctx.clock.now());
        items.push({
          ...r, sentAt: r.sentAt.toISOString(), receivedAt: iso(r.receivedAt), answeredAt: iso(r.answeredAt), closedAt: iso(r.closedAt),
          dueOn: stands.done ? null : stands.dueOn, light: stands.done ? null : stands.light,
        });
      }
      return { page, pageSize, total, items };
    }),
    bind(contract.listForeign, async (ctx, { query: { page, pageSize, q, origin, kind } }) => {
      const words = (q ?? '').split(/[\s，,、]+/).filter((w) => w !== '');
      const { rows, total, origins } = await listForeignRecords(ctx.db.sql, { words, origin, kind, limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total, origins, items: rows.map((r) => ({ ...r, updatedAt: r.updatedAt.toISOString(), harvestedAt: r.harvestedAt.toISOString() })) };
    }),
  ];
}
