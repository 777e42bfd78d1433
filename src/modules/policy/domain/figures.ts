import { AFTER, BEFORE, COUNT_UNITS, COUNTED_PLACES, GROWTH, INCREMENT, MONEY_CONTEXT, REDUCED_TO, REDUCTION, YEARLY } from './lexicon/quantity-words.ts';
import { readNumeral } from './numerals.ts';
import type { Comparator } from './types.ts';

/** A number with its unit, and the words of its own stretch of the segment. Offsets count in the segment. */
export interface Figure {
  value: number;
  unit: string;
  comparator: Comparator;
  magnitudeComparator: Comparator;
  evaluateAs: Comparator;
  /** Whether 以上, 超过 and the like stand by the number. */
  compared: boolean;
  before: string;
  after: string;
  /** Upper end of a range (10—15家); `value` is the lower. */
  upTo: number | null;
  from: number;
  to: number;
  numberFrom: number;
  numberTo: number;
}

const NUMBER = /(?<![A-Za-z\d.第+\-—–－~～〔/])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d.])/g;
const WORD_MAGNITUDE = /(?:迈上|跃上|跨上|迈入|站上|突破|超过|超|达到|达)(百亿|千亿|万亿)(?=(?:美?元)?(?:级?台阶|大关|规模|以上|左右|[、，。；]|$))/g;
const PERCENT_WORDS = /百分之([〇零一二三四五六七八九十百]{1,5})(?:点([一二三四五六七八九零]{1,3}))?(?![分之])/g;
/** A large number in words with its unit: 两万家, 一百二十项, 三百亿元. Digits alone (一个, 三大) are no figures. */
const WORD_NUMBER = /(?<![第百千万亿一二两三四五六七八九十分])([一二两三四五六七八九][一二两三四五六七八九十百千]*(?:[十百千](?![一二三四五六七八九])|[百千][零一二三四五六七八九十]{1,4})|[一二两三四五六七八九](?=[万亿]))([万亿]{0,2})(家|个|项|件|人次|人|名|户|所|座|亿元|元|平方米|亩)/g;
/** Parts in words: 九成以上, 三分之二, 一半以上. */
const TENTHS = /(?<=[达到过为在于占约近])([一二三四五六七八九])成(半)?(?=以上|左右|以内|[，。；、]|$)/g;
const FRACTION = /([二三四五六七八九十])分之([一二三四五六七八九])/g;
/** 翻一番 is twice as much, 翻两番 four times. */
const DOUBLED = /翻([一两二三])?番/g;
/** A range: 10—15家, 5%至8%. Years are none. */
const RANGE = /(?<![A-Za-z\d.第〔])(\d+(?:\.\d+)?)(?:%|[万亿]?[个家项件名人]?|万元|亿元)?[-—–－―~～至到]+(\d+(?:\.\d+)?)(?=[%万亿千百个家项件名人座倍元])/g;
/** A count in words right before a mark: 新建实验室三家，. */
const WORD_COUNT = /(?<=[\u4e00-\u9fff”）])(?<![第前这那各每一二两三四五六七八九十百])([两二三四五六七八九十百]{1,4})(家|所|座|条|个|项|名)(?=以上|左右|[，。；、]|$)/g;
const MULTIPLES: Readonly<Record<string, number>> = { 万亿: 1e12, 千亿: 1e11, 百亿: 1e10, 亿: 1e8, 千万: 1e7, 百万: 1e6, 万: 1e4, 千: 1e3, 百: 1e2 };
const MULTIPLE = /^(万亿|千亿|百亿|亿|千万|百万|万|千|百)?(余|多)?/;
const PER = /^\/(万元|亿元|平方公里|万人|[\u4e00-\u9fff]{1,3}?)(?=[，。；、以之左上]|$)/;

interface Unit { value: number; unit: string; length: number; more: boolean }

const HAS_NUMBER = /[\d一二两三四五六七八九十百千万亿番]/;

/** 1.6 × 1e4 is 16000, not 16000.000000000002. */
const clean = (value: number): number => Number(value.toPrecision(12));

