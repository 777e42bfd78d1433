import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import { loadDocument, type LoadInput } from './commands/load-document.ts';
import { policyRoutes, type PolicyDeps } from './routes.ts';
import { type DocumentHead, upsertDocument } from './store.ts';

/** Official documents: their text, clause tree, and the other end of the chain from clause to record. */
export interface PolicyModule extends Module {
  /** Metadata of a document as the pack knows it; its text is loaded separately. */
  declareDocument(db: Sql, head: DocumentHead): Promise<void>;
  loadDocument(tx: Tx, input: LoadInput): ReturnType<typeof loadDocument>;
}

export function createPolicyModule(deps: PolicyDeps): PolicyModule {
  return {
    name: 'policy',
    migrations: 'src/modules/policy/migrations',
    permissions: [{ id: 'policy.document.load', zh: '载入政策文件正文', en: 'Load the text of a policy document' }],
    routes: policyRoutes(deps),
    declareDocument: upsertDocument,
    loadDocument: (tx, input) => loadDocument(tx, input, deps.places),
  };
}
