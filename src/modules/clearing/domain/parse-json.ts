import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { Problem } from '../../../kernel/base/problem.ts';

/**
 * JSON from the bytes of a file; what is no UTF-8 is refused, because names that cannot be read would all look alike.
 * @throws Problem NETTING_FILE_UNREADABLE with the line, counted from 1, and the column
 */
export function parseJson(bytes: Uint8Array, file: string): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const line = lineOf(bytes.subarray(0, firstUnreadable(bytes)));
    throw unreadable(file, line, `第 ${line} 行不是 UTF-8 编码（可能是 GBK 或 UTF-16）`, `Line ${line} is not UTF-8 (it may be GBK or UTF-16)`, cause);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    const end = text.trimEnd().length;
    const at = firstWrong(text, end);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    throw at === end
      ? unreadable(file, line, end === 0 ? '文件是空的' : `文件在第 ${line} 行中断，内容不完整`, end === 0 ? 'The file is empty' : `The file breaks off in line ${line}`, cause)
      : unreadable(file, line, `第 ${line} 行第 ${column} 个字符处不是合法的 JSON：${excerpt(text, at)}`, `Line ${line}, column ${column} is not JSON: ${excerpt(text, at)}`, cause);
  }
}

function unreadable(file: string, row: number, zh: string, en: string, cause: unknown): Problem {
  return new Problem('NETTING_FILE_UNREADABLE', {
    zh, en, where: { file, row }, remedy: { zh: '应为 UTF-8 编码的 JSON 文件', en: 'It must be a JSON file in UTF-8' }, cause,
  });
}

const lineOf = (before: Uint8Array): number => before.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 1);
const excerpt = (text: string, at: number): string => JSON.stringify(text.slice(at, at + 20));

/** Length of the longest beginning that is UTF-8; found by halving. */
function firstUnreadable(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      // A character cut in two at the end is no fault: `stream` waits for the rest of it.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

/**
 * Where the first thing stands that is no JSON; `end` when the text breaks off. JavaScript engines name the place differently,
 * and many faults without a place.
 */
function firstWrong(text: string, end: number): number {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (!first) return end;
  // A word, number or quotation that reaches the end may have had more to come; what stands after the end has not.
  const more = first.offset + first.length >= end && printParseErrorCode(first.error) !== 'EndOfFileExpected';
  return more ? end : first.offset;
}
