import { SCOPES } from './lexicon/quantity-words.ts';
import type { Places } from './types.ts';

/** Place names of a zone, ready for search: longest first. */
export interface PlaceIndex {
  names: readonly string[];
  defaultSubject: string;
  groups: Readonly<Record<string, readonly string[]>>;
}

const AREA = /^([\u4e00-\u9fff]{1,5}?(?:省|自治区|市|自治州|县|旗)|[\u4e00-\u9fff]{2,14}?(?:自主创新示范区|产业开发区|技术开发区|高新区|开发区|科学城|新区))(?![场民值级])/;
const NAMED = /(?<=[、，。；：\s支持在推动])([\u4e00-\u9fff]{2,3}[市县])(?![场民值级政属面域内外])/g;
const NO_PLACE = /^(?:全|各|本|我|设区|地级|县级|其他|有关|相关|直辖|所在|城|大中城|中心城|示范|试点|周边|沿海|多个|若干|重点).*|[上都城超股门楼夜][市]$/;

/** 全国 as a part of a title or a rank is no place. */
const NATIONAL = /^(?:重点|首|最|一流|领先|前|第|性|人大|知名|百强|统一|先进|示范|文明)/;

const count = (text: string, word: string): number => text.split(word).length - 1;

/** The place a title begins with, or names after 关于印发: 锦川市…实施意见. */
function titlePlace(title: string): string | null {
  const words = title.replace(/^.*?关于(?:印发|转发)《?/, '');
  return AREA.exec(words)?.[1] ?? AREA.exec(title.replace(/^中共/, ''))?.[1] ?? null;
}

/** Cities and counties that the text names more than once at the head of a phrase, whether or not the pack knows them. */
function namedPlaces(text: string): string[] {
  const found = new Map<string, number>();
  for (const match of text.matchAll(NAMED)) found.set(match[1]!, (found.get(match[1]!) ?? 0) + 1);
  return [...found].filter(([name, n]) => n > 1 && !NO_PLACE.test(name)).map(([name]) => name);
}

/**
 * The area the document speaks of when it names none: the scope (全省, 全市, a region of the zone) that it names most,
 * unless the caller fixes it.
 */
export function indexPlaces(text: string, places: Places, title: string | null): PlaceIndex {
  const own = title === null ? null : titlePlace(title);
  const names = [...new Set([...places.names, ...Object.keys(places.groups), ...Object.keys(SCOPES), ...namedPlaces(text), ...(own === null ? [] : [own])])].sort((a, b) => b.length - a.length);
  const scopes = new Map<string, number>();
  const add = (name: string, n: number): void => { if (n > 0) scopes.set(name, (scopes.get(name) ?? 0) + n); };
  for (const [word, scope] of Object.entries(SCOPES)) add(scope, count(text, word));
  for (const name of names) if (/地区$/.test(name)) add(name, count(text, name));
  const most = [...scopes].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { names, defaultSubject: places.defaultSubject ?? most ?? own ?? '', groups: places.groups };
}

/** The place a stretch of words names; at its head only when `head` is set. Scopes are given their plain form. */
export function findPlace(words: string, index: PlaceIndex, head: boolean): string | null {
  const plain = head ? words.replace(/^(?:到|至)?(?:(?:19|20)\d{2}年?[-—–－~～至到]*)*(?:底|末|前)?，?/, '').replace(/^(?:力争|争取|努力|推动|支持|确保|使|将|在|其中|鼓励|引导|和)+/, '') : words;
  const meant = (name: string, rest: string): boolean => !(name === '全国' && NATIONAL.test(rest));
  const found = head
    ? index.names.find((name) => plain.startsWith(name) && meant(name, plain.slice(name.length)))
    : index.names.find((name) => plain.includes(name) && meant(name, plain.slice(plain.indexOf(name) + name.length)));
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
