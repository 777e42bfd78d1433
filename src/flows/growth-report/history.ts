import type { ReportCell, ReportNode } from '../../modules/reports/index.ts';
import type { Writing } from './build-report.ts';
import { grouped } from './words.ts';

/** What was published of earlier years, the platform's own lists, and the goals of the plans. */
export function historyOf(w: Writing): ReportNode[] {
  const { data, say, cite } = w;
  const own = new Map(data.ownYears.map((y) => [y.year, y.firms]));
  const published = new Map(data.history.map((h) => [h.year, h]));
  const goals = new Map(data.targets.map((t) => [t.year, t]));
  const years = [...new Set([...own.keys(), ...published.keys(), ...goals.keys()])].sort((a, b) => a - b);
  const none: ReportCell = { text: '—' };
  const rows = years.map((year): ReportCell[] => {
    const [reported, goal, recorded] = [published.get(year), goals.get(year), own.get(year)];
    return [
      { text: String(year) },
      reported ? { text: grouped(reported.value, 0), value: reported.value, label: 'reported', sources: cite.source(reported.source) } : none,
      recorded === undefined ? none : { text: grouped(recorded, 0), value: recorded, label: 'recorded', sources: cite.own },
      goal ? { text: grouped(goal.value, 0), value: goal.value, label: 'document', sources: cite.source(goal.source) } : none,
    ];
  });
  const note: ReportNode = {
    kind: 'note',
    runs: [{ text: say({ zh: '公开发布数为全省口径转载数，与本平台名单口径不同，不能直接相加减。', en: 'Published counts are reprints for the whole province; they are not of the same scope as the lists of this platform and cannot be set off against them.' }) }],
  };
  return [
    {
      kind: 'table', ...w.table({ zh: `历年${data.kind.zh}数量`, en: `${data.kind.en} over the years` }),
      columns: [
        { title: say({ zh: '年份', en: 'Year' }), kind: 'text', width: 1 }, { title: say({ zh: '公开发布（家）', en: 'Published elsewhere' }), kind: 'number', width: 1.4 }, { title: say({ zh: '本平台名单（家）', en: 'On this platform' }), kind: 'number', width: 1.4 },
        { title: say({ zh: '规划目标（家）', en: 'Goal of the plan' }), kind: 'number', width: 1.4 },
      ],
      rows,
    },
    {
      kind: 'chart', ...w.chart({ zh: `历年${data.kind.zh}数量与规划目标`, en: `${data.kind.en} over the years and goals` }), sources: [...new Set([...data.history, ...data.targets].flatMap((c) => cite.source(c.source)))].concat(cite.own).sort((a, b) => a - b),
      chart: {
        kind: 'bar', horizontal: false, unit: say({ zh: '家', en: 'firms' }), decimals: 0, categories: years.map(String),
        series: [
          { name: say({ zh: '公开发布', en: 'Published elsewhere' }), colour: '#8A94A0', dashed: false, values: years.map((y) => published.get(y)?.value ?? null) },
          { name: say({ zh: '本平台名单', en: 'On this platform' }), colour: '#17509C', dashed: false, values: years.map((y) => own.get(y) ?? null) },
          { name: say({ zh: '规划目标', en: 'Goal' }), colour: '#D08A1E', dashed: false, values: years.map((y) => goals.get(y)?.value ?? null) },
        ].filter((s) => s.values.some((v) => v !== null)),
      },
    },
    note,
  ];
}
