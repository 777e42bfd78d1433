import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/base/problem.ts';
import type { RouteContract } from '../../kernel/base/route-contract.ts';
import type { Database } from '../../kernel/db/index.ts';
import { forbidden, holds, type Identity, type SignedIn, signInRequired } from '../../kernel/identity/index.ts';

export const SESSION_COOKIE = 'innomatrix_session';

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | undefined;
  }
}

/** Finds out who is asking, from the session cookie. */
export function recogniseSession(db: Database, identity: Pick<Identity, 'actorOfSession'>) {
  return async (request: FastifyRequest): Promise<void> => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) request.signedIn = await identity.actorOfSession(db, token);
  };
}

/** Deny unless allowed, before anything of the request is parsed. @throws Problem SIGN_IN_REQUIRED, FORBIDDEN */
export function requireAccess(access: RouteContract['access']) {
  return async (request: FastifyRequest): Promise<void> => {
    if (access === 'public') return;
    const actor = request.signedIn?.actor;
    if (!actor) throw signInRequired();
    if (access !== 'signed-in' && !holds(actor, access.permission)) throw forbidden(access.permission);
  };
}

/** Writes or removes the session cookie; `secure` follows how the browser reached us. */
export function writeSessionCookie(request: FastifyRequest, reply: FastifyReply, session: { token: string; expiresAt: Date } | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https' } as const;
  if (session) void reply.setCookie(SESSION_COOKIE, session.token, { ...options, expires: session.expiresAt });
  else void reply.clearCookie(SESSION_COOKIE, options);
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A request that changes something must come from our own pages: another site can make a browser send the cookie, but
 * not our header, and it cannot hide its own origin.
 * @throws Problem CSRF_REFUSED
 */
export async function refuseForeignPages(request: FastifyRequest): Promise<void> {
  if (READING.has(request.method)) return;
  const { headers } = request;
  if (headers['x-innomatrix'] === '1') return;
  if (headers['sec-fetch-site'] !== undefined ? headers['sec-fetch-site'] === 'same-origin' : isOwn(request)) return;
  throw new Problem('CSRF_REFUSED', {
    status: 403,
    zh: '请求不是从本平台的页面发出的，已拒绝',
    en: 'The request does not come from a page of this platform and was refused',
    remedy: { zh: '请从平台页面操作；程序调用请加请求头 x-innomatrix: 1', en: 'Use the pages of the platform; programs send the header x-innomatrix: 1' },
  });
}

function isOwn(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  return origin !== undefined && origin === `${request.protocol}://${request.host}`;
}
