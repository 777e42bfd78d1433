import { CONTENTS } from './lexicon/heading-styles.ts';
import type { Line } from './lines.ts';

const LEADER = /(?:[.．…·⋯]{2,}|\t)\s*[-—]?\s*\d{1,3}\s*[-—]?$/;

const entry = (text: string): string => text.replace(LEADER, '').replace(/[\s\u3000]|\d+$/g, '');

/**
 * The lines of a table of contents, as a half-open range of line numbers, or null. It runs until its first entry
 * comes again as a real heading; a table that is never taken up again is none.
 */
export function findContents(lines: readonly Line[]): { from: number; to: number } | null {
  const head = lines.findIndex((line, i) => i < 400 && CONTENTS.test(line.text));
  const first = lines[head + 1];
  if (head < 0 || first === undefined) return null;
  const wanted = entry(first.text);
  for (let i = head + 2; i < Math.min(lines.length, head + 400); i += 1) {
    const line = lines[i]!;
    if (entry(line.text) === wanted && !LEADER.test(line.text)) return { from: head, to: i };
  }
  return null;
}

export function isContentsEntry(line: Line): boolean {
  return /[.．…·⋯]{2,}\s*[-—]?\s*\d{1,3}\s*[-—]?$/.test(line.text);
}
