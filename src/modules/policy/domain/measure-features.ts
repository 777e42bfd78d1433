import { ABSTRACT_END, ADVERBS, CONCRETE_END, OUTCOME, PRELUDE, VERBS } from './lexicon/measure-words.ts';
import type { Passage } from './passages.ts';
import type { Segment } from './segments.ts';

const VERB_LIST = Object.keys(VERBS).sort((a, b) => b.length - a.length);
const ADVERB_LIST = [...new Set(ADVERBS)].sort((a, b) => b.length - a.length);

/** Words by their first character: the lists are long and every segment is tried against them. */
function byFirst(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const word of words) {
    const list = map.get(word[0]!);
    if (list === undefined) map.set(word[0]!, [word]); else list.push(word);
  }
  return map;
}

const VERBS_BY_FIRST = byFirst(VERB_LIST);
const ADVERBS_BY_FIRST = byFirst(ADVERB_LIST);
const ADVERB_SET = new Set(ADVERB_LIST);
const LONG_VERB = new RegExp(VERB_LIST.filter((verb) => verb.length > 1).join('|'));
const startOf = (map: ReadonlyMap<string, readonly string[]>, words: string): string | undefined => map.get(words[0] ?? '')?.find((word) => words.startsWith(word));

/** What stands at the head of a segment: adverbs, and the verb after them, if any. */
export interface Head { adverb: string; verb: string; verbClass: string }

export function readHead(words: string): Head {
  let rest = words.replace(/^[^：]{2,20}：/, '');
  let adverb = '';
  for (;;) {
    const verb = startOf(VERBS_BY_FIRST, rest);
    if (verb !== undefined && !(ADVERB_SET.has(verb) && startOf(VERBS_BY_FIRST, rest.slice(verb.length)) !== undefined)) {
      return { adverb, verb, verbClass: VERBS[verb]! };
    }
    const next = startOf(ADVERBS_BY_FIRST, rest);
    if (next === undefined) break;
    adverb ||= next;
    rest = rest.slice(next.length);
  }
  return { adverb, verb: '', verbClass: '' };
}

function length(n: number): string { return n < 8 ? 'xs' : n < 15 ? 's' : n < 25 ? 'm' : n < 45 ? 'l' : 'xl'; }

function tail(words: string): string {
  const plain = words.replace(/[）)”》]+$/, '');
  return /(?:建设|发展|机制|体系|能力|水平|作用|优势|政策|制度|平台|中心|项目|工作|计划|行动|工程|改革|合作|方式|方面|领域|模式|企业|人才|支持|力度|试点|环境|高地|集群|集聚区|服务|转化|突破|创新|融合|保护|管理|投入|支撑|名城|基地|园区|原则|要求|方向|重点|导向|主体|目标|需求|资源|布局|活动|渠道|业|区|力|化|性)$/.exec(plain)?.[0] ?? '';
}

interface Described { head: Head; prelude: boolean; outcome: boolean; several: boolean; end: string; size: string; anyVerb: boolean; body: boolean; object: string; open: boolean; figure: boolean; by: boolean }

function describe(segment: Segment): Described {
  const words = segment.text;
  return {
    head: readHead(words), prelude: PRELUDE.test(words), outcome: OUTCOME.test(words), several: /一批|若干|一系列/.test(words), end: tail(words), size: length(words.length),
    anyVerb: LONG_VERB.test(words.slice(4)),
    open: leavesOpen(words), figure: /\d/.test(words) && /达|以上|左右|[\d万亿](?:个|家|项|件|人|%)/.test(words), by: /(?:到|至)20\d{2}年/.test(words),
    object: ABSTRACT_END.test(words) ? 'abstract' : CONCRETE_END.test(words) ? 'concrete' : 'other',
    body: /^[^，]{2,20}(?:要|应|负责|由)/.test(words),
  };
}

