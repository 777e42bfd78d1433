import { amount, figureText, goalText, percentText, unitName, unitOf } from '../format.ts';
import { pickTargets, type Scope } from '../scope.ts';
import { nameOf, type SnapshotTarget } from '../snapshot.ts';
import type { TableBlock } from '../template/form.ts';
import { targetLights } from '../words.ts';
import { clauseCell, column, lightCell, nothing, number, type TableBody, text } from './table.ts';

/** One line a target: what is aimed at, what is known, how it compares with the schedule. */
export function targetTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const targets = pickTargets(scope, block);
  const places = block.places !== 'own';
  return {
    columns: [
      column(zh ? '指标' : 'Indicator', 'text', 22),
      ...(places ? [column(zh ? '地区' : 'Place', 'text', 8)] : []),
      column(zh ? '目标' : 'Target', 'number', 14),
      column(zh ? '目标年' : 'Year', 'text', 7),
      column(zh ? '起点' : 'Base', 'number', 11),
      column(zh ? '最新数' : 'Latest', 'number', 13),
      column(zh ? '数据时期' : 'Period', 'text', 9),
      column(zh ? '完成路程' : 'Attained', 'ratio', 9, 1),
      column(zh ? '应完成' : 'Due', 'ratio', 9, 1),
      column(zh ? '进度' : 'Light', 'text', 11),
      column(zh ? '依据' : 'Clause', 'text', 11),
    ],
    rows: targets.map((t) => [
      text(`${language === 'zh' ? t.indicator.zh : t.indicator.en}`),
      ...(places ? [text(nameOf(snapshot.places.find((p) => p.code === t.place), language))] : []),
      number(t.value, goalText(t, language), cite.target(t)),
      text(String(t.year)),
      baseCell(scope, t),
      t.latest ? number(t.latest.value, figureText(t.latest, t.indicator, language), cite.figure(t.latest)) : nothing,
      text(t.latest?.period),
      number(t.attainment, t.attainment === null ? '' : percentText(t.attainment), cite.attainment(t)),
      number(t.due, t.due === null ? '' : percentText(t.due), cite.attainment(t)),
      lightCell(t.light, targetLights, language),
      clauseCell(t.document, t.clause),
    ]),
    note: zh
      ? '完成路程为从起点到目标已走过的比例，应完成为按序时到判断年年末应走过的比例；“—”为没有公开数。'
      : 'Attained is the share of the way from base to target, due the share that should be done by the end of the year judged; — means that nothing is published.',
  };
}

function baseCell({ cite, language }: Scope, t: SnapshotTarget): ReturnType<typeof number> {
  if (!t.base) return nothing;
  const said = amount(t.base.value, t.operator === 'REDUCE' ? t.indicator : unitOf(t), language);
  return number(t.base.value, `${said}（${t.base.year}）`, cite.base(t));
}

/** Indicators down, places across: target, newest figure and light of each. */
export function matrixTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const targets = pickTargets(scope, { ...block, places: block.places === 'own' ? 'all' : block.places });
  const places = snapshot.places.filter((p) => targets.some((t) => t.place === p.code));
  const keys = [...new Set(targets.map((t) => `${t.indicator.code} ${t.year}`))].filter((key) => targets.filter((t) => `${t.indicator.code} ${t.year}` === key).length > 1);
  return {
    columns: [column(zh ? '指标' : 'Indicator', 'text', 20), column(zh ? '项目' : 'Item', 'text', 9), ...places.map((p) => column(nameOf(p, language), 'number', 12))],
    rows: keys.flatMap((key) => {
      const row = targets.filter((t) => `${t.indicator.code} ${t.year}` === key);
      const first = row[0]!;
      const of = (code: string): SnapshotTarget | undefined => row.find((t) => t.place === code);
      const name = `${zh ? first.indicator.shortZh : first.indicator.shortEn}（${unitName(unitOf(first), language)}）`;
      return [
        [text(name), text(`${first.year}${zh ? '目标' : ' target'}`), ...places.map((p) => {
          const t = of(p.code);
          return t ? number(t.value, goalText(t, language, true), cite.target(t)) : nothing;
        })],
        [text(name), text(zh ? '最新数' : 'Latest'), ...places.map((p) => {
          const t = of(p.code);
          return t?.latest ? number(t.latest.value, `${figureText(t.latest, t.indicator, language, true)}（${t.latest.period}）`, cite.figure(t.latest)) : nothing;
        })],
        [text(name), text(zh ? '进度' : 'Light'), ...places.map((p) => {
          const t = of(p.code);
          return t ? lightCell(t.light, targetLights, language) : nothing;
        })],
      ];
    }),
    note: zh ? '苏南与各市目标分别来自文件，互不推算。' : 'Targets of the zone and of its cities come from the document separately; none is derived from another.',
  };
}

