import type { FastifyInstance } from 'fastify';
import { fixedClock } from '../../kernel/base/clock.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import { SESSION_COOKIE } from './access.ts';
import { buildServer, type ServerOptions } from './server.ts';

/** A server for tests, and the way to speak to it as any actor without signing in. */
export interface TestServer {
  app: FastifyInstance;
  /** Headers that make a request come from `actor`, from one of our pages. */
  as(actor: Actor | undefined): Record<string, string>;
}

export async function createTestServer(options: Partial<ServerOptions> & Pick<ServerOptions, 'routes'>): Promise<TestServer> {
  const actors = new Map<string, Actor>();
  const identity: Pick<Identity, 'actorOfSession'> = {
    actorOfSession: async (_db, token) => {
      const actor = actors.get(token);
      return actor && { actor, sessionId: token };
    },
  };
  const app = await buildServer({
    db: {} as Database,
    clock: fixedClock('2026-03-02T01:00:00Z'),
    identity,
    info: { title: '测试', version: '0.0.0' },
    logLevel: 'silent',
    ratePerMinute: 100_000,
    ...options,
  });
  const as = (actor: Actor | undefined): Record<string, string> => {
    if (!actor) return { 'x-innomatrix': '1' };
    const token = `t${actors.size}`;
    actors.set(token, actor);
    return { 'x-innomatrix': '1', cookie: `${SESSION_COOKIE}=${token}` };
  };
  return { app, as };
}