/** 支持 and the like without a verb after those who are supported: what they are to do comes in the next segment. */
function leavesOpen(words: string): boolean {
  const match = /^.{0,6}?(?:支持和引导|鼓励和支持|鼓励和引导|支持|鼓励|引导|推动|组织)/.exec(words);
  if (match === null) return false;
  return !LONG_VERB.test(words.slice(match[0].length));
}

/** Kind of passage, as far as it bears on how long measures run. */
function kindOf(passage: Passage): string {
  if (passage.part?.kind === 'box_item') return 'box_item';
  if (passage.node?.kind === 'box') return 'box';
  if (passage.part?.kind === 'annex_paragraph') return 'annex';
  return passage.node === null ? 'other' : 'clause';
}

/** The features of each segment of a passage. `lead` is set for text that a clause puts before its sub-clauses. */
export function measureFeatures(passage: Passage, segments: readonly Segment[], lead: boolean): string[][] {
  const all = segments.map(describe);
  const kind = kindOf(passage);
  return segments.map((segment, i) => {
    const own = all[i]!;
    const sameBefore = i > 0 && segments[i - 1]!.sentence === segment.sentence;
    const sameAfter = segments[i + 1]?.sentence === segment.sentence;
    const before = sameBefore ? all[i - 1]! : null;
    const after = sameAfter ? all[i + 1]! : null;
    const place = `${sameBefore ? 'in' : 'first'}${sameAfter ? '' : '-last'}`;
    const features = ['bias', `kind=${kind}`, `place=${place}`, `place=${place}|kind=${kind}`, `size=${own.size}`, `class=${own.head.verbClass}`, `verb=${own.head.verb}`, `adverb=${own.head.adverb}`,
      `class=${own.head.verbClass}|${place}`, `end=${own.end}`, `class=${own.head.verbClass}|kind=${kind}`];
    features.push(`object=${own.object}`, `object=${own.object}|class=${own.head.verbClass}`, `object=${own.object}|${place}`);
    if (lead) features.push('lead', `lead|class=${own.head.verbClass}`, `lead|${place}`);
    if (own.prelude) features.push('prelude', `prelude|${place}`);
    if (own.outcome) features.push('outcome', `outcome|${place}`);
    if (own.several) features.push('several', `several|class=${own.head.verbClass}`);
    if (own.head.verb === '') features.push(own.anyVerb ? 'verb-later' : 'no-verb', `no-head|${place}`);
    if (own.body) features.push('body');
    if (/\d{4}年/.test(segment.text)) features.push('year');
    if (own.figure) features.push('figure');
    if (own.open) features.push('open', `open|class=${own.head.verbClass}`);
    const dated = segments.some((other, j) => j <= i && other.sentence === segment.sentence && all[j]!.by);
    if (dated) features.push('dated', `dated|figure=${own.figure}`, `dated|${place}`);
    features.push(before === null ? 'before=none' : `before=${before.head.verbClass}`);
    if (before !== null) {
      features.push(`before=${before.head.verbClass}|class=${own.head.verbClass}`, `before-size=${before.size}`, `before-end=${before.end}`);
      features.push(`object=${before.object}+${own.object}`, `object=${before.object}+${own.object}|class=${own.head.verbClass}`, `size=${before.size}+${own.size}`);
      if (before.prelude) features.push('before-prelude', `before-prelude|class=${own.head.verbClass}`);
      if (before.outcome) features.push('before-outcome');
      if (before.head.verb !== '' && before.head.verb === own.head.verb) features.push('same-verb');
      if (before.head.verbClass !== '' && before.head.verbClass === own.head.verbClass) features.push('same-class');
      if (before.open) features.push('before-open');
      if (before.several && own.several) features.push('both-several');
    }
    features.push(after === null ? 'after=none' : `after=${after.head.verbClass}`);
    if (after !== null) {
      features.push(`object=${own.object}->${after.object}`);
      if (after.outcome) features.push('after-outcome');
      if (after.prelude) features.push('after-prelude');
      features.push(`class=${own.head.verbClass}|after=${after.head.verbClass}`);
    }
    return features;
  });
}
