import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import { loadDocument, type LoadInput } from './commands/load-document.ts';
import { writeExamples } from './commands/write-examples.ts';
import type { DocumentMeta } from './domain/types.ts';
import { contentOf } from './domain/review.ts';
import { findItem, type ItemRow } from './item-store.ts';
import { noReactions, type PolicyReactions } from './reactions.ts';
import { policyRoutes, type PolicyDeps } from './routes.ts';
import { type DocumentHead, type DocumentRow, findDocument, findMeta, findText, upsertDocument } from './store.ts';

/** Official documents: their text, clause tree, and the other end of the chain from clause to record. */
export interface PolicyModule extends Module {
  /** Metadata of a document as the pack knows it; its text is loaded separately. */
  declareDocument(db: Sql, head: DocumentHead): Promise<void>;
  loadDocument(tx: Tx, input: LoadInput): ReturnType<typeof loadDocument>;
  /** What flows do when somebody decides about an item; set once. */
  react(reactions: PolicyReactions): void;
  /** An item as it stands; locked until the transaction ends where asked. */
  findItem(db: Sql, id: string, options?: { lock?: boolean }): Promise<ItemRow | undefined>;
  /** The words of the text on which an item stands. */
  quoteOf(db: Sql, item: ItemRow): Promise<string>;
  /** A document with what its text of `version` says of itself. */
  findDocument(db: Sql, id: string, version: number): Promise<(DocumentRow & { meta: DocumentMeta }) | undefined>;
  writeExamples: typeof writeExamples;
}

export function createPolicyModule(deps: Omit<PolicyDeps, 'reactions'>): PolicyModule {
  let reactions = noReactions;
  return {
    name: 'policy',
    migrations: 'src/modules/policy/migrations',
    permissions: [
      { id: 'policy.document.load', zh: '载入政策文件正文', en: 'Load the text of a policy document' },
      { id: 'policy.item.review', zh: '审核从文件中拆出的内容', en: 'Review what was found in a document' },
    ],
    routes: policyRoutes({ ...deps, reactions: () => reactions }),
    declareDocument: upsertDocument,
    loadDocument: (tx, input) => loadDocument(tx, input, deps.places),
    react: (given) => {
      reactions = given;
    },
    findItem,
    quoteOf: async (db, item) => {
      const { start, end } = contentOf(item);
      return (await findText(db, item.documentId, item.version))?.text.slice(start, end) ?? '';
    },
    findDocument: async (db, id, version) => {
      const [row, meta] = await Promise.all([findDocument(db, id), findMeta(db, id, version)]);
      return row && meta && { ...row, meta };
    },
    writeExamples,
  };
}
