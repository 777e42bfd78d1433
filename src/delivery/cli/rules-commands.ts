import type { Command } from 'commander';

/** What the commands of rules need of the house. */
export interface RulesCli {
  evaluateRule(options: { pack?: string; rule: string; facts: string; on: string; region?: string; json: boolean }): Promise<void>;
  checkRules(options: { pack?: string; json: boolean }): Promise<void>;
  listRules(options: { pack?: string; json: boolean }): Promise<void>;
  ruleVectors(options: { pack?: string; out: string }): Promise<void>;
  indirectCost(options: { pack?: string; direct: string; equipment: string; pureTheory: boolean; on?: string; json: boolean }): Promise<void>;
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
    .description('导出公开测试向量，任何厂商都可据以检验 · write the public test vectors')
    .option('--pack <folder>', PACK)
    .requiredOption('--out <file>', 'JSON')
    .action((o) => house.ruleVectors(o));

  program
    .command('projects')
    .description('项目 · projects')
    .command('indirect-cost')
    .description('间接费用上限（万元） · ceiling of indirect cost, in 10,000 yuan')
    .option('--pack <folder>', PACK)
    .requiredOption('--direct <amount>', '直接费用，万元 · direct cost')
    .option('--equipment <amount>', '设备购置费，万元 · equipment', '0')
    .option('--pure-theory', '数学等纯理论基础研究 · pure theory', false)
    .option('--on <day>', '批准日期，缺省为今天 · day of approval, today unless given')
    .option('--json', 'JSON', false)
    .action((o) => house.indirectCost(o));
}
