import { rawSpan } from './flat-text.ts';
import { COMMON, COMMON_OF_RANK, CUTS, NAME_ENDS, SEVERAL, type NameKind } from './lexicon/entity-words.ts';
import type { Passage } from './passages.ts';
import type { PlaceIndex } from './subjects.ts';
import type { NamedEntity } from './types.ts';

const ENDS = NAME_ENDS.flatMap(([kind, ends]) => ends.map((end) => ({ kind, end }))).sort((a, b) => b.end.length - a.end.length);
const END = new RegExp(ENDS.map(({ end }) => end).join('|'), 'g');
const KIND_OF = new Map(ENDS.map(({ end, kind }) => [end, kind]));
const CUT_LIST = [...CUTS].sort((a, b) => b.length - a.length);
const RANK_LIST = [...COMMON_OF_RANK].sort((a, b) => b.length - a.length);
const COMMON_LIST = [...COMMON].sort((a, b) => b.length - a.length);
/** Brackets of a name (国家超级计算（无锡）中心) and quotation marks in it are no border. */
const BORDER = /[，。；：、！？《》【】\s的]/;
const LONGEST = 40;
/** 知识产权保护中心 is a thing; …中心建设, …平台化 and …园区内 are about something else. */
const GOES_ON = /^(?:化|型|级|式|性|类|长|员|人|论|学|主任|成员|内各)/;
const AREA_END = /^(?:高新区|自创区|园区|新区|开发区|自贸区|工业园区|科技园区|高新技术产业开发区|产业开发区|技术开发区)$/;
/** A verb in the middle: 支持苏州工业园区建设…试验区: the name begins after it. */
const INNER_CUT = /建设(?!工作|领导)|支持|推动(?!中心)|争创|创建|设立|组建|打造|成立|牵头|参与|举办|纳入|作为|依托|共建|入选|列入|联合(?!实验|研究|创新)|围绕|加快|瞄准|申报|进入|新增|建成|等领域|等(?!离子|级|教育)|领域(?!类)|由|结合|承担(?!能力)|\d年|是指|中的|发挥|推进(?!工程|计划|行动|中心)|深化|实施|推广|论证|推荐|负责|扩大|培育(?!库|计划|基地|中心|行动|工程|示范)|建立|搭建|复制|向国家|深入|落实/;
const ABBREVIATION = /（以下?简?称[:：]?(?:为)?“?([^（）”]{2,20})”?）/g;

interface Candidate { name: string; kind: NameKind; from: number; to: number }

/** Where a name that ends at `to` may begin: after the nearest border outside its own brackets and quotation marks. */
function leftBorder(text: string, to: number, floor: number): number {
  let depth = 0;
  for (let i = to - 1; i >= Math.max(floor, to - LONGEST); i -= 1) {
    const c = text[i]!;
    if (c === '）' || c === '”') depth += 1;
    else if (c === '（' || c === '“') { if (depth === 0) return i + 1; depth -= 1; }
    else if (BORDER.test(c) && depth === 0) return i + 1;
  }
  return Math.max(floor, to - LONGEST);
}

/** Number of characters at the front that belong to the sentence and not to the name. */
function cutFront(words: string): number {
  let from = Math.max(0, words.lastIndexOf('简称') + 2 - (words.includes('简称') ? 0 : 2));
  for (let moved = true; moved;) {
    moved = false;
    const cut = CUT_LIST.find((word) => words.startsWith(word, from) && !words.startsWith('以色列', from) && from + word.length < words.length - 2);
    if (cut !== undefined) { from += cut.length; moved = true; }
  }
  const inner = words.slice(from).search(INNER_CUT);
  if (inner > 0) {
    const at = from + inner;
    const verb = /^(?:等领域|等(?=.)|由|.{2})/.exec(words.slice(at))?.[0] ?? '';
    return at + verb.length + cutFront(words.slice(at + verb.length));
  }
  return from;
}

/** …和…: only what stands after the conjunction, where what stands before it is a name or a thing by itself. */
function afterConjunction(name: string, end: string): string {
  const front = name.slice(0, name.length - end.length);
  const at = Math.max(front.lastIndexOf('和'), front.lastIndexOf('与'), front.lastIndexOf('及'));
  if (at <= 0) return name;
  const left = front.slice(0, at).replace(/以$/, '');
  return [...KIND_OF.keys()].some((other) => left.endsWith(other)) || /(?:创新区|企业|高校|院所|产业|机构|中心|区|市|各地)$/.test(left) ? name.slice(at + 1) : name;
}

/** What is left of a name when the common words are taken off: too little, and it names nothing. */
function distinctive(name: string, end: string, index: PlaceIndex): boolean {
  const front = name.slice(0, name.length - end.length);
  if (/“[^”]{2,}”/.test(name)) return true;
  let rest = front;
  if (index.names.some((place) => !/^(?:全|国家)/.test(place) && front.startsWith(place) && (front.length > place.length || end.length > 2))) return true;
  const ranked = /^(?:国家|省|市|县|区|中国).{3,}/.test(front);
  if (ranked) rest = front.replace(/^(?:省|市|县|区)/, '');
  for (const word of ranked ? RANK_LIST : COMMON_LIST) rest = rest.split(word).join('');
  return rest.replace(/[（）“”·、和与及省市县区]/g, '').length >= 2;
}

