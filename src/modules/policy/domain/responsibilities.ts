import { rawSpan, type FlatText } from './flat-text.ts';
import { BODY, DUTY, LABEL, TASKED } from './lexicon/responsibility-words.ts';
import { unitColumns, type Passage, type PlacedTable } from './passages.ts';
import { splitSegments, type Segment } from './segments.ts';
import type { PlaceIndex } from './subjects.ts';
import type { ExtraNode, Responsibility } from './types.ts';
import { expandUnits, splitAddressees, splitUnits } from './units.ts';

/** A labelled list: from its label at the head of a sentence to the full stop. */
const LABELLED = new RegExp(`(?:^|[。；])(${LABEL.source.slice(1)}[^。]*(?:。$)?)`, 'g');
const BARE_UNIT = /(?:局|厅|委|办|部|政府|管委会|委员会|办公室|中心|集团|公司|银行|街道|乡镇)$/;
const BRACKET = /（((?:[^（）]|（[^（）]*）)*)）/g;
const SUBJECT = new RegExp(`^(${BODY}(?:(?:、|和|及|以及)${BODY})*)(${TASKED})`);
const BY = /由([^，。；]{1,30}?)(统筹|负责|牵头|会同|组织|承担|审定|解决|论证|审核|任组长|担任组长|统一)/;
/** 在…领导下: whose direction a task is under. */
const UNDER = /在([^，。；]{1,24}?(?:政府|领导小组|理事会|委员会|党委|党工委))的?(领导|统一领导|统筹)下/;
/** 委托…承担: a body is given a task by another. */
const ENTRUSTED = /委托([^，。；]{2,20}?)(承担|负责|开展|实施|管理)/;
/** 鼓励各地出台…: places are to make something of their own. */
const LOCAL = /(?:支持|鼓励|推动|引导|指导)(?:和(?:支持|引导|推动))?((?:[^，。；]{0,4})?(?:各地|各市|各设区市|各县（市、区）|各区县))(建立|出台|制定|设立|安排|成立|编制|在安排)/;
/** 发挥…统筹协调作用. */
const PLAYS = /发挥([^，。；]{2,40}?)的?(统筹协调|组织协调|牵头抓总)作用/;

const SET_UP = /(?:成立|设立|组建|建立)([^，。；、的由一各]{2,18}(?:理事会|委员会|领导小组|服务中心|协调小组|办公室))(?=[，。；、]|$)/g;
const FOUNDED = /(?:成立|设立|组建|建立)(?:[^，。]*?的)?([^，。的]{2,20}(?:理事会|中心|委员会|领导小组|办公室|专班))$/;
/** 理事会下设秘书处. */
const SETS = /^([^，。；]{2,16}?)下设([^，。；、]{1,12}(?:处|办公室|工作组|委员会|专班|中心))$/;

type Place = Pick<Responsibility, 'clause' | 'subClause'>;

function make(place: Place, kind: Responsibility['kind'], role: string, units: string[], task: string | null, span: { start: number; end: number }, quote: string, index: PlaceIndex): Responsibility {
  return { ...place, kind, role, units, unitsExpanded: expandUnits(units, index.groups), task, quote, ...span };
}

/** The units and the role a bracket or a labelled line names; null when it names none. */
function readList(words: string): { role: string; units: string[] } | null {
  const label = LABEL.exec(words);
  if (label !== null) {
    const lists = words.split(/[；;。](?=[^；;。]*[:：])|(?=(?:牵头|配合|协办|参与)(?:部门|单位)[:：])/).map((part) => part.replace(LABEL, ''));
    return { role: label[1]!, units: [...new Set(lists.flatMap(splitUnits))] };
  }
  if (words.length > 160 || !DUTY.test(words) || /[:：。]/.test(words)) return null;
  const units = words.split(/[，；]/).flatMap((part) => splitUnits(part.replace(DUTY, '')));
  return units.length === 0 || units.some((unit) => unit.length > 24) ? null : { role: DUTY.exec(words)?.[0] ?? '', units };
}

function explicit(passage: Passage, index: PlaceIndex): Responsibility[] {
  const { flat } = passage;
  const task = passage.headings.at(-1) ?? null;
  const found: Responsibility[] = [];
  const brackets: [number, number][] = [];
  for (const match of flat.text.matchAll(BRACKET)) {
    const list = readList(match[1]!);
    brackets.push([match.index, match.index + match[0].length]);
    if (list !== null) found.push(make(passage, 'explicit', list.role, list.units, task, rawSpan(flat, match.index, match.index + match[0].length), match[0], index));
    else if (/^[。；]?$/.test(flat.text.slice(match.index + match[0].length)) && match.index > 8) {
      // （科技局、财政局） at the very end of a paragraph, without a label.
      const units = splitUnits(match[1]!);
      if (units.every((unit) => unit.length >= 3 && unit.length <= 16 && BARE_UNIT.test(unit))) found.push(make(passage, 'explicit', '', units, task, rawSpan(flat, match.index, match.index + match[0].length), match[0], index));
    }
  }
  for (const match of flat.text.matchAll(LABELLED)) {
    const words = match[1]!;
    const line = readList(words);
    const from = match.index + match[0].length - words.length;
    const span = from === 0 && words.length === flat.text.length ? { start: passage.start, end: passage.end } : rawSpan(flat, from, from + words.length);
    const bracketed = brackets.some(([open, close]) => open < from && from < close);
    if (line !== null && !bracketed) found.push(make(passage, 'explicit', line.role, line.units, task, span, words, index));
  }
  return found;
}

