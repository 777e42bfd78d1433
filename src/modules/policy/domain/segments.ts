/** A stretch of a sentence between commas. Offsets count in the flat text. */
export interface Segment {
  text: string;
  from: number;
  to: number;
  /** The mark that ends it: ，。；： or nothing at the end of a passage. */
  mark: string;
  /** Number of its sentence within the passage. Sentences end with 。！？ and, one level lower, with ；. */
  sentence: number;
}

const OPEN = '“‘（《【「〔[';
const CLOSE = '”’）》】」〕]';
const LONGEST_QUOTE = 160;

/** Splits flat text at commas and stops outside quotation marks and brackets. */
export function splitSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  let sentence = 0;
  let depth = 0;
  let opened = 0;
  const cut = (to: number, mark: string): void => {
    if (to > from) segments.push({ text: text.slice(from, to), from, to, mark, sentence });
    from = to + 1;
  };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (OPEN.includes(c)) { if (depth === 0) opened = i; depth += 1; continue; }
    if (CLOSE.includes(c)) { depth = Math.max(0, depth - 1); continue; }
    // A quotation mark that is never closed must not swallow the rest of the document.
    if (depth > 0 && i - opened > LONGEST_QUOTE) depth = 0;
    if (depth > 0) continue;
    if (c === '，') cut(i, c);
    else if (c === '。' || c === '！' || c === '？') { cut(i, c); sentence += 1; }
    else if (c === '；') { cut(i, c); sentence += 1; }
  }
  cut(text.length, '');
  return segments;
}
