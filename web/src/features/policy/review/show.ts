/** Brings the row of an item into view; a row that is in view stays where it is. */
export function showRow(id: string): void {
  const row = document.getElementById(`item-${id}`);
  if (!row) return;
  bring(row);
  // Who works with the keyboard keeps the focus on the item he is at.
  if (document.activeElement?.closest('.review-list')) row.querySelector<HTMLElement>('.review-head')?.focus({ preventScroll: true });
}

/**
 * Marks the words of an item in the text and brings them into view. Done by hand: drawing a long text again for each
 * step through the list would be slow. Answers how to take the mark away.
 */
export function showInText(id: string): () => void {
  const marks = [...document.querySelectorAll<HTMLElement>(`.review-text mark[data-items~="${CSS.escape(id)}"]`)];
  for (const mark of marks) mark.classList.add('current');
  if (marks[0]) bring(marks[0]);
  return () => {
    for (const mark of marks) mark.classList.remove('current');
  };
}

const EDGE = 24;

/** Scrolls the pane around an element, never the page. Twice: what comes into sight gets its true height only then. */
function bring(element: HTMLElement): void {
  const pane = element.closest<HTMLElement>('.review-pane');
  if (!pane) return;
  const scroll = (): void => {
    const [at, frame] = [element.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (at.top < frame.top + EDGE) pane.scrollTop += at.top - frame.top - frame.height / 3;
    else if (at.bottom > frame.bottom - EDGE) pane.scrollTop += at.bottom - frame.bottom + frame.height / 3;
  };
  scroll();
  requestAnimationFrame(scroll);
}
