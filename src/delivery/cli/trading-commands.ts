import type { Command } from 'commander';

/** What the commands of sales and auctions need of the house. */
export interface TradingCli {
  replayAuction(options: { in: string; json: boolean }): Promise<void>;
  packEvidence(options: { sale?: string; talk?: string; out: string }): Promise<void>;
}

export function addTradingCommands(program: Command, house: TradingCli): void {
  const trading = program.command('trading').description('挂牌、拍卖和密封报价 · listings, auctions and sealed bids');
  trading
    .command('replay')
    .description('不用数据库，重算竞价公开记录，不一致时指出第一处并以 1 退出 · recompute the public record of an auction; exits with 1 at the first break')
    .requiredOption('--in <file>', '从竞价页面下载的 JSON · the record as downloaded')
    .option('--json', 'JSON', false)
    .action((o) => house.replayAuction(o));
  trading
    .command('evidence')
    .description('收集一宗交易的尽职免责材料包（ZIP） · collect the evidence pack of a deal')
    .option('--sale <id>', '挂牌或拍卖 · listing or auction')
    .option('--talk <id>', '协议定价的洽谈 · talk with a negotiated price')
    .requiredOption('--out <file>', 'ZIP')
    .action((o) => house.packEvidence(o));
}
