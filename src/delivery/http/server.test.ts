import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../kernel/base/problem.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { bind, type RequestContext } from '../../kernel/identity/index.ts';
import { testActor } from '../../kernel/identity/testing.ts';
import type { ProblemDocument } from './contract.ts';
import { errorCatalogue } from './error-catalogue.ts';
import { createTestServer, type TestServer } from './testing.ts';

const text = { zh: '测试', en: 'Test' };
const put = routeContract({
  id: 'test.putThing', method: 'PUT', path: '/api/test/:id', access: { permission: 'test.thing.write' }, summary: text,
  params: z.object({ id: z.string().regex(/^t\d+$/) }),
  query: z.object({ dry: z.enum(['true', 'false']).default('false') }),
  body: z.object({ name: z.string().min(2), amount: z.number().int().min(1), password: z.string().optional() }),
  response: z.object({ id: z.string(), name: z.string() }),
  errors: ['THING_LOCKED'],
});
const fail = routeContract({
  id: 'test.fail', method: 'GET', path: '/api/test/fail/:how', access: 'public', summary: text,
  params: z.object({ how: z.string() }), response: z.object({ ok: z.boolean() }),
});
const file = routeContract({ id: 'test.file', method: 'GET', path: '/api/test/file', access: 'signed-in', summary: text, produces: 'file' });
const upload = routeContract({
  id: 'test.upload', method: 'POST', path: '/api/test/upload', access: 'signed-in', summary: text, upload: { maxBytes: 1000 },
  query: z.object({ kind: z.enum(['demands', 'results']) }), response: z.object({ name: z.string(), size: z.number(), kind: z.string() }),
});
const act = routeContract({ id: 'test.act', method: 'POST', path: '/api/test/act', access: 'signed-in', summary: text });

let seen: RequestContext | undefined;
const routes = [
  bind(put, async (ctx, { params, body }) => {
    seen = ctx;
    if (body.name === 'locked') throw new Problem('THING_LOCKED', { zh: '已锁定', en: 'Locked', where: { clause: '002 三/（一）' }, remedy: { zh: '等', en: 'Wait' } });
    return { id: params.id, name: body.name, secret: 'not in the contract' };
  }),
  bind(fail, async (_ctx, { params }) => {
    if (params.how === 'shape') return { ok: 'no boolean' } as never;
    if (params.how === 'gone') throw Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    if (params.how === 'pack') throw new Problem('PACK_FILE_MISSING', { status: 500, zh: '缺 /srv/secret/path', en: 'missing /srv/secret/path' });
    throw new Error('the insides of /srv/app.ts');
  }),
  bind(file, async () => ({ contentType: 'application/pdf', fileName: '认定登记证书 (A).pdf', bytes: Buffer.from('%PDF-') })),
  bind(upload, async (_ctx, { query, upload: got }) => ({ name: got!.fileName, size: got!.bytes.length, kind: query.kind })),
  bind(act, async () => undefined as never),
];
const writer = testActor(['test.thing.write']);

let server: TestServer;
let webDir: string;
const logged: string[] = [];

beforeAll(async () => {
  webDir = mkdtempSync(path.join(tmpdir(), 'innomatrix-web-'));
  mkdirSync(path.join(webDir, 'assets'));
  writeFileSync(path.join(webDir, 'index.html'), '<!doctype html><title>创新矩阵</title>');
  writeFileSync(path.join(webDir, 'assets/app-abc123.js'), 'export {}');
  server = await createTestServer({ routes, webDir, logLevel: 'info', logStream: { write: (line) => void logged.push(line) } });
});
afterAll(async () => {
  await server?.app.close();
  rmSync(webDir, { recursive: true, force: true });
});

const good = { method: 'PUT', url: '/api/test/t1', payload: { name: '激光器', amount: 3 } } as const;

async function problem(request: object): Promise<ProblemDocument> {
  const answer = await server.app.inject(request);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const body = answer.json<ProblemDocument>();
  expect(body.status).toBe(answer.statusCode);
  return body;
}

