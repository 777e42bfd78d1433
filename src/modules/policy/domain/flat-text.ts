/** A passage without breaks and with one width of punctuation, and the way back to the text as read. */
export interface FlatText {
  text: string;
  /** Offset in the text as read, for each character of `text`. */
  map: Int32Array;
}

const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '!': '！', '?': '？', '％': '%', '．': '.', '﹒': '.', '＋': '+', '／': '/' };
/** Blanks of any width; most characters are ideographs and are passed by the first comparison. */
const isBlank = (c: string): boolean => (c < '\u2e80' || c === '\u3000' || c === '\ufeff') && /[\s\u00a0\u3000\u200b-\u200d\ufeff]/.test(c);
const isLatin = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9]/.test(c);

/** Flattens the part of a text between two offsets. Every character keeps its place through `map`. */
export function flatten(source: string, start: number, end: number): FlatText {
  const chars: string[] = [];
  const map: number[] = [];
  for (let i = start; i < end; i += 1) {
    let c = source[i]!;
    if (isBlank(c)) {
      if (!(isLatin(chars.at(-1)) && isLatin(source[i + 1]) && c === ' ')) continue;
      c = ' ';
    } else if (c === ',' && /\d/.test(source[i - 1] ?? '') && /\d{3}/.test(source.slice(i + 1, i + 4))) c = ',';
    else if (c >= '０' && c <= '９') c = String.fromCharCode(c.charCodeAt(0) - 0xff10 + 48);
    else c = WIDE[c] ?? c;
    chars.push(c);
    map.push(i);
  }
  return { text: chars.join(''), map: Int32Array.from(map) };
}

/** Offsets in the text as read of a stretch of the flat text. */
export function rawSpan(flat: FlatText, from: number, to: number): { start: number; end: number } {
  return { start: flat.map[from] ?? 0, end: (flat.map[to - 1] ?? 0) + 1 };
}
