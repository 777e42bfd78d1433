import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { Problem } from '../kernel/base/problem.ts';
import type { SignedCheckpoint } from '../kernel/audit/index.ts';
import { exportLedgerCheckpoint, sealLedger, verifyLedger } from '../kernel/ledger/index.ts';
import type { LedgerCli } from '../delivery/cli/ledger-commands.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
  readCheckpoint(file: string, publicKeyFile: string | undefined): SignedCheckpoint;
  privateKeyAt(file: string): string;
}

const startOf = (day: string): Date => new Date(`${parseCalendarDate(day)}T00:00:00+08:00`);
const endOf = (day: string): Date => startOf(addDays(parseCalendarDate(day), 1));

/** What each command of `innomatrix ledger` does. */
export function ledgerCli({ withHouse, say, readCheckpoint, privateKeyAt }: Tools): LedgerCli {
  return {
    verifyLedger: ({ json, checkpoint, publicKey }) =>
      withHouse(async (house, { db }) => {
        await sealLedger(db, house.machineClock.now());
        const verdict = await verifyLedger(db, checkpoint ? { checkpoint: readCheckpoint(checkpoint, publicKey) } : {});
        const first = verdict.firstBreak;
        const sound = `账目完好：${verdict.entries} 笔分录、${verdict.transfers} 笔转账、${verdict.accounts} 个账户 · the books are sound: ${verdict.entries} entries, ${verdict.transfers} transfers, ${verdict.accounts} accounts`;
        if (json) say(JSON.stringify(verdict, null, 1));
        else if (!first) say(sound);
        else {
          say(`${first.zh} · ${first.en}`);
          if (first.expected !== null || first.found !== null) say(`应为 ${first.expected}，实为 ${first.found} · expected ${first.expected}, found ${first.found}`);
        }
        if (!verdict.ok) process.exitCode = 1;
      }),

    exportLedgerCheckpoint: ({ out, key }) =>
      withHouse(async (house, { db }) => {
        writeFileSync(out, `${JSON.stringify(await exportLedgerCheckpoint(db, privateKeyAt(key), house.machineClock.now()), null, 1)}\n`);
        say(`校验点已写入 · checkpoint written: ${out}`);
      }),

    ledgerStatement: ({ account, from, to, out }) =>
      withHouse(async (house, { db }) => {
        const format = endingOf(out, 'xlsx', 'pdf');
        const { bytes } = await house.ledger.statementFile(db.sql, { account, from: from ? startOf(from) : undefined, to: to ? endOf(to) : undefined, format }, house.clock.now());
        writeFileSync(out, bytes);
        say(`对账单已写入 · statement written: ${out}`);
      }),

    exportLedger: ({ book, from, to, out }) =>
      withHouse(async (house, { db }) => {
        const format = endingOf(out, 'csv', 'json');
        const { text, lines } = await house.ledger.exportText(db.sql, { book, from: startOf(from), to: endOf(to), format });
        writeFileSync(out, text);
        say(`${lines} 行记账凭证 · voucher entries → ${out}`);
      }),

    importLedger: ({ file, dryRun, json }) =>
      withHouse(async (house, { db }) => {
        const options = { fileName: path.basename(file), text: readFileSync(file), at: house.clock.now(), by: null, dryRun };
        const report = await house.ledger.importEntries(db, options);
        const { rows, entries, replayed } = report;
        say(json ? JSON.stringify(report, null, 1)
          : `${dryRun ? '检查通过' : '已入账'}：${rows} 行、${entries} 笔分录，其中 ${replayed} 笔以前已导入 · ${rows} rows, ${entries} entries, ${replayed} of them imported before`);
      }),
  };
}

function endingOf<F extends string>(file: string, ...formats: readonly F[]): F {
  const format = formats.find((f) => path.extname(file).toLowerCase() === `.${f}`);
  if (format) return format;
  throw new Problem('LEDGER_FILE_ENDING', {
    zh: `文件名须以 ${formats.map((f) => `.${f}`).join(' 或 ')} 结尾：${file}`,
    en: `The file name must end in ${formats.map((f) => `.${f}`).join(' or ')}: ${file}`,
  });
}
