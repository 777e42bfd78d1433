import { readFileSync } from 'node:fs';
import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { formatYuan } from '../kernel/base/money.ts';
import { Problem } from '../kernel/base/problem.ts';
import type { ContractsCli } from '../delivery/cli/contracts-commands.ts';
import { contractFile, judgeContract, readContractRules } from '../modules/contracts/index.ts';
import { type House, zonePack } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** @throws Problem CONTRACT_FILE_INVALID with every field that is wrong */
function readContract(file: string): ReturnType<typeof contractFile.parse> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Problem('CONTRACT_FILE_INVALID', { zh: `读不了 ${file}：${String(cause)}`, en: `Cannot read ${file}: ${String(cause)}`, where: { file } });
  }
  const read = contractFile.safeParse(json);
  if (read.success) return read.data;
  const faults = read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
  throw new Problem('CONTRACT_FILE_INVALID', { zh: `合同内容有误：${faults}`, en: `The contract is not valid: ${faults}`, where: { file } });
}

/** What each command of `innomatrix contracts` does. */
export function contractsCli({ withHouse, say }: Tools): ContractsCli {
  return {
    judgeContract: async ({ in: file, json }) => {
      const found = judgeContract(readContractRules(zonePack()), readContract(file));
      if (json) say(JSON.stringify(found, null, 1));
      else {
        const { regulation, type, amounts } = found;
        say(`适用 ${regulation.zh}（${regulation.number}）· ${regulation.en}`);
        say(`类型 ${type.summary.zh} · ${type.summary.en}`);
        for (const r of type.reasons) say(`  ${r.effect === 'note' ? '提示' : r.answer === 'yes' ? '是' : r.answer === 'no' ? '否' : '待答'}　${r.zh}　〔${r.clause}〕`);
        say(`成交额 ${formatYuan(amounts.contractAmountFen)} 元，技术交易额 ${formatYuan(amounts.technologyTransactionAmountFen)} 元（按规则核算 ${formatYuan(amounts.judgedTechnologyFen)} 元）· contract, technology, technology as judged`);
        for (const p of found.parties) say(`  ${p.side === 'seller' ? '卖方' : '买方'} ${p.name}　${formatYuan(p.contractAmountFen)} 元`);
        for (const f of found.faults) say(`! ${f.zh} · ${f.en}`);
      }
      if (found.faults.length > 0 || found.type.verdict === 'NO' || found.type.verdict === 'OTHER_KIND') process.exitCode = 1;
    },

    contractTurnover: ({ by, on: day, year: wanted, json }) =>
      withHouse(async (house, { db }) => {
        const on = day === undefined ? undefined : parseCalendarDate(day);
        const year = Number(wanted ?? (on ?? dateOf(house.clock.now())).slice(0, 4));
        if (by !== 'flow' && by !== 'region') throw new Problem('TURNOVER_BY', { zh: `--by 应为 region 或 flow，得到 ${by}`, en: `--by must be region or flow, got ${by}` });
        const asOf = on === undefined ? {} : { on };
        if (by === 'region') {
          const found = await house.contracts.turnover(db.sql, year, on);
          if (json) return say(JSON.stringify(found, null, 1));
          for (const r of found.regions) say(`${r.region}　输出 ${formatYuan(r.outputFen)}　吸纳 ${formatYuan(r.absorptionFen)}`);
          return say(`自创区 输出 ${formatYuan(found.zone.outputFen)}（${found.zone.count} 份）· zone output`);
        }
        const found = await house.contracts.flow(db.sql, { year, ...asOf });
        if (json) return say(JSON.stringify(found, null, 1));
        say(['', ...found.places, '输出'].join('\t'));
        found.cells.forEach((row, i) => say([found.places[i], ...row.map((c) => formatYuan(c.fen)), formatYuan(found.outputFen[i]!)].join('\t')));
        say(['吸纳', ...found.absorptionFen.map(formatYuan), formatYuan(found.totalFen)].join('\t'));
      }),
  };
}
