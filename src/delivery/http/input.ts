import { z } from 'zod';
import { Problem, type ProblemDetail } from '../../kernel/base/problem.ts';

const chinese = z.locales.zhCN().localeError;
const english = z.locales.en().localeError;
/** More faults than this help nobody. */
const MOST_FAULTS = 50;

/**
 * Checks one part of a request (`params`, `query`, `body`) and gives the parsed value.
 * @throws Problem INPUT_INVALID naming each field and what would be right, in both languages
 */
export function parseInput(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value, { error: chinese });
  if (parsed.success) return parsed.data;
  // Asked again in English: a faulty request may cost twice, a good one does not.
  const inEnglish = schema.safeParse(value, { error: english }).error?.issues ?? [];
  const details = parsed.error.issues.slice(0, MOST_FAULTS).map((issue, i): ProblemDetail => {
    const field = issue.path.join('.');
    return {
      code: 'INPUT_INVALID',
      zh: issue.message,
      en: inEnglish[i]?.message ?? issue.message,
      where: field === '' ? undefined : { field },
    };
  });
  const first = details[0]!;
  const at = first.where?.field;
  throw new Problem('INPUT_INVALID', {
    status: 400,
    zh: `填写有误：${at ? `${at}：` : ''}${first.zh}${details.length > 1 ? `（共 ${details.length} 处）` : ''}`,
    en: `The input is not valid: ${at ? `${at}: ` : ''}${first.en}${details.length > 1 ? ` (${details.length} faults)` : ''}`,
    where: first.where,
    details,
  });
}
