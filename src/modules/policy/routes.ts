import { Problem } from '../../kernel/base/problem.ts';
import { inTransaction, type Sql } from '../../kernel/db/index.ts';
import { authorise } from '../../kernel/identity/actor.ts';
import { bind, type BoundRoute } from '../../kernel/identity/route.ts';
import { loadDocument } from './commands/load-document.ts';
import * as contract from './contract.ts';
import type { Places } from './domain/types.ts';
import { summaryOf, viewDocument } from './queries/read-document.ts';
import { listDocumentRows } from './store.ts';

export interface PolicyDeps {
  places: Places;
  /** What the clauses of a document became elsewhere in the house; put together by main. */
  usesOf: (db: Sql, documentId: string) => Promise<contract.ClauseUse[]>;
}

export function policyRoutes(deps: PolicyDeps): BoundRoute[] {
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
  ];
}
