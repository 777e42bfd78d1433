import { amount, goalText, percentText, unitName, unitOf } from '../format.ts';
import { pickTargets, placesOf, type Scope } from '../scope.ts';
import { nameOf, type SnapshotTarget } from '../snapshot.ts';
import type { TableBlock } from '../template/form.ts';
import { column, nothing, number, type TableBody, text } from './table.ts';

const STANDINGS: Record<SnapshotTarget['gap']['standing'], { zh: string; en: string }> = {
  REACHED: { zh: '已达到', en: 'reached' },
  MISSED: { zh: '未达到', en: 'missed' },
  REACHED_EARLY: { zh: '提前达到', en: 'reached early' },
  OPEN: { zh: '未到期', en: 'open' },
  UNDECIDED: { zh: '已到期，数未出', en: 'over, figure not known' },
  UNKNOWN: { zh: '无数可比', en: 'nothing to compare' },
};

const cut = (value: number): number => Number(value.toFixed(4));

/** What is missing, how fast it would have to come, and what may be expected of the target year. */
export function outlookTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const targets = pickTargets(scope, block).filter((t) => t.gap.missing !== null || t.forecast !== null);
  const level = targets.find((t) => t.forecast)?.forecast?.level;
  const missing = (t: SnapshotTarget, value: number | null): ReturnType<typeof number> => {
    if (value === null) return nothing;
    const said = t.gap.points ? `${cut(value)}${zh ? '个百分点' : ' points'}` : amount(cut(value), t.indicator, language);
    return number(value, said, cite.attainment(t));
  };
  return {
    columns: [
      column(zh ? '指标' : 'Indicator', 'text', 22), ...(block.places === 'own' ? [] : [column(zh ? '地区' : 'Place', 'text', 8)]), column(zh ? '目标' : 'Target', 'number', 14),
      column(zh ? '现状' : 'Standing', 'text', 12), column(zh ? '还差' : 'Missing', 'number', 13), column(zh ? '每月须' : 'A month', 'number', 13),
      column(zh ? '预测值' : 'Forecast', 'number', 12), column(zh ? '预测区间' : 'Interval', 'text', 15), column(zh ? '达到的可能' : 'Chance', 'ratio', 10, 1),
    ],
    rows: targets.map((t) => {
      const unit = unitOf(t);
      const f = t.forecast;
      return [
        text(zh ? t.indicator.zh : t.indicator.en), ...(block.places === 'own' ? [] : [text(nameOf(snapshot.places.find((p) => p.code === t.place), language))]),
        number(t.value, goalText(t, language), cite.target(t)), text(STANDINGS[t.gap.standing][language]), missing(t, t.gap.missing), missing(t, t.gap.perMonth),
        f ? number(f.value, amount(cut(f.value), t.operator === 'REDUCE' ? t.indicator : unit, language), cite.forecast()) : nothing,
        text(f && `${amount(cut(f.low), t.indicator, language, true)}–${amount(cut(f.high), t.indicator, language, true)}`),
        f?.probability === null || f?.probability === undefined ? nothing : number(f.probability, percentText(f.probability), cite.forecast()),
      ];
    }),
    note: zh
      ? `负数为已超出目标的部分。${level === undefined ? '' : `预测由历年公布数外推，区间应含${Math.round(level * 100)}%的可能结果；已过目标年而当年数未公布的，是对将公布数的估计。`}`
      : `A negative gap is what lies beyond the target.${level === undefined ? '' : ` Forecasts carry published series on; the interval is meant to hold ${Math.round(level * 100)}% of outcomes. For a year that is over it estimates what will be published.`}`,
  };
}

/** What each city brought to the change of the zone, for indicators that add up. */
export function contributionTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const seen = new Set<string>();
  const targets = pickTargets(scope, block).filter((t) => t.contributions !== null && !seen.has(t.indicator.code) && seen.add(t.indicator.code));
  const cities = placesOf(snapshot, 'cities');
  const say = (t: SnapshotTarget, value: number): ReturnType<typeof number> => number(cut(value), amount(cut(value), t.indicator, language, true), cite.attainment(t));
  return {
    columns: [
      column(zh ? '指标' : 'Indicator', 'text', 22), column(zh ? '年份' : 'Years', 'text', 12), column(zh ? '变化' : 'Change', 'number', 10, 4),
      ...cities.map((code) => column(nameOf(snapshot.places.find((p) => p.code === code), language), 'number', 10, 4)), column(zh ? '其余' : 'Rest', 'number', 9, 4),
    ],
    rows: targets.map((t) => {
      const c = t.contributions!;
      return [
        text(`${zh ? t.indicator.shortZh : t.indicator.shortEn}（${unitName(t.indicator, language)}）`), text(`${c.fromYear}–${c.toYear}`), say(t, c.change),
        ...cities.map((code) => {
          const term = c.terms.find((x) => x.place === code);
          return term ? say(t, term.contribution) : nothing;
        }),
        say(t, c.rest),
      ];
    }),
    note: zh ? '各市之和加“其余”等于苏南的变化；“其余”为重复计算、四舍五入和来源不同所致。' : 'The cities and the rest add up to the change of the zone; the rest comes from double counts, rounding and other sources.',
  };
}
