import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatYuan } from '../kernel/base/money.ts';
import { Problem } from '../kernel/base/problem.ts';
import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { packageRoot } from '../kernel/base/root.ts';
import { assertCheckpoint, exportCheckpoint, newCheckpointKey, sealAudit, type SignedCheckpoint, verifyAudit } from '../kernel/audit/index.ts';
import { backup, inTransaction, restore } from '../kernel/db/index.ts';
import { compareSketchFiles, duplicateFiles, matchFiles, searchFiles, sketchFiles } from '../kernel/matching/index.ts';
import type { CliHouse } from '../delivery/cli/program.ts';
import { writeReference } from '../delivery/reference/index.ts';
import { netFile } from '../modules/clearing/index.ts';
import { extractFile } from '../modules/policy/index.ts';
import { type ReportFormat, reportFormats } from '../modules/reports/index.ts';
import { checkFile, describeCheck, templateFor } from '../modules/returns/index.ts';
import { contractsCli } from './cli-contracts.ts';
import { enterprisesCli } from './cli-enterprises.ts';
import { entitlementCli } from './cli-entitlement.ts';
import { fundsCli } from './cli-funds.ts';
import { describeCommission } from './cli-brokers.ts';
import { checkupCli } from './cli-checkup.ts';
import { ledgerCli } from './cli-ledger.ts';
import { networkCli } from './cli-network.ts';
import { ownershipCli } from './cli-ownership.ts';
import { tradingCli } from './cli-trading.ts';
import { rulebookCli } from './cli-rulebook.ts';
import { rulesCli } from './cli-rules.ts';
import { sandboxCli } from './cli-sandbox.ts';
import { readVoucherBook } from '../modules/vouchers/index.ts';
import { computeVoucher, judgeVoucher } from './cli-vouchers.ts';
import { composeHouse, described, type House, zonePack } from './house.ts';
import { joinDatabase, type OpenDatabase, openDatabase } from './open-database.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A command beside a running platform, or on its own: the database is opened for it and closed whatever happens. */
async function withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void> {
  const house = composeHouse();
  const database = await joinDatabase({}, house.migrations);
  try {
    await house.prepare(database.db);
    await work(house, database);
  } finally {
    await database.close();
  }
}