describe('a route', () => {
  it('gives its handler the checked input and who asks, and answers only what its contract promises', async () => {
    const answer = await server.app.inject({ ...good, headers: { ...server.as(writer), 'accept-language': 'en' } });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ id: 't1', name: '激光器' });
    expect(seen).toMatchObject({ actor: { accountId: writer.accountId }, ip: '127.0.0.1', locale: 'en', requestId: answer.headers['x-request-id'] });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('refuses nobody with 401 and the wrong people with 403, before it looks at the input', async () => {
    const bad = { ...good, payload: {} };
    expect(await problem({ ...bad, headers: server.as(undefined) })).toMatchObject({ status: 401, code: 'SIGN_IN_REQUIRED' });
    expect(await problem({ ...bad, headers: server.as(testActor(['test.thing.read'])) })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(await problem({ ...bad, headers: { 'x-innomatrix': '1', cookie: 'innomatrix_session=stolen' } })).toMatchObject({ status: 401 });
  });

  it('names every faulty field and what would be right, in both languages', async () => {
    const document = await problem({ ...good, payload: { name: '', amount: 0.5 }, headers: { ...server.as(writer), 'accept-language': 'en-GB,zh;q=0.5' } });
    expect(document).toMatchObject({ status: 400, code: 'INPUT_INVALID', title: 'Bad request', type: 'urn:innomatrix:problem:INPUT_INVALID' });
    expect(document.detail).toBe(document.en);
    expect(document.details.map((d) => d.where?.field)).toEqual(['name', 'amount']);
    for (const fault of document.details) {
      expect(fault.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(fault.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it.each([
    ['params', { url: '/api/test/x' }],
    ['query', { url: '/api/test/t1?dry=maybe' }],
  ])('checks its %s too', async (_part, more) => {
    expect(await problem({ ...good, ...more, headers: server.as(writer) })).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
  });

  it('passes a refusal on with its code, place, remedy and request number', async () => {
    const document = await problem({ ...good, payload: { name: 'locked', amount: 1 }, headers: server.as(writer) });
    expect(document).toMatchObject({ status: 422, code: 'THING_LOCKED', detail: '已锁定', where: { clause: '002 三/（一）' }, remedy: { en: 'Wait' } });
    expect(document.instance).toBe(`urn:uuid:${document.requestId}`);
  });

  it('without an answer gives 204, also when an empty JSON body was announced', async () => {
    const answer = await server.app.inject({ method: 'POST', url: '/api/test/act', headers: { ...server.as(writer), 'content-type': 'application/json' } });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
  });

  it('sends a file under its Chinese name', async () => {
    const answer = await server.app.inject({ url: '/api/test/file', headers: server.as(writer) });
    expect(answer.headers['content-type']).toBe('application/pdf');
    const name = /filename\*=UTF-8''(\S+)/.exec(String(answer.headers['content-disposition']))![1]!;
    expect(decodeURIComponent(name)).toBe('认定登记证书 (A).pdf');
    expect(name).not.toMatch(/[()]/);
    expect(answer.rawPayload.toString()).toBe('%PDF-');
  });
});

describe('an uploaded file', () => {
  const form = (bytes: string, field = 'file'): { payload: string; headers: Record<string, string> } => ({
    payload: `--b\r\ncontent-disposition: form-data; name="${field}"; filename="需求清单.csv"\r\ncontent-type: text/csv\r\n\r\n${bytes}\r\n--b--\r\n`,
    headers: { ...server.as(writer), 'content-type': 'multipart/form-data; boundary=b' },
  });
  const to = (url: string, content: object): object => ({ method: 'POST', url, ...content });

  it('reaches the handler with its Chinese name and the options of the query', async () => {
    const answer = await server.app.inject(to('/api/test/upload?kind=demands', form('a,b')));
    expect(answer.json()).toEqual({ name: '需求清单.csv', size: 3, kind: 'demands' });
  });

  it('is refused when too large, missing, or not sent as a form', async () => {
    expect(await problem(to('/api/test/upload?kind=demands', form('x'.repeat(1001))))).toMatchObject({ status: 413, code: 'FILE_TOO_LARGE' });
    const empty = { payload: '--b--\r\n', headers: form('').headers };
    expect(await problem(to('/api/test/upload?kind=demands', empty))).toMatchObject({ status: 400, code: 'FILE_MISSING' });
    expect(await problem(to('/api/test/upload?kind=demands', { payload: {}, headers: server.as(writer) }))).toMatchObject({ status: 415, code: 'INPUT_TYPE_UNSUPPORTED' });
    expect(await problem(to('/api/test/upload?kind=other', form('a')))).toMatchObject({ status: 400, code: 'INPUT_INVALID' });
  });
});

describe('a request from another site', () => {
  const cookie = (): Record<string, string> => ({ cookie: server.as(writer)['cookie']! });
  it.each<[string, Record<string, string>, boolean]>([
    ['a form of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }, false],
    ['a form of a sister site', { 'sec-fetch-site': 'same-site' }, false],
    ['an old browser on another site', { origin: 'https://evil.example' }, false],
    ['a sandboxed page', { origin: 'null' }, false],
    ['no origin at all', {}, false],
    ['our own page', { 'sec-fetch-site': 'same-origin' }, true],
    ['our own page in an old browser', { origin: 'http://localhost:80', host: 'localhost:80' }, true],
    ['a program with our header', { 'x-innomatrix': '1' }, true],
  ])('that changes something: %s', async (_who, headers, allowed) => {
    const answer = await server.app.inject({ ...good, headers: { ...cookie(), ...headers } });
    expect(answer.statusCode).toBe(allowed ? 200 : 403);
    if (!allowed) expect(answer.json()).toMatchObject({ code: 'CSRF_REFUSED' });
  });
});

describe('what goes wrong inside', () => {
  it.each([
    ['an unforeseen error', 'boom', 500, 'UNEXPECTED'],
    ['an answer that breaks its contract', 'shape', 500, 'UNEXPECTED'],
    ['a fault of our own files', 'pack', 500, 'UNEXPECTED'],
    ['a database that is gone', 'gone', 503, 'DB_UNREACHABLE'],
  ])('%s is answered without its insides and logged with the number', async (_what, how, status, code) => {
    logged.length = 0;
    const document = await problem({ url: `/api/test/fail/${how}` });
    expect(document).toMatchObject({ status, code });
    expect(JSON.stringify(document)).not.toMatch(/srv|10\.1\.2\.3|stack|server\.test/);
    if (status === 500) expect(document.zh).toContain(document.requestId);
    expect(logged.join()).toContain(document.requestId);
  });

  it.each([
    ['broken JSON', { payload: '{"name":', headers: { 'content-type': 'application/json' } }, 400, 'INPUT_UNREADABLE'],
    ['a huge body', { payload: JSON.stringify({ name: 'x'.repeat(1_100_000) }), headers: { 'content-type': 'application/json' } }, 413, 'INPUT_TOO_LARGE'],
    ['another content type', { payload: '<x/>', headers: { 'content-type': 'text/xml' } }, 415, 'INPUT_TYPE_UNSUPPORTED'],
    ['prototype poisoning', { payload: '{"__proto__":{"a":1}}', headers: { 'content-type': 'application/json' } }, 400, 'INPUT_UNREADABLE'],
  ])('%s is a refusal, not a failure', async (_what, more, status, code) => {
    const headers = { ...server.as(writer), ...more.headers };
    expect(await problem({ ...good, payload: more.payload, headers })).toMatchObject({ status, code });
  });

  it('never logs cookies or passwords', async () => {
    logged.length = 0;
    server.app.log.info({ req: { headers: { cookie: 'innomatrix_session=abc', authorization: 'Bearer abc' } }, body: { password: 'abc' }, token: 'abc' }, 'try');
    await server.app.inject({ ...good, payload: { name: 'x', amount: 1, password: 'abc-pass' }, headers: { ...server.as(writer), cookie: 'innomatrix_session=abc-cookie' } });
    expect(logged.join('')).toContain('try');
    expect(logged.join('')).not.toContain('abc');
  });
});

describe('the pages', () => {
  it('are served with a long life for hashed files and none for the page that names them', async () => {
    const asset = await server.app.inject({ url: '/assets/app-abc123.js' });
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
    const page = await server.app.inject({ url: '/' });
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache']);
  });

  it('open at every address that is neither a file nor an interface', async () => {
    const page = await server.app.inject({ url: '/market/demands/42?tab=match' });
    expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.body).toContain('创新矩阵');
    expect(await problem({ url: '/api/nothing' })).toMatchObject({ status: 404, code: 'ROUTE_NOT_FOUND' });
    expect(await problem({ url: '/assets/old-000.js' })).toMatchObject({ status: 404 });
    expect(await problem({ method: 'POST', url: '/market', headers: server.as(undefined) })).toMatchObject({ status: 404 });
  });

  it('may load nothing from elsewhere and be framed by nobody', async () => {
    const { headers } = await server.app.inject({ url: '/' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN' });
    expect(headers['x-powered-by']).toBeUndefined();
  });
});

describe('the OpenAPI document', () => {
  interface Operation {
    operationId: string;
    summary: string;
    responses: Record<string, { content?: Record<string, { schema: object }> }>;
    security?: object[];
    requestBody?: { content: Record<string, object> };
    parameters?: { name: string; in: string }[];
    'x-permission'?: string;
  }

  it('describes every route once, with answers, refusals and who may call', async () => {
    const document = (await server.app.inject({ url: '/api/openapi.json' })).json<{
      openapi: string;
      info: { version: string };
      paths: Record<string, Record<string, Operation>>;
      components: { schemas: Record<string, { properties: object }>; securitySchemes: object };
    }>();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map((o) => o.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { contract } of routes) expect(ids).toContain(contract.id);
    for (const operation of operations) {
      expect(Object.keys(operation.responses).some((s) => s.startsWith('2')), operation.operationId).toBe(true);
      expect(operation.responses['4XX']?.content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    }
    expect(document.components.schemas['Problem']!.properties).toHaveProperty('code');
    const putThing = document.paths['/api/test/{id}']!['put']!;
    expect(putThing).toMatchObject({ 'x-permission': 'test.thing.write', security: [{ session: [] }] });
    expect(putThing.parameters!.map((p) => [p.in, p.name])).toEqual(expect.arrayContaining([['path', 'id'], ['query', 'dry']]));
    expect(putThing.requestBody!.content).toHaveProperty(['application/json']);
    expect(document.paths['/api/test/upload']!['post']!.requestBody!.content).toHaveProperty(['multipart/form-data']);
    const refs = JSON.stringify(document).match(/#\/components\/schemas\/[\w-]+/g) ?? [];
    for (const ref of refs) expect(document.components.schemas).toHaveProperty(ref.split('/').at(-1)!);
  });

  it('names the codes a caller may meet, in the catalogue too', () => {
    const catalogue = errorCatalogue(routes);
    expect(catalogue.find((c) => c.code === 'THING_LOCKED')).toEqual({ code: 'THING_LOCKED', routes: ['test.putThing'] });
    expect(catalogue.find((c) => c.code === 'INPUT_INVALID')).toEqual({ code: 'INPUT_INVALID', routes: [] });
  });

  it('cannot be built with two routes of one name', async () => {
    await expect(createTestServer({ routes: [routes[0]!, routes[0]!] })).rejects.toThrow('test.putThing');
  });
});

describe('too many requests', () => {
  it('from one address are refused in the same form, and pages are not counted', async () => {
    const { app } = await createTestServer({ routes, webDir, ratePerMinute: 3 });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n++) statuses.push((await app.inject({ url: '/api/test/fail/boom' })).statusCode);
    expect(statuses).toEqual([500, 500, 500, 429, 429]);
    const refused = await app.inject({ url: '/api/test/fail/boom' });
    expect(refused.json()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await app.inject({ url: '/' })).statusCode).toBe(200);
    await app.close();
  });

  it('of a caller who hung up before the request was read: nothing is logged and nothing answered', async () => {
    const lines: string[] = [];
    const { app } = await createTestServer({ routes, webDir, logLevel: 'info', logStream: { write: (line) => void lines.push(line) } });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    // What a socket says of itself once its other end has gone.
    app.server.prependListener('request', (request) => Object.defineProperty(request.socket, 'remoteAddress', { value: undefined }));
    await expect(fetch(`${url}/api/test/fail/boom`)).rejects.toThrow();
    await app.close();
    expect(lines.filter((line) => line.includes('UNEXPECTED'))).toEqual([]);
  });
});
