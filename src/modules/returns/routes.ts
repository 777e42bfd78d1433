import { Problem } from '../../kernel/base/problem.ts';
import { type BoundRoute, bind, type RequestContext } from '../../kernel/identity/index.ts';
import type { Act, ReturnsParts } from './act.ts';
import { approveReturn, giveBackReturn, reviseReturn, submitReturn } from './commands/decide.ts';
import { saveGrid } from './commands/save-grid.ts';
import { startUpload } from './commands/start-upload.ts';
import * as contract from './contract.ts';
import { getReturn, listRecords } from './queries/get-return.ts';
import { annotatedFile, getUpload } from './queries/get-upload.ts';
import { listReturns } from './queries/list-returns.ts';
import { templateFile } from './queries/template-file.ts';

export function returnsRoutes(parts: ReturnsParts): readonly BoundRoute[] {
  const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
  return [
    bind(contract.listReturns, (ctx, { query }) => listReturns(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), query)),
    bind(contract.getUpload, (ctx, { params }) => getUpload(parts, ctx.db.sql, ctx.actor, params.id)),
    bind(contract.downloadAnnotated, (ctx, { params }) => annotatedFile(parts, ctx.db.sql, ctx.actor, params.id, ctx.locale)),
    bind(contract.getReturn, (ctx, { params, query }) => getReturn(parts, ctx.db.sql, ctx.actor, ctx.clock.now(), { ...params, ...query })),
    bind(contract.listRecords, (ctx, { params, query: { revision, ...query } }) => listRecords(parts, ctx.db.sql, ctx.actor, { ...params, revision }, query)),
    bind(contract.downloadTemplate, (ctx, { params }) => templateFile(parts, ctx.db.sql, ctx.actor, params)),
    bind(contract.startUpload, async (ctx, { params, upload }) => {
      if (!upload) throw new Problem('FILE_MISSING', { status: 400, zh: '没有收到文件', en: 'No file was received' });
      const { uploadId } = await startUpload(parts, ctx.db, actOf(ctx), params, upload);
      return getUpload(parts, ctx.db.sql, ctx.actor, uploadId);
    }),
    bind(contract.saveGrid, (ctx, { params, body }) => saveGrid(parts, ctx.db, actOf(ctx), params, body)),
    bind(contract.submitReturn, (ctx, { params, body }) => submitReturn(parts, ctx.db, actOf(ctx), params, body)),
    bind(contract.approveReturn, (ctx, { params, body }) => approveReturn(parts, ctx.db, actOf(ctx), params, body)),
    bind(contract.giveBackReturn, (ctx, { params, body }) => giveBackReturn(parts, ctx.db, actOf(ctx), params, body)),
    bind(contract.reviseReturn, (ctx, { params, body }) => reviseReturn(parts, ctx.db, actOf(ctx), params, body)),
  ];
}
