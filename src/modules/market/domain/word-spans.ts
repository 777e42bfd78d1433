/** Where the words of a search stand in a text, for highlighting; at most `most` places. */
export function wordSpans(text: string, words: readonly string[], most = 20): { start: number; end: number }[] {
  const lower = text.toLowerCase();
  const spans: { start: number; end: number }[] = [];
  for (const word of words) {
    for (let at = lower.indexOf(word); word !== '' && at >= 0 && spans.length < most; at = lower.indexOf(word, at + word.length)) {
      if (!spans.some((s) => s.start < at + word.length && at < s.end)) spans.push({ start: at, end: at + word.length });
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}
