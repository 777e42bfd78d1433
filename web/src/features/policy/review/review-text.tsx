import { memo, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../../../../src/modules/policy/contract.ts';
import { useChunks, useGrowing } from './chunks.ts';
import { type Paragraph as Lines, paragraphsOf, piecesOf } from './pieces.ts';

/** The words a person has selected in the text. */
export interface Selected {
  start: number;
  end: number;
}

interface Props {
  text: string;
  items: readonly ReviewItem[];
  /** The item whose words must be drawn, wherever they are. */
  current: string | null;
  onPick: (id: string) => void;
  onSelect: (selected: Selected | null) => void;
}

const CHUNK = 20;
/** Height of a paragraph that has not been drawn yet, in pixels; only the scroll bar sees it. */
const GUESS = 64;

/**
 * The text with every finding marked where it stands. Portions out of sight are not laid out (content-visibility), and
 * one is drawn again only when its own items change.
 */
export const ReviewText = memo(function ReviewText({ text, items, current, onPick, onSelect }: Props): ReactNode {
  const { t } = useTranslation('policy');
  const paragraphs = useMemo(() => paragraphsOf(text, items), [text, items]);
  const chunks = useChunks(paragraphs, CHUNK, same);
  const drawn = useGrowing(chunks.length);
  const selectedWords = (): Selected | null => trimmed(text, selectedSpan());
  return (
    <article
      className="review-text"
      aria-label={t('review.text')}
      onMouseUp={() => onSelect(selectedWords())}
      onTouchEnd={() => onSelect(selectedWords())}
      onClick={(event) => {
        const ids = (event.target as HTMLElement).closest('mark')?.dataset['items']?.split(' ') ?? [];
        // The innermost of items that overlap is the last: they come in the order of their starts.
        const id = ids.at(-1);
        if (id && selectedWords() === null) onPick(id);
      }}
    >
      {chunks.map((chunk, i) =>
        i < drawn || (current !== null && chunk.some((p) => p.items.some((item) => item.id === current))) ? (
          <Chunk key={chunk[0]!.start} text={text} paragraphs={chunk} />
        ) : (
          <div key={chunk[0]!.start} style={{ height: chunk.length * GUESS }} />
        ),
      )}
    </article>
  );
});

const Chunk = memo(function Chunk({ text, paragraphs }: { text: string; paragraphs: readonly Lines<ReviewItem>[] }): ReactNode {
  return (
    <div className="review-chunk">
      {paragraphs.map((p) => (
        <Paragraph key={p.start} text={text} lines={p} />
      ))}
    </div>
  );
});

function Paragraph({ text, lines }: { text: string; lines: Lines<ReviewItem> }): ReactNode {
  return (
    <p>
      {piecesOf(lines).map((piece) => {
        const words = text.slice(piece.start, piece.end);
        const last = piece.items.at(-1);
        if (!last) return <span key={piece.start} data-start={piece.start}>{words}</span>;
        return (
          <mark key={piece.start} data-start={piece.start} data-items={piece.items.map((i) => i.id).join(' ')} className={`kind-${last.kind} state-${last.state.toLowerCase()}`}>
            {words}
          </mark>
        );
      })}
    </p>
  );
}

function same(a: Lines<ReviewItem>, b: Lines<ReviewItem>): boolean {
  return a.start === b.start && a.end === b.end && a.items.length === b.items.length && a.items.every((item, i) => item === b.items[i]);
}

/** What is selected in the text, as offsets into it; null for nothing. */
function selectedSpan(): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : { start, end };
}

/** Without the white space at its edges, which a triple click brings along. */
function trimmed(text: string, span: Selected | null): Selected | null {
  if (!span) return null;
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element?.closest('.review-text')) return null;
  const piece = element.closest<HTMLElement>('[data-start]');
  if (piece) {
    const before = document.createRange();
    before.setStart(piece, 0);
    before.setEnd(node, offset);
    return Number(piece.dataset['start']) + before.toString().length;
  }
  // Between pieces: the end of the one before, or the start of the first.
  const previous = offset > 0 ? node.childNodes[offset - 1] : undefined;
  if (previous instanceof HTMLElement) {
    const last = previous.matches('[data-start]') ? previous : [...previous.querySelectorAll<HTMLElement>('[data-start]')].at(-1);
    return last ? Number(last.dataset['start']) + (last.textContent?.length ?? 0) : null;
  }
  const first = element.querySelector<HTMLElement>('[data-start]');
  return first ? Number(first.dataset['start']) : null;
}
