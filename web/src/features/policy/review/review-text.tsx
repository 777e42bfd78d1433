import { memo, type ReactNode, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewItem } from '../../../../../src/modules/policy/contract.ts';
import { type Paragraph as Lines, paragraphsOf, piecesOf } from './pieces.ts';

/** The words a person has selected in the text. */
export interface Selected {
  start: number;
  end: number;
}

interface Props {
  text: string;
  items: readonly ReviewItem[];
  onPick: (id: string) => void;
  onSelect: (selected: Selected | null) => void;
}

/**
 * The text with every finding marked where it stands. Paragraphs out of sight are not laid out (content-visibility), and
 * one is drawn again only when its own items change.
 */
export const ReviewText = memo(function ReviewText({ text, items, onPick, onSelect }: Props): ReactNode {
  const { t } = useTranslation('policy');
  const kept = useRef<Lines<ReviewItem>[]>([]);
  const paragraphs = useMemo(() => {
    const next = paragraphsOf(text, items);
    kept.current = next.map((p, i) => (same(p, kept.current[i]) ? kept.current[i]! : p));
    return kept.current;
  }, [text, items]);
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
      {paragraphs.map((p) => (
        <Paragraph key={p.start} text={text} lines={p} />
      ))}
    </article>
  );
});

const Paragraph = memo(function Paragraph({ text, lines }: { text: string; lines: Lines<ReviewItem> }): ReactNode {
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
});

function same(a: Lines<ReviewItem>, b: Lines<ReviewItem> | undefined): boolean {
  return b !== undefined && a.start === b.start && a.end === b.end && a.items.length === b.items.length && a.items.every((item, i) => item === b.items[i]);
}

/** What is selected in the text, as offsets into it; null for nothing. Marks at the edges are left out. */
function selectedWords(): Selected | null {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  return start === null || end === null || start >= end ? null : { start, end };
}

function offsetOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? (node.children[Math.min(offset, node.children.length - 1)] ?? node) : node.parentElement;
  const piece = element?.closest<HTMLElement>('[data-start]') ?? element?.querySelector<HTMLElement>('[data-start]');
  if (!piece || !piece.closest('.review-text')) return null;
  return Number(piece.dataset['start']) + (node instanceof Element ? 0 : offset);
}
