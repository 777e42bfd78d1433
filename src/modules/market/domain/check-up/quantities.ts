import { clauseAt, hasWord, lastWord, sentenceAt, type Stretch } from './clauses.ts';
import { anyOf } from './fold.ts';
import { AFTER_AT_LEAST, AFTER_AT_MOST, AT_LEAST, AT_MOST, CHANGE, REACH } from './lexicon/comparators.ts';
import { BACKGROUND_CUES, PRESENT_CUES, TARGET_CUES } from './lexicon/cues.ts';
import { DIMENSIONLESS, PREFIX_UNITS, UNITS } from './lexicon/units.ts';
import { findDeadlines } from './dates.ts';
import { type Section, sectionAt } from './sections.ts';
import { findStandards } from './test-methods.ts';

export type Comparator = 'atLeast' | 'atMost' | 'reach' | 'change' | 'plain';
export type QuantityRole = 'present' | 'target' | 'background' | 'other';

/** A number of the text with what surrounds it. */
export interface Quantity extends Stretch {
  /** The written unit, e.g. `MPa`; empty when there is none; `-` for what has none by nature (pH 7). */
  unit: string;
  comparator: Comparator;
  role: QuantityRole;
  isMoney: boolean;
}

const NUMBER = String.raw`\d+(?:,\d{3})*(?:\.\d+)?(?:\/\d+(?:\.\d+)?)?(?:\s?[×xX*]\s?10\^?[-\d⁰¹²³⁴⁵⁶⁷⁸⁹]+)?`;
/** 120粒度 and 3级别 are no counts: a unit of one Chinese character must not be the head of a longer word. */
const UNIT_WORD = `(?:${anyOf(UNITS)})(?!(?<=[\u4e00-\u9fa5])(?<!小时|分钟|个月)[度径量率性数别])`;
/** kWh/t, mg/(L·h), 吨/年, 元/件 */
const UNIT = `${UNIT_WORD}(?:[·*]${UNIT_WORD})?(?:\\s?[/每]\\s?\\(?(?:\\d+)?${UNIT_WORD}(?:[·*]${UNIT_WORD})?\\)?)*`;
const QUANTITY = new RegExp(
  `(?<prefix>(?:${anyOf(PREFIX_UNITS)})\\s?(?:值)?\\s?[≥≤><=]?\\s?)?(?<number>[±]?${NUMBER}(?:\\s?(?:${UNIT})?\\s?(?:[~～—–-]|至|到|±)\\s?${NUMBER})?)\\s?(?<scale>[万亿千百]{0,2}余?多?)\\s?(?<unit>${UNIT})?`,
  'g',
);
const BRACKETED = new RegExp(`^\\s?[）)]\\s?(${UNIT})`);
const PERCENT_IN_WORDS = /百分之[一二三四五六七八九十百零点\d]+/g;
const ENDS_WITH_UNIT = new RegExp(`${UNIT}$`);

