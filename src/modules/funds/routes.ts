import { notFound, Problem } from '../../kernel/base/problem.ts';
import { bind, type BoundRoute, findGrant, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, FundParts } from './act.ts';
import { allocate, recordContribution } from './commands/allocate.ts';
import { addLines, collectProposals, openBatch } from './commands/batch.ts';
import { decideBudget, proposeBudget } from './commands/budget.ts';
import { addProgramme, createFund } from './commands/create-fund.ts';
import { refuseLine } from './commands/refuse-line.ts';
import { returnUnspent } from './commands/return-unspent.ts';
import * as contract from './contract.ts';
import { readPaymentFile } from './import-file.ts';
import { knownFund } from './known.ts';
import { getBatch, viewBatch } from './queries/get-batch.ts';
import { getFund, summaryOf } from './queries/get-fund.ts';
import { maySeeRegion, regionsOf } from './queries/scope.ts';
import { trace, viewPosting } from './queries/trace.ts';
import { listBatches } from './store/batches.ts';
import { listFunds } from './store/funds.ts';
import { postingsOfRecord, readPostings, sumPostings } from './store/postings.ts';
import { readTaken } from './store/support.ts';

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function fundRoutes(parts: FundParts): BoundRoute[] {
  return [
    bind(contract.listFunds, async (ctx) => ({
      funds: await Promise.all((await listFunds(ctx.db.sql)).map(async (f) => summaryOf(f, await sumPostings(ctx.db.sql, f.id)))),
      purposes: parts.rules.purposes, regions: [...parts.regions], may: { plan: findGrant(ctx.actor, 'funds.fund.plan') !== undefined },
    })),
    bind(contract.getFund, (ctx, { params }) => getFund(parts, ctx.db.sql, ctx.actor, params.id, ctx.clock.now())),
    bind(contract.listPostings, async (ctx, { params, query: { page, pageSize, programme, task, region, kind } }) => {
      await knownFund(ctx.db.sql, params.id);
      const seen = regionsOf(ctx.actor);
      if (seen && region && !seen.includes(region)) throw notFound('地区', 'region', region);
      const { rows, total } = await readPostings(ctx.db.sql, {
        fundId: params.id, regions: seen, ...(kind && { kind }), ...(programme && { programmeId: programme }), ...(task && { taskId: task }), ...(region && { region }), limit: pageSize, offset: (page - 1) * pageSize,
      });
      return { page, pageSize, total, items: await Promise.all(rows.map((r) => viewPosting(ctx.db.sql, r))) };
    }),
    bind(contract.listRecordPostings, async (ctx, { params }) => {
      const rows = (await postingsOfRecord(ctx.db.sql, params.id)).filter((p) => p.region === null || maySeeRegion(ctx.actor, p.region));
      if (rows.length === 0) throw notFound('账目', 'posting', params.id);
      return { items: await Promise.all(rows.map((r) => viewPosting(ctx.db.sql, r))) };
    }),
    bind(contract.trace, (ctx, { params }) => trace(parts, ctx.db.sql, ctx.actor, params.transfer, ctx.clock.now())),
    bind(contract.listBatches, async (ctx, { query: { page, pageSize, fund, status } }) => {
      const rows = await listBatches(ctx.db.sql, { regions: regionsOf(ctx.actor), fundId: fund, status, limit: pageSize, offset: (page - 1) * pageSize });
      return { page, pageSize, total: rows[0]?.total ?? 0, items: rows.map(viewBatch) };
    }),
    bind(contract.getBatch, (ctx, { params }) => getBatch(parts, ctx.db.sql, ctx.actor, params.id)),
    bind(contract.listSupport, async (ctx, { query }) => ({
      items: (await readTaken(ctx.db.sql, query)).map(({ slotId: _slot, ...t }) => ({ ...t, registeredAt: t.registeredAt.toISOString() })),
    })),
    bind(contract.createFund, (ctx, { body }) => createFund(parts, ctx.db, actOf(ctx), body)),
    bind(contract.addProgramme, (ctx, { params, body }) => addProgramme(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.proposeBudget, (ctx, { params, body }) => proposeBudget(ctx.db, actOf(ctx), params.id, body)),
    bind(contract.decideBudget, async (ctx, { params, body }) => {
      await decideBudget(parts, ctx.db, actOf(ctx), params.id, body);
      return {};
    }),
    bind(contract.allocate, (ctx, { body }) => allocate(parts, ctx.db, actOf(ctx), body)),
    bind(contract.recordContribution, (ctx, { params, body }) => recordContribution(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.returnUnspent, (ctx, { params, body }) => returnUnspent(parts, ctx.db, actOf(ctx), params.id, body)),
    bind(contract.openBatch, (ctx, { body }) => openBatch(parts, ctx.db, actOf(ctx), body)),
    bind(contract.addLines, (ctx, { params, body }) => addLines(parts, ctx.db, actOf(ctx), params.id, body.lines)),
    bind(contract.importLines, async (ctx, { params, upload }) => {
      if (!upload) throw new Problem('FILE_MISSING', { status: 400, zh: '没有收到文件', en: 'No file was received' });
      const { lines, rows } = await readPaymentFile(upload.fileName, upload.bytes);
      return addLines(parts, ctx.db, actOf(ctx), params.id, lines, rows);
    }),
    bind(contract.collectProposals, (ctx, { params }) => collectProposals(ctx.db, actOf(ctx), params.id)),
    bind(contract.refuseLine, async (ctx, { params, body }) => {
      await refuseLine(ctx.db, actOf(ctx), params.id, body.reason);
      return {};
    }),
  ];
}
