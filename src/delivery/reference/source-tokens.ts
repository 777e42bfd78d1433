/** A source text as far as the reference needs it: texts, words, marks, and what stands in brackets. */
export type Token =
  | { kind: 'text' | 'word' | 'mark'; value: string }
  | { kind: 'group'; open: string; items: Token[] };

const WORD = /[\p{L}\p{N}_$]/u;
const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/** Reads TypeScript well enough to find literals where they stand; a value put into a template becomes `…`. */
export function tokensOf(source: string): Token[] {
  let at = 0;

  const quoted = (): string => {
    const quote = source[at++]!;
    let value = '';
    while (at < source.length && source[at] !== quote) {
      if (source[at] === '\\') {
        value += source[at + 1] === 'n' ? ' ' : source[at + 1];
        at += 2;
      } else if (quote === '`' && source.startsWith('${', at)) {
        at += 2;
        group('}');
        value += '…';
      } else {
        value += source[at++];
      }
    }
    at++;
    return value;
  };

  const group = (close: string): Token[] => {
    const items: Token[] = [];
    while (at < source.length) {
      const c = source[at]!;
      if (c === close) {
        at++;
        return items;
      }
      if (source.startsWith('//', at)) at = endOf('\n');
      else if (source.startsWith('/*', at)) at = endOf('*/');
      else if (c === "'" || c === '"' || c === '`') items.push({ kind: 'text', value: quoted() });
      else if (c in CLOSING) {
        at++;
        items.push({ kind: 'group', open: c, items: group(CLOSING[c]!) });
      } else if (c === '/' && beginsExpression(items.at(-1))) at = endOfPattern();
      else if (WORD.test(c)) {
        const from = at;
        while (at < source.length && WORD.test(source[at]!)) at++;
        items.push({ kind: 'word', value: source.slice(from, at) });
      } else {
        if (!/\s/.test(c)) items.push({ kind: 'mark', value: c });
        at++;
      }
    }
    return items;
  };

  const endOf = (mark: string): number => {
    const end = source.indexOf(mark, at);
    return end < 0 ? source.length : end + mark.length;
  };
  const endOfPattern = (): number => {
    let inClass = false;
    for (let i = at + 1; i < source.length; i++) {
      if (source[i] === '\\') i++;
      else if (source[i] === '[') inClass = true;
      else if (source[i] === ']') inClass = false;
      else if (source[i] === '/' && !inClass) return i + 1;
    }
    return source.length;
  };
  return group('');
}

/** Whether a `/` here begins a pattern rather than divides. */
function beginsExpression(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'mark') return true;
  return before.kind === 'word' && ['return', 'case', 'typeof', 'in', 'of'].includes(before.value);
}

/** The parts between commas. */
export function partsOf(items: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const item of items) {
    if (item.kind === 'mark' && item.value === ',') parts.push([]);
    else parts.at(-1)!.push(item);
  }
  return parts.filter((part) => part.length > 0);
}
