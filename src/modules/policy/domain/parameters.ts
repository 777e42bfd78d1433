import { readDate } from './dates.ts';
import { readFigures } from './figures.ts';
import { rawSpan } from './flat-text.ts';
import { CAP_AFTER, CAP_BEFORE, CONDITION, PAYS, RATE_BASE, RULE_CONTEXT, THRESHOLD_AFTER, THRESHOLD_BEFORE, TIME_UNITS, YEARLY_QUOTA, type ParameterRole } from './lexicon/parameter-words.ts';
import { readNumeral } from './numerals.ts';
import type { Passage } from './passages.ts';
import { splitSegments, type Segment } from './segments.ts';
import type { Comparator, RuleParameter } from './types.ts';

const MONEY = /元/;
const HAS_NUMBER = /[\d一二两三四五六七八九十]/;
const COUNTED_TIME = new RegExp(`(?<![\\d年月第〔])(\\d{1,3}|[一二两三四五六七八九十]{1,3})(${TIME_UNITS.join('|')})(?![初末底度均代级份](?!内)|上半|下半|\\d)`, 'g');
const VALID_FOR = /有效期(?:为|限)?(\d{1,2}|[一二两三四五六七八九十]{1,3})(年|个月)/;
const VALID_UNTIL = /(?:有效期(?:限)?(?:至|到)|(?:施行|实施|执行)(?:至|到))([^，。；]{6,16}?日)/;
/** 三年行动计划, 五年规划, 近三年: lengths of time that limit nothing. */
const NAMED_TIME = /^(?:行动|规划|计划|来|以来|期间|左右的|后)/;

interface Number_ { value: number; unit: string; comparator: Comparator; before: string; after: string; from: number; to: number; numberFrom: number; numberTo: number }

/** Lengths of time in a segment: 3年, 30个工作日, 三年内. Dates and years are none. */
function readTimes(words: string): Number_[] {
  return [...words.matchAll(COUNTED_TIME)].flatMap((match): Number_[] => {
    const at = match.index;
    const after = words.slice(at + match[0].length);
    const before = words.slice(0, at);
    const unit = match[2]!.replace(/^(?:工作日)$/, '个工作日').replace('日内', '日');
    if (NAMED_TIME.test(after) || /(?:近|过去|前|第|每|月|再用|用)$/.test(before) || (unit === '日' && !/内/.test(match[2]! + after.slice(0, 2)))) return [];
    if (!/^(?:内|以内|以上|以下|的|后内)?/.test(after)) return [];
    const value = readNumeral(match[1]!);
    const comparator: Comparator = /(?:不超过|最长|最多|不得超过)[^，]{0,4}$/.test(before) || /^(?:以?内)/.test(after) || match[2] === '日内' ? '<=' : /(?:满|不少于|不低于|至少)[^，]{0,4}$/.test(before) || /^以上/.test(after) ? '>=' : '=';
    return value === null ? [] : [{ value, unit, comparator, before, after, from: 0, to: words.length, numberFrom: at, numberTo: at + match[0].length }];
  });
}

/** What part a number plays; null when none in a rule. `condition`: the clause is one of a list of conditions. */
function roleOf(number: Number_, segment: Segment, sentence: string, condition: boolean): ParameterRole | null {
  const { before, after, unit } = number;
  const words = segment.text;
  const asked = condition || (/(?:的|者)$/.test(words) && !/(?:补贴|补助|奖励|支持|经费)的$/.test(words)) || (/^(?:对|凡|经)/.test(words) && /(?:企业|机构|单位|项目|团队|人员)$/.test(words));
  const floor = THRESHOLD_BEFORE.test(before) || THRESHOLD_AFTER.test(after) || /^以上/.test(after);
  if (asked) return floor || condition || CONDITION.test(words) ? 'threshold' : null;
  if (unit === '%') return RATE_BASE.test(before) || PAYS.test(words) || CAP_BEFORE.test(before) || /(?:比例|承担|分担|扣除|抵扣|奖励|上浮|下浮|税率|利率)/.test(words) ? 'rate' : null;
  if (YEARLY_QUOTA.test(before) && /安排|发放|投入|组织|举办|支持/.test(words) && !CAP_BEFORE.test(before) && (MONEY.test(unit) || floor)) return 'quota';
  if (CAP_BEFORE.test(before) || CAP_AFTER.test(after)) return 'cap';
  if (MONEY.test(unit)) {
    if (PAYS.test(words) || /规模|注册资本/.test(words)) return /注册资本/.test(words) ? 'threshold' : 'amount';
    return floor && /，(?:对|按|给予|可|分档|予以|一次性)|给予|奖励|补助/.test(sentence) ? 'threshold' : null;
  }
  return floor && /给予|奖励|补助|补贴|支持|认定|申报|申请/.test(sentence) && /不少于|不低于|至少|以上/.test(words) && !/培育|建设|建成|引进|新增|力争/.test(words) ? 'threshold' : null;
}

