import { Problem } from '../../../kernel/base/problem.ts';

/** A change that cannot be made, with every reason. */
export function changeInvalid(reasons: readonly { zh: string; en: string }[]): Problem {
  return new Problem('CONTRACT_CHANGE_INVALID', {
    zh: `不能作此变更：${reasons.map((r) => r.zh).join('；')}`,
    en: `This change cannot be made: ${reasons.map((r) => r.en).join('; ')}`,
    remedy: { zh: '请按提示更正后再提交', en: 'Correct what is named and try again' },
  });
}