/** Year by year: what would be on time, and what was published. */
export function scheduleTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const targets = pickTargets(scope, block).filter((t) => t.schedule.length > 0 && t.series.length > 0);
  const years = [...new Set(targets.flatMap((t) => t.schedule.map((s) => s.year)))].sort((a, b) => a - b);
  return {
    columns: [column(zh ? '指标' : 'Indicator', 'text', 24), column(zh ? '项目' : 'Item', 'text', 10), ...years.map((year) => column(String(year), 'number', 10, 4))],
    rows: targets.flatMap((t) => {
      const place = block.places === 'own' ? '' : `${nameOf(snapshot.places.find((p) => p.code === t.place), language)} `;
      const name = `${place}${zh ? t.indicator.shortZh : t.indicator.shortEn}（${unitName(t.indicator, language)}）`;
      return [
        [text(name), text(zh ? '序时应达' : 'On time'), ...years.map((year) => {
          const due = t.schedule.find((s) => s.year === year);
          return due ? number(due.value, amount(Number(due.value.toFixed(4)), t.indicator, language, true), cite.attainment(t)) : nothing;
        })],
        [text(name), text(zh ? '公布数' : 'Reported'), ...years.map((year) => {
          const found = t.series.find((f) => Number(f.period) === year);
          return found ? number(found.value, figureText(found, t.indicator, language, true), cite.figure(found)) : nothing;
        })],
      ];
    }),
  };
}

/** What the platform's own records say, year by year; never mixed with reported figures. */
export function recordedTable(scope: Scope, block: TableBlock): TableBody {
  const { cite, language, snapshot } = scope;
  const zh = language === 'zh';
  const seen = new Set<string>();
  // One indicator of a place may be aimed at by two documents; its records are the same.
  const targets = pickTargets(scope, block).filter((t) => t.recorded !== null && !seen.has(`${t.indicator.code} ${t.place}`) && seen.add(`${t.indicator.code} ${t.place}`));
  const years = [...new Set(targets.flatMap((t) => t.recorded!.figures.map((f) => f.year)))].sort((a, b) => a - b);
  return {
    columns: [column(zh ? '指标' : 'Indicator', 'text', 24), column(zh ? '地区' : 'Place', 'text', 10), ...years.map((year) => column(String(year), 'number', 11, 4))],
    rows: targets.map((t) => [
      text(`${zh ? t.indicator.zh : t.indicator.en}（${unitName(t.indicator, language)}）`),
      text(nameOf(snapshot.places.find((p) => p.code === t.place), language)),
      ...years.map((year) => {
        const found = t.recorded!.figures.find((f) => f.year === year);
        return found ? number(found.value, amount(Number(found.value.toFixed(4)), t.indicator, language, true), cite.recorded(t)) : nothing;
      }),
    ]),
    note: zh ? '只含在本平台办理的业务，不与公布数混用，也不据以亮灯。' : 'Only what was done on this platform; not mixed with published figures and no ground for a light.',
  };
}
