import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../kernel/base/clock.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { type Database, inTransaction } from '../../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../../kernel/db/testing.ts';
import { testActor } from '../../../kernel/identity/testing.ts';
import type { ReviewItem } from '../contract.ts';
import { createPolicyModule, openLanguageModel } from '../index.ts';

const NOW = new Date('2026-11-21T04:00:00Z');
const KEY = 'not-a-real-key';
const TEXT = '治水办法\n一、任务\n（一）修渠\n由村民自筹材料，三月开工，工分照旧。到2030年，建成泵站20座以上。';
const folder = (dir: string) => ({ module: path.basename(dir), dir: path.join(packageRoot, 'src', dir, 'migrations') });
const actor = testActor(['policy.item.review', 'policy.document.load'], { displayName: '安', accountId: '00000000-0000-7000-8000-000000000001' });

let test: TestDatabase;
let db: Database;
let server: Server;
let answer: (asked: string) => { status?: number; body?: string; wait?: number };
let asked: { headers: IncomingMessage['headers']; body: string }[] = [];
const chat = (findings: unknown): string => JSON.stringify({ choices: [{ message: { content: JSON.stringify({ findings }) } }] });

beforeAll(async () => {
  test = await createTestDatabase([folder('kernel/audit'), folder('modules/policy')]);
  db = test.db;
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      asked.push({ headers: request.headers, body });
      const { status = 200, body: text = '', wait = 0 } = answer(body);
      setTimeout(() => response.writeHead(status).end(text), wait);
    });
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await test?.drop();
});

const env = (more: Record<string, string> = {}): Record<string, string> => ({ INNOMATRIX_POLICY_MODEL_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, INNOMATRIX_POLICY_MODEL_NAME: 'fake', INNOMATRIX_POLICY_MODEL_KEY: KEY, ...more });
let next = 900;
async function opened(settings: Record<string, string> | undefined) {
  const policy = createPolicyModule({ places: { names: [], groups: {} }, usesOf: async () => [], assist: openLanguageModel(settings ?? {}) });
  const id = String(next++);
  asked = [];
  await inTransaction(db, (tx) => policy.loadDocument(tx, { id, bytes: new TextEncoder().encode(TEXT), fileName: 'a.txt', title: '治水办法', by: null, at: NOW }));
  const call = async <T>(route: string, input: { body?: unknown } = {}): Promise<T> =>
    (await policy.routes.find((r) => r.contract.id === `policy.${route}`)!.handle({ db, clock: fixedClock(NOW), actor, requestId: 'r', ip: '', locale: 'zh' }, { params: { id }, query: {}, body: input.body })) as T;
  const items = async (): Promise<ReviewItem[]> => (await call<{ items: ReviewItem[] }>('listItems')).items;
  const assist = (clause = '一/（一）') => call<{ items: ReviewItem[]; refused: number }>('assistClause', { body: { clause } });
  return { id, call, items, assist };
}

describe('help by a language model', () => {
  it('is off unless an address is configured: nothing is sent, and the refusal says how to switch it on', async () => {
    const { assist, call } = await opened(undefined);
    expect(await call('listItems')).toMatchObject({ assist: false });
    await expect(assist()).rejects.toMatchObject({ code: 'POLICY_ASSIST_OFF', status: 409 });
    expect(asked).toEqual([]);
  });
  it('only proposes: what stands in the clause comes back marked and undecided, anything else is refused and counted', async () => {
    const { id, assist, items } = await opened(env());
    const before = await items();
    answer = () => ({ body: chat([
      { kind: 'responsibility', quote: '由村民自筹材料', fields: { units: ['村民'], role: '自筹' } },
      { kind: 'measure', quote: '这句话原文没有', fields: { verb: '建' } },
      { kind: 'target', quote: '三月开工', fields: { indicator: '开工', value: 300, unit: '项' } },
      { kind: 'target', quote: '建成泵站20座以上', fields: { indicator: '泵站', value: 20, unit: '座' } },
      { kind: 'parameter', quote: '工分照旧', fields: { role: 'nonsense' } },
    ]) });
    const done = await assist();
    expect(done.refused).toBe(4);
    expect(done.items).toMatchObject([{ kind: 'responsibility', origin: 'ASSISTED', state: 'PROPOSED', clause: '一/（一）', fields: { units: ['村民'], kind: 'prose' } }]);
    expect(TEXT.slice(done.items[0]!.start, done.items[0]!.end)).toBe('由村民自筹材料');
    expect((await items()).length).toBe(before.length + 1);
    const { rows } = await sql<{ detail: unknown }>`select detail from audit.entry where action = 'policy.items.assisted' and subject_id = ${id}`.execute(db.sql);
    expect(rows).toMatchObject([{ detail: { clause: '一/（一）', model: 'fake', items: 1, refused: 4 } }]);
  });
  it('a person decides about a proposal like any other, and can take it back', async () => {
    const { assist, call } = await opened(env());
    answer = () => ({ body: chat([{ kind: 'milestone', quote: '三月开工', fields: { year: 2027, goal: '开工' } }]) });
    const [item] = (await assist()).items;
    const policy = createPolicyModule({ places: { names: [], groups: {} }, usesOf: async () => [] });
    const route = policy.routes.find((r) => r.contract.id === 'policy.acceptItem')!;
    const accepted = await route.handle({ db, clock: fixedClock(NOW), actor, requestId: 'r', ip: '', locale: 'zh' }, { params: { item: item!.id }, query: {}, body: { revision: 1 } });
    expect(accepted).toMatchObject({ state: 'ACCEPTED', origin: 'ASSISTED', decidedByName: '安' });
    expect(await call('listItems')).toMatchObject({ assist: true });
  });
  it('sends one clause and what is known of it, the key in the header only', async () => {
    const { assist } = await opened(env());
    answer = () => ({ body: chat([]) });
    await assist();
    expect(asked).toHaveLength(1);
    expect(asked[0]!.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(asked[0]!.body).not.toContain(KEY);
    expect(asked[0]!.body).toContain('由村民自筹材料');
    expect(asked[0]!.body).not.toContain('治水办法');
  });
  it.each([
    ['an error', () => ({ status: 500, body: 'no' })], ['no JSON', () => ({ body: '<html>' })], ['another shape', () => ({ body: '{"choices":[]}' })], ['nothing in time', () => ({ wait: 2000, body: chat([]) })],
  ])('%s leaves what was found untouched and says so without the key or the address', async (_name, says) => {
    const { assist, items } = await opened(env({ INNOMATRIX_POLICY_MODEL_TIMEOUT_MS: '300' }));
    const before = await items();
    answer = says;
    const problem = await assist().then(() => null, (thrown: Error & { code: string; cause?: unknown }) => thrown);
    expect(problem).toMatchObject({ code: 'POLICY_ASSIST_FAILED', status: 502 });
    expect(JSON.stringify([problem!.message, problem!.cause ?? ''])).not.toMatch(/not-a-real-key|127\.0\.0\.1/);
    expect(await items()).toEqual(before);
  });
  it('an answer that is not what was asked for adds nothing', async () => {
    const { assist } = await opened(env());
    answer = () => ({ body: JSON.stringify({ choices: [{ message: { content: 'Sure! Here is the list.' } }] }) });
    expect(await assist()).toEqual({ items: [], refused: 1 });
  });
});