/** What the number limits: the words before it, else those of the segment before. */
function subjectOf(number: Number_, segment: Segment, previous: Segment | undefined): string {
  const base = number.unit === '%' ? RATE_BASE.exec(number.before)?.[1] : undefined;
  const own = (base ?? number.before).replace(/(?:最高|最多|最长|不超过|不高于|不少于|不低于|至少|达到?|超过|给予|一次性|奖励|补助|资助|补贴|予以|应当?|须|可|上限为?|为|的|在|不得|满|总?额?度?不|自|按照?|分档)+$/g, '').replace(/^(?:其中|并|且|同时|对|给予|予以|不高于|不超过|最高)+/, '');
  if (own.length >= 2) return own.slice(-40);
  return (previous?.text ?? segment.text).replace(/^(?:对|凡|经)/, '').replace(/的$/, '').slice(0, 40);
}

/**
 * The numbers a rule would need: caps, rates, amounts, thresholds, lengths of time, yearly quotas, and how long the
 * document holds, each with what it limits. Aims are not among them, unless the same words also lay down a quota.
 */
export function readParameters(passages: readonly Passage[], conditions: ReadonlySet<string>, targets: readonly { start: number; end: number }[], rules: boolean): RuleParameter[] {
  const found: RuleParameter[] = [];
  const aims = new Uint8Array(Math.max(0, ...passages.slice(-1).map((passage) => passage.end), ...targets.slice(-1).map((target) => target.end)) + 1);
  for (const target of targets) aims.fill(1, target.start, target.end);
  for (const passage of passages) {
    const { flat } = passage;
    const segments = splitSegments(flat.text);
    const sentences = new Map<number, string>();
    for (const { sentence, text } of segments) sentences.set(sentence, sentences.has(sentence) ? `${sentences.get(sentence)!}，${text}` : text);
    const add = (role: ParameterRole, value: number | string, unit: string, comparator: Comparator, subject: string, from: number, to: number): void => {
      found.push({ clause: passage.clause, subClause: passage.subClause, quote: flat.text.slice(from, to), ...rawSpan(flat, from, to), role, subject, value, unit, comparator });
    };
    for (const [i, segment] of segments.entries()) {
      const words = segment.text;
      if (!HAS_NUMBER.test(words)) continue;
      const until = VALID_UNTIL.exec(words);
      const span = VALID_FOR.exec(words);
      const date = until === null ? null : readDate(until[1]!);
      if (date !== null) add('validity', date, 'date', '<=', '有效期', segment.from, segment.to);
      else if (span !== null) add('validity', readNumeral(span[1]!) ?? 0, span[2]!, '=', '有效期', segment.from, segment.to);
      if (date !== null || span !== null || passage.node === null) continue;
      const sentence = sentences.get(segment.sentence)!;
      const condition = conditions.has(passage.clause);
      if (!condition && !rules && !RULE_CONTEXT.test(sentence)) continue;
      const previous = segments[i - 1]?.sentence === segment.sentence ? segments[i - 1] : undefined;
      for (const figure of readFigures(words, sentence)) {
        const number: Number_ = { ...figure, comparator: figure.magnitudeComparator };
        const role = /工作日|小时|分钟|天/.test(figure.unit) ? null : roleOf(number, segment, sentence, condition);
        if (role === null) continue;
        const at = rawSpan(flat, segment.from + figure.from, segment.from + figure.to);
        // A figure that is an aim is a parameter only where the same words pay or limit something.
        if (aims.subarray(at.start, at.end).includes(1) && !(role === 'quota' || role === 'amount')) continue;
        const capped = role === 'cap' || CAP_BEFORE.test(figure.before) ? '<=' : figure.magnitudeComparator;
        add(role, figure.value, figure.unit, capped, subjectOf(number, segment, previous), segment.from + figure.from, segment.from + figure.to);
      }
      for (const time of readTimes(words)) {
        const limits = /期限|任期|聘期|周期|内|有效|不超过|最长|连续|满|资格|以上|不少于|不低于/.test(words) && (rules || condition || /给予|支持|补助|补贴|应当?|须|不得|取消|办结|受理|完成|兑付|期限|成立|使用权|免租/.test(sentence));
        if (!limits) continue;
        const asked = condition || /成立|注册|经营|从事|工作满/.test(time.before);
        add(asked ? 'threshold' : 'duration', time.value, time.unit, time.comparator, subjectOf(time, segment, previous), segment.from, segment.to);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
