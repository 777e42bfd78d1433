import type { Language } from '../contract/model.ts';
import type { SnapshotFigure, SnapshotIndicator, SnapshotTarget } from './snapshot.ts';

type Unit = Pick<SnapshotIndicator, 'unit' | 'unitEn' | 'decimals'>;
const PERCENT: Unit = { unit: '%', unitEn: '%', decimals: 1 };

/** Figures are shown as published; computed ones are cut to four places. The plan page writes them in the same way. */
function digits(value: number, decimals: number): string {
  const own = (String(value).split('.')[1] ?? '').length;
  return grouped(value, Math.max(decimals, Math.min(4, own)));
}

/** Thousands by comma, at most so many decimals; the same on every machine, whatever its locale data. */
export function grouped(value: number, most: number): string {
  const [whole, rest = ''] = Math.abs(value).toFixed(most).split('.');
  const fraction = rest.replace(/0+$/, '');
  const sign = value < 0 && Number(Math.abs(value).toFixed(most)) !== 0 ? '-' : '';
  return `${sign}${whole!.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction ? `.${fraction}` : ''}`;
}

/** A value in its unit. `bare` leaves the unit out where the column's head has it; a percent sign stays. */
export function amount(value: number, unit: Unit, language: Language, bare = false): string {
  if (language === 'en' && unit.unit === '亿元') return `${grouped(value / 10, 4)}${bare ? '' : ' bn CNY'}`;
  const text = digits(value, unit.decimals);
  if (unit.unit === '%') return `${text}%`;
  if (bare) return text;
  return language === 'zh' ? `${text}${unit.unit}` : `${text} ${unit.unitEn}`;
}

export function unitName(unit: Unit, language: Language): string {
  if (language === 'en' && unit.unit === '亿元') return 'bn CNY';
  return language === 'zh' ? unit.unit : unit.unitEn;
}

/** The unit a target is measured in: a reduction or a mean growth is in percent. */
export function unitOf(target: Pick<SnapshotTarget, 'operator' | 'indicator'>): Unit {
  return target.operator === 'REDUCE' || target.operator === 'CAGR' ? PERCENT : target.indicator;
}

/** The target in the words of its operator. */
export function goalText({ operator, value, baseYear, indicator }: Pick<SnapshotTarget, 'operator' | 'value' | 'baseYear' | 'indicator'>, language: Language, bare = false): string {
  const said = amount(value, unitOf({ operator, indicator }), language, bare);
  const zh = { GTE: `≥${said}`, GT: `>${said}`, APPROX: `${said}左右`, LTE: `≤${said}`, REDUCE: `比${baseYear}年降低${said}`, CAGR: `年均增长${said}` };
  const en = { GTE: `≥ ${said}`, GT: `> ${said}`, APPROX: `about ${said}`, LTE: `≤ ${said}`, REDUCE: `${said} below ${baseYear}`, CAGR: `${said} a year on average` };
  return (language === 'zh' ? zh : en)[operator];
}

/** A figure as published: a bound says so. */
export function figureText({ value, bound }: Pick<SnapshotFigure, 'value' | 'bound'>, unit: Unit, language: Language, bare = false): string {
  const zh = { exact: '', at_least: '超', at_most: '近', about: '约' };
  const en = { exact: '', at_least: 'over ', at_most: 'nearly ', about: 'about ' };
  return `${(language === 'zh' ? zh : en)[bound]}${amount(value, unit, language, bare)}`;
}

export const percentText = (ratio: number): string => `${(ratio * 100).toFixed(1)}%`;

/** 2026年6月30日 */
export function dayText(day: string, language: Language): string {
  const [y, m, d] = day.split('-').map(Number);
  if (language === 'zh') return `${y}年${m}月${d}日`;
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  return `${d} ${months[m! - 1]} ${y}`;
}
