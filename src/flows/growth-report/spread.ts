import { byValueBand, groupFigures, guardSums } from '../../modules/enterprises/index.ts';
import type { ReportCell, ReportNode } from '../../modules/reports/index.ts';
import type { Writing } from './build-report.ts';
import { grouped, percent, reportWords } from './words.ts';

const BRAND = '#17509C';
const LAKE = '#0F8A86';
const STONE = '#8A94A0';

type Member = Writing['data']['outcome'][number];
const isOn = (o: Member): boolean => o.standing !== 'DROPPED';

function counter({ cite }: Writing): (value: number) => ReportCell {
  return (value) => ({ text: grouped(value, 0), value, label: 'recorded', sources: cite.own });
}

export function byCity(w: Writing): ReportNode[] {
  const { data, say, cite } = w;
  const cell = counter(w);
  const of = (city: string | null, standing?: string): number => data.outcome.filter((o) => (city === null || o.city === city) && (standing === undefined ? isOn(o) : o.standing === standing)).length;
  const row = (name: string, city: string | null): ReportCell[] => [{ text: name }, cell(of(city)), cell(of(city, 'NEW') + of(city, 'RETURNED')), cell(of(city, 'STAYED')), cell(of(city, 'DROPPED'))];
  return [
    {
      kind: 'table', ...w.table({ zh: '各市入选情况', en: 'Firms by city' }),
      columns: [
        { title: say({ zh: '城市', en: 'City' }), kind: 'text', width: 2 }, { title: say({ zh: '入选（家）', en: 'On the list' }), kind: 'number', width: 1.4 }, { title: say({ zh: '其中新入选', en: 'Entered' }), kind: 'number', width: 1.4 },
        { title: say({ zh: '连续入选', en: 'Stayed' }), kind: 'number', width: 1.4 }, { title: say({ zh: '未再入选', en: 'Dropped out' }), kind: 'number', width: 1.4 },
      ],
      rows: [...data.cities.map((c) => row(say(c), c.code)), row(say(reportWords.all), null)],
    },
    {
      kind: 'chart', ...w.chart({ zh: '各市新入选与连续入选企业', en: 'Entered and stayed by city' }), sources: cite.own,
      chart: {
        kind: 'stacked', horizontal: false, unit: say({ zh: '家', en: 'firms' }), decimals: 0, categories: data.cities.map(say),
        series: [
          { name: say({ zh: '连续入选', en: 'Stayed' }), colour: BRAND, dashed: false, values: data.cities.map((c) => of(c.code, 'STAYED')) },
          { name: say({ zh: '新入选', en: 'Entered' }), colour: LAKE, dashed: false, values: data.cities.map((c) => of(c.code, 'NEW') + of(c.code, 'RETURNED')) },
        ],
      },
    },
  ];
}

export function byField(w: Writing): ReportNode[] {
  const { data, say, cite } = w;
  const cell = counter(w);
  const on = data.outcome.filter(isOn);
  const named = data.fields.map((f) => ({ name: say(f), firms: on.filter((o) => o.field === f.id) }));
  const rest = on.filter((o) => !data.fields.some((f) => f.id === o.field));
  const fields = [...named, ...(rest.length > 0 ? [{ name: say(reportWords.unknownField), firms: rest }] : [])].filter((f) => f.firms.length > 0).sort((a, b) => b.firms.length - a.firms.length);
  return [
    {
      kind: 'table', ...w.table({ zh: '入选企业领域分布', en: 'Firms by technical field' }),
      columns: [
        { title: say({ zh: '技术领域', en: 'Field' }), kind: 'text', width: 2.4 }, { title: say({ zh: '企业（家）', en: 'Firms' }), kind: 'number', width: 1.2 }, { title: say({ zh: '占比', en: 'Share' }), kind: 'ratio', width: 1.2 },
        ...data.cities.map((c) => ({ title: say(c), kind: 'number' as const, width: 1 })),
      ],
      rows: fields.map((f) => [
        { text: f.name }, cell(f.firms.length), { text: percent(f.firms.length / on.length), value: f.firms.length / on.length, label: 'computed' as const, sources: cite.own },
        ...data.cities.map((c) => cell(f.firms.filter((o) => o.city === c.code).length)),
      ]),
    },
    {
      kind: 'chart', ...w.chart({ zh: '入选企业领域分布', en: 'Firms by technical field' }), sources: cite.own,
      chart: { kind: 'bar', horizontal: true, unit: say({ zh: '家', en: 'firms' }), decimals: 0, categories: fields.map((f) => f.name), series: [{ name: say({ zh: '入选企业', en: 'Firms' }), colour: BRAND, dashed: false, values: fields.map((f) => f.firms.length) }] },
    },
  ];
}

