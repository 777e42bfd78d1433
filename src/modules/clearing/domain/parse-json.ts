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
    const at = Math.min(firstWrong(text), end);
    const before = text.slice(0, at);
    const line = before.split('\n').length;
    const column = before.length - before.lastIndexOf('\n');
    throw at === end
      ? unreadable(file, line, text.trim() === '' ? '文件是空的' : `文件在第 ${line} 行中断，内容不完整`, text.trim() === '' ? 'The file is empty' : `The file breaks off in line ${line}`, cause)
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

const TOKEN = /\s*(?:([[\]{},:])|("(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w))/y;
const CLOSED_STRING = /"(?:[^"\\]|\\[^])*"/y;

/**
 * Where the first thing stands that is no JSON; the end when the text breaks off. JavaScript engines name the place
 * differently, and many faults without a place.
 */
function firstWrong(text: string): number {
  const open: ('[' | '{')[] = [];
  // What may come: a value, the name of a field, a colon, or a comma or the end of what is open.
  let expected: 'value' | 'value]' | 'name' | 'name}' | ':' | ',' = 'value';
  TOKEN.lastIndex = 0;
  for (;;) {
    const from = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (!token) return brokenOff(text, from) ? text.length : text.length - text.slice(from).trimStart().length;
    const start = TOKEN.lastIndex - token[0].trimStart().length;
    const [, mark, string] = token;
    const value: boolean = expected === 'value' || expected === 'value]';
    const name: boolean = expected === 'name' || expected === 'name}';
    if (mark === undefined) {
      if (name ? string === undefined : !value) return start;
      expected = name ? ':' : ',';
    } else if (mark === '[' || mark === '{') {
      if (!value) return start;
      open.push(mark);
      expected = mark === '[' ? 'value]' : 'name}';
    } else if (mark === ']' || mark === '}') {
      const [opened, nothing] = mark === ']' ? ['[', 'value]'] : ['{', 'name}'];
      if (open.pop() !== opened || (expected !== ',' && expected !== nothing)) return start;
      expected = ',';
    } else if (mark === ':') {
      if (expected !== ':') return start;
      expected = 'value';
    } else {
      if (expected !== ',' || open.length === 0) return start;
      expected = open.at(-1) === '[' ? 'value' : 'name';
    }
  }
}

/** Nothing more comes, or what comes has no end: a quotation mark that is never closed, a word or number cut short. */
function brokenOff(text: string, from: number): boolean {
  const rest = text.length - text.slice(from).trimStart().length;
  if (text[rest] !== '"') return /^(?:|-|-?\d[\d.eE+-]*|t(?:r(?:u)?)?|f(?:a(?:l(?:s)?)?)?|n(?:u(?:l)?)?)\s*$/.test(text.slice(rest, rest + 100)) && text.length - rest < 100;
  CLOSED_STRING.lastIndex = rest;
  return !CLOSED_STRING.test(text);
}
