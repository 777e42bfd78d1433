import type { Command } from 'commander';

/** What the command of the policy check-up needs of the house. */
export interface CheckupCli {
  checkup(options: { creditCode: string; on?: string; json: boolean }): Promise<void>;
}

export function addCheckupCommand(program: Command, house: CheckupCli): void {
  program
    .command('checkup')
    .description('一家企业的政策体检：现在可得、差一步、数据不足、暂不符合 · what a firm can get, what is missing, by how much, when')
    .requiredOption('--credit-code <code>', '统一社会信用代码 · credit code')
    .option('--on <day>', '判断日期，默认当日 · day, today unless told')
    .option('--json', 'JSON', false)
    .action((o) => house.checkup(o));
}
