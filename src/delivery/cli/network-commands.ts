import type { Command } from 'commander';

/** What the commands on the transfer network need of the house. */
export interface NetworkCli {
  harvestMarket(options: { url?: string; oai?: string; file?: string; origin: string; format: string; since?: string; json: boolean }): Promise<void>;
}

export function addNetworkCommands(program: Command, house: NetworkCli): void {
  const network = program.command('network').description('技术转移网络 · transfer network');
  network
    .command('harvest')
    .description('从其他市场取公开的需求和成果（innomatrix-record/1 或 OAI-PMH 2.0）；可重复执行 · take in the feed of another market; may be repeated')
    .option('--url <address>', '对方数据流地址，自动翻页 · address of the feed; further pages follow')
    .option('--oai <address>', '或：对方 OAI-PMH 2.0 接口地址，自动翻页 · or its OAI-PMH 2.0 interface')
    .option('--file <file>', '或：对方提供的一页 JSON · or one page of it in a file')
    .requiredOption('--origin <name>', '来源市场的名称，须与数据一致 · name of that market, as its data say')
    .option('--format <prefix>', 'OAI-PMH 元数据格式 · metadata format: oai_dc, innomatrix', 'oai_dc')
    .option('--since <moment>', '只取此后的变化 · changes since this moment (2026-11-01T00:00:00Z)')
    .option('--json', 'JSON', false)
    .action((o) => house.harvestMarket(o));
}
