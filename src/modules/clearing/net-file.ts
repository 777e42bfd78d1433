import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Problem } from '../../kernel/base/problem.ts';
import { byCode, net, type Netting } from './domain/net.ts';
import { type Obligation, readObligations } from './domain/obligation.ts';

/**
 * Nets a file of obligations, without a database: `[{from,to,amountFen,ref}]` → net positions, a statement for each pair
 * with its lines (so that a clerk can re-add it) and the payments that settle everything. The same obligations in any order
 * give the same bytes.
 * @throws Problem NETTING_FILE_UNREADABLE, NETTING_NOT_A_LIST, NETTING_INPUT_WRONG, NETTING_TOO_LARGE
 */
export async function netFile(options: { in: string; out: string; lines: boolean }): Promise<Netting> {
  const obligations = readObligations(readJson(options.in), options.in);
  const netting = net(obligations);
  const linesOf = options.lines ? linesByPair(obligations) : undefined;

  const out = createWriteStream(options.out, 'utf8');
  const { count, grossFen, bilateralFen, multilateralFen, positions, payments, pairs } = netting;
  const head = { obligations: count, grossFen, bilateralFen, multilateralFen, positions, payments };
  out.write(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "pairs": [`);
  pairs.forEach((pair, i) => {
    const statement = linesOf ? { ...pair, lines: linesOf.get(`${pair.a}\n${pair.b}`) } : pair;
    out.write(`${i === 0 ? '' : ','}\n  ${JSON.stringify(statement)}`);
  });
  out.end(`\n ]\n}\n`);
  await finished(out);
  return netting;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as unknown;
  } catch (cause) {
    throw new Problem('NETTING_FILE_UNREADABLE', {
      zh: `读不了文件：${(cause as Error).message}`,
      en: `The file cannot be read: ${(cause as Error).message}`,
      where: { file },
      remedy: { zh: '应为 UTF-8 编码的 JSON 文件', en: 'It must be a JSON file in UTF-8' },
      cause,
    });
  }
}

function linesByPair(obligations: readonly Obligation[]): Map<string, Obligation[]> {
  const lines = new Map<string, Obligation[]>();
  for (const { from, to, amountFen, ref } of obligations) {
    const key = from < to ? `${from}\n${to}` : `${to}\n${from}`;
    const list = lines.get(key);
    const line = { from, to, amountFen, ref };
    if (list) list.push(line);
    else lines.set(key, [line]);
  }
  for (const list of lines.values()) list.sort((x, y) => byCode(x.from, y.from) || byCode(x.ref, y.ref));
  return lines;
}
