import type { Command } from 'commander';

/** What the commands of rules need of the house. */
export interface RulesCli {
  evaluateRule(options: { pack?: string; rule: string; facts: string; on: string; region?: string; json: boolean }): Promise<void>;
  checkRules(options: { pack?: string; json: boolean }): Promise<void>;
  listRules(options: { pack?: string; json: boolean }): Promise<void>;
  ruleVectors(options: { pack?: string; out?: string; run?: string; json: boolean }): Promise<void>;
  bundle(options: { pack?: string; facts: string; on: string; region?: string; already?: string; json: boolean }): Promise<void>;
  population(options: { pack?: string; factsFile: string; rule: string; on: string; region?: string; json: boolean }): Promise<void>;
  indirectCost(options: { pack?: string; direct?: string; total?: string; equipment: string; pureTheory: boolean; on?: string; json: boolean }): Promise<void>;
}

const PACK = '数据包目录 · folder of the pack';

export function addRulesCommands(program: Command, house: RulesCli): void {
  const rules = program.command('rules').description('政策规则 · rules');
  rules
    .command('evaluate')
    .description('不用数据库，按规则判断一组事项并说明理由 · judge facts by a rule, with reasons')
    .option('--pack <folder>', PACK)
    .requiredOption('--rule <id>', '规则编号 · id of the rule')
    .requiredOption('--facts <file>', 'JSON {事项: 值} · facts')
    .requiredOption('--on <day>', '判断日期 · day, 2024-05-01')
    .option('--region <code>', '地区代码 · region')
    .option('--json', 'JSON', false)
    .action((o) => house.evaluateRule(o));
  rules
    .command('check')
    .description('校验全部规则：表格重叠、缺口、用不到的行、矛盾的条件、例子，有错即以 1 退出 · check every rule; exits with 1 on errors')
    .option('--pack <folder>', PACK)
    .option('--json', 'JSON', false)
    .action((o) => house.checkRules(o));
  rules
    .command('list')
    .description('规则及其版本 · rules and their versions')
    .option('--pack <folder>', PACK)
    .option('--json', 'JSON', false)
    .action((o) => house.listRules(o));
  rules
    .command('vectors')
    .description('导出公开测试向量，或用本机规则检验一份向量文件（不符即以 1 退出） · write the public test vectors, or run a file of them (exits with 1 on mismatches)')
    .option('--pack <folder>', PACK)
    .option('--out <file>', '写出 · write them to, JSON')
    .option('--run <file>', '检验 · run those of, JSON')
    .option('--json', 'JSON', false)
    .action((o) => house.ruleVectors(o));
  rules
    .command('bundle')
    .description('依就高、不重复、上限、年度封顶，求最优合法组合并逐项说明 · the best lawful bundle of supports, with reasons')
    .option('--pack <folder>', PACK)
    .requiredOption('--facts <file>', 'JSON {事项: 值} · facts')
    .requiredOption('--on <day>', '判断日期 · day, 2024-05-01')
    .option('--region <codes>', '地区代码，由窄到宽以逗号分隔 · region, narrow to wide: 320500,320000')
    .option('--already <file>', 'JSON [{id, amount（分 fen）, on}] 此前已付 · paid before')
    .option('--json', 'JSON', false)
    .action((o) => house.bundle(o));
  rules
    .command('population')
    .description('一条规则反查一批企业：谁符合、多少不符合、还缺什么 · who of many qualifies under a rule')
    .option('--pack <folder>', PACK)
    .requiredOption('--facts-file <file>', 'JSON Lines：每行 {"id": …, "facts": {…}} · one case a line')
    .requiredOption('--rule <id>', '规则编号 · id of the rule')
    .requiredOption('--on <day>', '判断日期 · day, 2024-05-01')
    .option('--region <codes>', '地区代码，由窄到宽以逗号分隔 · region, narrow to wide: 320500,320000')
    .option('--json', 'JSON', false)
    .action((o) => house.population(o));

  program
    .command('projects')
    .description('项目 · projects')
    .command('indirect-cost')
    .description('间接费用上限（万元） · ceiling of indirect cost, in 10,000 yuan')
    .option('--pack <folder>', PACK)
    .option('--direct <amount>', '直接费用，万元 · direct cost')
    .option('--total <amount>', '总经费，万元：由总经费反算，代替 --direct · total, in place of --direct: the ceiling is worked back from it')
    .option('--equipment <amount>', '设备购置费，万元 · equipment', '0')
    .option('--pure-theory', '数学等纯理论基础研究 · pure theory', false)
    .option('--on <day>', '批准日期，缺省为今天 · day of approval, today unless given')
    .option('--json', 'JSON', false)
    .action((o) => house.indirectCost(o));
}
