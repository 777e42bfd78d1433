import { Problem } from '../../kernel/base/problem.ts';
import { inTransaction, type Sql } from '../../kernel/db/index.ts';
import { authorise } from '../../kernel/identity/actor.ts';
import { auditActor } from '../../kernel/identity/audit-actor.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/route.ts';
import type { ReviewAct } from './act.ts';
import type { LanguageModel } from './assist/language-model.ts';
import { acceptClause } from './commands/accept-clause.ts';
import { addItem } from './commands/add-item.ts';
import { assistClause } from './commands/assist-clause.ts';
import { decideItem, type Wish } from './commands/decide-item.ts';
import { loadDocument } from './commands/load-document.ts';
import { prepareReview } from './commands/prepare-review.ts';
import * as contract from './contract.ts';
import type { Places } from './domain/types.ts';
import type { PolicyReactions } from './reactions.ts';
import { exportExamples } from './queries/export-examples.ts';
import { itemView, listItems, reviewProgress } from './queries/list-items.ts';
import { summaryOf, viewDocument } from './queries/read-document.ts';
import { listDocumentRows } from './store.ts';

export interface PolicyDeps {
  places: Places;
  /** Absent: nothing is ever sent anywhere. */
  assist?: LanguageModel | undefined;
  /** What the clauses of a document became elsewhere in the house; put together by main. */
  usesOf: (db: Sql, documentId: string) => Promise<contract.ClauseUse[]>;
  reactions: () => PolicyReactions;
}

/** @throws Problem SIGN_IN_REQUIRED, FORBIDDEN */
function reviewAct(ctx: RequestContext): ReviewAct {
  const grant = authorise(ctx.actor, 'policy.item.review');
  return { by: auditActor(ctx.actor!, grant), name: ctx.actor!.displayName, at: ctx.clock.now(), requestId: ctx.requestId };
}

export function policyRoutes(deps: PolicyDeps): BoundRoute[] {
  const decided = async (ctx: RequestContext, id: string, body: { revision: number; note?: string | undefined }, wish: Wish): Promise<contract.ReviewItem> => {
    const act = reviewAct(ctx);
    return itemView(await inTransaction(ctx.db, (tx) => decideItem(tx, act, { id, revision: body.revision, note: body.note, wish }, deps.reactions())));
  };
  return [
    bind(contract.listDocuments, async (ctx) => ({ items: (await listDocumentRows(ctx.db.sql)).map(summaryOf) })),
    bind(contract.getDocument, async (ctx, { params }) =>
      viewDocument(ctx.db.sql, params.id, await deps.usesOf(ctx.db.sql, params.id)),
    ),
    bind(contract.loadDocument, async (ctx, { params, query, upload }) => {
      const grant = authorise(ctx.actor, 'policy.document.load');
      if (!upload) {
        throw new Problem('FILE_MISSING', { status: 400, zh: '没有收到文件', en: 'No file was received', where: { field: 'file' } });
      }
      const by = { accountId: ctx.actor!.accountId, organisationId: grant.organisationId, role: grant.role };
      const input = { id: params.id, bytes: upload.bytes, fileName: upload.fileName, title: query.title, by, at: ctx.clock.now(), requestId: ctx.requestId };
      return inTransaction(ctx.db, (tx) => loadDocument(tx, input, deps.places));
    }),
    bind(contract.listItems, (ctx, { params, query }) => {
      reviewAct(ctx);
      return listItems(ctx.db.sql, params.id, query, deps.assist !== undefined);
    }),
    bind(contract.reviewProgressOf, (ctx, { params, query }) => {
      reviewAct(ctx);
      return reviewProgress(ctx.db.sql, params.id, query.version);
    }),
    bind(contract.prepareReview, async (ctx, { params }) => {
      const { by, at } = reviewAct(ctx);
      return { items: await inTransaction(ctx.db, (tx) => prepareReview(tx, by, at, params.id, deps.places)) };
    }),
    bind(contract.acceptItem, (ctx, { params, body }) => decided(ctx, params.item, body, { kind: 'accept' })),
    bind(contract.correctItem, (ctx, { params, body }) => decided(ctx, params.item, body, { kind: 'correct', start: body.start, end: body.end, fields: body.fields })),
    bind(contract.rejectItem, (ctx, { params, body }) => decided(ctx, params.item, body, { kind: 'reject', reason: body.reason })),
    bind(contract.undoItem, (ctx, { params, body }) => decided(ctx, params.item, body, { kind: 'undo' })),
    bind(contract.addItem, async (ctx, { params, body }) => {
      const act = reviewAct(ctx);
      return itemView(await inTransaction(ctx.db, (tx) => addItem(tx, act, { documentId: params.id, ...body }, deps.reactions())));
    }),
    bind(contract.acceptClause, async (ctx, { params, body }) => {
      const act = reviewAct(ctx);
      const items = await inTransaction(ctx.db, (tx) => acceptClause(tx, act, { documentId: params.id, ...body }, deps.reactions()));
      return { items: items.map(itemView) };
    }),
    bind(contract.assistClause, async (ctx, { params, body }) => {
      const { items, refused } = await assistClause(ctx.db, reviewAct(ctx), deps.assist, { documentId: params.id, clause: body.clause });
      return { items: items.map(itemView), refused };
    }),
    bind(contract.exportExamples, (ctx, { params, query }) => {
      reviewAct(ctx);
      return exportExamples(ctx.db.sql, params.id, query.version);
    }),
  ];
}
