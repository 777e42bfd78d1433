import type { KeyboardEvent, MouseEvent } from 'react';

interface RowLink {
  className: string;
  tabIndex: number;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Attributes of a row that as a whole leads on, by mouse and by keyboard; what stands in it keeps its own meaning. */
export function leadsOn(open: () => void): RowLink {
  return {
    className: 'row-link',
    tabIndex: 0,
    onClick: ({ target, currentTarget }) => {
      if (!meansItself(target as Element, currentTarget) && !marking()) open();
    },
    onKeyDown: ({ key, target, currentTarget }) => {
      if (key === 'Enter' && target === currentTarget) open();
    },
  };
}

/** A link or a field of the row, or a dialog opened from it: React hands its clicks up to the row as well. */
function meansItself(target: Element, row: Element): boolean {
  return !row.contains(target) || target.closest('a, button, input, label, textarea, summary, .ant-select') !== null;
}

/** Whoever drags over a number to copy it does not want to leave. */
function marking(): boolean {
  return (window.getSelection()?.toString() ?? '') !== '';
}