/** What each command of `innomatrix` does. */
export function cliHouse(version: string): CliHouse {
  return {
    serve: (options) => serveUntilStopped({ ...options, version }, say),
    matchFiles: async (options) => {
      const { unusedJudgements: unused } = await matchFiles(options);
      if (unused > 0) say(`${unused} 条评判的需求或成果不在所给文件中，未采用 · ${unused} judgements name a demand or a result that is not in the files; they were not used`);
    },

    searchFiles: async (options) => void (await searchFiles(options)),

    nearDuplicates: async ({ sketches, ...options }) => {
      if (sketches === undefined) {
        const { documents, pairs } = await duplicateFiles(options);
        say(`${documents} 篇文本中有 ${pairs} 对近似重复 · ${pairs} pairs of near-duplicates among ${documents} texts → ${options.out}`);
        return;
      }
      const { own, theirs, pairs } = await compareSketchFiles({ ...options, sketches });
      say(`${own} 篇与外地 ${theirs} 份摘记相比，疑似重复 ${pairs} 对 · ${pairs} probable duplicates of ${own} texts among ${theirs} sketches → ${options.out}`);
    },

    sketchTexts: async (options) => {
      const { documents } = await sketchFiles(options);
      say(`${documents} 份摘记 · sketches → ${options.out}`);
    },

    importFile: (options) =>
      withHouse(async (house, { db }) => {
        const report = await house.market.importFromCommandLine(db, { ...options, now: house.clock.now() });
        say(options.json ? JSON.stringify(report, null, 1) : house.market.describeImport(report));
        if (report.refused > 0) process.exitCode = 1;
      }),

    extractPolicy: async ({ file, id, out }) => {
      const extraction = await extractFile({ file, id, out, pack: zonePack() });
      if (out === undefined) say(JSON.stringify(extraction, null, 1));
    },

    policyExamples: (options) =>
      withHouse(async (house, { db }) => {
        const { examples, undecided, files } = await house.policy.writeExamples(db.sql, options);
        say(`${examples} 个样例，另有 ${undecided} 项未审 · examples, ${undecided} items undecided → ${files.length} files in ${options.out}`);
      }),

    lintPlan: async ({ json }) => {
      const house = composeHouse();
      const report = house.plan.lintPack(house.clock.now());
      say(json ? JSON.stringify(report, null, 1) : house.plan.describeLint(report));
      if (report.counts.error > 0) process.exitCode = 1;
    },

    planAttainment: ({ json, ...filter }) =>
      withHouse(async (house, { db }) => {
        const list = await house.plan.attainment(db, house.clock.now(), filter);
        say(json ? JSON.stringify(list, null, 1) : house.plan.describeAttainment(list));
      }),

    checkForecasts: ({ json }) =>
      withHouse(async (house, { db }) => {
        const found = await house.plan.backTest(db, house.clock.now());
        say(json ? JSON.stringify(found, null, 1) : `${found.sentence.zh}\n${found.sentence.en}`);
      }),

    computeVoucher: async (options) => {
      const { pack, clock } = composeHouse();
      computeVoucher(readVoucherBook(pack), options, clock.now(), say);
    },

    judgeVoucher: async (options) => {
      if (!judgeVoucher(readVoucherBook(composeHouse().pack), options, say)) process.exitCode = 1;
    },

    brokerCommission: async (options) => describeCommission(zonePack(), options, say),

    netObligations: async (options) => {
      const { count, pairs, positions, payments, grossFen, multilateralFen } = await netFile(options);
      say(`${count} 笔债务，${pairs.length} 份两方对账单，${positions.length} 方 · ${count} obligations, ${pairs.length} statements, ${positions.length} parties → ${options.out}`);
      say(`债务合计 ${formatYuan(grossFen)} 元，轧差后 ${payments.length} 笔付款共 ${formatYuan(multilateralFen)} 元 · ${payments.length} payments settle them`);
    },

    buildReport: ({ out, format, asOf, ...choice }) =>
      withHouse(async (house, { db }) => {
        const now = house.clock.now();
        const { title, snapshotHash, bytes } = await house.reports.build(
          db, now, { ...choice, asOf: parseCalendarDate(asOf ?? dateOf(now)), audience: choice.audience as 'public', language: choice.language as 'zh' }, reportFormat(format ?? path.extname(out).slice(1)),
        );
        writeFileSync(out, bytes);
        say(`${title} → ${out}（${bytes.length} 字节 · bytes；快照 · snapshot ${snapshotHash}）`);
      }),

    exportOpenData: ({ dataset, format, out }) =>
      withHouse(async (house, { db }) => {
        const bytes = await house.reports.exportData(db, house.clock.now(), dataset as 'figures', format as 'csv');
        if (out === undefined) process.stdout.write(bytes);
        else writeFileSync(out, bytes);
      }),

    listReturns: async ({ json }) => {
      const house = composeHouse();
      const due = house.returns.asked(house.clock.now());
      say(json ? JSON.stringify(due, null, 1) : due.map((d) => `${d.collection}\t${d.period}\t${d.place.code} ${d.place.zh}\t${d.dueOn}`).join('\n'));
    },

    returnTemplate: async ({ out, ...key }) => {
      writeFileSync(out, await templateFor(composeHouse().returnsParts, key));
      say(`模板已写入 · template written: ${out}`);
    },

    checkReturn: async ({ json, annotated, ...options }) => {
      const { reading, annotated: copy } = await checkFile(composeHouse().returnsParts, options);
      if (annotated !== undefined) writeFileSync(annotated, await copy());
      say(json ? JSON.stringify(reading, null, 1) : describeCheck(reading));
      if (reading.errors > 0) process.exitCode = 1;
    },

    verifyAudit: ({ json, checkpoint, publicKey }) =>
      withHouse(async (house, { db }) => {
        await sealAudit(db, house.machineClock.now());
        const verdict = await verifyAudit(db, checkpoint ? { checkpoint: readCheckpoint(checkpoint, publicKey) } : {});
        const sound = `审计链完好：${verdict.sealed} 条已封链 · the audit chain is sound: ${verdict.sealed} entries sealed`;
        if (json) say(JSON.stringify(verdict, null, 1));
        else say(verdict.firstBreak ? `${verdict.firstBreak.zh} · ${verdict.firstBreak.en}` : sound);
        if (!verdict.ok) process.exitCode = 1;
      }),

    ...contractsCli({ withHouse, say }),
    ...fundsCli({ withHouse, say }),
    ...networkCli({ withHouse, say }),
    ...checkupCli({ withHouse, say }),
    ...enterprisesCli({ withHouse, say }),
    ...entitlementCli({ withHouse, say }),
    ...ownershipCli({ withHouse, say }),
    ...ledgerCli({ withHouse, say, readCheckpoint, privateKeyAt }),
    ...tradingCli({ withHouse, say }),
    ...rulebookCli({ withHouse, say }),
    ...rulesCli(say, () => new Date()),
    ...sandboxCli({ withHouse, say }),

    exportCheckpoint: ({ out, key }) =>
      withHouse(async (house, { db }) => {
        const now = house.machineClock.now();
        await sealAudit(db, now);
        writeFileSync(out, `${JSON.stringify(await exportCheckpoint(db, privateKeyAt(key), now), null, 1)}\n`);
        say(`校验点已写入 · checkpoint written: ${out}`);
      }),

    migrate: () => withHouse(async () => say('表结构已是最新 · the database is up to date')),

    backup: ({ out }) =>
      withHouse(async (house, { url }) => {
        const { tables, rows } = await backup(url, out, house.machineClock.now());
        say(`已备份 ${tables} 张表、${rows} 行 · ${tables} tables, ${rows} rows → ${out}`);
      }),

    restore: async ({ file }) => {
      const database = await openDatabase({});
      try {
        const { tables, rows } = await restore(database.url, file, composeHouse().migrations);
        say(`已恢复 ${tables} 张表、${rows} 行 · ${tables} tables, ${rows} rows restored`);
      } finally {
        await database.close();
      }
    },

    createAdministrator: ({ login, name, organisation, creditCode, passwordFile }) =>
      withHouse(async (house, { db }) => {
        const password = readFileSync(passwordFile, 'utf8').split('\n')[0]!.trim();
        const now = house.machineClock.now();
        await inTransaction(db, async (tx) => {
          // Only a government body may be without a credit code.
        const kind = creditCode === undefined ? 'government' : 'agency';
        const body = await house.identity.ensureOrganisation(tx, { nameZh: organisation, creditCode, kind }, { by: null, now });
          const assignments = [{ role: 'platform-admin', organisationId: body.id, regions: [], parks: [] }];
          await house.identity.createFirstAdministrator(tx, { loginName: login, displayName: name, password, assignments }, now);
        });
        say(`已建立管理员 ${login} · administrator ${login} created`);
      }),

    generateDocs: async ({ out }) => {
      const files = writeReference(described(composeHouse()), path.resolve(packageRoot, out));
      say(`${files.length} 个文件 · files written to ${out}`);
    },
  };
}

