import type { ZodType, z } from 'zod';
import type { RouteContract } from '../../../src/kernel/base/route-contract.ts';
import { problemFrom, unreachable } from './api-problem.ts';

/** A part of the input that a contract does not have, or has with nothing required, may be left out. */
type Part<K extends string, S extends ZodType> = undefined extends z.input<S>
  ? { [key in K]?: undefined }
  : object extends z.input<S>
    ? { [key in K]?: z.input<S> }
    : { [key in K]: z.input<S> };

export type CallInput<C extends RouteContract> =
  C extends RouteContract<infer P, infer Q, infer B, ZodType> ? Part<'params', P> & Part<'query', Q> & Part<'body', B> : never;

export type CallAnswer<C extends RouteContract> =
  C extends RouteContract<ZodType, ZodType, ZodType, infer R> ? z.output<R> : never;

/** What `call` needs at run time, whatever the contract. */
export interface AnyInput {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Leaving the whole input out is fine when no part of it is required. */
export type InputArguments<C extends RouteContract> = object extends CallInput<C> ? [input?: CallInput<C>] : [input: CallInput<C>];

/** Told by `i18n.ts`, so that the server words its answers in the language of the screen. */
let language: 'zh' | 'en' = 'zh';
export function setApiLanguage(next: 'zh' | 'en'): void {
  language = next;
}

/** Requests carry a header of our own: another site's form or image cannot set it, so it cannot act in a user's name. */
export function requestHeaders(): Record<string, string> {
  return { 'x-innomatrix': '1', 'accept-language': language === 'zh' ? 'zh-CN' : 'en' };
}

/**
 * Calls one route. @throws ApiProblem with the server's code, or SERVER_UNREACHABLE.
 * Answers are JSON as their schema describes them; response schemas therefore hold no transforms.
 */
export async function call<C extends RouteContract>(contract: C, ...[input]: InputArguments<C>): Promise<CallAnswer<C>> {
  return (await send(contract, (input ?? {}) as AnyInput)) as CallAnswer<C>;
}

/** As `call`, without types and with an abort signal: what react-query needs. */
export async function send(contract: RouteContract, input: AnyInput, signal?: AbortSignal): Promise<unknown> {
  const init: RequestInit = {
    method: contract.method,
    credentials: 'same-origin',
    headers: { ...requestHeaders(), accept: 'application/json' },
    signal: signal ?? null,
  };
  if (input.body !== undefined) {
    init.body = JSON.stringify(input.body);
    init.headers = { ...init.headers, 'content-type': 'application/json' };
  }
  const response = await reach(urlOf(contract, input), init);
  const text = await response.text();
  if (!response.ok) throw problemFrom(response.status, text);
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw problemFrom(response.status, text);
  }
}

/** `fetch` whose only failure is an ApiProblem; a request given up on purpose stays an AbortError. */
export async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw unreachable();
  }
}

/** The address of a route with its parameters filled in. */
export function urlOf(contract: RouteContract, input: AnyInput): string {
  const params = (input.params ?? {}) as Record<string, unknown>;
  const path = contract.path.replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') throw new TypeError(`${contract.id}: parameter ${name} is missing`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries((input.query ?? {}) as Record<string, unknown>)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') search.append(key, String(one));
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