const quoteOf = (flat: FlatText, from: number, to: number): string => flat.text.slice(from, to);

/** The body a sentence has just set up, for a duty that follows without a subject: 设立…中心，具体负责…. */
function founded(segments: readonly Segment[], at: number): string | null {
  if (!/^(?:具体)?负责|^承担.*(?:职能|职责|工作)$/.test(segments[at]!.text)) return null;
  for (let i = at - 1; i >= 0 && segments[i]!.sentence === segments[at]!.sentence; i -= 1) {
    const name = FOUNDED.exec(segments[i]!.text)?.[1];
    if (name !== undefined) return i === at - 1 || !/^(?:具体)?负责|^承担/.test(segments.slice(i + 1, at).map((between) => between.text).join('\n')) ? name : null;
  }
  return null;
}

function prose(passage: Passage, index: PlaceIndex): Responsibility[] {
  const { flat } = passage;
  const segments = splitSegments(flat.text);
  return segments.flatMap((segment, i): Responsibility[] => {
    const words = segment.text.replace(/^(?:同时|此外|其中|成立后)/, '');
    const entrusted = ENTRUSTED.exec(words);
    if (/解释$|^(?:把|将|以)/.test(words)) return [];
    const subject = entrusted === null ? SUBJECT.exec(words) : null;
    const by = subject === null ? BY.exec(words) : null;
    const other = subject === null && by === null ? UNDER.exec(words) ?? entrusted ?? LOCAL.exec(words) ?? PLAYS.exec(words) : null;
    const sets = SETS.exec(words);
    const who = subject?.[1] ?? by?.[1]?.replace(/(?:主要|分管)?(?:领导|负责人|负责同志)$/, '') ?? other?.[1] ?? (sets === null ? founded(segments, i) ?? undefined : `${sets[1]!}${sets[2]!}`);
    if (who === undefined || (by !== null && !/(?:^省|^市|^县|^区|政府|部门|[厅局委办]|管委会|领导小组|理事会|委员会|秘书处|中心)$/.test(who))) return [];
    const units = splitUnits(who.replace(/(?:及|和)(?=各)/g, '、'));
    if (units.length === 0) return [];
    return [make(passage, 'prose', subject?.[2] ?? by?.[2] ?? other?.[2] ?? '', units, words, rawSpan(flat, segment.from, segment.to), quoteOf(flat, segment.from, segment.to), index)];
  });
}

function annexTasks({ table, clause }: PlacedTable, extra: readonly ExtraNode[], index: PlaceIndex): Responsibility[] {
  const columns = unitColumns(table);
  const title = table.header.findIndex((cell) => /任务|事项|项目|工作|措施|举措|内容/.test(cell.text));
  return table.rows.flatMap((row) => columns.flatMap((column): Responsibility[] => {
    const cell = row[column];
    if (cell === undefined || cell.text === '') return [];
    const part = extra.find((node) => node.kind === 'table_row' && node.start === row[0]!.start);
    const role = table.header[column]!.text.replace(/\s/g, '');
    const task = row[title]?.text.replace(/\s/g, '') ?? null;
    return [make({ clause: part?.path ?? clause, subClause: null }, 'annex_task', role, splitUnits(cell.text), task, { start: cell.start, end: cell.end }, cell.text, index)];
  }));
}

const withNames = (item: Responsibility, units: string[], index: PlaceIndex): Responsibility => ({ ...item, units, unitsExpanded: expandUnits(units, index.groups) });

/** A body that the text calls by a short name (理事会) under the name by which it was set up (成立苏南自创区理事会). */
function fullNames(passages: readonly Passage[]): (unit: string) => string {
  const known = new Map<string, number>();
  for (const passage of passages) {
    for (const text of [passage.flat.text, passage.headings.at(-1) ?? '']) {
      for (const match of text.matchAll(SET_UP)) known.set(match[1]!, (known.get(match[1]!) ?? 0) + 1);
    }
  }
  const names = [...known].sort((a, b) => b[1] - a[1]).map(([name]) => name);
  return (unit) => {
    const [head = unit, tail = ''] = unit.includes('理事会') && !unit.endsWith('理事会') ? [unit.slice(0, unit.indexOf('理事会') + 3), unit.slice(unit.indexOf('理事会') + 3)] : [unit];
    const name = /^[省市县区]/.test(head) || head.length > 9 ? undefined : names.find((long) => long.endsWith(head) && long.length > head.length);
    return name === undefined ? unit : `${name}${tail}`;
  };
}

/** Who is to do what: lists of responsible units, task tables, bodies given a task in running text, addressees. */
export function readResponsibilities(passages: readonly Passage[], tables: readonly PlacedTable[], extra: readonly ExtraNode[], addressee: { start: number; end: number; text: string } | null, index: PlaceIndex): Responsibility[] {
  const to = addressee === null ? [] : [make({ clause: '前/通知', subClause: null }, 'addressee', '组织实施', splitAddressees(addressee.text), null, { start: addressee.start, end: addressee.end }, addressee.text, index)];
  const body = passages.filter((passage) => passage.node !== null && passage.part?.kind !== 'table_row');
  const found = [
    ...to,
    ...body.flatMap((passage) => [...explicit(passage, index), ...prose(passage, index)]),
    ...tables.flatMap((table) => annexTasks(table, extra, index)),
  ];
  const full = fullNames(body);
  return found.map((item) => (item.kind === 'prose' ? withNames(item, item.units.map(full), index) : item)).sort((a, b) => a.start - b.start);
}
