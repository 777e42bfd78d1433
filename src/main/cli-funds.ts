import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatYuan } from '../kernel/base/money.ts';
import { Problem } from '../kernel/base/problem.ts';
import type { FundsCli } from '../delivery/cli/funds-commands.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** What each command of `innomatrix funds` does. */
export function fundsCli({ withHouse, say }: Tools): FundsCli {
  return {
    listFunds: ({ json }) =>
      withHouse(async (house, { db }) => {
        const funds = await house.funds.summaries(db.sql);
        if (json) return say(JSON.stringify(funds, null, 1));
        for (const f of funds) {
          say(`${f.year}　${f.code}　${f.nameZh} · ${f.nameEn}`);
          say(`  预算 ${formatYuan(f.budgetFen)}，配套 ${formatYuan(f.contributedFen)}，下达 ${formatYuan(f.allocatedFen)}，支付 ${formatYuan(f.paidFen)}，收回 ${formatYuan(f.returnedFen)} 元 · budget, matching, allocated, paid, returned`);
        }
      }),

    traceFund: ({ transfer, json }) =>
      withHouse(async (house, { db }) => {
        const found = await house.funds.traceAll(db.sql, transfer, house.clock.now());
        if (json) return say(JSON.stringify(found, null, 1));
        say(`${found.posting.transfer}　${formatYuan(found.posting.amountFen)} 元 · yuan　${found.entry.memo.zh} · ${found.entry.memo.en}`);
        for (const s of found.stations) {
          say(`  ${s.zh} · ${s.en}${s.amountFen === null ? '' : `　${formatYuan(s.amountFen)}`}${s.clause ? `　〔${s.clause}〕` : ''}`);
          for (const d of s.decisions) say(`    ${d.zh} · ${d.en}　${d.byName}　${d.at.slice(0, 10)}${d.document ? `　${d.document}` : ''}`);
        }
        for (const [zh, list] of [['来自 · came from', found.before], ['去向 · went to', found.after]] as const) for (const p of list) say(`  ${zh}　${p.transfer}　${formatYuan(p.amountFen)}`);
      }),

    importFundBatch: ({ file, batch, as: login, json }) =>
      withHouse(async (house, { db }) => {
        const actor = login === undefined ? undefined : await house.identity.actorOfLogin(db.sql, login);
        if (batch !== undefined && !actor) {
          throw new Problem('FUND_IMPORT_BY', {
            zh: login === undefined ? '写入批次须用 --as 指明编制人' : `没有可用的账户 ${login}`, en: login === undefined ? 'Writing to a batch needs --as: who prepares it' : `There is no account ${login} in use`,
            remedy: { zh: '不带 --batch 则只检查', en: 'Without --batch the file is only checked' },
          });
        }
        const report = await house.funds.importFile(db, { now: house.clock.now(), actor, requestId: 'command-line' }, { fileName: path.basename(file), bytes: readFileSync(file) }, batch);
        if (json) return say(JSON.stringify(report, null, 1));
        say(`${report.rows} 行，合计 ${formatYuan(report.amountFen)} 元 · ${report.rows} rows`);
        say(report.written ? `新增 ${report.written.added} 行，已有 ${report.written.known} 行 · ${report.written.added} added, ${report.written.known} known` : '检查通过，未写入 · checked, nothing written');
      }),
  };
}
