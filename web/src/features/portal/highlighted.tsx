import type { ReactNode } from 'react';

/** Text with the found parts marked. Spans count UTF-16 units, are sorted and do not overlap. */
export function Highlighted({ text, spans }: { text: string; spans: readonly { start: number; end: number }[] }): ReactNode {
  return spans.length === 0
    ? text
    : spans.map((span, index) => (
        <span key={span.start}>
          {text.slice(index === 0 ? 0 : spans[index - 1]?.end, span.start)}
          <mark>{text.slice(span.start, span.end)}</mark>
          {index === spans.length - 1 ? text.slice(span.end) : ''}
        </span>
      ));
}
