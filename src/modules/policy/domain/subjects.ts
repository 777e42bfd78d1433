import { SCOPES } from './lexicon/quantity-words.ts';
import type { Places } from './types.ts';

/** Place names of a zone, ready for search: longest first. */
export interface PlaceIndex {
  names: readonly string[];
  defaultSubject: string;
  groups: Readonly<Record<string, readonly string[]>>;
}

const count = (text: string, word: string): number => text.split(word).length - 1;

/**
 * The area the document speaks of when it names none: the scope (全省, 全市, a region of the zone) that it names most,
 * unless the caller fixes it.
 */
export function indexPlaces(text: string, places: Places): PlaceIndex {
  const names = [...new Set([...places.names, ...Object.keys(places.groups), ...Object.keys(SCOPES)])].sort((a, b) => b.length - a.length);
  const scopes = new Map<string, number>();
  const add = (name: string, n: number): void => { if (n > 0) scopes.set(name, (scopes.get(name) ?? 0) + n); };
  for (const [word, scope] of Object.entries(SCOPES)) add(scope, count(text, word));
  for (const name of names) if (/地区$/.test(name)) add(name, count(text, name));
  const most = [...scopes].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { names, defaultSubject: places.defaultSubject ?? most ?? '', groups: places.groups };
}

/** The place a stretch of words names; at its head only when `head` is set. Scopes are given their plain form. */
export function findPlace(words: string, index: PlaceIndex, head: boolean): string | null {
  const plain = head ? words.replace(/^(?:到|至)?(?:(?:19|20)\d{2}年?[-—–－~～至到]*)*(?:底|末|前)?，?/, '').replace(/^(?:力争|争取|努力|推动|支持|确保|使|将|在|其中|鼓励|引导|和)+/, '') : words;
  const found = head ? index.names.find((name) => plain.startsWith(name)) : index.names.find((name) => plain.includes(name));
  return found === undefined ? null : SCOPES[found] ?? found;
}

/** All places a stretch of words names, longer names hiding shorter ones in them; the document's own area when none. */
export function findPlaces(words: string, index: PlaceIndex): string[] {
  let rest = words;
  const found: string[] = [];
  for (const name of index.names) {
    if (!rest.includes(name)) continue;
    found.push(SCOPES[name] ?? name);
    rest = rest.replaceAll(name, '\u0000');
  }
  return found.length > 0 ? found : index.defaultSubject === '' ? [] : [index.defaultSubject];
}
