import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { ZodType } from 'zod';
import type { Clock } from '../../kernel/base/clock.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { BoundRoute, Identity } from '../../kernel/identity/index.ts';
import { recogniseSession, refuseForeignPages } from './access.ts';
import { type HealthCheck, serveHealth } from './health.ts';
import { parseInput } from './input.ts';
import { serveLive, type Subscribe } from './live.ts';
import { serveOpenApi } from './openapi.ts';
import { answerProblem, rateLimited } from './problems.ts';
import { registerRoute } from './register-route.ts';
import { serveWeb } from './web-files.ts';

export interface ServerOptions {
  /** Of all modules and kernel engines. */
  routes: readonly BoundRoute[];
  db: Database;
  /** The platform's time; in a demo it may run ahead of the machine's. */
  clock: Clock;
  identity: Pick<Identity, 'actorOfSession'>;
  info: { title: string; version: string };
  /** Folder of the built browser application; without it only the API is served. */
  webDir?: string;
  /** What must be ready beside the database: migrations, indexes. */
  checks?: readonly HealthCheck[];
  /** Live updates; without it `/api/live` does not exist. */
  subscribe?: Subscribe;
  heartbeatMs?: number;
  /** Requests per minute and address to the API. */
  ratePerMinute?: number;
  /** Set when a reverse proxy stands before the server, so that its word on address and https is believed. */
  trustProxy?: FastifyServerOptions['trustProxy'];
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Where log lines go; standard output unless told. */
  logStream?: { write(line: string): void };
}

/** An import or a whole catalogue of results comes as a file; no JSON body of ours is near this. */
const BODY_BYTES = 1_048_576;
const RATE_PER_MINUTE = 1200;
const SECRETS = ['req.headers.cookie', 'req.headers.authorization', 'res.headers["set-cookie"]', '*.password', '*.currentPassword', '*.newPassword', '*.token', 'password', 'token'];

/** The HTTP server over all routes; not listening yet. @throws Error when two routes share an id */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { routes, db, clock, identity } = options;
  assertUnique(routes);
  const app = fastify({
    bodyLimit: BODY_BYTES,
    trustProxy: options.trustProxy ?? false,
    genReqId: () => randomUUID(),
    logger: { level: options.logLevel ?? 'warn', redact: SECRETS, ...(options.logStream && { stream: options.logStream }) },
  });
  app.setValidatorCompiler(({ schema }) => (value) => {
    try {
      return { value: parseInput(schema as unknown as ZodType, value) };
    } catch (error) {
      return { error: error as Error };
    }
  });
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  acceptEmptyJson(app);
  app.addHook('onRequest', leaveWhoHungUp);

  await app.register(cookie);
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY } });
  await app.register(rateLimit, {
    max: options.ratePerMinute ?? RATE_PER_MINUTE,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: rateLimited,
  });
  await app.register(multipart, { throwFileSizeLimit: true });

  app.decorateRequest('signedIn', undefined);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onRequest', refuseForeignPages);
  const recognise = recogniseSession(db, identity);
  app.addHook('onRequest', async (request) => {
    if (request.url.startsWith('/api/') && request.routeOptions.url !== '/api/health') await recognise(request);
  });

  await serveOpenApi(app, options.info);
  serveHealth(app, db, options.checks ?? [], options.info.version);
  if (options.subscribe) serveLive(app, { db, identity, subscribe: options.subscribe, heartbeatMs: options.heartbeatMs });
  for (const route of routes) registerRoute(app, route, { db, clock });
  await serveWeb(app, options.webDir);
  await app.ready();
  return app;
}

/** A caller who has hung up has no address any more, which the rate limit asks for, and waits for no answer. */
async function leaveWhoHungUp(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.ip) return;
  reply.hijack();
  request.raw.destroy();
}

/** Only our own files. Ant Design writes its styles into the page, hence 'unsafe-inline' for styles. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** A POST without a body is fine although the client says `application/json`: not every act has an input. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}

function assertUnique(routes: readonly BoundRoute[]): void {
  const seen = new Set<string>();
  for (const { contract } of routes) {
    if (seen.has(contract.id)) throw new Error(`Two routes are called ${contract.id}`);
    seen.add(contract.id);
  }
}
