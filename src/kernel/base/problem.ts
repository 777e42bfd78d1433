/**
 * A refusal that helps: a stable code for programs, a sentence in both languages for people, the place where it went
 * wrong and what would be right. Everything below the delivery floor that says "no" throws a Problem.
 */
export interface ProblemPlace {
  /** File name, when the input was a file. */
  file?: string;
  /** Row in a file or table, counted from 1 as a spreadsheet shows it. */
  row?: number;
  /** Field, column or JSON path. */
  field?: string;
  /** Clause of a document, e.g. `002 三/（一）`. */
  clause?: string;
}

export interface ProblemDetail {
  code: string;
  zh: string;
  en: string;
  where?: ProblemPlace;
  remedy?: { zh: string; en: string };
}

export interface ProblemInit {
  zh: string;
  en: string;
  /** HTTP status the delivery floor answers with; 422 unless told. */
  status?: number;
  where?: ProblemPlace;
  remedy?: { zh: string; en: string };
  /** Several faults at once, e.g. the refused rows of an import. */
  details?: ProblemDetail[];
  cause?: unknown;
}

export class Problem extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly status: number;
  readonly where: ProblemPlace | undefined;
  readonly remedy: { zh: string; en: string } | undefined;
  readonly details: ProblemDetail[];

  constructor(code: string, init: ProblemInit) {
    super(`${code}: ${init.zh} / ${init.en}`, { cause: init.cause });
    this.name = 'Problem';
    this.code = code;
    this.zh = init.zh;
    this.en = init.en;
    this.status = init.status ?? 422;
    this.where = init.where;
    this.remedy = init.remedy;
    this.details = init.details ?? [];
  }

  toDetail(): ProblemDetail {
    return { code: this.code, zh: this.zh, en: this.en, where: this.where, remedy: this.remedy };
  }
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem;
}

export function notFound(whatZh: string, whatEn: string, id: string): Problem {
  return new Problem('NOT_FOUND', {
    status: 404,
    zh: `没有找到${whatZh}：${id}`,
    en: `No ${whatEn} with id ${id}`,
  });
}
