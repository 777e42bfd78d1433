import { readFileSync, writeFileSync } from 'node:fs';
import { Problem } from '../kernel/base/problem.ts';
import type { Database } from '../kernel/db/index.ts';
import type { TradingCli } from '../delivery/cli/trading-commands.ts';
import { replayFile } from '../modules/trading/index.ts';
import type { House } from './house.ts';

interface Means {
  withHouse(work: (house: House, database: { db: Database }) => Promise<void>): Promise<void>;
  say(line: string): void;
}

export function tradingCli({ withHouse, say }: Means): TradingCli {
  return {
    replayAuction: async ({ in: file, json }) => {
      const answer = replayFile(readFileSync(file, 'utf8'), file);
      say(json ? JSON.stringify(answer, null, 1) : `${answer.sentence.zh}\n${answer.sentence.en}${answer.canonical ? '' : '\n文件不是平台原样输出 · not byte for byte what the platform writes'}`);
      if (!answer.ok) process.exitCode = 1;
    },
    packEvidence: ({ sale, talk, out }) =>
      withHouse(async (house, { db }) => {
        const id = sale ?? talk;
        if (!id || (sale && talk)) throw new Problem('DEAL_NOT_NAMED', { zh: '请用 --sale 或 --talk 指明一宗交易', en: 'Name one deal with --sale or --talk' });
        const { bytes, evidence } = await house.diligence.pack(db.sql, sale ? 'sales' : 'talks', id, house.clock.now());
        writeFileSync(out, bytes);
        const missing = evidence.items.filter((i) => !i.present);
        say(missing.length === 0 ? `${out}：材料齐全 · complete` : `${out}：尚缺 ${missing.length} 项 · missing: ${missing.map((m) => m.zh).join('、')}`);
      }),
  };
}
