import type { ProblemDetail } from '../../base/problem.ts';

/** One thing wrong with a definition, at a path of its file. */
export function fault(code: string, field: string, zh: string, en: string): ProblemDetail {
  return { code, zh, en, where: { field } };
}
