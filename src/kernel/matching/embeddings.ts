import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { type Meaning, meaningOf } from './domain/meaning.ts';

/** Somebody else's model that places texts by their meaning (文本向量). */
export interface EmbeddingSource {
  /** The model as the operator named it; meanings of different models are never compared. */
  name: string;
  /** In the order of the texts. @throws Problem MATCH_EMBEDDINGS_FAILED */
  embed(texts: readonly string[]): Promise<Meaning[]>;
}

/** Texts of one request. */
const TOGETHER = 64;
/** Characters of one text that are sent; models of this kind read little more. */
const LONGEST = 2_000;
const DEFAULT_TIMEOUT_MS = 30_000;

const reply = z.object({ data: z.array(z.object({ index: z.number().int(), embedding: z.array(z.number()).min(1) })) });

/**
 * An endpoint that speaks the embeddings protocol, of a service or of a model run in the house, from
 * `INNOMATRIX_EMBEDDINGS_URL` (up to `/v1`), `…_EMBEDDINGS_MODEL`, `…_EMBEDDINGS_KEY` and `…_EMBEDDINGS_TIMEOUT_MS`. Undefined
 * without an address: nothing is sent anywhere unless the operator says where to.
 */
export function openEmbeddings(env: Readonly<Record<string, string | undefined>>): EmbeddingSource | undefined {
  const { INNOMATRIX_EMBEDDINGS_URL: base, INNOMATRIX_EMBEDDINGS_MODEL: name = 'default', INNOMATRIX_EMBEDDINGS_KEY: key, INNOMATRIX_EMBEDDINGS_TIMEOUT_MS: wait } = env;
  if (base === undefined || base.trim() === '') return undefined;
  const to = { url: `${base.replace(/\/+$/, '')}/embeddings`, name, key, timeout: Number(wait) > 0 ? Number(wait) : DEFAULT_TIMEOUT_MS };
  return {
    name,
    embed: async (texts) => {
      const meanings: Meaning[] = [];
      for (let i = 0; i < texts.length; i += TOGETHER) meanings.push(...(await ask(to, texts.slice(i, i + TOGETHER))));
      return meanings;
    },
  };
}

async function ask(to: { url: string; name: string; key: string | undefined; timeout: number }, texts: readonly string[]): Promise<Meaning[]> {
  let status: number | undefined;
  try {
    const answer = await fetch(to.url, {
      method: 'POST', signal: AbortSignal.timeout(to.timeout), redirect: 'error',
      headers: { 'content-type': 'application/json', ...(to.key ? { authorization: `Bearer ${to.key}` } : {}) },
      body: JSON.stringify({ model: to.name, input: texts.map((t) => t.slice(0, LONGEST)) }),
    });
    status = answer.status;
    const read = answer.ok ? reply.safeParse(await answer.json()) : undefined;
    const vectors = read?.data?.data.sort((a, b) => a.index - b.index);
    if (vectors?.length === texts.length && vectors.every((v, i) => v.index === i)) return vectors.map((v) => meaningOf(v.embedding));
  } catch {
    // No cause: what the network says may hold the address with its credentials.
    throw failed('无法连接、超时或应答不是 JSON', 'no connection, no answer in time, or no JSON');
  }
  throw failed(`应答状态 ${status}，或向量与文本的数目不符`, `it answered with status ${status}, or not one vector for each text`);
}

const failed = (zh: string, en: string): Problem => new Problem('MATCH_EMBEDDINGS_FAILED', {
  status: 502, zh: `文本向量接口没有给出可用的应答：${zh}`, en: `The embeddings endpoint gave no usable answer: ${en}`,
  remedy: { zh: '匹配照常进行，只是不计语义一项；请检查接口设置', en: 'Matching goes on without meaning; check the endpoint' },
});
