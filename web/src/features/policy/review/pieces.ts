/** Where an item stands in the text; offsets as everywhere, `end` exclusive. */
export interface Span {
  id: string;
  start: number;
  end: number;
}

export interface Paragraph<T extends Span> {
  start: number;
  end: number;
  /** Items with a word in this paragraph, in the order given. */
  items: T[];
}

/** A run of text that lies within the same items from end to end. */
export interface Piece<T extends Span> {
  start: number;
  end: number;
  items: T[];
}

/** The lines of a text that hold words, with the items that touch each. Offsets stay those of the text. */
export function paragraphsOf<T extends Span>(text: string, items: readonly T[]): Paragraph<T>[] {
  const paragraphs: Paragraph<T>[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') paragraphs.push({ start, end: start + line.length, items: [] });
    start += line.length + 1;
  }
  for (const item of items) {
    for (let i = firstEndingAfter(paragraphs, item.start); i < paragraphs.length && paragraphs[i]!.start < item.end; i += 1) paragraphs[i]!.items.push(item);
  }
  return paragraphs;
}

function firstEndingAfter(paragraphs: readonly { end: number }[], offset: number): number {
  let [low, high] = [0, paragraphs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (paragraphs[middle]!.end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cuts a paragraph wherever an item begins or ends; nothing of it is lost. */
export function piecesOf<T extends Span>({ start, end, items }: Paragraph<T>): Piece<T>[] {
  const inside = (at: number): boolean => at > start && at < end;
  const cuts = [...new Set([start, end, ...items.flatMap((i) => [i.start, i.end]).filter(inside)])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, i) => {
    const to = cuts[i + 1]!;
    return { start: from, end: to, items: items.filter((item) => item.start < to && item.end > from) };
  });
}
