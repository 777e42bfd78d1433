import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify';
import type { RouteContract } from '../../kernel/base/route-contract.ts';
import type { Clock } from '../../kernel/base/clock.ts';
import type { Database } from '../../kernel/db/index.ts';
import { type BoundRoute, type FileAnswer, type RequestContext, SessionAnswer, type Upload } from '../../kernel/identity/index.ts';
import { requireAccess, writeSessionCookie } from './access.ts';
import { localeOf } from './locale.ts';
import { operationOf } from './openapi.ts';
import { readUpload } from './uploads.ts';

/** Registers a bound route: access, then input, then the handler, then the shape of its answer. */
export function registerRoute(app: FastifyInstance, { contract, handle }: BoundRoute, { db, clock }: { db: Database; clock: Clock }): void {
  app.route({
    method: contract.method,
    url: contract.path,
    schema: operationOf(contract) as RouteShorthandOptions['schema'],
    onRequest: requireAccess(contract.access),
    handler: async (request, reply) => {
      const upload = contract.upload && (await readUpload(request, contract.upload.maxBytes));
      const answer = await handle(contextOf(request, db, clock), inputOf(request, upload));
      return send(contract, request, reply, answer);
    },
  });
}

function contextOf(request: FastifyRequest, db: Database, clock: Clock): RequestContext {
  return {
    db,
    clock,
    actor: request.signedIn?.actor,
    sessionId: request.signedIn?.sessionId,
    requestId: request.id,
    ip: request.ip,
    locale: localeOf(request.headers['accept-language']),
  };
}

function inputOf(request: FastifyRequest, upload: Upload | undefined): { params: unknown; query: unknown; body: unknown; upload?: Upload } {
  const { params, query, body } = request;
  return upload ? { params, query, body: undefined, upload } : { params, query, body };
}

function send(contract: RouteContract, request: FastifyRequest, reply: FastifyReply, answer: unknown): FastifyReply {
  // What one person may see must not lie in a shared cache.
  void reply.header('cache-control', 'no-store');
  if (contract.produces === 'file') return sendFile(request, reply, answer as FileAnswer);
  if (answer instanceof SessionAnswer) {
    writeSessionCookie(request, reply, answer.session);
    return reply.send(answer.body);
  }
  return contract.response ? reply.send(answer) : reply.code(204).send();
}

function sendFile(request: FastifyRequest, reply: FastifyReply, { contentType, fileName, bytes, etag }: FileAnswer): FastifyReply {
  if (etag !== undefined) {
    void reply.header('etag', `"${etag}"`).header('cache-control', 'no-cache');
    if (namesTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
  }
  return reply
    .header('content-type', contentType)
    .header('content-disposition', contentDisposition(fileName))
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Weak and strong spellings name the same contents here (RFC 9110, 13.1.2). */
function namesTag(header: string | undefined, etag: string): boolean {
  return (header ?? '').split(',').some((one) => ['*', `"${etag}"`, `W/"${etag}"`].includes(one.trim()));
}

/** RFC 6266: the name in UTF-8, and a plain one for old programs. */
function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const extended = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`;
}
