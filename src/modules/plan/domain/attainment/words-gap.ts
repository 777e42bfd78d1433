import type { Gap } from '../../../../kernel/indicators/index.ts';
import type { PlanGap, PlanTarget, Sentence } from '../../contract.ts';
import { amountEn, amountZh, show } from '../words.ts';

interface Unit {
  unit: string;
  unitEn: string;
  decimals: number;
}

interface Facts {
  target: Pick<PlanTarget, 'operator' | 'value' | 'year' | 'baseYear'>;
  unit: Unit;
  /** 降的指标. */
  less: boolean;
  inNumerator: PlanGap['inNumerator'];
}

/** Small monthly needs keep enough places to be seen. */
function fine(value: number, unit: Unit): Unit {
  const places = value === 0 ? 2 : Math.max(unit.decimals, 2, Math.ceil(-Math.log10(Math.abs(value))) + 1);
  return { ...unit, decimals: Math.min(6, places) };
}

const sizeZh = (gap: Gap, value: number, unit: Unit): string => (gap.measure === 'POINTS' || gap.measure === 'REDUCTION' || gap.measure === 'GROWTH' ? `${show(value, fine(value, unit).decimals)}个百分点` : amountZh(value, fine(value, unit)));
const sizeEn = (gap: Gap, value: number, unit: Unit): string =>
  gap.measure === 'POINTS' || gap.measure === 'REDUCTION' || gap.measure === 'GROWTH' ? `${show(value, fine(value, unit).decimals)} percentage points` : amountEn(value, fine(value, unit));

/** The gap in one sentence, in the words that fit how it is counted. */
export function gapSentence(gap: Gap, { target, unit, less, inNumerator }: Facts): Sentence {
  if (gap.missing === null || gap.from === null) {
    return gap.standing === 'UNDECIDED'
      ? { zh: `目标年${target.year}年已过，没有查到可比的数字，不能断定是否达到。`, en: `The target year ${target.year} is over and no comparable figure was found; it cannot be told whether it was reached.` }
      : { zh: '没有可比的数字，算不出差距。', en: 'There is no comparable figure; the gap cannot be told.' };
  }
  const missing = Math.abs(gap.missing);
  const [zh, en] = [sizeZh(gap, missing, unit), sizeEn(gap, missing, unit)];
  const value: Sentence = valueOf(gap, unit, target);
  if (gap.standing === 'REACHED' || gap.standing === 'REACHED_EARLY') {
    const [when, whenEn] = gap.standing === 'REACHED' ? ['', 'in the target year'] : ['，目标年以前就已达到', 'before the target year'];
    const [beside, besideEn] =
      gap.missing > 0
        ? [`（“左右”从略低处算起，距目标数还有${zh}）`, ` (about counts from a little below on; ${en} to the number itself)`]
        : gap.missing < 0
          ? [`，比目标${less ? '低' : '高'}${zh}`, `, ${en} ${less ? 'below' : 'above'} the target`]
          : ['', ''];
    return { zh: `已达到：${value.zh}${when}${beside}。`, en: `Reached ${whenEn}: ${value.en}${besideEn}.` };
  }
  if (gap.standing === 'MISSED') return { zh: `未达到：${value.zh}，${missing === 0 ? '恰好等于目标，而目标是“超过”' : `差${zh}`}。`, en: `Missed: ${value.en}, ${missing === 0 ? 'exactly the target, which asks for more' : `short by ${en}`}.` };
  if (gap.standing === 'UNDECIDED') return { zh: `目标年${target.year}年已过，当年数没有查到；${value.zh}，当时还差${zh}。`, en: `The target year ${target.year} is over and its figure was not found; ${value.en}, then short by ${en}.` };
  return { zh: `${value.zh}，距目标还差${zh}${needZh(gap, unit, less)}${paceZh(gap, unit, less)}${numeratorZh(inNumerator)}。`, en: `${value.en}, ${en} short of the target${needEn(gap, unit, less)}${paceEn(gap, unit, less)}${numeratorEn(inNumerator)}.` };
}