function readUnit(number: number, rest: string, sentence: string): Unit | null {
  const match = MULTIPLE.exec(rest);
  const multiple = match?.[1] ?? '';
  const more = match?.[2] !== undefined;
  const used = match?.[0].length ?? 0;
  const tail = rest.slice(used);
  const currency = /^(美元|欧元|元)/.exec(tail)?.[1];
  const factor = MULTIPLES[multiple] ?? 1;
  if (currency !== undefined || (factor >= 1e8 && MONEY_CONTEXT.test(sentence) && !COUNT_UNITS.some((unit) => tail.startsWith(unit)))) {
    const scale = factor >= 1e8 ? '亿' : factor >= 1e4 ? '万' : '';
    const value = clean(number * (factor / (scale === '亿' ? 1e8 : scale === '万' ? 1e4 : 1)));
    const length = used + (currency?.length ?? 0);
    const per = PER.exec(rest.slice(length));
    return { value, unit: `${scale}${currency ?? '元'}${per?.[0] ?? ''}`, length: length + (per?.[0].length ?? 0), more };
  }
  const rate = /^(?:[EPTG]?FLOPS|[GM]W)/i.exec(tail)?.[0];
  if (rate !== undefined) return { value: clean(number * factor), unit: rate, length: used + rate.length, more };
  if (tail.startsWith('%') && multiple === '') return { value: number, unit: '%', length: used + 1, more };
  const counted = COUNT_UNITS.find((unit) => tail.startsWith(unit));
  if (counted === undefined) return null;
  const length = used + counted.length;
  const per = PER.exec(rest.slice(length));
  const place = counted === '个' ? COUNTED_PLACES.find((name) => new RegExp(`^${name}(?=[，。；、和及]|$)`).test(rest.slice(length))) : undefined;
  return { value: clean(number * factor), unit: `${counted}${place ?? ''}${per?.[0] ?? ''}`, length: length + (per?.[0].length ?? 0), more };
}

function compare(before: string, after: string, more: boolean): Comparator | null {
  for (const [pattern, comparator] of BEFORE) if (pattern.test(before)) return comparator;
  for (const [pattern, comparator] of AFTER) if (pattern.test(after)) return comparator;
  return more ? '>' : null;
}

const judgedAs = (comparator: Comparator): Comparator => (comparator === '=' ? '>=' : comparator);

function classify(before: string, unit: string, magnitude: Comparator): Pick<Figure, 'comparator' | 'evaluateAs' | 'unit'> {
  if (REDUCED_TO.test(before)) return { comparator: magnitude, evaluateAs: magnitude === '=' ? '<=' : magnitude, unit };
  if (REDUCTION.test(before)) return { comparator: 'reduction', evaluateAs: judgedAs(magnitude), unit };
  const ratio = unit === '%' || unit === '个百分点';
  if (ratio && GROWTH.test(before) && !/(?:到|至)[^，。；]{0,3}$/.test(before)) {
    return { comparator: 'growth', evaluateAs: judgedAs(magnitude), unit: YEARLY.test(before) ? `${unit}/年` : unit };
  }
  if (ratio && /(?:提高|提升|上升|增加|扩大)(?:了|约|近)?$/.test(before)) return { comparator: 'new', evaluateAs: judgedAs(magnitude), unit };
  if (!ratio && INCREMENT.test(before)) return { comparator: 'new', evaluateAs: judgedAs(magnitude), unit };
  return { comparator: magnitude, evaluateAs: judgedAs(magnitude), unit };
}

interface Raw { from: number; to: number; value: number; unit: string; more: boolean; magnitude: Comparator | null; upTo?: number }

