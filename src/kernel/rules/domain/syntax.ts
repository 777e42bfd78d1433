import { Problem } from '../../base/problem.ts';

/**
 * The expressions of a rule file, as a policy officer writes them:
 *
 *     rdThreeYears / salesThreeYears >= rdFloor and stage in ('START_UP', 'GROWTH')
 *
 * Numbers may end in `%`. `=` compares. Functions are listed in `functions.ts`.
 */
export type Expression =
  | { kind: 'number'; value: number; percent?: true }
  | { kind: 'text'; value: string }
  | { kind: 'truth'; value: boolean }
  | { kind: 'name'; id: string; at: number }
  | { kind: 'not' | 'minus'; of: Expression }
  | { kind: 'arithmetic'; op: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { kind: 'compare'; op: Comparison; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'in'; of: Expression; choices: Expression[] }
  | { kind: 'call'; name: string; args: Expression[]; at: number };

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

interface Token {
  kind: 'number' | 'text' | 'name' | 'sign' | 'end';
  text: string;
  at: number;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?%?)|'([^']*)'|([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)|(<=|>=|!=|[-+*/()<>=,]))/y;
const COMPARISONS = new Set(['=', '!=', '<', '<=', '>', '>=']);

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (source.slice(at).trim() !== '') {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(source);
    if (!match) throw unreadable(source, at + /^\s*/.exec(source.slice(at))![0].length, '这里的字符不认识', 'this character is not understood');
    const [whole, number, text, name, sign] = match;
    const kind = number !== undefined ? 'number' : text !== undefined ? 'text' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text: (number ?? text ?? name ?? sign)!, at: TOKEN.lastIndex - whole.trimStart().length });
    at = TOKEN.lastIndex;
  }
  return [...tokens, { kind: 'end', text: '', at: source.length }];
}

/** @throws Problem RULE_EXPRESSION_UNREADABLE, with the column counted from 1 */
export function parseExpression(source: string): Expression {
  const tokens = tokensOf(source);
  let next = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const isSign = (text: string): boolean => peek().kind === 'sign' && peek().text === text;
  const isWord = (word: string): boolean => peek().kind === 'name' && peek().text === word;
  const expect = (text: string): void => {
    if (!isSign(text)) throw unreadable(source, peek().at, `此处应为“${text}”`, `"${text}" is expected here`);
    take();
  };

  const list = (): Expression[] => {
    expect('(');
    const items: Expression[] = [];
    while (!isSign(')')) {
      items.push(either());
      if (!isSign(')')) expect(',');
    }
    expect(')');
    return items;
  };

  const single = (): Expression => {
    const token = take();
    if (token.kind === 'number') {
      return token.text.endsWith('%') ? { kind: 'number', value: Number(token.text.slice(0, -1)) / 100, percent: true } : { kind: 'number', value: Number(token.text) };
    }
    if (token.kind === 'text') return { kind: 'text', value: token.text };
    if (token.kind === 'name') {
      if (token.text === 'true' || token.text === 'false') return { kind: 'truth', value: token.text === 'true' };
      return isSign('(') ? { kind: 'call', name: token.text, args: list(), at: token.at } : { kind: 'name', id: token.text, at: token.at };
    }
    if (token.text === '(') {
      const inner = either();
      expect(')');
      return inner;
    }
    if (token.text === '-') return { kind: 'minus', of: single() };
    throw unreadable(source, token.at, token.kind === 'end' ? '表达式没有写完' : `此处不应出现“${token.text}”`, token.kind === 'end' ? 'the expression ends too early' : `"${token.text}" cannot stand here`);
  };

  const chain = (signs: readonly ('+' | '-' | '*' | '/')[], part: () => Expression) => (): Expression => {
    let left = part();
    for (let op = signs.find(isSign); op; op = signs.find(isSign)) {
      take();
      left = { kind: 'arithmetic', op, left, right: part() };
    }
    return left;
  };
  const sum = chain(['+', '-'], chain(['*', '/'], single));

  const comparison = (): Expression => {
    const left = sum();
    if (isWord('in')) {
      take();
      return { kind: 'in', of: left, choices: list() };
    }
    if (peek().kind !== 'sign' || !COMPARISONS.has(peek().text)) return left;
    return { kind: 'compare', op: take().text as Comparison, left, right: sum() };
  };

  const denied = (): Expression => {
    if (!isWord('not')) return comparison();
    take();
    return { kind: 'not', of: denied() };
  };

  const joined = (word: 'and' | 'or', part: () => Expression) => (): Expression => {
    const parts = [part()];
    while (isWord(word)) {
      take();
      parts.push(part());
    }
    return parts.length === 1 ? parts[0]! : { kind: word, parts };
  };
  const either: () => Expression = joined('or', joined('and', denied));

  const parsed = either();
  if (peek().kind !== 'end') throw unreadable(source, peek().at, `“${peek().text}”多余`, `"${peek().text}" is too much`);
  return parsed;
}

/** Every name in an expression, once each, in the order of first use. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  const walk = (e: Expression): void => {
    switch (e.kind) {
      case 'name': names.add(e.id); break;
      case 'not': case 'minus': walk(e.of); break;
      case 'arithmetic': case 'compare': walk(e.left); walk(e.right); break;
      case 'and': case 'or': e.parts.forEach(walk); break;
      case 'in': walk(e.of); e.choices.forEach(walk); break;
      case 'call': e.args.forEach(walk); break;
      default:
    }
  };
  walk(expression);
  return [...names];
}

function unreadable(source: string, at: number, zh: string, en: string): Problem {
  return new Problem('RULE_EXPRESSION_UNREADABLE', {
    zh: `表达式“${source}”第 ${at + 1} 个字符处：${zh}`, en: `Expression "${source}", character ${at + 1}: ${en}`,
    remedy: { zh: '写法如：rdCost / sales >= 5% and employees <= 500', en: 'Write it like: rdCost / sales >= 5% and employees <= 500' },
  });
}
