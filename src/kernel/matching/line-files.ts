import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { Problem } from '../base/problem.ts';

/** A line's number or name, as text. */
export const lineId: z.ZodType<string> = z.union([z.string().min(1), z.number()]).transform(String);

/** A field that may be left out, which some exports write as null. */
export const maybe = <T>(schema: z.ZodType<T>): z.ZodType<T | undefined> => schema.nullish().transform((value) => value ?? undefined);

/** What a line should have looked like, for the person who has to mend it. */
export interface Shape {
  zh: string;
  en: string;
}

/**
 * Reads a JSONL file whose lines have ids.
 * @throws Problem MATCH_FILE_UNREADABLE, MATCH_LINE_INVALID (file, row, field), MATCH_ID_TWICE
 */
export async function readLines<T extends { id: string }>(file: string, schema: z.ZodType<T>, shape: Shape): Promise<T[]> {
  const rows: T[] = [];
  const rowOf = new Map<string, number>();
  let row = 0;
  try {
    for await (const line of linesOf(file)) {
      row += 1;
      if (line.trim() === '') continue;
      const value = parseLine(line, schema, file, row, shape);
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

/**
 * The lines of a UTF-8 file without their ends. Only a line feed parts them: JSON may hold the separators U+2028 and
 * U+2029 inside a text, at which other readers of lines break. A byte order mark is dropped.
 * @throws TypeError where the bytes are no UTF-8
 */
async function* linesOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  // Pieces of a line that is not over yet; a very long one is put together once.
  let pieces: string[] = [];
  const finish = (last: string): string => {
    const line = pieces.length === 0 ? last : pieces.join('') + last;
    pieces = [];
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  };
  for await (const chunk of createReadStream(file)) {
    const text = decoder.decode(chunk as Uint8Array, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield finish(text.slice(from, end));
      from = end + 1;
    }
    if (from < text.length) pieces.push(text.slice(from));
  }
  const rest = finish(decoder.decode());
  if (rest !== '') yield rest;
}

function parseLine<T>(line: string, schema: z.ZodType<T>, file: string, row: number, shape: Shape): T {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (cause) {
    throw invalidLine(file, row, undefined, '不是合法的 JSON', 'not valid JSON', cause, shape);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  if (field === '') throw invalidLine(file, row, undefined, '不是 JSON 对象', 'not a JSON object', parsed.error, shape);
  const missing = typeof json === 'object' && json !== null && !(String(issue.path[0]) in json);
  const [zh, en] = missing ? [`缺少字段 ${field}`, `the field ${field} is missing`] : [`字段 ${field} 的值不合要求`, `the field ${field} has a value of the wrong kind`];
  throw invalidLine(file, row, field, zh, en, parsed.error, shape);
}

function invalidLine(file: string, row: number, field: string | undefined, zh: string, en: string, cause: unknown, shape: Shape): Problem {
  return new Problem('MATCH_LINE_INVALID', {
    zh: `${file} 第 ${row} 行：${zh}`, en: `${file}, line ${row}: ${en}`,
    where: field === undefined ? { file, row } : { file, row, field },
    remedy: { zh: `每行一个 JSON 对象；${shape.zh}`, en: `One JSON object a line; ${shape.en}` },
    cause,
  });
}

/**
 * Writes lines to a file that appears only when it is complete.
 * @throws Problem MATCH_FILE_UNREADABLE
 */
export async function writeLines(file: string, blocks: Iterable<string>): Promise<void> {
  const half = `${file}.part`;
  try {
    const out = createWriteStream(half, { encoding: 'utf8' });
    await once(out, 'open');
    for (const block of blocks) if (!out.write(block)) await once(out, 'drain');
    out.end();
    await once(out, 'finish');
    await rename(half, file);
  } catch (cause) {
    await rm(half, { force: true });
    throw unreadable(file, cause, '写入', 'written');
  }
}

function unreadable(file: string, cause: unknown, zh: string, en: string): Problem {
  if (cause instanceof TypeError && (cause as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new Problem('MATCH_FILE_UNREADABLE', {
      zh: `文件 ${file} 不是 UTF-8 编码`, en: `The file ${file} is not UTF-8`, where: { file }, cause,
      remedy: { zh: '另存为 UTF-8（Excel 中选“CSV UTF-8”，记事本中选“UTF-8”）', en: 'Save it as UTF-8' },
    });
  }
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Problem('MATCH_FILE_UNREADABLE', {
    zh: `文件 ${file} 无法${zh}：${why}`, en: `The file ${file} cannot be ${en}: ${why}`, where: { file }, cause,
    remedy: { zh: '检查路径与权限', en: 'Check the path and the permissions' },
  });
}
