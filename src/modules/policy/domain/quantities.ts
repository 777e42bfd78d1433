import { readFigures, type Figure } from './figures.ts';
import { rawSpan } from './flat-text.ts';
import { nameIndicator } from './indicator-names.ts';
import { ACTIONS, GOAL_SECTION, PAST_SECTION, PAST_WORDS, RULE_WORDS, STRETCH } from './lexicon/quantity-words.ts';
import { readHead } from './measure-features.ts';
import type { Passage } from './passages.ts';
import { splitSegments, type Segment } from './segments.ts';
import { findPlace, type PlaceIndex } from './subjects.ts';
import type { DocumentMeta, Fact, Quantity, Target } from './types.ts';
import { readYears, type Years } from './years.ts';

/** What a document says in figures: aims, and facts about the past. */
export interface Quantities { targets: Target[]; facts: Fact[] }

export interface TimeFrame { deadline: number | null; periodStart: number | null; past: number | null }

const ACTION = new RegExp(ACTIONS.join('|'));
const AIM_LINK = /(?:达到?|提高[到至]|提升[到至]|增加[到至]|增长[到至]|超过|突破|控制在|不低于|不少于|降[到至低]|下降|减少|增长|迈上|实现)[^，]{0,6}$/;
const AIM_VERB = /达到?|超过|突破|提高|降|增长|以上|左右/;
const ORG_PART = /(?:园|园区|城|岛|谷|中心|实验室|开发区|示范区|高新区|新区|设施|平台|基地)$/;
const MULTIPLIED = /翻[一两二三]?番$|(?:增长|提高到?|提升到?|扩大到?|达到?|为|是|的)\d+(?:\.\d+)?倍$/;
const TIME_UNITS = /^(?:天|小时|分钟|个工作日|倍|米|张|门|间)/;

/** Latest year that is past for the document: the year before its period, else the year it was issued. */
function presentYear(meta: DocumentMeta): number | null {
  const issued = meta.issuedOn === null ? null : Number(meta.issuedOn.slice(0, 4));
  return meta.periodStart !== null ? meta.periodStart - 1 : issued;
}

function update(frame: TimeFrame, years: Years, past: boolean, present: number | null): TimeFrame {
  if (years.deadline !== null && !(present !== null && years.deadline <= present && past)) return { deadline: years.deadline, periodStart: years.periodStart, past: null };
  if (years.past !== null) return { deadline: null, periodStart: null, past: years.past };
  if (years.bare === null) return frame;
  const isPast = present === null ? past : years.bare <= present;
  return isPast ? { deadline: null, periodStart: null, past: years.bare } : { deadline: years.bare, periodStart: null, past: null };
}

interface Context {
  /** The passage lays down a rule. */
  rule: boolean;
  sentence: string;
  segment: Segment;
  frame: TimeFrame;
  goal: boolean;
  past: boolean;
  /** A figure before it in the same sentence was an aim. */
  afterAim: boolean;
}

/** The words that may make a figure part of a rule: its own segment, and the case before it (对…的，). */
function conditional(segment: Segment, sentence: string): string {
  const before = sentence.slice(0, Math.max(0, sentence.indexOf(segment.text))).split('，');
  if (/^(?:对|凡|经|符合|满足|按)|的$/.test(segment.text)) return sentence;
  return [...before.filter((words) => /^(?:对|经|凡|符合|满足|按)|的$/.test(words)), segment.text].join('，');
}

/** Whether the words make a figure an aim, a fact, or neither (a condition, a rate of a rule). */
function judge(figure: Figure, context: Context): 'target' | 'fact' | null {
  const { rule, segment, sentence, frame, goal, past, afterAim } = context;
  const own = segment.text.slice(figure.from, figure.to);
  if (figure.unit === '倍' && MULTIPLIED.test(`${figure.before}${segment.text.slice(figure.numberFrom, figure.numberTo)}`)) return frame.past === null ? 'target' : 'fact';
  if (/之一/.test(figure.after) || /^[^，]{0,12}(?:获批|获评|入选|获得)/.test(figure.after)) return 'fact';
  if (frame.past !== null) return 'fact';
  if (/(?:前|第|居|列)$/.test(figure.before)) return null;
  if ((rule || RULE_WORDS.test(conditional(segment, sentence))) && frame.deadline === null) return null;
  if (TIME_UNITS.test(figure.unit) && !/压缩|缩短|提速/.test(figure.before)) return null;
  if (past && frame.deadline === null) return 'fact';
  if (PAST_WORDS.test(own) && frame.deadline === null && !goal) return 'fact';
  if (/的$/.test(segment.text) && frame.deadline === null && !goal) return null;
  if (frame.deadline !== null || goal) return 'target';
  if (ACTION.test(figure.before) || figure.compared || AIM_LINK.test(figure.before)) return 'target';
  return afterAim ? 'target' : null;
}

/** 力争 governs its own figure and those after it that have no verb of their own. */
function strengthOf(sentence: readonly Segment[], at: number, upTo: number): 'plan' | 'stretch' {
  for (let i = at; i >= 0; i -= 1) {
    const text = i === at ? sentence[i]!.text.slice(0, upTo) : sentence[i]!.text;
    if (STRETCH.test(text)) return 'stretch';
    if (AIM_VERB.test(sentence[i]!.text)) return 'plan';
  }
  return 'plan';
}