function reportFormat(said: string): ReportFormat {
  const format = reportFormats.find((f) => f === said);
  if (!format) {
    throw new Problem('REPORT_FORMAT_UNKNOWN', {
      zh: `不能生成 ${said || '（未写明）'} 格式的报告`,
      en: `Reports are not written as ${said || '(nothing said)'}`,
      remedy: { zh: `--format 可用 ${reportFormats.join('、')}`, en: `--format takes ${reportFormats.join(', ')}` },
    });
  }
  return format;
}

function readCheckpoint(file: string, publicKeyFile: string | undefined): SignedCheckpoint {
  if (!publicKeyFile) {
    throw new Problem('AUDIT_KEY_NEEDED', {
      zh: '核对校验点需要运营方公布的公钥',
      en: 'To check a checkpoint, the key published by the operator is needed',
      remedy: { zh: '加上 --public-key 文件', en: 'Add --public-key FILE' },
    });
  }
  const checkpoint = JSON.parse(readFileSync(file, 'utf8')) as SignedCheckpoint;
  assertCheckpoint(checkpoint, readFileSync(publicKeyFile, 'utf8'));
  return checkpoint;
}

/** The operator's signing key lives in a file of his, never in the database it vouches for. */
function privateKeyAt(file: string): string {
  if (!existsSync(file)) {
    const pair = newCheckpointKey();
    writeFileSync(file, pair.privateKey, { mode: 0o600, flag: 'wx' });
    writeFileSync(`${file}.pub`, pair.publicKey);
  }
  return readFileSync(file, 'utf8');
}
