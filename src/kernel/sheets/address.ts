/** Column letters to their number, from 1: `A` 1, `AA` 27. */
export function columnNumber(letters: string): number {
  let n = 0;
  for (let i = 0; i < letters.length; i++) {
    const c = letters.charCodeAt(i);
    if (c < 65 || c > 90) break;
    n = n * 26 + c - 64;
  }
  return n;
}

export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

export interface Area {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** `B2:D4`, or one cell. */
export function parseArea(ref: string): Area {
  const [from, to = from] = ref.replaceAll('$', '').split(':') as [string, string?];
  const rowOf = (cell: string): number => Number(/\d+$/.exec(cell)?.[0] ?? 0);
  return { top: rowOf(from), left: columnNumber(from), bottom: rowOf(to!), right: columnNumber(to!) };
}
