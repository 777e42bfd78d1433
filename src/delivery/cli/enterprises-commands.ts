import type { Command } from 'commander';

/** What the commands on firms need of the house. */
export interface EnterprisesCli {
  enterprisePoints(options: { on?: string; json: boolean }): Promise<void>;
  importEnterprises(file: string, options: { by: string; check: boolean }): Promise<void>;
  exportEnterprises(options: { city?: string; out: string }): Promise<void>;
  enterpriseFacts(options: { code: string; on?: string; json: boolean }): Promise<void>;
  listReport(options: { edition: string; language: string; out: string }): Promise<void>;
}

export function addEnterprisesCommands(program: Command, house: EnterprisesCli): void {
  const enterprises = program.command('enterprises').description('企业培育 · growth of firms');
  enterprises
    .command('points')
    .description('按某日所知计算全部企业的创新积分，不保存 · innovation points of every firm as it was known on a day, without keeping them')
    .option('--on <date>', '日期，缺省为今天 · day; today unless told')
    .option('--json', 'JSON', false)
    .action((o) => house.enterprisePoints(o));
  enterprises
    .command('list-report')
    .description('生成一期已公布名单的发展报告（.docx、.pdf） · the report on a published list')
    .requiredOption('--edition <id>', '名单期次编号 · id of the edition')
    .option('--language <zh|en>', '语言 · language', 'zh')
    .requiredOption('--out <file>', '.docx 或 .pdf · .docx or .pdf')
    .action((o) => house.listReport(o));
  enterprises
    .command('import <file>')
    .description('导入企业档案（.xlsx 或 .csv），有错则全不写入 · dossiers of firms from a workbook or CSV, all or nothing')
    .requiredOption('--by <login>', '以谁的名义 · login name of whoever imports')
    .option('--check', '只检查，不写入 · check only', false)
    .action((file: string, o) => house.importEnterprises(file, o));
  enterprises
    .command('export')
    .description('导出企业档案工作簿，可再导入 · dossiers as a workbook that can be imported again')
    .option('--city <code>', '市代码，缺省为全部 · city; all unless told')
    .requiredOption('--out <file>', '.xlsx')
    .action((o) => house.exportEnterprises(o));
  enterprises
    .command('facts')
    .description('一家企业某日可供规则使用的事项，含来源、日期和可信度 · what the rules may know of a firm on a day')
    .requiredOption('--code <code>', '统一社会信用代码 · credit code')
    .option('--on <date>', '日期，缺省为今天 · day; today unless told')
    .option('--json', 'JSON', false)
    .action((o) => house.enterpriseFacts(o));
}
