import { Problem } from '../../../kernel/base/problem.ts';

/** A model that answers a prompt with text; it knows nothing of documents. */
export interface LanguageModel {
  /** As the operator configured it; written to the audit trail. */
  name: string;
  /** @throws Problem POLICY_ASSIST_FAILED when it does not answer in time, refuses or answers something else. */
  complete: (system: string, user: string) => Promise<string>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** More than a page of findings ever needs; an answer beyond it is refused unread. */
const LONGEST_ANSWER = 400_000;

/**
 * An endpoint that speaks the chat completions protocol, from `INNOMATRIX_POLICY_MODEL_URL` (up to `/v1`),
 * `…_MODEL_NAME`, `…_MODEL_KEY` and `…_MODEL_TIMEOUT_MS`. Undefined without an address: nothing is sent anywhere unless
 * the operator says where to. The key is sent in the header and appears in no message, log or record.
 */
export function openLanguageModel(env: Readonly<Record<string, string | undefined>>): LanguageModel | undefined {
  const { INNOMATRIX_POLICY_MODEL_URL: base, INNOMATRIX_POLICY_MODEL_NAME: name = 'default', INNOMATRIX_POLICY_MODEL_KEY: key, INNOMATRIX_POLICY_MODEL_TIMEOUT_MS: wait } = env;
  if (base === undefined || base.trim() === '') return undefined;
  const timeout = Number(wait) > 0 ? Number(wait) : DEFAULT_TIMEOUT_MS;
  return { name, complete: (system, user) => complete({ url: `${base.replace(/\/+$/, '')}/chat/completions`, name, key, timeout }, system, user) };
}

async function complete(to: { url: string; name: string; key: string | undefined; timeout: number }, system: string, user: string): Promise<string> {
  let status: number | undefined;
  try {
    const answer = await fetch(to.url, {
      method: 'POST', signal: AbortSignal.timeout(to.timeout), redirect: 'error',
      headers: { 'content-type': 'application/json', ...(to.key ? { authorization: `Bearer ${to.key}` } : {}) },
      body: JSON.stringify({ model: to.name, temperature: 0, response_format: { type: 'json_object' }, messages: [{ role: 'system', content: system }, { role: 'user', content: user }] }),
    });
    status = answer.status;
    const body = await answer.text();
    if (answer.ok && body.length <= LONGEST_ANSWER) {
      const content = (JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] }).choices?.[0]?.message?.content;
      if (typeof content === 'string') return content;
    }
  } catch (thrown) {
    throw failed(thrown instanceof Error && thrown.name === 'TimeoutError' ? `${to.timeout / 1000} s 内没有应答` : '无法连接或应答不是 JSON', thrown instanceof Error && thrown.name === 'TimeoutError' ? `no answer within ${to.timeout / 1000} s` : 'no connection, or the answer is no JSON');
  }
  throw failed(`应答状态 ${status}`, `it answered with status ${status}`);
}

// No cause: what the network says may hold the address with its credentials.
const failed = (zh: string, en: string): Problem => new Problem('POLICY_ASSIST_FAILED', {
  status: 502, zh: `语言模型没有给出可用的应答：${zh}`, en: `The language model gave no usable answer: ${en}`,
  remedy: { zh: '已有的拆解内容不受影响；请稍后再试，或检查接口设置', en: 'What was found already is untouched; try again later, or check the endpoint' },
});
