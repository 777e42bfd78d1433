import type { TextSpan } from '../contract.ts';
import { foldText } from './text-folding.ts';
import { unitNames, unitOf } from './units.ts';

/** How a number is stated: at least, at most, brought up to, brought down to, within a range, exactly (=), or just so. */
export type Bound = 'least' | 'most' | 'up' | 'down' | 'within' | 'exact' | 'bare';

/** A number with its unit and the property it is about. */
export interface Quantity {
  /** Folded; empty where no noun stands before the number. */
  property: string;
  dimension: string;
  /** A rise or a fall by so much is not the same as being so much. */
  change: 'rise' | 'fall' | 'none';
  bound: Bound;
  /** In the first unit of the dimension; infinite where open. */
  low: number;
  high: number;
  /** Of the present state (目前…), not of what is wanted. */
  present: boolean;
  /** From the property to the last word, in the original text. */
  span: TextSpan;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const MANY = String.raw`(?:\s*(百万|千万|万|亿))?`;
// A unit in letters ends where its word ends, and none goes on as another: 5kg/h is no mass.
const UNIT = String.raw`\s*(${unitNames.map((name) => escaped(name) + (/[A-Za-z0-9]$/.test(name) ? '(?![A-Za-z0-9])' : '')).join('|')})(?!/(?!\d)|[·²³^⁻])`;
const QUANTITY = new RegExp(`(?<![\\dA-Za-z.])(±?)([-+]?${NUMBER})(?:${MANY}(?:${UNIT})?\\s*(~|-|—|–|至|到|±)\\s*([-+]?${NUMBER}))?${MANY}${UNIT}`, 'g');
const TIMES: Readonly<Record<string, number>> = { '万': 1e4, '百万': 1e6, '千万': 1e7, '亿': 1e8 };

/** In this order: 不超过 is no 超过. */
const BEFORE: readonly [Bound, RegExp][] = [
  ['most', /(?:不(?:得)?(?:超过|大于|高于|多于)|小于(?:或)?等于|至多|最多|≤|≦|⩽|<=|(?:no|not) (?:more|greater|higher) than|at most)\s*:?\s*$/i],
  ['least', /(?:不(?:得)?(?:低于|小于|少于)|大于(?:或)?等于|至少|最少|≥|≧|⩾|>=|(?:no|not) (?:less|lower) than|at least)\s*:?\s*$/i],
  ['most', /(?:小于|低于|少于|不足|短于|<|(?:less|lower) than|below|under|within)\s*:?\s*$/i],
  ['least', /(?:大于|高于|超过|多于|优于|长于|>|(?:more|greater|higher) than|above|over|exceed(?:s|ing)?)\s*:?\s*$/i],
  ['up', /(?:高达|可达|达到|达|(?:提高|提升|增加|增)(?:到|至)|up to|reach(?:es|ing)?)\s*:?\s*$/i],
  ['down', /(?:(?:降低|下降|降|减少|减|缩短)(?:到|至)|控制在|down to)\s*:?\s*$/i],
  ['exact', /=\s*$/],
];
const AFTER: readonly [Bound, RegExp][] = [['least', /^\s*(?:及)?以上/], ['most', /^\s*(?:及)?(?:以下|以内|之内)/]];
const RISE = /(?:提高|提升|增加|增长|上升|increased? by)了?\s*$/i;
const FALL = /(?:降低|下降|减少|缩短|节约|节省|reduced? by)了?\s*$/i;
const PRESENT = /(?:目前|现有|现状|当前|原有|传统|以往|国内现|已投入|at present|currently)[^,;，。；\n]*$/i;
/** Between a property and what is said of it. */
const LINK = /(?:\s|:|：|约|为|是|可|能|应|须|需|要求|数值|指标|在|[(（][^()（）]{0,12}[)）]|\d[\d.~-]*\s*→|由|从|\b(?:is|are|of|a|the))+$/i;
/** 由50kW（降低到） */
const FROM = /[由从]\s*\d[^,，;；。\n]{0,12}$/;
const NOUN = /(?:[\p{Script=Han}]{1,10}|[A-Za-z][A-Za-z-]*(?: [A-Za-z][A-Za-z-]*){0,2})$/u;
/** What is said before a property without being part of it. */
const LEADING = /^(?:.*(?:的|使(?!用)|将| and ))?(?:且|并|若|由|为|其|实现|达到|要求|保证|确保|具有|产品|平均|整体|综合|最终|最大|最小|最高|最低)*/u;
/** 降低成本20% says the same as 成本降低20%. */
const CHANGE_FIRST = /^(?:(提高|提升|增加)|(?:降低|减少|缩短|节约|节省))(?=.{2})/;

/** Width of signs and digits folded, letters left as they are: mW is no MW. As long as the original. */
function plain(text: string): string {
  return text.replace(/[！-～]/g, (c) => (c === '，' ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0))).replace(/[〜∼]/g, '~').replace(/−/g, '-').replace(/µ/g, 'μ');
}

