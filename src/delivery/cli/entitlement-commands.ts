import type { Command } from 'commander';

/** What the commands on the take-up of policies need of the house. */
export interface EntitlementCli {
  takeUp(options: { rule: string; on?: string; city?: string; json: boolean }): Promise<void>;
}

export function addEntitlementCommands(program: Command, house: EntitlementCli): void {
  const entitlement = program.command('entitlement').description('免申即享和政策享受情况 · support without applying, take-up of policies');
  entitlement
    .command('take-up')
    .description('按规则评估全部企业，与已拨付资金比对：应享未享、已享、不应享而享 · all firms judged by a rule against what was paid, by city')
    .requiredOption('--rule <id>', '规则编号 · id of the rule')
    .option('--on <date>', '日期，缺省为今天 · day, today unless told')
    .option('--city <code>', '只看一市 · one city only')
    .option('--json', 'JSON', false)
    .action((o) => house.takeUp(o));
}
