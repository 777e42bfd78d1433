/** A stretch of text between two marks, with its place. */
export interface Stretch {
  start: number;
  end: number;
}

const SENTENCE_MARKS = '。！？!?\n\r；;';

/** The sentence around an offset: between full stops, semicolons and line ends. */
export function sentenceAt(text: string, offset: number): Stretch {
  return around(text, offset, (i) => SENTENCE_MARKS.includes(text.charAt(i)));
}

/** The clause around an offset: commas separate as well; 、 does not, because it joins parts of one statement. */
export function clauseAt(text: string, offset: number): Stretch {
  return around(
    text,
    offset,
    (i) => SENTENCE_MARKS.includes(text.charAt(i)) || text.charAt(i) === '，' || (text.charAt(i) === ',' && !isDigit(text.charAt(i + 1))),
  );
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function around(text: string, offset: number, isMark: (index: number) => boolean): Stretch {
  let start = offset;
  while (start > 0 && !isMark(start - 1)) start--;
  let end = offset;
  while (end < text.length && !isMark(end)) end++;
  return { start, end };
}

/** Last place where one of the words stands in `[from, to)`, or undefined. */
export function lastWord(text: string, words: readonly string[], from: number, to: number): { word: string; at: number } | undefined {
  const part = text.slice(from, to);
  let best: { word: string; at: number } | undefined;
  for (const word of words) {
    const at = part.lastIndexOf(word);
    if (at >= 0 && (best === undefined || from + at > best.at || (from + at === best.at && word.length > best.word.length))) {
      best = { word, at: from + at };
    }
  }
  return best;
}

export function hasWord(text: string, words: readonly string[], from = 0, to: number = text.length): boolean {
  return lastWord(text, words, from, to) !== undefined;
}
