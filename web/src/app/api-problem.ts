import type { ProblemDetail, ProblemPlace } from '../../../src/kernel/base/problem.ts';

/** A refusal of the server (`application/problem+json`), or the failure to reach it, as the screens show it. */
export class ApiProblem extends Error {
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly zh: string;
  readonly en: string;
  readonly where: ProblemPlace | undefined;
  readonly remedy: { zh: string; en: string } | undefined;
  readonly details: readonly ProblemDetail[];
  /** What a person quotes to support. */
  readonly requestId: string | undefined;

  constructor(status: number, detail: ProblemDetail & { details?: readonly ProblemDetail[]; requestId?: string | undefined }) {
    super(`${detail.code}: ${detail.zh} / ${detail.en}`);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = detail.code;
    this.zh = detail.zh;
    this.en = detail.en;
    this.where = detail.where;
    this.remedy = detail.remedy;
    this.details = detail.details ?? [];
    this.requestId = detail.requestId;
  }
}

/** Reads a refusal from the text of an answer; an answer that is not a problem document becomes one. */
export function problemFrom(status: number, text: string): ApiProblem {
  const body = readObject(text);
  if (body && typeof body['code'] === 'string') {
    const detail = body as unknown as ProblemDetail & { details?: ProblemDetail[]; requestId?: string };
    return new ApiProblem(status, { ...detail, zh: detail.zh ?? detail.code, en: detail.en ?? detail.code });
  }
  return new ApiProblem(status, {
    code: 'ANSWER_UNREADABLE',
    zh: `服务器返回了无法识别的答复（HTTP ${status}）`,
    en: `The server gave an answer that cannot be read (HTTP ${status})`,
    remedy: { zh: '请稍后重试；若仍出现，请联系平台管理员', en: 'Try again later; if it stays, tell the platform administrator' },
  });
}

export function unreachable(): ApiProblem {
  return new ApiProblem(0, {
    code: 'SERVER_UNREACHABLE',
    zh: '连接不上服务器',
    en: 'The server cannot be reached',
    remedy: { zh: '请检查网络后重试，您填写的内容不会丢失', en: 'Check the network and try again; nothing you typed is lost' },
  });
}

/** Anything thrown, as something a screen can show. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem(0, {
    code: 'SCREEN_FAILED',
    zh: `页面出错：${error instanceof Error ? error.message : String(error)}`,
    en: `The page failed: ${error instanceof Error ? error.message : String(error)}`,
    remedy: { zh: '请刷新页面重试', en: 'Reload the page and try again' },
  });
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
