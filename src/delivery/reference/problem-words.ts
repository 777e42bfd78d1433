import { partsOf, type Token, tokensOf } from './source-tokens.ts';

export interface ProblemWords {
  code: string;
  zh: string;
  en: string;
  /** How directly the place says it: 3 the problem itself, 2 a table or a detail, 1 a helper that may add to it. */
  rank: 1 | 2 | 3;
}

const CODE = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;
const CODE_OF_PROBLEM = /^[A-Z][A-Z0-9_]+$/;
const HAN = /\p{Script=Han}/u;

/**
 * The codes a source text raises, each with its sentence, in the forms the house writes them: `new Problem('X', {zh, en})`
 * and helpers called like it, `{code: 'X', zh, en}`, `fault('X', …, 'zh', 'en')`, and a table of refusals
 * `X: {zh, en, remedyZh, …}`.
 */
export function problemWords(source: string): ProblemWords[] {
  const found: ProblemWords[] = [];
  walk(tokensOf(source), found);
  return found;
}

function walk(items: readonly Token[], found: ProblemWords[]): void {
  items.forEach((item, i) => {
    if (item.kind !== 'group') return;
    const before = items[i - 1];
    if (item.open === '(') ofCall(before?.kind === 'word' ? before.value : '', partsOf(item.items), found);
    if (item.open === '{') ofObject(partsOf(item.items), found);
    walk(item.items, found);
  });
}

function ofCall(callee: string, args: Token[][], found: ProblemWords[]): void {
  const itself = callee === 'Problem' || callee === 'super';
  const codes = plainTexts(args[0] ?? []).filter((t) => (itself ? CODE_OF_PROBLEM : CODE).test(t));
  const texts = args.slice(1).flatMap((arg) => (arg.length === 1 ? plainTexts(arg) : []));
  const zh = texts.findIndex((t) => HAN.test(t));
  const object = args[1]?.find((t) => t.kind === 'group' && t.open === '{');
  const positional = zh >= 0 && texts[zh + 1] !== undefined ? { zh: texts[zh]!, en: texts[zh + 1]! } : undefined;
  const words = positional ?? (object?.kind === 'group' ? wordsOf(partsOf(object.items)) : undefined);
  if (words) for (const code of codes) found.push({ code, ...words, rank: itself ? 3 : 1 });
}

function ofObject(properties: Token[][], found: ProblemWords[]): void {
  const own = wordsOf(properties);
  const codes = plainTexts(valueOf(properties, 'code') ?? []).filter((t) => CODE.test(t));
  if (own) for (const code of codes) found.push({ code, ...own, rank: 2 });
  for (const [name, colon, value] of properties) {
    if (name?.kind !== 'word' || !CODE.test(name.value) || !isMark(colon, ':') || value?.kind !== 'group') continue;
    const entry = partsOf(value.items);
    const words = wordsOf(entry);
    // A table of refusals says what to do; other tables of the house are labels of values.
    if (words && valueOf(entry, 'remedyZh')) found.push({ code: name.value, ...words, rank: 2 });
  }
}

function wordsOf(properties: Token[][]): { zh: string; en: string } | undefined {
  const zh = sentence(valueOf(properties, 'zh'));
  const en = sentence(valueOf(properties, 'en'));
  return zh && en ? { zh, en } : undefined;
}

function valueOf(properties: Token[][], name: string): Token[] | undefined {
  const property = properties.find(([key, colon]) => key?.kind === 'word' && key.value === name && isMark(colon, ':'));
  return property?.slice(2);
}

/** The texts an expression may come to; those it only compares with are left out. */
function sentence(expression: Token[] | undefined): string {
  if (!expression) return '';
  const question = expression.findIndex((t, i) => isMark(t, '?') && !isMark(expression[i + 1], '?') && !isMark(expression[i + 1], '.'));
  return plainTexts(expression.slice(question + 1)).filter((t) => /\p{L}/u.test(t)).join(' / ');
}

const plainTexts = (items: readonly Token[]): string[] => items.flatMap((t) => (t.kind === 'text' ? [t.value] : []));

const isMark = (token: Token | undefined, value: string): boolean => token?.kind === 'mark' && token.value === value;
