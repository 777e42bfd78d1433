/** Fewer firms than this are not shown: somebody who knows the place could tell which they are. */
export const SMALLEST_CELL = 5;

const revealing = (count: number): boolean => count > 0 && count < SMALLEST_CELL;

/**
 * Which parts of a total may not be shown. Each part has one count or several (firms paid before, after, moved); a part with
 * a count of 1 to 4 is hidden, and with it so many others that the total less what is shown stands for five firms or more, in
 * two parts or more. Where the total itself is that small it is hidden too.
 *
 * @returns for each part whether it is hidden, and for the total
 */
export function hiddenParts(parts: readonly (readonly number[])[]): { parts: boolean[]; total: boolean } {
  const hidden = parts.map((counts) => counts.some(revealing));
  const width = parts[0]?.length ?? 0;
  const sum = (k: number, only: (i: number) => boolean): number => parts.reduce((s, counts, i) => s + (only(i) ? counts[k]! : 0), 0);
  const each = Array.from({ length: width }, (_, k) => k);
  // Smaller parts are the lesser loss; a part without anybody hides nothing.
  const order = parts.map((_, i) => i).sort((a, b) => weight(parts[a]!) - weight(parts[b]!) || a - b);
  const open = (): boolean => {
    const count = hidden.filter(Boolean).length;
    return count > 0 && (count < 2 || each.some((k) => revealing(sum(k, (i) => hidden[i]!))));
  };
  while (open()) {
    const next = order.find((i) => !hidden[i] && weight(parts[i]!) > 0);
    if (next === undefined) break;
    hidden[next] = true;
  }
  return { parts: hidden, total: each.some((k) => revealing(sum(k, () => true))) || open() };
}

const weight = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
