const DIGITS = '〇一二三四五六七八九';

/** `二` → 2, `十二` → 12, `（三）` → 3, `附件1` after everything else, `5` → 5. Unknown parts go last. */
function rank(part: string): number {
  const annex = /^附件(\d*)/.exec(part);
  if (annex) return 1_000 + Number(annex[1] || 0);
  const bare = part.replace(/[（）()]/g, '');
  if (/^\d+$/.test(bare)) return Number(bare);
  const [tens, ones] = bare.includes('十') ? bare.split('十') : ['', bare];
  const ten = bare.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens!)) * 10 : 0;
  const one = ones === '' ? 0 : DIGITS.indexOf(ones!);
  return ten < 0 || one < 0 ? 900 : ten + one;
}

/** Clause paths in the order in which a document prints them. */
export function compareClauses(a: string, b: string): number {
  const [left, right] = [a.split('/'), b.split('/')];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] === undefined ? -1 : rank(left[i]!)) - (right[i] === undefined ? -1 : rank(right[i]!));
    if (difference !== 0) return difference;
  }
  return 0;
}
