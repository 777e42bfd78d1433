import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { RouteContract } from '../../kernel/base/route-contract.ts';
import { SESSION_COOKIE } from './access.ts';
import { problemDocument } from './contract.ts';

const components = z.registry<{ id: string }>();
components.add(problemDocument, { id: 'Problem' });

const PROBLEM = { content: { 'application/problem+json': { schema: problemDocument } } };

/** What fastify checks a route by, and what the OpenAPI document says of it. */
export function operationOf(contract: RouteContract): Record<string, unknown> {
  const { params, query, body, upload } = contract;
  return {
    operationId: contract.id,
    tags: [contract.id.split('.')[0]],
    summary: contract.summary.zh,
    description: describe(contract),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && !upload && { body }),
    ...(upload && { consumes: ['multipart/form-data'], 'x-upload-bytes': upload.maxBytes }),
    response: { ...successOf(contract), '4xx': { description: '拒绝 / Refused', ...PROBLEM }, '5xx': { description: '故障 / Failed', ...PROBLEM } },
    security: contract.access === 'public' ? [] : [{ session: [] }],
    ...(typeof contract.access === 'object' && { 'x-permission': contract.access.permission }),
    ...(contract.errors && { 'x-codes': contract.errors }),
  };
}

function describe({ summary, access, errors }: RouteContract): string {
  const who = access === 'public' ? 'Public.' : access === 'signed-in' ? 'Signed in.' : `Needs \`${access.permission}\`.`;
  return [summary.en + '.', who, errors?.length ? `Codes: ${errors.map((e) => `\`${e}\``).join(', ')}.` : ''].filter(Boolean).join(' ');
}

function successOf(contract: RouteContract): Record<string, unknown> {
  if (contract.produces === 'events') return { 200: { description: 'Events', content: { 'text/event-stream': { schema: z.string() } } } };
  if (contract.produces === 'file') return { 200: { description: 'File', content: { 'application/octet-stream': { schema: z.any() } } } };
  if (!contract.response) return { 204: z.void().describe('Done') };
  return { 200: { description: 'OK', content: { 'application/json': { schema: contract.response } } } };
}

/** Serves the OpenAPI 3.1 document of all routes registered afterwards. */
export async function serveOpenApi(app: FastifyInstance, info: { title: string; version: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { ...info, description: 'Refusals are `application/problem+json` with a stable `code`. Requests that change something carry `x-innomatrix: 1`.' },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
    },
    transform: describeUpload(createJsonSchemaTransform({ schemaRegistry: components })),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry: components }),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => reply.send(app.swagger()));
}

type Transform = ReturnType<typeof createJsonSchemaTransform>;

/** An uploaded file is read by the handler, so no schema checks it; the document must still say that it is sent. */
function describeUpload(transform: Transform): Transform {
  return (document) => {
    const { schema, url } = transform(document);
    const bytes = (document.schema as Record<string, unknown> | undefined)?.['x-upload-bytes'];
    if (bytes === undefined) return { schema, url };
    const file = { type: 'string', contentMediaType: 'application/octet-stream', maxLength: bytes };
    return { schema: { ...schema, body: { type: 'object', required: ['file'], properties: { file } } }, url };
  };
}
