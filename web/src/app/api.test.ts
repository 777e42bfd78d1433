import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { routeContract } from '../../../src/kernel/base/route-contract.ts';
import { ApiProblem } from './api-problem.ts';
import { call, setApiLanguage, urlOf } from './api.ts';

const readThing = routeContract({
  id: 'test.readThing',
  method: 'GET',
  path: '/api/things/:id/parts/:part',
  access: 'public',
  summary: { zh: '', en: '' },
  params: z.object({ id: z.string(), part: z.string() }),
  query: z.object({ q: z.string().optional(), tag: z.array(z.string()).optional(), page: z.number().optional() }),
  response: z.object({ name: z.string() }),
});

const makeThing = routeContract({
  id: 'test.makeThing',
  method: 'POST',
  path: '/api/things',
  access: 'signed-in',
  summary: { zh: '', en: '' },
  body: z.object({ name: z.string() }),
  response: z.object({ id: z.string() }),
});

const params = { id: '甲/乙', part: '1' };

function serverAnswers(status: number, body: string): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => new Response(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

afterEach(() => {
  vi.unstubAllGlobals();
  setApiLanguage('zh');
});

describe('the address of a call', () => {
  it('escapes parameters, so that a slash in an id does not name another route', () => {
    expect(urlOf(readThing, { params })).toBe('/api/things/%E7%94%B2%2F%E4%B9%99/parts/1');
  });

  it('leaves out what is not given and repeats what has several values', () => {
    expect(urlOf(readThing, { params, query: { q: '', tag: ['a', 'b'], page: undefined } })).toMatch(/\?tag=a&tag=b$/);
  });

  it('refuses to call without a parameter the path needs', () => {
    expect(() => urlOf(readThing, { params: { id: 'x' } })).toThrow(/parameter part is missing/);
  });
});

describe('a call', () => {
  it('marks itself as ours and says the language of the screen', async () => {
    const fetch = serverAnswers(200, '{"id":"1"}');
    setApiLanguage('en');
    expect(await call(makeThing, { body: { name: '轴承' } })).toEqual({ id: '1' });
    const [, init] = fetch.mock.calls[0] as [string, RequestInit];
    expect(init.headers).toMatchObject({ 'x-innomatrix': '1', 'accept-language': 'en', 'content-type': 'application/json' });
    expect(init.body).toBe('{"name":"轴承"}');
  });

  it('hands on a refusal whole: code, both languages, place, remedy and details', async () => {
    const refusal = {
      status: 422, code: 'DEMAND_UNCLEAR', zh: '目标值缺少单位', en: 'The target value has no unit', where: { row: 3, field: '目标值' },
      remedy: { zh: '写成 3000 r/min', en: 'Write 3000 r/min' }, details: [{ code: 'X', zh: '甲', en: 'a' }], requestId: 'r-1',
    };
    serverAnswers(422, JSON.stringify(refusal));
    const problem = await call(makeThing, { body: { name: '' } }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject(refusal);
  });

  it('says that the answer cannot be read when a proxy answers instead of the server', async () => {
    serverAnswers(502, '<html>Bad gateway</html>');
    await expect(call(readThing, { params })).rejects.toMatchObject({ code: 'ANSWER_UNREADABLE', status: 502 });
  });

  it('says the same when a success is not JSON', async () => {
    serverAnswers(200, '<html>captive portal</html>');
    await expect(call(readThing, { params })).rejects.toMatchObject({ code: 'ANSWER_UNREADABLE' });
  });

  it('says that the server cannot be reached when no answer comes', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(call(readThing, { params })).rejects.toMatchObject({ code: 'SERVER_UNREACHABLE', status: 0 });
  });

  it('answers nothing for 204', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
    expect(await call(makeThing, { body: { name: 'x' } })).toBeUndefined();
  });
});
