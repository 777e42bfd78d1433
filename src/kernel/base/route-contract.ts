import type { ZodType, z } from 'zod';

/**
 * One object per route: the server registers it, the OpenAPI document shows it, the web's client infers its types.
 * Imported by the browser, so nothing here may touch the server.
 */
export interface RouteContract<
  P extends ZodType = ZodType,
  Q extends ZodType = ZodType,
  B extends ZodType = ZodType,
  R extends ZodType = ZodType,
> {
  /** `module.verbThing`, unique; becomes the operationId. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Fastify path, e.g. `/api/market/demands/:id`. */
  path: string;
  /** Who may call: anyone, anyone signed in, or whoever holds this permission (its reach is checked by the handler). */
  access: 'public' | 'signed-in' | { permission: string };
  summary: { zh: string; en: string };
  params?: P;
  query?: Q;
  body?: B;
  /** Shape of a JSON answer. Leave out for files and event streams. */
  response?: R;
  /** `file`: bytes with a content type. `events`: server-sent events. */
  produces?: 'json' | 'file' | 'events';
  /** The body is one uploaded file (multipart/form-data, field `file`); `query` carries the options. */
  upload?: { maxBytes: number };
  /** Codes a caller should expect besides the general ones. */
  errors?: readonly string[];
}

/** Keeps the exact types of a contract while checking its form. */
export function routeContract<
  P extends ZodType = z.ZodUndefined,
  Q extends ZodType = z.ZodUndefined,
  B extends ZodType = z.ZodUndefined,
  R extends ZodType = z.ZodUndefined,
>(contract: RouteContract<P, Q, B, R>): RouteContract<P, Q, B, R> {
  return contract;
}

export interface ContractInput<C extends RouteContract> {
  params: C extends RouteContract<infer P, ZodType, ZodType, ZodType> ? z.output<P> : never;
  query: C extends RouteContract<ZodType, infer Q, ZodType, ZodType> ? z.output<Q> : never;
  body: C extends RouteContract<ZodType, ZodType, infer B, ZodType> ? z.output<B> : never;
}

export type ContractAnswer<C extends RouteContract> =
  C extends RouteContract<ZodType, ZodType, ZodType, infer R> ? z.output<R> : never;