const LETTER_BEFORE = /[A-Za-z_#№]$/;
/** `1、` `2.` `(3)` `第4`: numbering, not a value. */
const NUMBERING_BEFORE = /(?:^|[\n\r。；;：:，])\s*[（(]?$/;
const NUMBERING_AFTER = /^\s?(?:[、)）]|[.．](?!\d))/;

/** Every number of a text that states a quantity; numbering, dates, standards and model codes are left out. */
export function findQuantities(text: string, sections: readonly Section[]): Quantity[] {
  const taken: Stretch[] = [...findStandards(text), ...findDeadlines(text).calendar, ...codes(text)];
  const out: Quantity[] = [];
  for (const match of text.matchAll(QUANTITY)) {
    const span = { start: match.index, end: match.index + match[0].trimEnd().length };
    if (taken.some((t) => t.start < span.end && span.start < t.end)) continue;
    const before = text.slice(0, span.start);
    const prefix = match.groups!['prefix'];
    if (!prefix && LETTER_BEFORE.test(before)) continue;
    if (/第$/.test(before)) continue;
    if (NUMBERING_BEFORE.test(before) && NUMBERING_AFTER.test(text.slice(span.end))) continue;
    out.push(describe(text, span, unitOf(match, prefix), sections));
  }
  for (const match of text.matchAll(PERCENT_IN_WORDS)) {
    out.push(describe(text, { start: match.index, end: match.index + match[0].length }, '%', sections));
  }
  return markFromTo(text, out.sort((a, b) => a.start - b.start));
}

function unitOf(match: RegExpMatchArray, prefix: string | undefined): string {
  if (match.groups!['unit']) return match.groups!['unit']!;
  // 20℃~60: the unit stands with the lower end.
  const inside = ENDS_WITH_UNIT.exec(match.groups!['number']!.replace(/\s?(?:[~～—–-]|至|到|±)\s?\d[\d.,]*$/, ''));
  if (inside) return inside[0];
  return prefix ? prefix.replace(/[\s≥≤><=值]/g, '') : '';
}

function describe(text: string, span: Stretch, unit: string, sections: readonly Section[]): Quantity {
  const comparator = comparatorOf(text, span);
  const clause = clauseAt(text, span.start);
  // (0.02~0.06)mm: the unit stands behind the bracket.
  const behind = unit === '' ? (BRACKETED.exec(text.slice(span.end))?.[1] ?? '') : unit;
  const named = behind === '' && hasWord(text, DIMENSIONLESS, clause.start, span.start);
  return {
    ...span,
    unit: named ? '-' : behind,
    comparator,
    role: roleOf(text, span, comparator, sections),
    isMoney: /元|块钱|人民币/.test(behind),
  };
}

const BOUND_WINDOW = 8;

function comparatorOf(text: string, span: Stretch): Comparator {
  const after = text.slice(span.end, span.end + 4).trimStart();
  const clause = clauseAt(text, span.start);
  const from = Math.max(clause.start, span.start - BOUND_WINDOW);
  const lead = text.slice(from, span.start).trimEnd();
  const leadEndsWith = (words: readonly string[]): boolean => words.some((w) => lead.endsWith(w));
  if (/[≥>]\s?$/.test(text.slice(span.start, span.start + 8).replace(/[\d.].*$/s, ''))) return 'atLeast';
  if (/[≤<]\s?$/.test(text.slice(span.start, span.start + 8).replace(/[\d.].*$/s, ''))) return 'atMost';
  if (leadEndsWith(AT_LEAST)) return 'atLeast';
  if (leadEndsWith(AT_MOST)) return 'atMost';
  const change = lastWord(text, CHANGE, from, span.start);
  if (change && !/[到至为]/.test(text.slice(change.at + change.word.length, span.start))) return 'change';
  if (AFTER_AT_LEAST.some((w) => after.startsWith(w))) return 'atLeast';
  if (AFTER_AT_MOST.some((w) => after.startsWith(w))) return 'atMost';
  if (leadEndsWith(REACH)) return 'reach';
  return 'plain';
}

function roleOf(text: string, span: Stretch, comparator: Comparator, sections: readonly Section[]): QuantityRole {
  const section = sectionAt(sections, span.start);
  if (section === 'background') return 'background';
  const clause = clauseAt(text, span.start);
  const sentence = sentenceAt(text, span.start);
  const near = nearestCue(text, clause.start, span.start) ?? nearestCue(text, sentence.start, span.start);
  if (near === 'background') return 'background';
  if (near === 'present') return 'present';
  if (near === 'target') return 'target';
  if (section === 'target') return 'target';
  if (section === 'present') return comparator === 'plain' || comparator === 'reach' ? 'present' : 'target';
  return comparator === 'plain' || /^[：:=＝为在]$/.test(text.charAt(span.start - 1)) && comparator === 'reach' ? 'other' : 'target';
}

function nearestCue(text: string, from: number, to: number): QuantityRole | undefined {
  const found = (
    [
      ['present', PRESENT_CUES],
      ['target', TARGET_CUES],
      ['background', BACKGROUND_CUES],
    ] as const
  )
    .map(([role, words]) => ({ role, hit: lastWord(text, words, from, to) }))
    .filter((f) => f.hit !== undefined)
    .sort((a, b) => b.hit!.at - a.hit!.at || b.hit!.word.length - a.hit!.word.length);
  return found[0]?.role;
}

/** 由 A 提高到 B: the first is today's value, the second the wanted one, whatever else stands nearby. */
function markFromTo(text: string, quantities: Quantity[]): Quantity[] {
  for (let i = 0; i + 1 < quantities.length; i++) {
    const a = quantities[i]!;
    const b = quantities[i + 1]!;
    const lead = text.slice(Math.max(0, a.start - 10), a.start);
    const between = text.slice(a.end, b.start);
    const leads = /(?:由|从|将)[^，。；\n]{0,9}$/.test(lead) || /(?:目前|现有|现在|当前|原)[^，。；\n]{0,9}$/.test(lead);
    if (leads && /^[^。；\n]{0,8}?(?:提高|提升|增加|延长|扩大|降低|降|下降|减少|减小|缩短|压缩|改善|增)[^。；\n\d]{0,3}$/.test(between)) {
      quantities[i] = { ...a, role: 'present' };
      quantities[i + 1] = { ...b, role: 'target', comparator: b.comparator === 'plain' ? 'reach' : b.comparator };
    }
  }
  return quantities;
}

/** Patent numbers, model names and telephone-like codes. */
function codes(text: string): Stretch[] {
  return [...text.matchAll(/(?:ZL|CN|PCT)[\s]?\d[\d.X]{6,}|[A-Za-z]+-?\d+[A-Za-z]+[\dA-Za-z-]*|\d{7,}/g)]
    .filter((m) => !/^\d+(?:\.\d+)?[A-Za-zμ]+$/.test(m[0]))
    .map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