function valueOf(gap: Gap, unit: Unit, { baseYear, value }: Facts['target']): Sentence {
  const { year, value: figure } = gap.from!;
  if (gap.measure === 'REDUCTION') {
    const done = value - gap.missing!;
    return { zh: `到${year}年比${baseYear}年降低${show(done)}%`, en: `by ${year} it had fallen ${show(done)}% below ${baseYear}` };
  }
  if (gap.measure === 'GROWTH') return { zh: `${baseYear + 1}至${year}年年均增长${show(value - gap.missing!)}%`, en: `growth averaged ${show(value - gap.missing!)}% from ${baseYear + 1} to ${year}` };
  return { zh: `${year}年为${amountZh(figure, unit)}`, en: `${year} had ${amountEn(figure, unit)}` };
}

function needZh(gap: Gap, unit: Unit, less: boolean): string {
  if (gap.perYear === null || gap.months === null) return '';
  const years = gap.months / 12;
  switch (gap.measure) {
    case 'GROWTH':
      return `；余下${years}年须年均增长${show(gap.perYear)}%`;
    case 'YEARLY_AMOUNT':
      return `；${years}年内每年的数额须比上年${less ? '减少' : '增加'}${sizeZh(gap, gap.perYear, unit)}`;
    case 'GATHERED':
      return `；${gap.months}个月内平均每月须新增${sizeZh(gap, gap.perMonth!, unit)}`;
    case 'REDUCTION':
      return `；每年须再降${sizeZh(gap, gap.perYear, unit)}`;
    default:
      return `；${gap.months}个月内平均每月须${less ? '降低' : gap.measure === 'POINTS' ? '提高' : '净增'}${sizeZh(gap, gap.perMonth!, unit)}（每年${sizeZh(gap, gap.perYear, unit)}）`;
  }
}

function needEn(gap: Gap, unit: Unit, less: boolean): string {
  if (gap.perYear === null || gap.months === null) return '';
  const years = gap.months / 12;
  switch (gap.measure) {
    case 'GROWTH':
      return `; the remaining ${years} years need ${show(gap.perYear)}% a year`;
    case 'YEARLY_AMOUNT':
      return `; in ${years} years each yearly amount must be ${sizeEn(gap, gap.perYear, unit)} ${less ? 'less' : 'more'} than the one before`;
    case 'GATHERED':
      return `; ${sizeEn(gap, gap.perMonth!, unit)} must come in every month for ${gap.months} months`;
    case 'REDUCTION':
      return `; ${sizeEn(gap, gap.perYear, unit)} more every year`;
    default:
      return `; it must ${less ? 'fall' : 'rise'} by ${sizeEn(gap, gap.perMonth!, unit)} a month for ${gap.months} months (${sizeEn(gap, gap.perYear, unit)} a year)`;
  }
}

function paceZh(gap: Gap, unit: Unit, less: boolean): string {
  if (gap.paceSoFar === null) return '';
  if (gap.measure === 'GROWTH') return '';
  const verb = (gap.paceSoFar < 0) !== less ? '下降' : '增加';
  const so = gap.paceSoFar === 0 ? '至今没有变动' : `至今平均每年${verb}${sizeZh(gap, Math.abs(gap.paceSoFar), unit)}`;
  return gap.perYear === null ? `；${so}` : `，${so}，${gap.paceSoFar >= gap.perYear ? '照此可达' : '照此达不到'}`;
}

function paceEn(gap: Gap, unit: Unit, less: boolean): string {
  if (gap.paceSoFar === null || gap.measure === 'GROWTH') return '';
  const verb = (gap.paceSoFar < 0) !== less ? 'fell' : 'rose';
  const so = gap.paceSoFar === 0 ? 'so far it did not move' : `so far it ${verb} by ${sizeEn(gap, Math.abs(gap.paceSoFar), unit)} a year`;
  return gap.perYear === null ? `; ${so}` : `; ${so}, which ${gap.paceSoFar >= gap.perYear ? 'is enough' : 'is not enough'}`;
}

const numeratorZh = (n: PlanGap['inNumerator']): string => (n ? `；按${n.year}年的分母，相当于${n.zh}再增加${show(n.value, 1)}${n.unit}` : '');
const numeratorEn = (n: PlanGap['inNumerator']): string => (n ? `; at the denominator of ${n.year} that is ${amountEn(n.value, { ...n, decimals: 1 })} more of ${n.en}` : '');
