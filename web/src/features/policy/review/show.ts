/** Brings the row of an item into view; a row that is in view stays where it is. */
export function showRow(id: string): void {
  document.getElementById(`item-${id}`)?.scrollIntoView({ block: 'nearest' });
}

/**
 * Marks the words of an item in the text and brings them into view. Done by hand: drawing a long text again for each
 * step through the list would be slow. Answers how to take the mark away.
 */
export function showInText(id: string): () => void {
  const marks = [...document.querySelectorAll<HTMLElement>(`.review-text mark[data-items~="${CSS.escape(id)}"]`)];
  for (const mark of marks) mark.classList.add('current');
  const [first] = marks;
  const pane = first?.closest('.review-pane');
  if (first && pane) {
    const [at, frame] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
    if (at.top < frame.top + 24 || at.bottom > frame.bottom - 48) first.scrollIntoView({ block: 'center' });
  }
  return () => {
    for (const mark of marks) mark.classList.remove('current');
  };
}
