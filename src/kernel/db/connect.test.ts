import { createServer, type Server } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkServer, connect } from './index.ts';
import { withoutPassword } from './problems.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test?.drop());

async function value(text: string): Promise<unknown> {
  const { rows } = await sql.raw<{ v: unknown }>(`select ${text} as v`).execute(test.db.sql);
  return rows[0]!.v;
}

describe('column types', () => {
  it('arrive as documented', async () => {
    expect(await value('9007199254740991::int8')).toBe(9007199254740991);
    expect(await value('0.10::numeric')).toBe('0.10');
    expect(await value(`'2025-12-31'::date`)).toBe('2025-12-31');
    expect(await value(`'2026-01-01 00:00:00+08'::timestamptz`)).toEqual(new Date('2025-12-31T16:00:00Z'));
    expect(await value(`array[1, null, 3]::int8[]`)).toEqual([1, null, 3]);
    expect(await value(`array['2025-12-31']::date[]`)).toEqual(['2025-12-31']);
    expect(await value(`'{"a": [1, "中"]}'::jsonb`)).toEqual({ a: [1, '中'] });
    expect(await value('null::int8')).toBeNull();
  });

  it('refuse an integer that a number cannot hold exactly', async () => {
    await expect(value('9007199254740993::int8')).rejects.toMatchObject({ code: 'DB_INTEGER_TOO_LARGE' });
  });

  it('turn instants into days by the clock of the zone', async () => {
    expect(await value(`'2025-12-31T16:30:00Z'::timestamptz::date`)).toBe('2026-01-01');
  });
});

describe('connecting', () => {
  it('reports the version of the server', () => {
    expect(test.db.version).toMatch(/^\d+\.\d+/);
  });

  it('to nobody says what cannot be reached, without the password', async () => {
    const problem = await connect({ url: 'postgresql://user:secret@127.0.0.1:1/none' }).catch((error) => error);
    expect(problem).toMatchObject({ code: 'DB_UNREACHABLE', status: 503 });
    expect(problem.zh).toContain('ECONNREFUSED');
    expect(problem.message).not.toContain('secret');
  });

  it('to a missing database or a nonsense address is a refusal with a reason', async () => {
    const missing = await checkServer(test.url.replace(/\/[^/]*$/, '/no_such_database')).catch((error) => error);
    expect(missing).toMatchObject({ code: 'DB_UNREACHABLE', en: expect.stringContaining('no_such_database') });
    await expect(checkServer('not an address')).rejects.toMatchObject({ code: 'DB_UNREACHABLE' });
    expect(withoutPassword('postgresql://a:b@c/d')).toBe('postgresql://a:***@c/d');
  });

  it('to PostgreSQL 14 says which version is needed', async () => {
    const old = await pretendServer('14.11', '140011');
    const problem = await checkServer(old.url).catch((error) => error);
    old.server.close();
    expect(problem).toMatchObject({ code: 'DB_TOO_OLD', en: expect.stringContaining('14.11') });
    expect(problem.en).toContain('at least 15');
  });
});

/** Speaks just enough of the protocol to be asked for its version. */
async function pretendServer(version: string, number: string): Promise<{ url: string; server: Server }> {
  const message = (kind: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const int16 = (n: number): Buffer => Buffer.from([n >> 8, n & 255]);
  const int32 = (n: number): Buffer => Buffer.concat([int16(n >>> 16), int16(n & 65535)]);
  const column = (name: string): Buffer => Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  const cell = (text: string): Buffer => Buffer.concat([int32(text.length), Buffer.from(text)]);
  const ready = message('Z', Buffer.from('I'));
  const answer = Buffer.concat([
    message('T', Buffer.concat([int16(2), column('server_version'), column('num')])),
    message('D', Buffer.concat([int16(2), cell(version), cell(number)])),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int32(0)), ready]));
      socket.on('data', (chunk) => chunk[0] === 'Q'.charCodeAt(0) && socket.write(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return { url: `postgresql://user@127.0.0.1:${port}/any`, server };
}
