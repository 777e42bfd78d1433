import type { Fen } from '../../../kernel/base/money.ts';
import type { Lever, Setting } from './levers.ts';
import type { Outcome } from './outcome.ts';

export interface Words {
  zh: string;
  en: string;
}

/** One change as a reader of the document would say it. */
export interface NamedChange {
  title: Words;
  lever: Lever;
  to: Setting;
}

const wan = (fen: Fen): string => (Math.round(fen / 10_000) / 100).toLocaleString('en-US', { maximumFractionDigits: 2 });
const signed = (fen: Fen): string => `${fen > 0 ? '+' : fen < 0 ? '−' : ''}${wan(Math.abs(fen))}`;

export function settingText(lever: Lever, value: Setting): string {
  if (value === null) return '—';
  if (typeof value === 'number' && lever.percent) return `${Number((value * 100).toPrecision(12))}%`;
  return `${value}${typeof value === 'number' && lever.kind !== 'NUMBER' && lever.unit ? ` ${lever.unit}` : ''}`;
}

export function changeText({ title, lever, to }: NamedChange): Words {
  const [from, now] = [settingText(lever, lever.written), settingText(lever, to)];
  return {
    zh: `《${title.zh}》${lever.clause ? `${lever.clause}：` : ''}“${lever.zh}”由 ${from} 改为 ${now}`,
    en: `${title.en}${lever.clause ? ` (${lever.clause})` : ''}: "${lever.en}" from ${from} to ${now}`,
  };
}

const firms = (n: number | null): Words => (n === null ? { zh: '不足5家', en: 'fewer than five firms' } : { zh: `${n} 家`, en: `${n.toLocaleString('en-US')} ${n === 1 ? 'firm' : 'firms'}` });

/** Outcome in words: the change, who gains and loses, where, and what it costs. */
export function sentencesOf(changes: readonly NamedChange[], outcome: Outcome, cities: ReadonlyMap<string, Words>, level: number): Words[] {
  const { counts, cost } = outcome;
  const [win, lose, mixed, open] = [firms(counts.WINNER), firms(counts.LOSER), firms(counts.MIXED), firms(counts.OPEN)];
  const first = changes.map(changeText);
  const out: Words[] = [{
    zh: `如果${first.map((c) => c.zh).join('；') || '不作改动'}：在 ${counts.firms.toLocaleString('en-US')} 家企业中，受益 ${win.zh}，受损 ${lose.zh}${counts.MIXED === 0 ? '' : `，有得有失 ${mixed.zh}`}，因缺事项不能判断 ${open.zh}。`,
    en: `If ${first.map((c) => c.en).join('; ') || 'nothing changes'}: of ${counts.firms.toLocaleString('en-US')} firms, ${win.en} gain, ${lose.en} lose${counts.MIXED === 0 ? '' : `, ${mixed.en} gain and lose`}, and for ${open.en} it cannot be said, as facts are missing.`,
  }];
  const shown = outcome.cities.filter((c) => c.counts.WINNER !== null && c.counts.WINNER > 0).sort((a, b) => b.counts.WINNER! - a.counts.WINNER!);
  if (shown.length > 0) {
    out.push({
      zh: `受益企业最多的是${shown.slice(0, 2).map((c) => `${cities.get(c.city)!.zh}（${c.counts.WINNER} 家）`).join('、')}。`,
      en: `Most gain in ${shown.slice(0, 2).map((c) => `${cities.get(c.city)!.en} (${c.counts.WINNER})`).join(' and ')}.`,
    });
  }
  if (cost && (cost.base[0]!.expected !== 0 || cost.next[0]!.expected !== 0)) {
    const [base, next, change] = [cost.base[0]!, cost.next[0]!, cost.change[0]!];
    const share = Math.round(level * 100);
    out.push({
      zh: `${base.year} 年支出预计由 ${wan(base.expected)} 万元变为 ${wan(next.expected)} 万元（${signed(change.expected)} 万元，${share}% 区间 ${signed(change.from)} 至 ${signed(change.to)} 万元）；改动后最低 ${wan(next.low)} 万元${next.high === null ? '' : `，最高 ${wan(next.high)} 万元`}。`,
      en: `In ${base.year} the expected cost goes from ${wan(base.expected)} to ${wan(next.expected)} ten thousand yuan (${signed(change.expected)}; ${share} % interval ${signed(change.from)} to ${signed(change.to)}); after the change it is at least ${wan(next.low)}${next.high === null ? '' : ` and at most ${wan(next.high)}`}.`,
    });
    if (cost.base.length > 1) {
      const total = cost.change.reduce((sum, c) => sum + c.expected, 0);
      out.push({
        zh: `${base.year}–${cost.base.at(-1)!.year} 年合计 ${signed(total)} 万元。`,
        en: `Over ${base.year}–${cost.base.at(-1)!.year}: ${signed(total)} ten thousand yuan in all.`,
      });
    }
  }
  return out;
}

/** What the interval covers and what it does not; always said beside the figures. */
export function intervalNote(level: number, replicates: number, seed: number): Words {
  const share = Math.round(level * 100);
  return {
    zh: `${share}% 区间：按城市从现有企业中有放回重抽 ${replicates} 次（种子 ${seed}），每次同时在低值与高值之间抽取申领率和增长率。区间包含“碰巧是这些企业”以及申领率、增长率的不确定，不包含企业因政策改变行为、数据填报错误和缺失事项；缺失事项见“最低/最高”。`,
    en: `${share} % interval: ${replicates} populations drawn anew, city by city and with replacement, from the firms there are (seed ${seed}), each with take-up and growth drawn between their low and high values. It covers the chance of having just these firms and the doubt about take-up and growth; it does not cover firms that act otherwise because of the change, wrong figures, or missing facts, which are in "lowest" and "highest".`,
  };
}
