import phrases from 'opencc-js/dict/TWPhrasesRev';
import { foldText } from '../domain/text-folding.ts';

/**
 * Wording of Taiwan by wording of the mainland, both in folded characters: 软体 → 软件, 机率 → 概率. A text of the mainland
 * passes through the same table: what is written 程式 there is 程序 here, but 程序 there is 进程 here. So every wording goes
 * on to where the table leads in the end, and both ways of writing become one.
 */
const table = new Map<string, string>();
for (const pair of phrases.split('|')) {
  const [from, to] = pair.split(' ').map((side) => foldText(side).text);
  if (from !== undefined && to !== undefined && from !== to && from.length > 1) table.set(from, to);
}

const wordings = new Map<number, { from: string; to: string }[]>();
for (const from of table.keys()) {
  const passed = new Set([from]);
  let to = table.get(from)!;
  for (let next = table.get(to); next !== undefined && !passed.has(next); next = table.get(next)) {
    passed.add(to);
    to = next;
  }
  const first = from.charCodeAt(0);
  const known = wordings.get(first);
  if (known) known.push({ from, to });
  else wordings.set(first, [{ from, to }]);
}
for (const list of wordings.values()) list.sort((a, b) => b.from.length - a.from.length || (a.from < b.from ? -1 : 1));

/** The longest regional wording that begins at a place of a folded text. */
export function wordingAt(text: string, place: number): { from: string; to: string } | undefined {
  return wordings.get(text.charCodeAt(place))?.find(({ from }) => text.startsWith(from, place));
}
