import { notFound } from '../../kernel/base/problem.ts';
import { type BoundRoute, bind, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, VoucherParts } from './act.ts';
import { applyQuota } from './commands/apply-quota.ts';
import { addRelations, openBreach } from './commands/breach.ts';
import { addBudget, payBatch, recordRecovery } from './commands/budget.ts';
import { addEvidence } from './commands/evidence.ts';
import { applyListing, decideListing, saveItem } from './commands/listing.ts';
import { placeOrder } from './commands/place-order.ts';
import { submitRedemption } from './commands/submit-redemption.ts';
import * as contract from './contract.ts';
import { getBudget, getDesk } from './queries/desk.ts';
import { getOrder, viewRule } from './queries/get-order.ts';
import { orderItemOf } from './queries/order-item.ts';
import { previewOrder } from './queries/preview-order.ts';
import { mustSee, orderScope, regionsOf } from './queries/scope.ts';
import { getStatistics } from './queries/statistics.ts';
import { getProviderDesk, getWallet, viewProviders } from './queries/wallet.ts';
import { listBreachRows } from './store/breaches.ts';
import { findOrder, listOrderRows } from './store/orders.ts';
import { readEvidence } from './store/papers.ts';
import { listProviderRows, listServiceRows } from './store/parties.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
const paged = <Row extends { total: number }, Item>(rows: readonly Row[], { page, pageSize }: { page: number; pageSize: number }, view: (row: Row) => Item) => ({
  page, pageSize, total: rows[0]?.total ?? 0, items: rows.map(view),
});
const slice = ({ page, pageSize }: { page: number; pageSize: number }) => ({ limit: pageSize, offset: (page - 1) * pageSize });
const withoutTotal = <Row extends { total: number }>({ total: _total, ...rest }: Row): Omit<Row, 'total'> => rest;

export function voucherRoutes(parts: VoucherParts): BoundRoute[] {
  const { book } = parts;
  return [
    bind(contract.listRules, async () => ({
      source: book.source, rules: book.rules.map(viewRule), classes: [...book.classes],
      excluded: book.excluded.map((e) => ({ ...e, words: [...e.words] })),
      recognitions: book.recognitions.map(({ hosts, homes, validFrom, validTo, basis }) => ({ hosts: [...hosts], homes: [...homes], validFrom, validTo, basis })),
    })),
    bind(contract.listServices, async (ctx, { query }) => paged(await listServiceRows(ctx.db.sql, { ...query, ...slice(query) }), query, withoutTotal)),
    bind(contract.listProviders, async (ctx, { query }) => {
      const rows = await listProviderRows(ctx.db.sql, { statuses: ['ACCEPTED', 'SUSPENDED'], ...(query.region && { regions: [query.region] }), ...(query.q && { q: query.q }), ...slice(query) });
      return { page: query.page, pageSize: query.pageSize, total: rows[0]?.total ?? 0, items: await viewProviders(ctx.db.sql, rows) };
    }),
    bind(contract.getWallet, (ctx) => getWallet(parts, ctx.db.sql, ctx.actor, ctx.clock.now())),
    bind(contract.applyQuota, (ctx, { body }) => applyQuota(parts, ctx.db, actOf(ctx), body)),
    bind(contract.previewOrder, (ctx, { body }) => previewOrder(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), body)),
    bind(contract.placeOrder, (ctx, { body }) => placeOrder(parts, ctx.db, actOf(ctx), body)),
    bind(contract.listOrders, async (ctx, { query }) => {
      const { status, side, region, q } = query;
      const rows = await listOrderRows(ctx.db.sql, { scope: orderScope(ctx.actor), ...(status && { statuses: status.split(',') }), ...(side && { side }), ...(region && { region }), ...(q && { q }), ...slice(query) });
      return paged(rows, query, orderItemOf);
    }),
    bind(contract.getOrder, (ctx, { params }) => getOrder(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), params.id)),
    bind(contract.addEvidence, async (ctx, { params, query, upload }) => {
      const row = await addEvidence(ctx.db, actOf(ctx), params.id, query.kind, upload!);
      return { ...row, uploadedAt: row.uploadedAt.toISOString() };
    }),
    bind(contract.getEvidence, async (ctx, { params }) => {
      const order = await findOrder(ctx.db.sql, params.id);
      const file = order && (await readEvidence(ctx.db.sql, params.id, params.evidenceId));
      if (!order || !file) throw notFound('材料', 'document', params.evidenceId);
      mustSee(ctx.actor, order);
      return { contentType: 'application/octet-stream', fileName: file.fileName, bytes: file.bytes };
    }),
    bind(contract.submitRedemption, (ctx, { params, body }) => submitRedemption(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getProviderDesk, (ctx) => getProviderDesk(parts, ctx.db.sql, ctx.actor)),
    bind(contract.applyListing, (ctx, { body }) => applyListing(parts, ctx.db, actOf(ctx), body)),
    bind(contract.saveItem, (ctx, { body }) => saveItem(parts, ctx.db, actOf(ctx), body)),
    bind(contract.decideListing, (ctx, { params, body }) => decideListing(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.getDesk, (ctx) => getDesk(parts, ctx.db.sql, ctx.actor, ctx.clock.now())),
    bind(contract.getBudget, (ctx, { query }) => getBudget(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), query.year)),
    bind(contract.addBudget, (ctx, { body }) => addBudget(ctx.db, actOf(ctx), body)),
    bind(contract.payBatch, (ctx, { body }) => payBatch(parts, ctx.db, actOf(ctx), body)),
    bind(contract.listBreaches, async (ctx, { query }) => {
      const { limit, offset } = slice(query);
      return paged(await listBreachRows(ctx.db.sql, regionsOf(ctx.actor, 'vouchers.finding.read'), limit, offset), query, withoutTotal);
    }),
    bind(contract.openBreach, (ctx, { body }) => openBreach(parts, ctx.db, actOf(ctx), body)),
    bind(contract.recordRecovery, (ctx, { body }) => recordRecovery(ctx.db, actOf(ctx), body)),
    bind(contract.addRelations, (ctx, { body }) => addRelations(ctx.db, actOf(ctx), body)),
    bind(contract.getStatistics, (ctx, { query }) => getStatistics(ctx.db.sql, query.year)),
  ];
}