/** Every number with a unit in a text, Chinese or English, in order. */
export function quantitiesIn(text: string): Quantity[] {
  if (!/[\d０-９]/.test(text)) return [];
  const line = plain(text);
  return [...line.matchAll(QUANTITY)].flatMap((found) => quantityOf(line, found) ?? []);
}

function quantityOf(line: string, found: RegExpMatchArray): Quantity | undefined {
  const [whole, sign, first, firstMany, firstUnit, join, second, lastMany, lastUnit] = found;
  const unit = unitOf.get(lastUnit!)!;
  const unitOfFirst = firstUnit === undefined ? unit : unitOf.get(firstUnit)!;
  const value = (digits: string, many: string | undefined, factor: number): number => Number(digits.replaceAll(',', '')) * (TIMES[many ?? ''] ?? 1) * factor;
  const a = value(first!, firstMany ?? lastMany, unitOfFirst.factor);
  const b = second === undefined ? undefined : value(second, lastMany, unit.factor);
  // A year of the calendar is no duration.
  if (unitOfFirst.dimension !== unit.dimension || (lastUnit === '年' && Number(first) > 1000)) return undefined;

  const end = found.index! + whole.length;
  let head = line.slice(Math.max(0, found.index! - 60), found.index);
  const stated = BEFORE.find(([, words]) => words.test(head));
  if (stated) head = head.replace(stated[1], '');
  const after = AFTER.map(([bound, words]) => ({ bound, length: words.exec(line.slice(end, end + 8))?.[0].length ?? 0 })).find(({ length }) => length > 0);
  head = head.replace(FROM, '').replace(LINK, '');
  let change: Quantity['change'] = RISE.test(head) ? 'rise' : FALL.test(head) ? 'fall' : 'none';
  if (change !== 'none') head = head.replace(change === 'rise' ? RISE : FALL, '').replace(LINK, '');
  let property = (NOUN.exec(head)?.[0] ?? '').replace(LEADING, '');
  const changed = change === 'none' ? CHANGE_FIRST.exec(property) : null;
  if (changed) {
    change = changed[1] === undefined ? 'fall' : 'rise';
    property = property.slice(changed[0].length);
  }
  // The unit of the number before.
  if (unitOf.has(property)) property = '';
  const start = property === '' ? found.index! : found.index! - Math.min(60, found.index!) + head.length - property.length;
  const rest = { property: foldText(property).text, dimension: unit.dimension, change, present: PRESENT.test(head), span: { start, end: end + (after?.length ?? 0) } } as const;
  if (sign === '±') return { ...rest, bound: 'most', low: -Infinity, high: Math.abs(a) };
  if (b !== undefined) return { ...rest, bound: 'within', low: join === '±' ? a - b : Math.min(a, b), high: join === '±' ? a + b : Math.max(a, b) };
  const before = stated?.[0];
  const bound = (before === 'up' || before === 'down' ? after?.bound : undefined) ?? before ?? after?.bound ?? 'bare';
  return { ...rest, bound, low: bound === 'most' ? -Infinity : a, high: bound === 'least' ? Infinity : a };
}
