import { Problem, type ProblemDetail } from '../../base/problem.ts';

/** Shorter ones are guessed (GB/T 22239-2019 asks for complexity, NIST SP 800-63B for length; both are met). */
const SHORTEST = 10;
/** Longer ones only cost time to hash. */
export const LONGEST = 128;
/** From this length on a sentence will do without digits and signs. */
const PASSPHRASE = 20;
const LEAST_CLASSES = 3;

const CLASSES = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/];
const COMMON = ['password', 'passw0rd', 'qwerty', '123456', 'admin', 'letmein', 'welcome', 'iloveyou', '111111', 'abc123'];

/** Refuses a password that is easily guessed. @throws Problem PASSWORD_TOO_WEAK with every reason at once */
export function assertPassword(password: string, loginName: string): void {
  const classes = CLASSES.filter((c) => c.test(password)).length;
  const lower = password.toLowerCase();
  const details: ProblemDetail[] = [
    ...(password.length < SHORTEST ? [reason(`至少 ${SHORTEST} 个字符`, `at least ${SHORTEST} characters`)] : []),
    ...(password.length > LONGEST ? [reason(`最多 ${LONGEST} 个字符`, `at most ${LONGEST} characters`)] : []),
    ...(classes < LEAST_CLASSES && password.length < PASSPHRASE
      ? [
          reason(
            `含大写字母、小写字母、数字、符号中的至少 ${LEAST_CLASSES} 类，或不少于 ${PASSPHRASE} 个字符`,
            `at least ${LEAST_CLASSES} of capitals, small letters, digits and signs, or ${PASSPHRASE} characters`,
          ),
        ]
      : []),
    ...(lower.includes(loginName.toLowerCase()) ? [reason('不能包含登录名', 'not containing the sign-in name')] : []),
    ...(COMMON.some((c) => lower.includes(c)) ? [reason('不能包含常见口令', 'not containing a common password')] : []),
    ...(new Set(password).size < 5 ? [reason('至少 5 个不同的字符', 'at least 5 different characters')] : []),
  ];
  if (details.length === 0) return;
  throw new Problem('PASSWORD_TOO_WEAK', {
    zh: `口令不够安全，要求：${details.map((d) => d.zh).join('；')}`,
    en: `The password is too weak. Needed: ${details.map((d) => d.en).join('; ')}`,
    where: { field: 'password' },
    details,
  });
}

function reason(zh: string, en: string): ProblemDetail {
  return { code: 'PASSWORD_TOO_WEAK', zh, en, where: { field: 'password' } };
}
