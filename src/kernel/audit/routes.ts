import type { ContractAnswer, ContractInput, RouteContract } from '../base/route-contract.ts';
import type { Database } from '../db/index.ts';
import { listAuditEntries, verifyAuditChain } from './contract.ts';
import { listEntries } from './queries/list-entries.ts';
import { verifyAudit } from './verify.ts';

/** The part of a bound route this floor can name: it lies below identity, which defines the whole. */
export interface AuditRoute {
  contract: RouteContract;
  handle: (ctx: { db: Database }, input: { params: unknown; query: unknown; body: unknown }) => Promise<unknown>;
}

function answer<C extends RouteContract>(
  contract: C,
  handle: (db: Database, query: ContractInput<C>['query']) => Promise<ContractAnswer<C>>,
): AuditRoute {
  return { contract, handle: (ctx, input) => handle(ctx.db, input.query as ContractInput<C>['query']) };
}

export const auditRoutes: readonly AuditRoute[] = [
  answer(listAuditEntries, (db, query) => listEntries(db.sql, query)),
  answer(verifyAuditChain, (db, { checkpointSeq: seq, checkpointHash: hash }) =>
    verifyAudit(db, { checkpoint: seq !== undefined && hash !== undefined ? { seq, hash } : undefined }),
  ),
];
