import type { ChartSpec } from '../contract/model.ts';
import { unitName } from './format.ts';
import { pickTargets, placesOf, type Scope } from './scope.ts';
import { nameOf, type SnapshotTarget } from './snapshot.ts';
import type { ChartBlock } from './template/form.ts';
import { lightColours, targetLights, taskLights } from './words.ts';

const LIGHTS = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const;
const BRAND = '#17509C';
const LAKE = '#0F8A86';
const AMBER = '#D08A1E';

export interface DrawnChart {
  chart: ChartSpec;
  sources: number[];
}

const drawings: Record<ChartBlock['chart'], (scope: Scope, block: ChartBlock) => DrawnChart> = {
  lights: lightsByPlace,
  schedule: attainmentByTarget,
  trend,
  tasks: tasksByUnit,
  index: indexScores,
};

export function drawChart(scope: Scope, block: ChartBlock): DrawnChart {
  return drawings[block.chart](scope, block);
}

/** Targets by light for each place. */
function lightsByPlace(scope: Scope, block: ChartBlock): DrawnChart {
  const { snapshot, language, cite } = scope;
  const places = placesOf(snapshot, block.places).filter((code) => pickTargets(scope, block).some((t) => t.place === code));
  const targets = pickTargets(scope, block);
  return {
    sources: cite.counted().sources,
    chart: {
      kind: 'stacked', horizontal: false, unit: language === 'zh' ? '项' : 'targets', decimals: 0,
      categories: places.map((code) => nameOf(snapshot.places.find((p) => p.code === code), language)),
      series: LIGHTS.map((light) => ({
        name: targetLights[light][language], colour: lightColours[light], dashed: false,
        values: places.map((code) => targets.filter((t) => t.place === code && t.light === light).length),
      })).filter((s) => s.values.some((v) => v > 0)),
    },
  };
}

/** Done and due as shares of the way to the target. */
function attainmentByTarget(scope: Scope, block: ChartBlock): DrawnChart {
  const { language, cite, snapshot } = scope;
  const targets = pickTargets(scope, block).filter((t) => t.attainment !== null && t.due !== null);
  const round = (share: number): number => Math.round(share * 1000) / 10;
  const name = (t: SnapshotTarget): string => {
    const own = language === 'zh' ? t.indicator.shortZh : t.indicator.shortEn;
    return block.places === 'own' ? own : `${nameOf(snapshot.places.find((p) => p.code === t.place), language)} ${own}`;
  };
  return {
    sources: targets[0] ? cite.attainment(targets[0]).sources : [],
    chart: {
      kind: 'bar', horizontal: true, unit: '%', decimals: 1, categories: targets.map(name),
      series: [
        { name: language === 'zh' ? '已完成' : 'Attained', colour: BRAND, dashed: false, values: targets.map((t) => round(t.attainment!)) },
        { name: language === 'zh' ? '应完成' : 'Due', colour: '#B9C6D6', dashed: false, values: targets.map((t) => round(t.due!)) },
      ],
    },
  };
}

/** One indicator over the years: published figures against the line that would be on time. */
function trend(scope: Scope, block: ChartBlock): DrawnChart {
  const { language, cite, snapshot } = scope;
  const targets = pickTargets(scope, block);
  const first = targets[0];
  const years = [...new Set(targets.flatMap((t) => [...t.series.map((f) => Number(f.period)), ...t.schedule.map((s) => s.year)]))].sort((a, b) => a - b);
  const several = targets.length > 1;
  const colours = [BRAND, LAKE, AMBER, '#7A5AA6', '#C2504A', '#5B7F3B'];
  const of = (t: SnapshotTarget, name: string): string => (several ? `${nameOf(snapshot.places.find((p) => p.code === t.place), language)}${language === 'zh' ? '' : ' '}${name}` : name);
  return {
    sources: targets.flatMap((t) => t.series.flatMap((f) => cite.figure(f).sources)).filter((n, i, all) => all.indexOf(n) === i),
    chart: {
      kind: 'line', horizontal: false, unit: first ? unitName(first.indicator, language) : '', decimals: first?.indicator.decimals ?? 1, categories: years.map(String),
      series: targets.flatMap((t, i) => [
        { name: of(t, language === 'zh' ? '公布数' : 'reported'), colour: colours[i % colours.length]!, dashed: false, values: years.map((year) => scaled(t, t.series.find((f) => Number(f.period) === year)?.value, language)) },
        ...(several ? [] : [{ name: of(t, language === 'zh' ? '序时线' : 'on time'), colour: '#8A94A0', dashed: true, values: years.map((year) => scaled(t, t.schedule.find((s) => s.year === year)?.value, language)) }]),
      ]),
    },
  };
}

/** English axes are in billions where Chinese ones are in hundred millions. */
function scaled(t: SnapshotTarget, value: number | undefined, language: 'zh' | 'en'): number | null {
  if (value === undefined) return null;
  const own = language === 'en' && t.indicator.unit === '亿元' ? value / 10 : value;
  return Number(own.toFixed(4));
}

/** Tasks by light for each unit. */
function tasksByUnit({ tasks, language, cite }: Scope): DrawnChart {
  const unit = (t: Scope['tasks'][number]): string => t.lead ?? (language === 'zh' ? '未定牵头' : 'no lead');
  const units = [...new Set(tasks.map(unit))];
  return {
    sources: cite.counted().sources,
    chart: {
      kind: 'stacked', horizontal: true, unit: language === 'zh' ? '项' : 'tasks', decimals: 0, categories: units,
      series: LIGHTS.map((light) => ({ name: taskLights[light][language], colour: lightColours[light], dashed: false, values: units.map((u) => tasks.filter((t) => unit(t) === u && t.light === light).length) })).filter((s) => s.values.some((v) => v > 0)),
    },
  };
}

function indexScores({ snapshot, language, cite }: Scope): DrawnChart {
  const ranked = (snapshot.index?.places ?? []).filter((p) => p.score !== null);
  return {
    sources: cite.index().sources,
    chart: {
      kind: 'bar', horizontal: false, unit: language === 'zh' ? '分' : 'points', decimals: 1,
      categories: ranked.map((p) => nameOf(snapshot.places.find((x) => x.code === p.place), language)),
      series: [{ name: snapshot.index?.[language] ?? '', colour: LAKE, dashed: false, values: ranked.map((p) => Math.round(p.score! * 10) / 10) }],
    },
  };
}
