import type { FastifyInstance } from 'fastify';
import type { Database } from '../../kernel/db/index.ts';
import type { Actor, Identity } from '../../kernel/identity/index.ts';
import { requireAccess, SESSION_COOKIE } from './access.ts';
import { liveUpdates } from './contract.ts';
import { operationOf } from './openapi.ts';

/** What a page is told: the topic and id of what happened; it asks again for what it may see. */
export interface LiveEvent {
  topic: string;
  key: string;
}

/** Called once per open page; answers how to stop. */
export type Subscribe = (actor: Actor, send: (event: LiveEvent) => void) => () => void;

/** Hands every event to every open page: events name things, not their content. */
export function createLiveHub(): { subscribe: Subscribe; publish(event: LiveEvent): void } {
  const pages = new Set<(event: LiveEvent) => void>();
  return {
    subscribe: (_actor, send) => {
      pages.add(send);
      return () => void pages.delete(send);
    },
    publish: ({ topic, key }) => {
      for (const send of pages) send({ topic, key });
    },
  };
}

/** Proxies cut connections that are silent for a minute. */
const HEARTBEAT_MS = 25_000;

/** Server-sent events at `/api/live`. A page whose session is over is cut off at the next heartbeat. */
export function serveLive(
  app: FastifyInstance,
  { db, identity, subscribe, heartbeatMs = HEARTBEAT_MS }: { db: Database; identity: Pick<Identity, 'actorOfSession'>; subscribe: Subscribe; heartbeatMs?: number },
): void {
  const closers = new Set<() => void>();
  app.addHook('preClose', async () => {
    for (const close of closers) close();
  });

  app.get(liveUpdates.path, { schema: operationOf(liveUpdates) as never, onRequest: requireAccess('signed-in') }, (request, reply) => {
    reply.hijack();
    const out = reply.raw;
    out.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      // nginx would hold the events back otherwise.
      'x-accel-buffering': 'no',
    });
    out.write(': open\n\n');
    const unsubscribe = subscribe(request.signedIn!.actor, (event) => out.write(`data: ${JSON.stringify(event)}\n\n`));
    const token = request.cookies[SESSION_COOKIE]!;
    const heartbeat = setInterval(() => {
      out.write(': beat\n\n');
      identity
        .actorOfSession(db, token, { touch: false })
        .then((signedIn) => signedIn ?? close())
        .catch(close);
    }, heartbeatMs);
    const close = (): void => {
      // The session's end, the page's leaving and the server's closing may all come, in any order.
      if (!closers.delete(close)) return;
      clearInterval(heartbeat);
      unsubscribe();
      out.end();
    };
    closers.add(close);
    request.raw.on('close', close);
  });
}
