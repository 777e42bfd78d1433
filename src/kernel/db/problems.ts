import { Problem } from '../base/problem.ts';

/** Address of a database without its password: fit for logs and messages. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    if (parsed.password) parsed.password = '***';
    return parsed.toString();
  } catch {
    return url.replace(/:[^:@/]*@/, ':***@');
  }
}

export function unreachable(url: string, cause: unknown): Problem {
  const reason = reasonOf(cause);
  return new Problem('DB_UNREACHABLE', {
    status: 503,
    zh: `连不上数据库 ${withoutPassword(url)}：${reason}`,
    en: `The database ${withoutPassword(url)} cannot be reached: ${reason}`,
    remedy: {
      zh: '请检查 DATABASE_URL 的主机、端口、库名、用户和密码，并确认数据库正在运行；去掉 DATABASE_URL 则使用自带的数据库。',
      en: 'Check host, port, database, user and password in DATABASE_URL and that the server runs; without DATABASE_URL the built-in database is used.',
    },
    cause,
  });
}

export function tooOld(url: string, version: string, least: number): Problem {
  return new Problem('DB_TOO_OLD', {
    status: 503,
    zh: `数据库 ${withoutPassword(url)} 的版本是 PostgreSQL ${version}，至少需要 ${least}`,
    en: `The database ${withoutPassword(url)} is PostgreSQL ${version}; at least ${least} is needed`,
    remedy: {
      zh: `请升级该数据库，或把 DATABASE_URL 指向 PostgreSQL ${least} 以上的服务器。`,
      en: `Upgrade it, or point DATABASE_URL at PostgreSQL ${least} or newer.`,
    },
  });
}

export function busy(cause: unknown): Problem {
  return new Problem('DB_BUSY', {
    status: 503,
    zh: '多人同时修改同一数据，重试多次仍有冲突，请稍后再试',
    en: 'Others changed the same data at the same moment, several retries failed; please try again',
    cause,
  });
}

/** The server's or the network's own words, on one line. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  const error = cause as { code?: string; message?: string } | undefined;
  const words = (error?.message ?? String(cause)).split('\n')[0]!;
  return error?.code && !words.includes(error.code) ? `${words} (${error.code})` : words;
}

const LOST = new Set(['08000', '08003', '08006', '57P01', '57P02', '57P03', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/** True when the connection itself failed, not the statement. */
export function isConnectionLoss(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  return (code !== undefined && LOST.has(code)) || (message ?? '').startsWith('Connection terminated');
}
