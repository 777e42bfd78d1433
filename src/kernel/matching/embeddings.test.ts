import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { meaningOf, nearness } from './domain/meaning.ts';
import { openEmbeddings } from './embeddings.ts';

let server: Server | undefined;
afterEach(() => void server?.close());

/** An endpoint that answers with what is given. */
async function endpoint(answer: (input: string[]) => { status: number; body: unknown }, seen: { auth?: string; path?: string; inputs: string[][] } = { inputs: [] }): Promise<Record<string, string>> {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => (body += piece));
    request.on('end', () => {
      const { input } = JSON.parse(body) as { input: string[] };
      seen.inputs.push(input);
      seen.auth = request.headers.authorization;
      seen.path = request.url;
      const { status, body: said } = answer(input);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(said));
    });
  });
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return { INNOMATRIX_EMBEDDINGS_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, INNOMATRIX_EMBEDDINGS_MODEL: 'm', INNOMATRIX_EMBEDDINGS_KEY: 'secret-key' };
}

describe('meaning of texts', () => {
  it('keeps the angle of two directions to a hundredth, whatever their length', () => {
    const [a, b] = [[3, 4, 0, 1], [0.4, 0.3, 0.1, 0]];
    const cosine = (3 * 0.4 + 4 * 0.3) / (Math.hypot(...a) * Math.hypot(...b));
    expect(nearness(meaningOf(a), meaningOf(b))).toBeCloseTo(cosine, 2);
    expect(nearness(meaningOf(a), meaningOf(a.map((x) => -7 * x)))).toBeCloseTo(-1, 5);
    expect(nearness(meaningOf([0, 0]), meaningOf([1, 2]))).toBe(0);
    expect(nearness(meaningOf([1]), meaningOf([1, 2]))).toBe(0);
  });

  it('is asked of nobody unless the operator names an address', () => {
    expect(openEmbeddings({})).toBeUndefined();
    expect(openEmbeddings({ INNOMATRIX_EMBEDDINGS_URL: ' ' })).toBeUndefined();
  });

  it('comes in the order of the texts, in batches, cut to what a model reads', async () => {
    const seen: { auth?: string; path?: string; inputs: string[][] } = { inputs: [] };
    const env = await endpoint((input) => ({ status: 200, body: { data: input.map((t, index) => ({ index, embedding: [t.length, 1] })).reverse() } }), seen);
    const texts = Array.from({ length: 70 }, (_, i) => 'x'.repeat(i + 1));
    texts.push('y'.repeat(9_000));
    const meanings = await openEmbeddings(env)!.embed(texts);
    expect(seen.inputs.map((i) => i.length)).toEqual([64, 7]);
    expect(seen.inputs[1]!.at(-1)).toHaveLength(2_000);
    expect(meanings[0]).toEqual(meaningOf([1, 1]));
    expect(meanings[9]).toEqual(meaningOf([10, 1]));
    expect([seen.auth, seen.path]).toEqual(['Bearer secret-key', '/v1/embeddings']);
  });

  it('that does not come, or not for each text, is said so without the key', async () => {
    const bad = [{ status: 500, body: {} }, { status: 200, body: { data: [] } }, { status: 200, body: { data: [{ index: 1, embedding: [1] }] } }, { status: 200, body: 'no' }];
    for (const answer of bad) {
      const failure = await openEmbeddings(await endpoint(() => answer))!.embed(['光伏']).catch((e: unknown) => e);
      expect(failure).toMatchObject({ code: 'MATCH_EMBEDDINGS_FAILED' });
      expect(String(failure)).not.toContain('secret-key');
      server!.close();
    }
  });
});
