import { createWriteStream, readFileSync, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Problem } from '../../kernel/base/problem.ts';
import { byCode, net, type Netting } from './domain/net.ts';
import { type Obligation, readObligations } from './domain/obligation.ts';
import { parseJson } from './domain/parse-json.ts';

/**
 * Nets a file of obligations, without a database: `[{from,to,amountFen,ref}]` → net positions, a statement for each pair
 * with its lines (so that a clerk can re-add it) and the payments that settle everything. The same obligations in any order
 * give the same bytes. Whatever goes wrong, `out` is as it was before: it is written whole or not at all.
 * @throws Problem NETTING_FILE_UNREADABLE (with the line), NETTING_NOT_A_LIST, NETTING_INPUT_WRONG, NETTING_TOO_LARGE, NETTING_OUT_UNWRITABLE
 */
export async function netFile(options: { in: string; out: string; lines: boolean }): Promise<Netting> {
  const obligations = readObligations(readJson(options.in), options.in);
  const netting = net(obligations);
  const linesOf = options.lines ? linesByPair(obligations) : undefined;

  const partial = `${options.out}.part`;
  try {
    await write(partial, netting, linesOf);
    renameSync(partial, options.out);
  } catch (cause) {
    rmSync(partial, { force: true });
    throw new Problem('NETTING_OUT_UNWRITABLE', {
      zh: `写不了文件 ${options.out}：${(cause as Error).message}`,
      en: `The file ${options.out} cannot be written: ${(cause as Error).message}`,
      where: { file: options.out },
      remedy: { zh: '请检查文件夹是否存在、能否写入', en: 'See whether the folder exists and may be written to' },
      cause,
    });
  }
  return netting;
}

async function write(file: string, netting: Netting, linesOf: Map<string, Obligation[]> | undefined): Promise<void> {
  const out = createWriteStream(file, 'utf8');
  const done = finished(out);
  const { count, grossFen, bilateralFen, multilateralFen, positions, payments, pairs } = netting;
  const head = { obligations: count, grossFen, bilateralFen, multilateralFen, positions, payments };
  out.write(`${JSON.stringify(head, null, 1).slice(0, -2)},\n "pairs": [`);
  pairs.forEach((pair, i) => {
    const statement = linesOf ? { ...pair, lines: linesOf.get(`${pair.a}\n${pair.b}`) } : pair;
    out.write(`${i === 0 ? '' : ','}\n  ${JSON.stringify(statement)}`);
  });
  out.end(`\n ]\n}\n`);
  await done;
}

function readJson(file: string): unknown {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new Problem('NETTING_FILE_UNREADABLE', {
      zh: `读不了文件 ${file}：${(cause as Error).message}`,
      en: `The file ${file} cannot be read: ${(cause as Error).message}`,
      where: { file },
      remedy: { zh: '请核对文件名和路径', en: 'Check the name and the path of the file' },
      cause,
    });
  }
  return parseJson(bytes, file);
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
