const MULTIPLIERS: readonly (readonly [string, number])[] = [['万亿', 1e12], ['亿', 1e8], ['千万', 1e7], ['百万', 1e6], ['万', 1e4], ['千', 1e3], ['百', 1e2]];
const SAME: Readonly<Record<string, string>> = { '％': '%', 个百分点: '百分点', 人民币: '元' };

function split(unit: string): { factor: number; tail: string } {
  const name = SAME[unit] ?? unit;
  const found = MULTIPLIERS.find(([word]) => name.startsWith(word) && name.length > word.length);
  return found ? { factor: found[1], tail: name.slice(found[0].length) } : { factor: 1, tail: name };
}

/** A value in another unit where the two differ by 万, 亿 and the like only; null where they measure different things. */
export function convertUnit(value: number, from: string, to: string): number | null {
  const [a, b] = [split(from.trim()), split(to.trim())];
  if (a.tail !== b.tail) return null;
  return a.factor === b.factor ? value : Number(((value * a.factor) / b.factor).toPrecision(12));
}
