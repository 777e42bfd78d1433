import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../kernel/db/index.ts';
import { readHealth } from './contract.ts';
import { operationOf } from './openapi.ts';

/** Something that must be ready before the platform can serve, e.g. the search index. */
export interface HealthCheck {
  name: string;
  /** A check that throws or takes longer than two seconds counts as not ready. */
  check(): Promise<{ ready: boolean; zh: string; en: string }>;
}

const PATIENCE_MS = 2000;

export function serveHealth(app: FastifyInstance, db: Database, checks: readonly HealthCheck[], version: string): void {
  const all = [databaseCheck(db), ...checks];
  app.get(readHealth.path, { schema: operationOf(readHealth) as never, config: { rateLimit: false } }, async (_request, reply) => {
    const results = await Promise.all(all.map(run));
    const ready = results.every((r) => r.ready);
    return reply
      .code(ready ? 200 : 503)
      .header('cache-control', 'no-store')
      .serializer(JSON.stringify)
      .type('application/json; charset=utf-8')
      .send({ status: ready ? 'ready' : 'not-ready', version, checks: results });
  });
}

function databaseCheck(db: Database): HealthCheck {
  return {
    name: 'database',
    check: async () => {
      await sql`select 1`.execute(db.sql);
      return { ready: true, zh: '数据库正常', en: 'The database answers' };
    },
  };
}

async function run({ name, check }: HealthCheck): Promise<{ name: string; ready: boolean; zh: string; en: string }> {
  const late = pause(PATIENCE_MS, undefined, { ref: false }).then(() => ({ ready: false, zh: '检查超时', en: 'No answer in time' }));
  try {
    return { name, ...(await Promise.race([check(), late])) };
  } catch {
    return { name, ready: false, zh: '无法连接或检查失败', en: 'Not reachable, or the check failed' };
  }
}
