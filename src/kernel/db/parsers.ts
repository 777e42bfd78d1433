import pg from 'pg';
import { Problem } from '../base/problem.ts';

/**
 * How column types arrive in JavaScript, the same on every connection:
 *
 * | PostgreSQL       | JavaScript                                                            |
 * |------------------|-----------------------------------------------------------------------|
 * | `int8`           | number, refused outside the safe integers (money is integer fen)      |
 * | `numeric`        | string: decimals are never rounded behind one's back                  |
 * | `date`           | string `YYYY-MM-DD` (`CalendarDate`), never a `Date` with a zone      |
 * | `timestamptz`    | `Date`                                                                |
 * | `timestamp`      | string as stored; do not use this type, it names no instant           |
 * | `xid8`           | string                                                                |
 *
 * Numbers inside `jsonb` are JavaScript numbers: keep money in columns, or as integer fen.
 */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

const readTextArray = pg.types.getTypeParser(TEXT_ARRAY as number, 'text') as (text: string) => (string | null)[];

const asText = (text: string): string => text;

/** `int8` as a number; a value no double can hold exactly is refused, not rounded. */
export function readInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) {
    throw new Problem('DB_INTEGER_TOO_LARGE', {
      status: 500,
      zh: `数据库中的整数超出可精确表示的范围：${text}`,
      en: `An integer in the database is too large to be held exactly: ${text}`,
    });
  }
  return value;
}

const parsers = new Map<number, (text: string) => unknown>([
  [INT8, readInt8],
  [DATE, asText],
  [TIMESTAMP, asText],
  [INT8_ARRAY, (text) => readTextArray(text).map((item) => (item === null ? null : readInt8(item)))],
  [DATE_ARRAY, readTextArray],
]);

/** Passed to every pool and client; pg's global registry stays as it is. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ??
    pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};
