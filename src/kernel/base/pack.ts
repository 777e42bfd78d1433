import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import type { z } from 'zod';
import { Problem, type ProblemDetail } from './problem.ts';

/**
 * A zone as data: a folder of YAML, JSON and CSV files. Reading checks the shape and names the file, row and field of
 * every fault, because a wrong rate in a pack becomes a wrong payment.
 */
export interface Pack {
  readonly dir: string;
  /** Reads one file; `.csv` gives an array of row objects. @throws Problem PACK_FILE_MISSING, PACK_FILE_UNREADABLE, PACK_FILE_INVALID */
  read<T extends z.ZodType>(file: string, schema: T): z.output<T>;
  /** Files of a folder with one of the known endings, sorted, as paths for `read`. */
  list(folder: string): string[];
  /** Raw text of a file in the pack. */
  text(file: string): string;
}

const ENDINGS = ['.yaml', '.yml', '.json', '.csv'];

export function openPack(dir: string): Pack {
  if (!existsSync(dir)) {
    throw new Problem('PACK_MISSING', { zh: `找不到数据包目录 ${dir}`, en: `No pack folder ${dir}`, status: 500 });
  }
  const text = (file: string): string => {
    const full = path.join(dir, file);
    if (!existsSync(full)) {
      throw new Problem('PACK_FILE_MISSING', {
        status: 500,
        zh: `数据包缺少文件 ${file}`,
        en: `The pack has no file ${file}`,
        where: { file },
      });
    }
    return readFileSync(full, 'utf8');
  };
  return {
    dir,
    text,
    read: (file, schema) => check(file, parse(file, text(file)), schema),
    list: (folder) =>
      existsSync(path.join(dir, folder))
        ? readdirSync(path.join(dir, folder))
            .filter((f) => ENDINGS.includes(path.extname(f)))
            .sort()
            .map((f) => `${folder}/${f}`)
        : [],
  };
}

function parse(file: string, text: string): unknown {
  try {
    if (file.endsWith('.csv')) return parseCsv(text, { columns: true, skip_empty_lines: true, bom: true });
    if (file.endsWith('.json')) return JSON.parse(text);
    // A base case and its variations share their facts by YAML's merge key.
    return parseYaml(text, { merge: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('PACK_FILE_UNREADABLE', {
      status: 500,
      zh: `数据包文件 ${file} 无法解析：${why}`,
      en: `Pack file ${file} cannot be parsed: ${why}`,
      where: { file },
      cause,
    });
  }
}

function check<T extends z.ZodType>(file: string, value: unknown, schema: T): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const csv = file.endsWith('.csv');
  const details: ProblemDetail[] = result.error.issues.slice(0, 50).map((issue) => {
    const [first, ...rest] = issue.path;
    const inRow = csv && typeof first === 'number';
    return {
      code: 'PACK_FILE_INVALID',
      zh: issue.message,
      en: issue.message,
      // +2: one for the header line, one because people count from 1.
      where: inRow ? { file, row: first + 2, field: rest.join('.') } : { file, field: issue.path.join('.') },
    };
  });
  const at = details[0]?.where;
  const place = at ? [at.row && `row ${at.row}`, at.field].filter(Boolean).join(' ') : '';
  throw new Problem('PACK_FILE_INVALID', {
    status: 500,
    zh: `数据包文件 ${file} 不合格式（${place}）：${details[0]?.zh ?? ''}`,
    en: `Pack file ${file} is not valid (${place}): ${details[0]?.en ?? ''}`,
    where: at,
    details,
  });
}
