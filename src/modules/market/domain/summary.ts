const LENGTH = 160;

/** The first words of a text on one line, for lists. */
export function summarise(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  // By code points, so that no character is cut in half.
  const points = Array.from(flat);
  return points.length > LENGTH ? `${points.slice(0, LENGTH).join('')}…` : flat;
}