function rawFigures(segment: string, sentence: string): Raw[] {
  const found: Raw[] = [];
  for (const match of segment.matchAll(NUMBER)) {
    const at = match.index + match[0].length;
    const unit = readUnit(Number(match[1]!.replaceAll(',', '')), segment.slice(at), sentence);
    if (unit !== null) found.push({ from: match.index, to: at + unit.length, value: unit.value, unit: unit.unit, more: unit.more, magnitude: null });
  }
  for (const match of segment.matchAll(RANGE)) {
    const at = match.index + match[0].length;
    const [low, high] = [Number(match[1]), Number(match[2])];
    const unit = readUnit(high, segment.slice(at), sentence);
    if (unit === null || low >= high) continue;
    const scale = unit.value / high;
    for (const taken of found.filter((other) => other.from < at + unit.length && other.to > match.index)) found.splice(found.indexOf(taken), 1);
    found.push({ from: match.index, to: at + unit.length, value: clean(low * scale), unit: unit.unit, more: false, magnitude: '>=', upTo: unit.value });
  }
  for (const match of segment.matchAll(WORD_NUMBER)) {
    const unit = readUnit(readNumeral(match[1]!) ?? 0, `${match[2]!}${match[3]!}`, sentence);
    if (unit !== null) found.push({ from: match.index, to: match.index + match[0].length, value: unit.value, unit: unit.unit, more: false, magnitude: null });
  }
  for (const match of segment.matchAll(TENTHS)) {
    const value = (readNumeral(match[1]!) ?? 0) * 10 + (match[2] === undefined ? 0 : 5);
    found.push({ from: match.index, to: match.index + match[0].length, value, unit: '%', more: false, magnitude: null });
  }
  for (const match of segment.matchAll(FRACTION)) {
    const value = clean(Number(((100 * (readNumeral(match[2]!) ?? 0)) / (readNumeral(match[1]!) ?? 1)).toFixed(4)));
    found.push({ from: match.index, to: match.index + match[0].length, value, unit: '%', more: false, magnitude: null });
  }
  for (const match of segment.matchAll(DOUBLED)) {
    found.push({ from: match.index, to: match.index + match[0].length, value: 2 ** (readNumeral(match[1] ?? '一') ?? 1), unit: '倍', more: false, magnitude: null });
  }
  for (const match of segment.matchAll(PERCENT_WORDS)) {
    const decimals = [...(match[2] ?? '')].map((c) => readNumeral(c)).join('');
    const value = Number(`${readNumeral(match[1]!) ?? 0}${decimals === '' ? '' : `.${decimals}`}`);
    found.push({ from: match.index, to: match.index + match[0].length, value, unit: '%', more: false, magnitude: null });
  }
  for (const match of segment.matchAll(WORD_COUNT)) {
    if (found.some((other) => other.from < match.index + match[0].length && other.to > match.index)) continue;
    found.push({ from: match.index, to: match.index + match[0].length, value: readNumeral(match[1]!) ?? 0, unit: match[2]!, more: false, magnitude: null });
  }
  for (const match of segment.matchAll(WORD_MAGNITUDE)) {
    const to = match.index + match[0].length;
    const from = match.index + match[0].indexOf(match[1]!);
    const passed = /^(?:突破|超)/.test(match[0]);
    found.push({ from, to: to + (/^美?元/.exec(segment.slice(to))?.[0].length ?? 0), value: MULTIPLES[match[1]!]! / 1e8, unit: '亿元', more: false, magnitude: passed ? '>' : '>=' });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** The figures of a segment. `sentence` is the whole sentence, by which a bare 亿 is known as money. */
export function readFigures(segment: string, sentence: string): Figure[] {
  if (!HAS_NUMBER.test(segment)) return [];
  const raw = rawFigures(segment, sentence).filter((figure) => !insideQuote(segment, figure.from));
  const figures: Figure[] = [];
  let from = 0;
  for (const [i, figure] of raw.entries()) {
    const next = raw[i + 1]?.from ?? segment.length;
    const join = raw[i + 1] === undefined ? -1 : segment.slice(figure.to, next).search(/、|以及|和|及(?!以)|或/);
    const to = raw[i + 1] === undefined ? segment.length : join < 0 ? figure.to : figure.to + join;
    const before = segment.slice(from, figure.from);
    const after = segment.slice(figure.to, to);
    const own = figure.magnitude ?? compare(before, after, figure.more);
    const shared = own === null && before === '' && figures.length > 0 ? figures.at(-1)! : null;
    const magnitude = own ?? (shared?.compared === true ? shared.magnitudeComparator : '=');
    figures.push({
      value: figure.value, magnitudeComparator: magnitude, compared: own !== null || shared?.compared === true, upTo: figure.upTo ?? null, before, after, from, to,
      numberFrom: figure.from, numberTo: figure.to, ...classify(before, figure.unit, magnitude),
    });
    from = Math.max(figure.to, to + (/^(?:以及)/.test(segment.slice(to)) ? 2 : /^[、和及或]/.test(segment.slice(to)) ? 1 : 0));
  }
  return figures;
}

function insideQuote(segment: string, at: number): boolean {
  const head = segment.slice(0, at);
  const count = (c: string): number => head.split(c).length - 1;
  return count('“') > count('”') || count('《') > count('》') || count('〔') > count('〕');
}
