import { clauseAt, hasWord, type Stretch } from './clauses.ts';
import { DEADLINE_CUES, NOT_A_DEADLINE, VAGUE_TIME } from './lexicon/cues.ts';
import { anyOf } from './fold.ts';

const CALENDAR =
  /(?:20\d{2}\s?年(?:\s?(?:\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?|上半年|下半年|第?[一二三四1-4]季度))?|20\d{2}[-./]\d{1,2}[-./]\d{1,2}|(?:本年度?|今年|明年)(?:上半年|下半年|[一二三四]季度)?)(?:底|末|初|前|之前|以前|年底)*/g;

const PERIOD = /(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s?(?:个)?(?:月|年|年度|周|天|日|工作日|季度)(?:左右)?(?:之内|以内|内)/g;

const LABELLED = /(?:期限|周期|工期|时限|时间)(?:要求|为|是|约|：|:|\s)*(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)\s?(?:个)?(?:月|年|周|天|日|工作日|季度)/g;

const VAGUE = new RegExp(anyOf(VAGUE_TIME), 'g');

export interface Deadlines {
  dated: Stretch[];
  vague: Stretch[];
  /** Every calendar expression, a deadline or not: its digits are no quantities. */
  calendar: Stretch[];
}

/** Deadlines named in a text. A year in which the firm was founded or praised is not one. */
export function findDeadlines(text: string): Deadlines {
  const calendar = spans(text, CALENDAR);
  const periods = [...spans(text, PERIOD), ...spans(text, LABELLED)];
  const dated = [...calendar.filter((s) => isDeadline(text, s)), ...periods.filter((s) => !negated(text, s))];
  return { dated: withoutOverlap(dated), vague: spans(text, VAGUE), calendar };
}

function isDeadline(text: string, span: Stretch): boolean {
  if (negated(text, span)) return false;
  const clause = clauseAt(text, span.start);
  const ownEnding = /(?:底|末|前)$/.test(text.slice(span.start, span.end));
  return ownEnding || hasWord(text, DEADLINE_CUES, clause.start, span.start) || hasWord(text, DEADLINE_CUES, span.end, clause.end);
}

function negated(text: string, span: Stretch): boolean {
  const clause = clauseAt(text, span.start);
  return hasWord(text, NOT_A_DEADLINE, clause.start, clause.end);
}

function spans(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

function withoutOverlap(list: readonly Stretch[]): Stretch[] {
  const out: Stretch[] = [];
  for (const s of [...list].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (!out.some((o) => o.start < s.end && s.start < o.end)) out.push(s);
  }
  return out;
}
