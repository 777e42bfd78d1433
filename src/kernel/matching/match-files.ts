import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';
import { createIndex } from './match-index.ts';

const id = z.union([z.string().min(1), z.number()]).transform(String);
const demandLine = z.object({ id, title: z.string(), content: z.string().default('') });
const resultLine = z.object({
  id,
  title: z.string(),
  abstract: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  field: z.string().optional(),
});

export interface MatchFilesReport {
  demands: number;
  results: number;
  lines: number;
}

/**
 * Matches every demand of one JSONL file with the results of another and writes `{query, doc, score, level}` lines, best
 * first. The demands of the file also teach the index how demands are written. Nothing is written unless all is well.
 * @param options `top`: ranks a demand; results of the same wording (one result held by several cities) share a rank, so
 *   that none of them is dropped for the other
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID (file, row, field), MATCH_ID_TWICE
 */
export async function matchFiles(options: { demands: string; results: string; top: number; out: string }): Promise<MatchFilesReport> {
  const demands = await readLines(options.demands, demandLine);
  const results = await readLines(options.results, resultLine);
  const index = createIndex();
  index.upsert(results);
  index.learnDemands(demands);
  const half = `${options.out}.part`;
  let lines = 0;
  try {
    const out = createWriteStream(half, { encoding: 'utf8' });
    await once(out, 'open');
    for (const demand of demands) {
      const matches = index.match(demand, { top: options.top, shareRanks: true });
      lines += matches.length;
      const text = matches.map(({ id: doc, score, level }) => `${JSON.stringify({ query: demand.id, doc, score, level })}\n`).join('');
      if (!out.write(text)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'finish');
    await rename(half, options.out);
  } catch (cause) {
    await rm(half, { force: true });
    throw unreadable(options.out, cause, '写入', 'written');
  }
  return { demands: demands.length, results: results.length, lines };
}

async function readLines<T extends { id: string }>(file: string, schema: z.ZodType<T>): Promise<T[]> {
  const rows: T[] = [];
  const rowOf = new Map<string, number>();
  let row = 0;
  try {
    for await (const line of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      row += 1;
      if (line.trim() === '') continue;
      const value = parseLine(row === 1 ? line.replace(/^\uFEFF/, '') : line, schema, file, row);
      const before = rowOf.get(value.id);
      if (before !== undefined) {
        throw new Problem('MATCH_ID_TWICE', {
          zh: `编号 ${value.id} 在第 ${before} 行和第 ${row} 行重复`, en: `The id ${value.id} stands on lines ${before} and ${row}`,
          where: { file, row, field: 'id' }, remedy: { zh: '每个编号只保留一行', en: 'Keep one line for each id' },
        });
      }
      rowOf.set(value.id, row);
      rows.push(value);
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw unreadable(file, cause, '读取', 'read');
  }
  return rows;
}

function parseLine<T>(line: string, schema: z.ZodType<T>, file: string, row: number): T {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw invalidLine(file, row, undefined, '不是合法的 JSON', 'not valid JSON', cause);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  if (field === '') throw invalidLine(file, row, undefined, '不是 JSON 对象', 'not a JSON object', parsed.error);
  const missing = typeof json === 'object' && json !== null && !(String(issue.path[0]) in json);
  const [zh, en] = missing ? [`缺少字段 ${field}`, `the field ${field} is missing`] : [`字段 ${field} 的值不合要求`, `the field ${field} has a value of the wrong kind`];
  throw invalidLine(file, row, field, zh, en, parsed.error);
}

function invalidLine(file: string, row: number, field: string | undefined, zh: string, en: string, cause: unknown): Problem {
  return new Problem('MATCH_LINE_INVALID', {
    zh: `${file} 第 ${row} 行：${zh}`, en: `${file}, line ${row}: ${en}`,
    where: field === undefined ? { file, row } : { file, row, field },
    remedy: {
      zh: '每行一个 JSON 对象；需求 {id, title, content}，成果 {id, title, abstract?, keywords?}',
      en: 'One JSON object a line; demands {id, title, content}, results {id, title, abstract?, keywords?}',
    },
    cause,
  });
}

function unreadable(file: string, cause: unknown, zh: string, en: string): Problem {
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Problem('MATCH_FILE_UNREADABLE', {
    zh: `文件 ${file} 无法${zh}：${why}`, en: `The file ${file} cannot be ${en}: ${why}`, where: { file }, cause,
    remedy: { zh: '检查路径与权限', en: 'Check the path and the permissions' },
  });
}
