import { Command } from 'commander';
import { addTradingCommands, type TradingCli } from './trading-commands.ts';
import { addNetworkCommands, type NetworkCli } from './network-commands.ts';
import { addContractsCommands, type ContractsCli } from './contracts-commands.ts';
import { addEntitlementCommands, type EntitlementCli } from './entitlement-commands.ts';
import { addFundsCommands, type FundsCli } from './funds-commands.ts';
import { addLedgerCommands, type LedgerCli } from './ledger-commands.ts';
import { addEnterprisesCommands, type EnterprisesCli } from './enterprises-commands.ts';
import { addOwnershipCommands, type OwnershipCli } from './ownership-commands.ts';
import { addRulebookCommands, type RulebookCli } from './rulebook-commands.ts';
import { addCheckupCommand, type CheckupCli } from './checkup-commands.ts';
import { addRulesCommands, type RulesCli } from './rules-commands.ts';
import { addSandboxCommands, type SandboxCli } from './sandbox-commands.ts';

/** Amounts as a person writes them. */
export interface ComputeVoucherOptions {
  region: string;
  amount: string;
  invoiced?: string;
  paid?: string;
  excluded?: string;
  quota?: string;
  annual?: string;
  reserved?: string;
  date?: string;
  team: boolean;
  json: boolean;
}

/** What a command needs of the house; handed in by main, which alone knows how it is put together. */
export interface CliHouse extends CheckupCli, ContractsCli, EnterprisesCli, EntitlementCli, FundsCli, LedgerCli, NetworkCli, OwnershipCli, RulebookCli, RulesCli, SandboxCli, TradingCli {
  serve(options: { port?: number; data?: string; demo: boolean; host: string }): Promise<void>;
  matchFiles(options: { demands: string; results: string; top: number; out: string; judgements?: string }): Promise<void>;
  searchFiles(options: { queries: string; results: string; top: number; out: string }): Promise<void>;
  nearDuplicates(options: { in: string; out: string; sketches?: string; keyFile?: string }): Promise<void>;
  sketchTexts(options: { in: string; out: string; keyFile: string }): Promise<void>;
  importFile(options: { kind: 'demands' | 'results'; file: string; organisation?: string; acceptGoodRows: boolean; dryRun: boolean; json: boolean }): Promise<void>;
  extractPolicy(options: { file: string; id: string; out?: string }): Promise<void>;
  policyExamples(options: { id: string; out: string }): Promise<void>;
  lintPlan(options: { json: boolean }): Promise<void>;
  planAttainment(options: { json: boolean; document?: string; place?: string; indicator?: string; asOf?: string }): Promise<void>;
  checkForecasts(options: { json: boolean }): Promise<void>;
  computeVoucher(options: ComputeVoucherOptions): Promise<void>;
  judgeVoucher(options: { file: string; json: boolean }): Promise<void>;
  brokerCommission(options: { in: string; on: string; region: string; json: boolean }): Promise<void>;
  netObligations(options: { in: string; out: string; lines: boolean }): Promise<void>;
  buildReport(options: { template: string; place: string; asOf?: string; audience: string; language: string; format?: string; without: string[]; out: string }): Promise<void>;
  exportOpenData(options: { dataset: string; format: string; out?: string }): Promise<void>;
  listReturns(options: { json: boolean }): Promise<void>;
  returnTemplate(options: { collection: string; period: string; place: string; out: string }): Promise<void>;
  checkReturn(options: { file: string; collection: string; period?: string; place?: string; annotated?: string; json: boolean }): Promise<void>;
  verifyAudit(options: { json: boolean; checkpoint?: string; publicKey?: string }): Promise<void>;
  exportCheckpoint(options: { out: string; key: string }): Promise<void>;
  migrate(): Promise<void>;
  backup(options: { out: string }): Promise<void>;
  restore(options: { file: string }): Promise<void>;
  createAdministrator(options: { login: string; name: string; organisation: string; creditCode?: string; passwordFile: string }): Promise<void>;
  generateDocs(options: { out: string }): Promise<void>;
}

