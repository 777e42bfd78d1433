import type { FastifyReply, FastifyRequest } from 'fastify';
import { isProblem, Problem } from '../../kernel/base/problem.ts';
import { translateConstraint } from '../../kernel/db/index.ts';
import { SignInThrottled } from '../../kernel/identity/index.ts';
import type { ProblemDocument } from './contract.ts';
import { localeOf } from './locale.ts';

/** Refusals any route may answer with, beside those its contract names. */
export const GENERAL_CODES = [
  'INPUT_INVALID',
  'INPUT_UNREADABLE',
  'INPUT_TOO_LARGE',
  'INPUT_TYPE_UNSUPPORTED',
  'FILE_MISSING',
  'FILE_TOO_LARGE',
  'SIGN_IN_REQUIRED',
  'FORBIDDEN',
  'CSRF_REFUSED',
  'NOT_FOUND',
  'ROUTE_NOT_FOUND',
  'RATE_LIMITED',
  'DB_BUSY',
  'DB_UNREACHABLE',
  'UNEXPECTED',
] as const;

const TITLES: Record<number, { zh: string; en: string }> = {
  400: { zh: '输入有误', en: 'Bad request' },
  401: { zh: '需要登录', en: 'Not signed in' },
  403: { zh: '不允许', en: 'Not allowed' },
  404: { zh: '未找到', en: 'Not found' },
  409: { zh: '冲突', en: 'Conflict' },
  413: { zh: '内容过大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Unsupported type' },
  422: { zh: '不能办理', en: 'Refused' },
  429: { zh: '请求过多', en: 'Too many requests' },
  500: { zh: '服务器出错', en: 'Server error' },
  503: { zh: '暂时不可用', en: 'Not available now' },
};

function problemDocumentOf(problem: Problem, locale: 'zh' | 'en', requestId: string): ProblemDocument {
  const title = TITLES[problem.status] ?? TITLES[problem.status >= 500 ? 500 : 422]!;
  return {
    type: `urn:innomatrix:problem:${problem.code}`,
    title: title[locale],
    status: problem.status,
    detail: problem[locale],
    instance: `urn:uuid:${requestId}`,
    code: problem.code,
    zh: problem.zh,
    en: problem.en,
    where: problem.where,
    remedy: problem.remedy,
    details: problem.details,
    requestId,
  };
}

/** Answers any error as `application/problem+json`; what nobody foresaw is logged and shown without its insides. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.id);
  if (problem.status >= 500) request.log.error({ err: error, requestId: request.id }, problem.code);
  if (error instanceof SignInThrottled) void reply.header('retry-after', error.seconds);
  const document = problemDocumentOf(problem, localeOf(request.headers['accept-language']), request.id);
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(JSON.stringify)
    .send(document);
}

function toProblem(thrown: unknown, requestId: string): Problem {
  const error = translateConstraint(thrown);
  if (isProblem(error)) return withoutInsides(error, requestId);
  const { code, statusCode } = (error ?? {}) as { code?: string; statusCode?: number };
  if (isDatabaseGone(error)) return databaseGone(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE') return unsupported();
  if (statusCode === 429) return rateLimited();
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return unreadable(error);
  return unexpected(error, requestId);
}

/** A Problem about our own files or tables (status 500) is for the operator, except for its code. */
function withoutInsides(problem: Problem, requestId: string): Problem {
  if (problem.status < 500) return problem;
  if (problem.status === 503) return problem.code === 'DB_UNREACHABLE' ? databaseGone(problem) : problem;
  return unexpected(problem, requestId);
}

const GONE = new Set(['08000', '08001', '08003', '08004', '08006', '53300', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** The connection failed, or none was to be had, while a handler talked to the database outside a transaction. */
function isDatabaseGone(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as { code?: string; message?: string; syscall?: string };
  if (code === 'ENOENT' && syscall !== 'connect') return false;
  return (code !== undefined && GONE.has(code)) || /^Connection terminated|timeout exceeded when trying to connect/.test(message ?? '');
}

/** Without the address of the database, which is nobody's business here. */
function databaseGone(cause: unknown): Problem {
  return new Problem('DB_UNREACHABLE', {
    status: 503,
    zh: '数据库暂时无法连接，您的操作没有完成',
    en: 'The database cannot be reached now; nothing was done',
    remedy: { zh: '请稍后再试；若持续出现，请联系平台管理员', en: 'Try again later; if it stays, tell the platform administrator' },
    cause,
  });
}

function tooLarge(): Problem {
  return new Problem('INPUT_TOO_LARGE', {
    status: 413,
    zh: '提交的内容过大',
    en: 'The request is too large',
    remedy: { zh: '请减少内容，或改用文件导入', en: 'Send less, or import a file' },
  });
}

function unsupported(): Problem {
  return new Problem('INPUT_TYPE_UNSUPPORTED', {
    status: 415,
    zh: '不支持的内容类型',
    en: 'This content type is not supported',
    remedy: { zh: '请以 application/json 提交；上传文件用 multipart/form-data', en: 'Send application/json, or multipart/form-data for a file' },
  });
}

function unreadable(cause: unknown): Problem {
  return new Problem('INPUT_UNREADABLE', {
    status: 400,
    zh: '请求无法解析',
    en: 'The request cannot be read',
    remedy: { zh: '请检查 JSON 格式', en: 'Check the JSON' },
    cause,
  });
}

export function rateLimited(): Problem {
  return new Problem('RATE_LIMITED', {
    status: 429,
    zh: '请求过于频繁，请稍后再试',
    en: 'Too many requests; try again in a moment',
  });
}

function unexpected(cause: unknown, requestId: string): Problem {
  return new Problem('UNEXPECTED', {
    status: 500,
    zh: `服务器出错，编号 ${requestId}`,
    en: `Something went wrong on the server, number ${requestId}`,
    remedy: { zh: '请把编号告诉平台管理员', en: 'Give the number to the platform administrator' },
    cause,
  });
}
