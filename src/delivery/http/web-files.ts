import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../../kernel/base/problem.ts';

/** Serves the built browser application; every address that is no file and no API opens it (it routes on its own). */
export async function serveWeb(app: FastifyInstance, webDir: string | undefined): Promise<void> {
  if (webDir) {
    await app.register(fastifyStatic, {
      root: webDir,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        // Names under assets/ carry the hash of their content; everything else may change with the next version.
        const hashed = path.relative(webDir, file).startsWith(`assets${path.sep}`);
        reply.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    const page = request.method === 'GET' && !isApi(pathname) && path.extname(pathname) === '';
    if (webDir && page) return reply.sendFile('index.html');
    throw new Problem('ROUTE_NOT_FOUND', {
      status: 404,
      zh: `没有这个地址：${request.method} ${pathname}`,
      en: `There is nothing at ${request.method} ${pathname}`,
      remedy: { zh: '接口一览见 /api/openapi.json', en: 'See /api/openapi.json for what there is' },
    });
  });
}

function isApi(pathname: string): boolean {
  return pathname === '/api' || pathname.startsWith('/api/');
}