/** The command `innomatrix`. Long options are written out so that a line in somebody's script can be read. */
export function createProgram(house: CliHouse, version: string): Command {
  const program = new Command('innomatrix')
    .description('一体化创新服务平台 · integrated innovation service platform')
    .version(version)
    .showHelpAfterError();

  program
    .command('serve')
    .description('启动平台 · start the platform')
    .option('--port <number>', '端口 · port (PORT)', integer)
    .option('--host <address>', '监听地址 · address to listen on', process.env.HOST ?? '127.0.0.1')
    .option('--data <folder>', '数据目录 · data folder (INNOMATRIX_DATA)')
    .option('--demo', '载入演示数据 · load the demonstration set', false)
    .action((o) => house.serve(o));

  const market = program.command('market').description('技术市场 · technology market');
  addOwnershipCommands(program, market, house);
  market
    .command('match')
    .description('不用数据库，为需求匹配成果 · rank results for demands, without a database')
    .requiredOption('--demands <file>', 'JSONL {id,title,content}')
    .requiredOption('--results <file>', 'JSONL {id,title,…}')
    .option('--top <n>', '每项需求取前几名 · best n a demand', integer, 100)
    .requiredOption('--out <file>', 'JSONL {query,doc,score,level}')
    .option('--judgements <file>', '已有评判，据此调整排序 · learn from verdicts: JSONL {requirement,achievement,level} or {query,doc,level}')
    .action((o) => house.matchFiles(o));
  market
    .command('search')
    .description('不用数据库，按词语检索成果 · search results for words, without a database')
    .requiredOption('--queries <file>', 'JSONL {id,text}')
    .requiredOption('--results <file>', 'JSONL {id,title?,abstract?,keywords?}')
    .option('--top <n>', '每条查询取前几名 · best n a query', integer, 10)
    .requiredOption('--out <file>', 'JSONL {query,doc,score}')
    .action((o) => house.searchFiles(o));
  market
    .command('near-duplicates')
    .description('不用数据库，找出近似重复的文本 · find near-duplicate texts, without a database')
    .requiredOption('--in <file>', 'JSONL {id,text}；与摘记比较时也可为摘记 · or sketches, with --sketches')
    .option('--sketches <file>', '与外地的摘记比较，不需要对方文本 · compare with the sketches of another city, without its texts')
    .option('--key-file <file>', '各市共用的密钥 · the key the cities share')
    .requiredOption('--out <file>', 'JSONL {query,doc,score,…}')
    .action((o) => house.nearDuplicates(o));
  market
    .command('sketch')
    .description('不用数据库，生成可与外地交换的文本摘记 · write sketches that can be exchanged instead of texts')
    .requiredOption('--in <file>', 'JSONL {id,text}')
    .requiredOption('--out <file>', 'JSONL {format,key,id,units,marks}')
    .requiredOption('--key-file <file>', '各市共用的密钥 · the key the cities share')
    .action((o) => house.sketchTexts(o));
  market
    .command('import <file>')
    .description('导入需求或成果（JSONL、CSV、XLSX） · import demands or results')
    .requiredOption('--kind <kind>', 'demands | results', oneOf('demands', 'results'))
    .option('--organisation <creditCode>', '缺省所属单位 · owner where a row names none')
    .option('--accept-good-rows', '有错的行跳过 · skip refused rows instead of refusing all', false)
    .option('--dry-run', '只检查 · check only', false)
    .option('--json', '以 JSON 输出报告 · report as JSON', false)
    .action((file: string, o) => house.importFile({ file, ...o }));

  program
    .command('brokers')
    .description('技术经纪人 · technology brokers')
    .command('commission')
    .description('不用数据库，按当日有效的规则计算经纪奖补 · rewards of a deal by the rules in force, without a database')
    .requiredOption('--in <file>', 'JSON {receipts, claimants, …}；金额单位为分 · amounts in fen')
    .requiredOption('--on <day>', '适用日期 · day (YYYY-MM-DD)')
    .requiredOption('--region <code>', '地区 · region: 320100 | …')
    .option('--json', 'JSON', false)
    .action((o) => house.brokerCommission(o));

  const policy = program.command('policy').description('政策文件 · policy documents');
  policy
    .command('examples')
    .description('导出审核结果作为新的样例 · export what people decided as new examples')
    .requiredOption('--id <id>', '文件编号 · document id')
    .requiredOption('--out <folder>', '输出目录，每类一个 JSON · folder, one JSON file a kind')
    .action((o) => house.policyExamples(o));
  policy
    .command('extract <file>')
    .description('拆解政策文件（txt、docx、pdf） · take a document apart')
    .requiredOption('--id <id>', '文件编号 · document id')
    .option('--out <file>', '输出 JSON · JSON output, standard output unless given')
    .action((file: string, o) => house.extractPolicy({ file, ...o }));

  const plan = program.command('plan').description('规划 · the plan');
  plan
    .command('attainment')
    .description('各目标的序时、差距、预测和贡献 · schedule, gap, forecast and contributions of every target')
    .option('--document <id>', '只看一份文件 · one document only')
    .option('--place <code>', '只看一个地区 · one place only')
    .option('--indicator <code>', '只看一个指标 · one indicator only')
    .option('--as-of <day>', '按当日已公布的数 · by what was public on this day')
    .option('--json', 'JSON', false)
    .action((o) => house.planAttainment(o));
  plan
    .command('forecast-check')
    .description('用历年公开数回测预测 · test the forecasts on the published series')
    .option('--json', 'JSON', false)
    .action((o) => house.checkForecasts(o));
  plan
    .command('lint')
    .description('不用数据库，校验规划的目标与任务，有不能成立的即以 1 退出 · test the plan against itself, without a database; exits with 1 on errors')
    .option('--json', 'JSON', false)
    .action((o) => house.lintPlan(o));

  const vouchers = program.command('vouchers').description('科技创新券 · innovation vouchers');
  vouchers
    .command('net')
    .description('不用数据库，对城市间的债务清单作双边与多边轧差 · net obligations between cities, without a database')
    .requiredOption('--in <file>', 'JSON [{from,to,amountFen,ref}]')
    .requiredOption('--out <file>', 'JSON {positions, payments, pairs}')
    .option('--no-lines', '对账单不附明细 · leave the lines out of the statements')
    .action((o) => house.netObligations(o));
  vouchers
    .command('compute')
    .description('不用数据库，按所在地规则计算创新券可支持金额 · what a voucher pays by the rule of a region, without a database')
    .requiredOption('--region <code>', '申领方所在地 · home region: 321100 | …')
    .requiredOption('--amount <yuan>', '合同金额 · contract amount: 16000 | 1.6万元')
    .option('--invoiced <yuan>', '发票金额 · invoiced')
    .option('--paid <yuan>', '已付金额 · paid')
    .option('--excluded <yuan>', '不予支持的费用 · costs left out')
    .option('--quota <yuan>', '剩余额度 · quota left')
    .option('--annual <yuan>', '年度上限余额，默认整个上限 · annual ceiling left, the whole of it unless given')
    .option('--reserved <yuan>', '已预留金额 · reserved')
    .option('--date <day>', '适用日期 · day of the claim (YYYY-MM-DD)')
    .option('--team', '创新创业团队 · a team', false)
    .option('--json', 'JSON', false)
    .action((o) => house.computeVoucher(o));
  vouchers
    .command('eligibility <file>')
    .description('不用数据库，按规则判断资格，不符合或待确认时以 1 退出 · judge facts by the rules; exits with 1 unless the answer is yes')
    .option('--json', 'JSON', false)
    .action((file: string, o) => house.judgeVoucher({ file, ...o }));

  program
    .command('reports')
    .description('报告 · reports')
    .command('build')
    .description('由现有数据生成报告，不存档 · write a report from what is known, without keeping it')
    .requiredOption('--template <id>', '模板 · template: annual | city | bulletin | …')
    .requiredOption('--place <code>', '地区 · place: SUNAN | 320200 | …')
    .option('--as-of <date>', '数据截至日，缺省为今天 · day the figures are of, today unless given')
    .option('--audience <who>', 'public | internal', oneOf('public', 'internal'), 'internal')
    .option('--language <language>', 'zh | en', oneOf('zh', 'en'), 'zh')
    .option('--format <format>', 'docx | pdf | xlsx，缺省看文件名 · by the name of the file unless given', oneOf('docx', 'pdf', 'xlsx'))
    .option('--without <section...>', '略去的部分 · sections left out', [])
    .requiredOption('--out <file>', '输出文件 · file')
    .action((o) => house.buildReport(o));

  program
    .command('open-data')
    .description('开放数据 · open data')
    .command('export')
    .description('导出一个数据集 · export a data set')
    .requiredOption('--dataset <id>', 'targets | figures | attainment | tasks | index', oneOf('targets', 'figures', 'attainment', 'tasks', 'index'))
    .option('--format <format>', 'csv | json | sdmx-json', oneOf('csv', 'json', 'sdmx-json'), 'csv')
    .option('--out <file>', '输出文件，缺省为标准输出 · file, standard output unless given')
    .action((o) => house.exportOpenData(o));

  const returns = program.command('returns').description('统计填报 · statistical returns');
  returns
    .command('list')
    .description('填报表及其报告期和期限 · collections, their periods and dates')
    .option('--json', 'JSON', false)
    .action((o) => house.listReturns(o));
  returns
    .command('template')
    .description('不用数据库，生成填报模板 · write a template, without a database')
    .requiredOption('--collection <id>', '填报表 · collection')
    .requiredOption('--period <period>', '报告期，如 2025、2026Q3、2026-10 · period')
    .requiredOption('--place <code>', '地区或园区代码 · code of the place')
    .requiredOption('--out <file>', '输出 .xlsx')
    .action((o) => house.returnTemplate(o));
  returns
    .command('check <file>')
    .description('不用数据库，校验填好的工作簿，有错即以 1 退出 · check a filled workbook, without a database; exits with 1 on errors')
    .requiredOption('--collection <id>', '填报表 · collection')
    .option('--period <period>', '应为此期 · must be for this period')
    .option('--place <code>', '应为此地 · must be for this place')
    .option('--annotated <file>', '另存标注了问题单元格的副本 · write a copy with notes on the cells concerned')
    .option('--json', 'JSON', false)
    .action((file: string, o) => house.checkReturn({ file, ...o }));

  const audit = program.command('audit').description('审计链 · audit chain');
  audit
    .command('verify')
    .description('校验审计链，指出被改动的记录 · verify the chain and name what was changed')
    .option('--checkpoint <file>', '外部保存的校验点 · a checkpoint kept elsewhere')
    .option('--public-key <file>', '运营方公布的公钥 · the key the operator has published')
    .option('--json', 'JSON', false)
    .action((o) => house.verifyAudit(o));
  audit
    .command('checkpoint')
    .description('导出校验点，交外部保存 · export a checkpoint for safekeeping elsewhere')
    .requiredOption('--out <file>', 'JSON')
    .requiredOption('--key <file>', '私钥文件，没有则新建，公钥写在旁边 · private key, made when missing, with the public key beside it')
    .action((o) => house.exportCheckpoint(o));

  addLedgerCommands(program, house);
  addContractsCommands(program, house);
  addEntitlementCommands(program, house);
  addFundsCommands(program, house);
  addRulesCommands(program, house);
  addCheckupCommand(program, house);
  addRulebookCommands(program.commands.find((c) => c.name() === 'rules')!, house);
  addSandboxCommands(program, house);
  addEnterprisesCommands(program, house);
  addTradingCommands(program, house);
  addNetworkCommands(program, house);

  const db = program.command('db').description('数据库 · database');
  db.command('migrate').description('升级表结构 · apply migrations').action(() => house.migrate());
  db.command('backup')
    .description('备份 · back up')
    .requiredOption('--out <file>', '备份文件 · file')
    .action((o) => house.backup(o));
  db.command('restore <file>')
    .description('恢复到空库 · restore into an empty database')
    .action((file: string) => house.restore({ file }));

  program
    .command('account')
    .description('账户 · accounts')
    .command('create-administrator')
    .description('建立首个管理员 · create the first administrator')
    .requiredOption('--login <name>', '登录名 · sign-in name')
    .requiredOption('--name <name>', '姓名 · display name')
    .requiredOption('--organisation <name>', '所在单位 · organisation')
    .option('--credit-code <code>', '统一社会信用代码；政府机关可不填 · unified social credit code; a government body needs none')
    .requiredOption('--password-file <file>', '口令文件（首行） · file whose first line is the password')
    .action((o) => house.createAdministrator(o));

  program
    .command('docs')
    .description('参考文档 · reference')
    .command('generate')
    .option('--out <folder>', '输出目录 · folder', 'docs/reference')
    .action((o) => house.generateDocs(o));
  return program;
}

function integer(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new Error(`“${text}” 不是整数 · not a whole number`);
  return value;
}

function oneOf(...allowed: string[]): (text: string) => string {
  return (text) => {
    if (!allowed.includes(text)) throw new Error(`“${text}” 须为 ${allowed.join('|')} · must be one of them`);
    return text;
  };
}
