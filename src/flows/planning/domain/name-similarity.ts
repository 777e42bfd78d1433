/** What names of indicators and places are compared by: marks, brackets and filling words do not count. */
function bare(name: string): string {
  return name.replace(/[\s“”"'《》（）()、，,·]/g, '').replace(/^(?:全社会|全省|全市)/, '').replace(/(?:总量|总数|数量|数)$/, '');
}

function pairs(name: string): Map<string, number> {
  const counts = new Map<string, number>();
  const letters = [...name];
  const grams = letters.length < 2 ? letters : letters.slice(1).map((letter, i) => letters[i]! + letter);
  for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** How alike two names are, from 0 to 1: share of letter pairs they have in common; 1 for the same words. */
export function nameSimilarity(a: string, b: string): number {
  const [one, other] = [bare(a), bare(b)];
  if (one === '' || other === '') return 0;
  if (one === other) return 1;
  const [left, right] = [pairs(one), pairs(other)];
  let common = 0;
  for (const [gram, count] of left) common += Math.min(count, right.get(gram) ?? 0);
  const size = (of: Map<string, number>): number => [...of.values()].reduce((sum, n) => sum + n, 0);
  return (2 * common) / (size(left) + size(right));
}
