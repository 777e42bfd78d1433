import type { ReactNode } from 'react';

export interface Mark {
  start: number;
  end: number;
  className: string;
}

/** A text with highlighted places. Where places overlap, the later in the list lies on top. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }): ReactNode {
  return <div className="marked">{cut(text, marks).map((part, i) => (part.className ? <mark key={i} className={part.className}>{part.text}</mark> : part.text))}</div>;
}

interface Part {
  text: string;
  className: string | undefined;
}

/** Cuts a text at the borders of its marks; parts in order give the text again. */
export function cut(text: string, marks: readonly Mark[]): Part[] {
  const inside = marks.filter((m) => m.start < m.end && m.start < text.length);
  const borders = [...new Set([0, text.length, ...inside.flatMap((m) => [m.start, Math.min(m.end, text.length)])])].sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => {
    const to = borders[i + 1]!;
    const on = inside.filter((m) => m.start <= from && m.end >= to);
    return { text: text.slice(from, to), className: on.length > 0 ? [...new Set(on.map((m) => m.className))].join(' ') : undefined };
  });
}
