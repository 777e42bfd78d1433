import type { ContractAnswer, ContractInput, RouteContract } from '../base/route-contract.ts';
import type { Clock } from '../base/clock.ts';
import type { Database } from '../db/index.ts';
import type { Actor } from './actor.ts';

/** What every handler gets besides its validated input. */
export interface RequestContext {
  db: Database;
  clock: Clock;
  actor: Actor | undefined;
  /** Names the session, e.g. to end it; opens nothing. */
  sessionId?: string;
  requestId: string;
  /** Address of the caller, for rate limits and the audit. */
  ip: string;
  locale: 'zh' | 'en';
}

export interface FileAnswer {
  contentType: string;
  fileName: string;
  bytes: Uint8Array;
  /** For public contents: changes with the bytes, so that nobody fetches the same twice (RFC 9110, 8.8.3). */
  etag?: string;
}

export interface Upload {
  fileName: string;
  bytes: Uint8Array;
}

export type RouteAnswer<C extends RouteContract> = C['produces'] extends 'file' ? FileAnswer : ContractAnswer<C>;

/** A contract bound to its handler. */
export interface BoundRoute {
  contract: RouteContract;
  handle: (ctx: RequestContext, input: { params: unknown; query: unknown; body: unknown; upload?: Upload }) => Promise<unknown>;
}

/** Binds a handler to its contract with exact types. */
export function bind<C extends RouteContract>(
  contract: C,
  handle: (ctx: RequestContext, input: ContractInput<C> & { upload?: Upload }) => Promise<ContractAnswer<C> | FileAnswer>,
): BoundRoute {
  return { contract, handle: handle as BoundRoute['handle'] };
}