/** Whether a name goes on after `to`: 东南大学（无锡）微纳系统国际创新中心 is one name, and 大学 no end of it. */
function joined(text: string, to: number, kind: NameKind, next: RegExpMatchArray | undefined): boolean {
  if (next?.index === undefined || next.index < to || next.index - to > 18 || (kind !== 'body' && kind !== 'park' && !/分中心/.test(next[0]))) return false;
  const between = text.slice(to, next.index);
  if (next[0] === '管委会' && between === '') return true;
  return !/[，。；：、！？《》\s和与及等的在为对以将把“”]/.test(between) && !INNER_CUT.test(between) && !/^(?:牵头|建设|支持|内|联合|管委会)/.test(between) && (between !== '' || kind === 'body');
}

function read(text: string, index: PlaceIndex): Candidate[] {
  const found: Candidate[] = [];
  const ends = [...text.matchAll(END)];
  let floor = 0;
  for (const [n, match] of ends.entries()) {
    const end = match[0];
    const to = match.index + end.length;
    const kind = KIND_OF.get(end)!;
    const after = text.slice(to, to + 8);
    if (GOES_ON.test(after) || joined(text, to, kind, ends[n + 1]) || (kind === 'programme' && /^(?:中心|实验室|研究|技术|机械|大学|学院|装备|人才|管理|规划|示范)/.test(after))) continue;
    const border = leftBorder(text, match.index, floor);
    const name = afterConjunction(text.slice(border + cutFront(text.slice(border, to)), to), end);
    const from = to - name.length;
    if (!isName(name, end, kind, text.slice(Math.max(0, from - 6), from), index)) continue;
    floor = to;
    found.push({ name, kind, from, to });
  }
  return found;
}

function isName(name: string, end: string, kind: NameKind, before: string, index: PlaceIndex): boolean {
  const front = name.slice(0, name.length - end.length);
  const balanced = name.split('（').length === name.split('）').length && name.split('“').length === name.split('”').length;
  if (!balanced || front.length < 2 || name.length > 30 || /关于|本(?:办法|措施|意见)/.test(name) || SEVERAL.test(name) || /一批|若干|一系列|各类|等$/.test(before) || /[，。；]|的|—(?![^“]*”)/.test(name) || CUT_LIST.includes(front)) return false;
  // 高新区 and the like are names only right after a place.
  if (AREA_END.test(end)) return index.names.some((place) => front === place && !/^全|地区$/.test(place)) || index.names.includes(name) || (front.length <= 4 && !/[在到向为对和与及各由省市级家个所内]|国家|优先|共建|世界|一流/.test(front)) || /产业开发区|技术开发区/.test(end);
  if (kind === 'programme' && /^(?:行动|计划|工程|专项|试点|基金|大会)$/.test(end) && !/“/.test(name) && name.length < 6) return false;
  if (/等/.test(name) && !/高等|等离子|平等/.test(name)) return false;
  return distinctive(name, end, index);
}

const plainName = (name: string): string => name.replace(/[（）“”·\s]/g, '');

/**
 * Names of platforms, parks, laboratories, bodies and programmes with every place they stand at. Names that differ in
 * brackets only are one; a short name that ends a longer one (紫金山实验室) is its alias, as is what stands in 以下简称.
 */
export function readEntities(source: string, passages: readonly Passage[], index: PlaceIndex): NamedEntity[] {
  const entities = new Map<string, NamedEntity>();
  const aliases = new Map<string, string>();
  for (const passage of passages) {
    if (passage.node === null && passage.part?.kind !== 'preamble') continue;
    const { flat } = passage;
    const candidates = read(flat.text, index);
    for (const { name, kind, from, to } of candidates) {
      const key = plainName(name);
      const entity = entities.get(key) ?? { kind, name, normalised: key, aliases: [], clause: passage.clause, subClause: passage.subClause, quote: name, ...rawSpan(flat, from, to), mentions: [] };
      entity.mentions.push({ clause: passage.clause, ...rawSpan(flat, from, to) });
      if (name !== entity.name && !entity.aliases.includes(name)) entity.aliases.push(name);
      entities.set(key, entity);
    }
    for (const match of flat.text.matchAll(ABBREVIATION)) {
      const named = candidates.find((candidate) => candidate.to === match.index);
      if (named !== undefined) aliases.set(match[1]!, plainName(named.name));
    }
  }
  for (const [alias, key] of aliases) {
    const entity = entities.get(key);
    if (entity === undefined) continue;
    entity.aliases.push(alias);
    merge(entities, entity, plainName(alias));
  }
  const keys = [...entities.keys()].sort((a, b) => b.length - a.length);
  for (const short of keys) {
    const longer = keys.filter((key) => key.length > short.length && key.endsWith(short) && entities.has(key) && entities.get(key)!.kind === entities.get(short)?.kind);
    // Two names with the same end are two things, and the short one may mean either.
    if (longer.length === 1 && entities.has(short) && short.length >= 5) {
      const whole = entities.get(longer[0]!)!;
      const own = entities.get(short)!.name;
      if (!whole.aliases.includes(own)) whole.aliases.push(own);
      merge(entities, whole, short);
    }
  }
  return [...entities.values()].map((entity) => ({ ...entity, quote: source.slice(entity.start, entity.end) })).sort((a, b) => a.start - b.start);
}

function merge(entities: Map<string, NamedEntity>, into: NamedEntity, key: string): void {
  const other = entities.get(key);
  if (other === undefined || other === into) return;
  into.mentions.push(...other.mentions);
  into.mentions.sort((a, b) => a.start - b.start);
  const first = into.mentions[0]!;
  Object.assign(into, { clause: first.clause, start: first.start, end: first.end });
  entities.delete(key);
}