function defaultSubject(passage: Passage, index: PlaceIndex): string {
  const { part } = passage;
  if (part === null || part.parent === null) return index.defaultSubject;
  const name = part.heading.replace(/\s/g, '');
  if (part.kind === 'annex_paragraph') return name;
  const isBody = index.names.includes(name) || (ORG_PART.test(name) && readHead(name).verb === '');
  return (part.kind === 'box_item' || part.kind === 'table_row') && isBody ? name : index.defaultSubject;
}

/** The figures of running text. */
export function readTextQuantities(passages: readonly Passage[], meta: DocumentMeta, index: PlaceIndex, rules: { document: boolean; clauses: ReadonlySet<string> }): Quantities {
  const result: Quantities = { targets: [], facts: [] };
  const present = presentYear(meta);
  const clauseFrames = new Map<string, TimeFrame>();
  for (const passage of passages) {
    if (passage.node === null && passage.part?.kind !== 'preamble') continue;
    const headings = [...passage.headings, passage.part?.heading ?? ''].join(' ');
    const goal = GOAL_SECTION.test(headings);
    const past = PAST_SECTION.test(passage.headings.join(' ')) && !goal;
    const rule = rules.document || rules.clauses.has(passage.clause);
    const segments = splitSegments(passage.flat.text);
    const empty: TimeFrame = { deadline: null, periodStart: null, past: null };
    let paragraph = clauseFrames.get(passage.clause) ?? empty;
    let frame: TimeFrame = empty;
    let subject: string | null = null;
    for (let first = 0; first < segments.length;) {
      let last = first;
      while (segments[last + 1] !== undefined && segments[last + 1]!.sentence === segments[first]!.sentence) last += 1;
      const sentence = segments.slice(first, last + 1);
      const words = sentence.map((segment) => segment.text).join('，');
      const goesOn = first > 0 && segments[first - 1]!.mark === '；';
      if (!goesOn) { frame = goal ? paragraph : empty; subject = null; }
      let previous: string | null = null;
      let base: number | null = null;
      let afterAim = false;
      for (const [i, segment] of sentence.entries()) {
        const years = readYears(segment.text);
        base = years.base ?? base;
        frame = update(frame, years, past, present);
        if (frame.deadline !== null && (paragraph.deadline === null || frame.deadline >= paragraph.deadline)) paragraph = frame;
        for (const figure of readFigures(segment.text, words)) {
          // 由2020年的1.8%提高到…: the first figure is where things start from, the words before it name both.
          if (/(?:由|从)[^，]{0,16}$/.test(figure.before) && /^(?:提高|提升|增加|增长|扩大|下降|降低|减少|缩短|压减|降)/.test(segment.text.slice(figure.numberTo))) {
            previous = nameIndicator({ ...figure, before: figure.before.replace(/(?:由|从)[^由从]*$/, '') }, previous, index.names) || previous;
            continue;
          }
          const verdict = judge(figure, { rule, sentence: words, segment, frame, goal, past, afterAim });
          if (verdict === null) { continue; }
          const indicator = nameIndicator(figure, previous, index.names);
          if (!/^(?:占|年均|年|比|较)/.test(figure.before) && figure.comparator !== 'growth') previous = indicator;
          const placed = findPlace(figure.before, index, true);
          if (placed !== null) subject = placed;
          const own = placed ?? findPlace(figure.before, index, false);
          afterAim ||= verdict === 'target';
          const span = rawSpan(passage.flat, segment.from + figure.from, segment.from + figure.to);
          const year = verdict === 'fact' ? frame.past : frame.deadline ?? paragraph.deadline ?? meta.periodEnd;
          const quantity: Quantity = {
            clause: passage.clause, subClause: passage.subClause, quote: passage.flat.text.slice(segment.from + figure.from, segment.from + figure.to),
            start: span.start, end: span.end, indicator, subject: own ?? subject ?? defaultSubject(passage, index),
            comparator: figure.comparator, magnitudeComparator: figure.magnitudeComparator, evaluateAs: figure.evaluateAs,
            value: figure.value, ...(figure.upTo === null ? {} : { upTo: figure.upTo }), unit: /^年(?!均|度|底|末)|每年/.test(figure.before) && !figure.unit.includes('/') ? `${figure.unit}/年` : figure.unit, year,
            periodStart: frame.periodStart ?? (figure.comparator === 'growth' && year === meta.periodEnd ? meta.periodStart : null),
            baseYear: base ?? (figure.comparator === 'growth' && year === meta.periodEnd && meta.periodStart !== null ? meta.periodStart - 1 : null), source: 'text',
          };
          if (verdict === 'fact') result.facts.push({ ...quantity, year: null, asOfYear: year });
          else result.targets.push({ ...quantity, strength: strengthOf(sentence, i, figure.numberTo) });
        }
      }
      first = last + 1;
    }
    if (goal && paragraph.deadline !== null) clauseFrames.set(passage.clause, paragraph);
  }
  return result;
}
