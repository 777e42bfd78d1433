import type { Command } from 'commander';

/** What the commands of the ledger need of the house. */
export interface LedgerCli {
  verifyLedger(options: { json: boolean; checkpoint?: string; publicKey?: string }): Promise<void>;
  exportLedgerCheckpoint(options: { out: string; key: string }): Promise<void>;
  ledgerStatement(options: { account: string; from?: string; to?: string; out: string }): Promise<void>;
  exportLedger(options: { book: string; from: string; to: string; out: string }): Promise<void>;
  importLedger(options: { file: string; dryRun: boolean; json: boolean }): Promise<void>;
}

const FROM = '起始日 · first day, 2026-01-01';
const TO = '截止日（含） · last day, included';

export function addLedgerCommands(program: Command, house: LedgerCli): void {
  const ledger = program.command('ledger').description('账目 · the ledger');
  ledger
    .command('verify')
    .description('重新计算全部账目，指出第一处不符，有不符即以 1 退出 · recompute the books and name the first break; exits with 1 on one')
    .option('--checkpoint <file>', '外部保存的校验点 · a checkpoint kept elsewhere')
    .option('--public-key <file>', '运营方公布的公钥 · the key the operator has published')
    .option('--json', 'JSON', false)
    .action((o) => house.verifyLedger(o));
  ledger
    .command('checkpoint')
    .description('导出账目链的校验点，交外部保存 · export a checkpoint of the ledger for safekeeping elsewhere')
    .requiredOption('--out <file>', 'JSON')
    .requiredOption('--key <file>', '私钥文件，没有则新建 · private key, made when missing')
    .action((o) => house.exportLedgerCheckpoint(o));
  ledger
    .command('statement')
    .description('对账单（xlsx 或 pdf） · statement of an account')
    .requiredOption('--account <id>', '账户编号 · id of the account')
    .option('--from <day>', FROM)
    .option('--to <day>', TO)
    .requiredOption('--out <file>', '以 .xlsx 或 .pdf 结尾 · ends in .xlsx or .pdf')
    .action((o) => house.ledgerStatement(o));
  ledger
    .command('export')
    .description('导出记账凭证（csv 或 json），供财务系统导入 · voucher entries for finance systems')
    .requiredOption('--book <code>', '账簿 · book')
    .requiredOption('--from <day>', FROM)
    .requiredOption('--to <day>', TO)
    .requiredOption('--out <file>', '以 .csv 或 .json 结尾 · ends in .csv or .json')
    .action((o) => house.exportLedger(o));
  ledger
    .command('import <file>')
    .description('导入记账凭证，整个文件全部入账或全部不入 · post voucher entries: all of the file or nothing')
    .option('--dry-run', '只检查 · check only', false)
    .option('--json', '以 JSON 输出 · report as JSON', false)
    .action((file: string, o) => house.importLedger({ file, ...o }));
}