/** Sums by city; groups too small to be shown stay hidden. */
export function growthByCity(w: Writing): ReportNode[] {
  const { data, say, cite } = w;
  const on = data.outcome.filter(isOn);
  const groups = [...guardSums(data.cities.map((c) => ({ name: say(c), figures: groupFigures(on.filter((o) => o.city === c.code), data.smallestShown) }))), { name: say(reportWords.all), figures: groupFigures(on, data.smallestShown) }];
  const computed = (value: number | null, write: (v: number) => string): ReportCell => (value === null ? { text: say(reportWords.few) } : { text: write(value), value, label: 'computed', sources: cite.own });
  const shown = groups.slice(0, -1).filter((g) => g.figures.revenueGrowth !== null || g.figures.rdShare !== null);
  const points = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 10);
  return [
    {
      kind: 'table', ...w.table({ zh: '入选企业成长与研发（上年度）', en: 'Growth and R&D of the last year' }),
      columns: [
        { title: say({ zh: '城市', en: 'City' }), kind: 'text', width: 1.6 }, { title: say({ zh: '营业收入（亿元）', en: 'Revenue (100 m CNY)' }), kind: 'number', width: 1.6 }, { title: say({ zh: '比上年增长', en: 'Growth' }), kind: 'ratio', width: 1.3 },
        { title: say({ zh: '近四年年均增长（中位数）', en: 'Growth a year over four (median)' }), kind: 'ratio', width: 1.8 }, { title: say({ zh: '研发费用（亿元）', en: 'R&D (100 m CNY)' }), kind: 'number', width: 1.6 },
        { title: say({ zh: '研发占收入', en: 'R&D share' }), kind: 'ratio', width: 1.3 }, { title: say({ zh: '职工（人）', en: 'Employees' }), kind: 'number', width: 1.3 },
      ],
      rows: groups.map(({ name, figures: f }) => [
        { text: name }, computed(f.revenue, (v) => grouped(v / 10_000, 2)), computed(f.revenueGrowth, percent), computed(f.medianGrowth4, percent), computed(f.rd, (v) => grouped(v / 10_000, 2)), computed(f.rdShare, percent),
        computed(f.employees, (v) => grouped(v, 0)),
      ]),
      note: say({ zh: `${reportWords.fewNote.zh(data.smallestShown)}增长率和占比按两项数据均有的企业合计计算。`, en: `${reportWords.fewNote.en(data.smallestShown)} Growth and shares are of sums over firms of which both figures are known.` }),
    },
    ...(shown.length === 0 ? [] : [{
      kind: 'chart' as const, ...w.chart({ zh: '各市入选企业收入增长与研发强度', en: 'Growth of revenue and R&D share by city' }), sources: cite.own,
      chart: {
        kind: 'bar' as const, horizontal: false, unit: '%', decimals: 1, categories: shown.map((g) => g.name),
        series: [
          { name: say({ zh: '营业收入比上年增长', en: 'Growth of revenue' }), colour: BRAND, dashed: false, values: shown.map((g) => points(g.figures.revenueGrowth)) },
          { name: say({ zh: '研发费用占营业收入', en: 'R&D in revenue' }), colour: LAKE, dashed: false, values: shown.map((g) => points(g.figures.rdShare)) },
        ],
      },
    }]),
  ];
}

export function valueBands(w: Writing): ReportNode[] {
  const { data, say, cite } = w;
  const cell = counter(w);
  const bands = byValueBand(data.outcome.filter(isOn), data.valueBands, data.smallestShown).filter((b) => b.firms !== 0);
  const few = bands.some((b) => b.firms === null);
  const name = ({ from, to }: (typeof bands)[number]): string => {
    if (from === null) return say({ zh: '估值不详', en: 'Not known' });
    if (to === null) return say({ zh: `${from}亿美元及以上`, en: `${from / 10} bn and more` });
    return from === 0 ? say({ zh: `${to}亿美元以下`, en: `below ${to / 10} bn` }) : say({ zh: `${from}—${to}亿美元`, en: `${from / 10}–${to / 10} bn` });
  };
  return [
    {
      kind: 'table', ...w.table({ zh: '入选企业估值分布', en: 'Firms by value' }),
      columns: [{ title: say({ zh: '最近一轮投后估值', en: 'Post-money value in USD' }), kind: 'text', width: 2 }, { title: say({ zh: '企业（家）', en: 'Firms' }), kind: 'number', width: 1 }],
      rows: bands.map((b) => [{ text: name(b) }, b.firms === null ? { text: say(reportWords.few) } : cell(b.firms)]),
      note: say({
        zh: `按融资完成当年人民币对美元年平均汇率折算，下限含本数。${few ? reportWords.fewBands.zh(data.smallestShown) : ''}`,
        en: `At the average rate of the year of the round; a band holds its lower bound. ${few ? reportWords.fewBands.en(data.smallestShown) : ''}`.trim(),
      }),
    },
    {
      kind: 'chart', ...w.chart({ zh: '入选企业估值分布', en: 'Firms by value' }), sources: cite.own,
      chart: { kind: 'bar', horizontal: false, unit: say({ zh: '家', en: 'firms' }), decimals: 0, categories: bands.map(name), series: [{ name: say({ zh: '企业', en: 'Firms' }), colour: STONE, dashed: false, values: bands.map((b) => b.firms) }] },
    },
  ];
}
