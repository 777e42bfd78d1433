import type { Forecast, NoForecast } from '../../../../kernel/indicators/index.ts';
import type { Sentence } from '../../contract/base.ts';
import { amountEn, amountZh } from '../words.ts';

interface Unit {
  unit: string;
  unitEn: string;
  decimals: number;
}

const SCALE_ZH = { LINEAR: '按绝对变动', LOG: '按增长率', LOGIT: '按占比（不出0到100%）' } as const;
const SCALE_EN = { LINEAR: 'by absolute change', LOG: 'by growth', LOGIT: 'as a share between 0 and 100%' } as const;

/** A chance in words that do not claim more than ten or so figures can give. */
export function chanceZh(p: number): string {
  return p < 0.01 ? '不到1%' : p > 0.99 ? '99%以上' : `约${Math.round(p * 100)}%`;
}

export function chanceEn(p: number): string {
  return p < 0.01 ? 'under 1%' : p > 0.99 ? 'over 99%' : `about ${Math.round(p * 100)}%`;
}

/**
 * @param weak how many of its own figures are unverified or only bounds
 * @param overdue the year is over: what is estimated has happened and is not published
 */
export function forecastSentence(made: Forecast, unit: Unit, { overdue, weak, growth }: { overdue: boolean; weak: number; growth: boolean }): Sentence {
  const end = made.points.at(-1);
  if (!end) return { zh: '没有要推算的年份。', en: 'There is no year left to estimate.' };
  const level = Math.round(made.level * 100);
  const [method, methodEn] = made.method === 'MEAN_RATES' ? ['历年增速的平均', 'the mean of the yearly rates'] : [`最近一个数起、按历年平均变动外推（${SCALE_ZH[made.scale]}）`, `the newest figure carried on by the mean yearly change (${SCALE_EN[made.scale]})`];
  const lent = made.borrowedFrom.length > 0;
  const zh = [
    overdue ? `${end.year}年数尚未查到，推算为` : `按历年变动，${end.year}年${growth ? '增速' : ''}预计`,
    `${amountZh(end.value, unit)}，${level}%的可能在${amountZh(end.low, unit)}至${amountZh(end.high, unit)}之间`,
    made.probability === null ? '。' : `，达到目标的可能性${chanceZh(made.probability)}。`,
    `依据${made.from}至${made.to}年${made.figures}个年度数${weak > 0 ? `（其中${weak}个未核或只是界限值）` : ''}，方法：${method}；`,
    `区间宽度${lent ? '由本地区和其他地区' : '由本地区'}历年变动的离散程度估计（自由度${made.degrees}，t分布）。不考虑政策变化。`,
  ].join('');
  const en = [
    overdue ? `The figure of ${end.year} was not found; it is estimated at ` : `By the yearly changes so far ${end.year} should bring `,
    `${amountEn(end.value, unit)}, with ${level}% chance between ${amountEn(end.low, unit)} and ${amountEn(end.high, unit)}`,
    made.probability === null ? '. ' : `; the chance of reaching the target is ${chanceEn(made.probability)}. `,
    `Rests on ${made.figures} yearly figures of ${made.from}–${made.to}${weak > 0 ? ` (${weak} of them unverified or only bounds)` : ''}; method: ${methodEn}; `,
    `the width comes from the yearly changes ${lent ? 'here and in other places' : 'here'} (${made.degrees} degrees of freedom, Student's t). Changes of policy are not considered.`,
  ].join('');
  return { zh, en };
}

export function noForecastSentence(reason: NoForecast['reason'] | 'ALREADY_FINAL', figures: number, needed: number | null): Sentence {
  switch (reason) {
    case 'ALREADY_FINAL':
      return { zh: '目标年的数字已知，不作预测。', en: 'The figure of the target year is known; there is nothing to forecast.' };
    case 'NO_FIGURE':
      return { zh: '没有可比的年度数，不作预测。', en: 'There is no comparable yearly figure; no forecast is made.' };
    case 'TOO_FEW_FIGURES':
      return { zh: `只有${figures}个可比的年度数，至少要${needed}个才作预测。`, en: `There are only ${figures} comparable yearly figures; a forecast needs ${needed}.` };
    case 'SPREAD_UNKNOWN':
      return { zh: '历年变动太少，估不出区间宽度，不作预测。', en: 'There are too few yearly changes to tell how wide the interval must be; no forecast is made.' };
  }
}
