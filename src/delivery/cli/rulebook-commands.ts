import type { Command } from 'commander';

/** What the commands of the rulebook need of the house. */
export interface RulebookCli {
  ruleDrafts(options: { json: boolean }): Promise<void>;
  recomputeJudgement(options: { id: string }): Promise<void>;
}

/** Joins the commands of `rules` that need the database. */
export function addRulebookCommands(rules: Command, house: RulebookCli): void {
  rules
    .command('drafts')
    .description('规则修订稿 · drafts of rules')
    .option('--json', 'JSON', false)
    .action((o) => house.ruleDrafts(o));
  rules
    .command('recompute')
    .description('按判断当时的版本重算，不同即以 1 退出 · compute a kept judgement again; exits with 1 when it differs')
    .requiredOption('--id <uuid>', '判断编号 · id of the judgement')
    .action((o) => house.recomputeJudgement(o));
}
