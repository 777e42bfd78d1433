import { numberLabels } from '../../contract/model.ts';
import type { DatasetId } from '../../contract/open-data.ts';
import type { SnapshotTarget } from '../snapshot.ts';
import { labelWords, targetLights, taskLights } from '../words.ts';
import type { DataColumn, Dataset, DataValue, Names } from './dataset.ts';
import type { OpenSources } from './sources.ts';
import { timePeriod } from './time-period.ts';

type Make = (sources: OpenSources) => Promise<Dataset>;

/** Every open data set by its id. */
export const datasets: Record<DatasetId, Make> = { targets, figures, attainment, tasks, index };

const dimension = (id: string, zh: string, en: string, codes?: ReadonlyMap<string, Names>): DataColumn => ({ id, zh, en, role: 'dimension', type: 'text', ...(codes ? { codes } : {}) });
const time: DataColumn = { id: 'TIME_PERIOD', zh: '时期', en: 'Time period', role: 'time', type: 'text' };
const measure = (id: string, zh: string, en: string): DataColumn => ({ id, zh, en, role: 'measure', type: 'number' });
const attribute = (id: string, zh: string, en: string, codes?: ReadonlyMap<string, Names>): DataColumn => ({ id, zh, en, role: 'attribute', type: 'text', ...(codes ? { codes } : {}) });
const codes = (names: Record<string, Names>): ReadonlyMap<string, Names> => new Map(Object.entries(names));

const labels = attribute('LABEL', '标注', 'Where the number comes from', new Map(numberLabels.map((l) => [l.toUpperCase(), labelWords[l]])));
const LIGHTS = codes(targetLights);
/** Observation status after the SDMX cross-domain code list. */
const STATUS = codes({ A: { zh: '正常值', en: 'Normal value' }, P: { zh: '初步数', en: 'Provisional value' }, R: { zh: '修订数', en: 'Revised value' }, E: { zh: '推算', en: 'Estimated value' }, U: { zh: '未核', en: 'Low reliability' } });
const BOUNDS = codes({ EXACT: { zh: '确数', en: 'exact' }, AT_LEAST: { zh: '超过', en: 'more than' }, AT_MOST: { zh: '接近', en: 'nearly' }, ABOUT: { zh: '约', en: 'about' } });
const CONFIDENCE = codes({ SOURCED: { zh: '有出处', en: 'read in its source' }, DERIVED: { zh: '推算', en: 'derived' }, RECALLED: { zh: '未核', en: 'not verified yet' } });
const OPERATORS = codes({
  GTE: { zh: '达到', en: 'at least' }, GT: { zh: '超过', en: 'more than' }, APPROX: { zh: '左右', en: 'about' }, LTE: { zh: '以下', en: 'at most' },
  REDUCE: { zh: '比基年降低', en: 'reduction against the base year' }, CAGR: { zh: '年均增长', en: 'mean yearly growth' },
});

const places = ({ places: all }: OpenSources): ReadonlyMap<string, Names> => new Map(all.map((p) => [p.code, { zh: p.zh, en: p.en }]));
const documents = ({ documents: all }: OpenSources): ReadonlyMap<string, Names> => new Map(all.map((d) => [d.id, { zh: d.number ?? d.zh, en: d.number ?? d.en }]));

/** Code for a unit: SDMX codes hold letters, digits and a few signs. */
function unitCode(unit: string, unitEn: string): string {
  if (unit === '%') return 'PC';
  return unitEn.toUpperCase().replaceAll('²', '2').replaceAll(/[^A-Z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '') || 'UNIT';
}
const PERCENT: Names = { zh: '%', en: '%' };

async function figures(sources: OpenSources): Promise<Dataset> {
  const [all, indicators] = await Promise.all([sources.figures(), sources.indicators()]);
  const definition = new Map(indicators.map((i) => [i.code, i]));
  const known = all.filter((f) => definition.has(f.indicator));
  const unitOf = (code: string): string => unitCode(definition.get(code)!.unit, definition.get(code)!.unitEn);
  const status = (f: (typeof all)[number]): string => (f.confidence === 'recalled' ? 'U' : f.confidence === 'derived' ? 'E' : f.status === 'provisional' ? 'P' : f.status === 'revised' ? 'R' : 'A');
  return {
    id: 'figures',
    title: { zh: '指标数据', en: 'Figures' },
    description: { zh: '各指标、各地区、各时期的公布数，每个数注明来源、状态和是否只是界限值', en: 'Published figures by indicator, place and period; each with source, status and whether it is only a bound' },
    columns: [
      dimension('INDICATOR', '指标', 'Indicator', new Map(indicators.map((i) => [i.code, { zh: i.zh, en: i.en }]))),
      dimension('REF_AREA', '地区', 'Place', places(sources)),
      dimension('UNIT_MEASURE', '单位', 'Unit', new Map(indicators.map((i) => [unitCode(i.unit, i.unitEn), { zh: i.unit, en: i.unitEn }]))),
      time,
      measure('OBS_VALUE', '数值', 'Value'),
      attribute('OBS_STATUS', '状态', 'Observation status', STATUS),
      attribute('BOUND', '界限', 'Bound', BOUNDS),
      attribute('CONFIDENCE', '可信度', 'Confidence', CONFIDENCE),
      labels,
      attribute('SOURCE', '来源', 'Source'),
      attribute('SOURCE_URL', '来源网址', 'Address of the source'),
      attribute('PUBLISHED', '发布日期', 'Published'),
    ],
    rows: known.map((f): DataValue[] => [
      f.indicator, f.place, unitOf(f.indicator), timePeriod(f.period), f.value, status(f), f.bound.toUpperCase(), f.confidence.toUpperCase(),
      f.confidence === 'derived' ? 'COMPUTED' : 'REPORTED', f.source, f.url, f.published,
    ]),
    date: known.flatMap((f) => (f.published?.length === 10 ? [f.published] : [])).toSorted().at(-1) ?? null,
  };
}

/** A reduction or a mean growth is in percent, whatever the indicator is measured in. */
function targetUnit({ operator, indicator }: SnapshotTarget): string {
  return operator === 'REDUCE' || operator === 'CAGR' ? 'PC' : unitCode(indicator.unit, indicator.unitEn);
}

/** A target is one for its document, indicator, place and year. */
function targetKeys(sources: OpenSources, all: readonly SnapshotTarget[]): DataColumn[] {
  return [
    dimension('INDICATOR', '指标', 'Indicator', new Map(all.map((t) => [t.indicator.code, { zh: t.indicator.zh, en: t.indicator.en }]))),
    dimension('REF_AREA', '地区', 'Place', places(sources)),
    dimension('DOCUMENT', '文件', 'Document', documents(sources)),
    time,
  ];
}

async function targets(sources: OpenSources): Promise<Dataset> {
  const all = await sources.targets();
  const units = new Map<string, Names>([['PC', PERCENT], ...all.map((t): [string, Names] => [targetUnit(t), targetUnit(t) === 'PC' ? PERCENT : { zh: t.indicator.unit, en: t.indicator.unitEn }])]);
  return {
    id: 'targets',
    title: { zh: '规划目标', en: 'Targets' },
    description: { zh: '规划文件定下的定量目标，时期为目标年，依据到条款', en: 'Figures that the plan documents set for a target year, with their clauses' },
    columns: [
      ...targetKeys(sources, all),
      measure('OBS_VALUE', '目标值', 'Target'),
      attribute('UNIT_MEASURE', '单位', 'Unit', units),
      attribute('OPERATOR', '关系', 'Operator', OPERATORS),
      attribute('OBS_STATUS', '状态', 'Observation status', STATUS),
      labels,
      attribute('BASE_YEAR', '基年', 'Base year'),
      attribute('CLAUSE', '条款', 'Clause'),
    ],
    rows: all.map((t): DataValue[] => [t.indicator.code, t.place, t.document, String(t.year), t.value, targetUnit(t), t.operator, 'A', 'DOCUMENT', String(t.baseYear), t.clause]),
    date: null,
  };
}

async function attainment(sources: OpenSources): Promise<Dataset> {
  const all = await sources.targets();
  const round = (share: number | null): number | null => (share === null ? null : Number(share.toFixed(6)));
  return {
    id: 'attainment',
    title: { zh: '目标进度', en: 'Attainment' },
    description: { zh: '目标的完成路程、序时应完成、灯和判断所据的数；由平台按公开规则计算', en: 'How far targets have come, what is due by schedule, and the light; computed by published rules' },
    columns: [
      ...targetKeys(sources, all),
      measure('JUDGED_VALUE', '判断所据的数', 'Value judged'),
      measure('ATTAINMENT', '完成路程', 'Share of the way done'),
      measure('DUE', '应完成', 'Share of the way due'),
      measure('SCHEDULE_ATTAINMENT', '序时进度比', 'Done over due'),
      measure('EXPECTED', '序时应达', 'Value on time'),
      attribute('LIGHT', '灯', 'Light', LIGHTS),
      attribute('OBS_STATUS', '状态', 'Observation status', STATUS),
      labels,
      attribute('JUDGED_YEAR', '判断年', 'Year judged'),
      attribute('SOURCE', '所据数的来源', 'Source of the value judged'),
      attribute('REMARKS', '须知', 'Remarks'),
    ],
    rows: all.map((t): DataValue[] => {
      const judged = t.series.find((f) => Number(f.period) === t.judgedYear);
      return [
        t.indicator.code, t.place, t.document, String(t.year), round(t.judged), round(t.attainment), round(t.due), round(t.scheduleAttainment), round(t.expected),
        t.light, judged?.confidence === 'recalled' ? 'U' : 'A', 'COMPUTED', t.judgedYear === null ? null : String(t.judgedYear), judged?.source ?? null, t.remarks.join(' ') || null,
      ];
    }),
    date: sources.asOf,
  };
}

async function tasks(sources: OpenSources): Promise<Dataset> {
  const all = await sources.tasks();
  return {
    id: 'tasks',
    title: { zh: '重点任务公开进度', en: 'Public progress of the key tasks' },
    description: { zh: '对外公开的重点任务：应达、经他人核验的进度和灯', en: 'Key tasks that are public: planned and verified progress, and the light' },
    columns: [
      dimension('TASK', '任务', 'Task', new Map(all.map((t) => [t.id, { zh: t.zh, en: t.en }]))),
      time,
      measure('PLANNED', '应达（%）', 'Planned, %'),
      measure('VERIFIED', '核验进度（%）', 'Verified, %'),
      attribute('LIGHT', '灯', 'Light', codes(taskLights)),
      labels,
      attribute('LEAD', '牵头单位', 'Lead unit'),
      attribute('PLACES', '地区', 'Places'),
      attribute('DUE_ON', '完成期限', 'Due'),
      attribute('DOCUMENT', '文件', 'Document', documents(sources)),
      attribute('CLAUSE', '条款', 'Clause'),
      attribute('DEMO', '演示', 'Demonstration'),
    ],
    rows: all.map((t): DataValue[] => [t.id, sources.asOf, t.planned, t.verified, t.light, 'RECORDED', t.lead, t.places.join(' ') || null, t.dueOn, t.document, t.clause, t.demo ? 'yes' : null]),
    date: sources.asOf,
  };
}

async function index(sources: OpenSources): Promise<Dataset> {
  const found = await sources.index();
  const year = String(found?.year ?? '');
  const note = found ? `${found.zh} v${found.version}` : null;
  return {
    id: 'index',
    title: { zh: '创新指数', en: 'Innovation index' },
    description: { zh: '各市得分、名次和名次区间，及分领域得分；方法公开', en: 'Scores, ranks and rank intervals of the cities, and scores by field; the method is published' },
    columns: [
      dimension('REF_AREA', '地区', 'Place', places(sources)),
      dimension('FIELD', '领域', 'Field', new Map([['TOTAL', { zh: '总指数', en: 'Total' }], ...(found?.fields ?? []).map((f): [string, Names] => [f.code, { zh: f.zh, en: f.en }])])),
      time,
      measure('SCORE', '得分', 'Score'),
      measure('RANK', '名次', 'Rank'),
      measure('RANK_LOW', '名次区间起', 'Best rank of the interval'),
      measure('RANK_HIGH', '名次区间止', 'Worst rank of the interval'),
      measure('COVERAGE', '数据覆盖', 'Coverage'),
      labels,
      attribute('SOURCE', '来源', 'Source'),
    ],
    rows: (found?.places ?? []).flatMap((p): DataValue[][] => [
      [p.place, 'TOTAL', year, p.score === null ? null : Number(p.score.toFixed(4)), p.rank, p.low, p.high, Number(p.coverage.toFixed(4)), 'COMPUTED', note],
      ...p.fields.filter((f) => found!.fields.some((x) => x.code === f.code)).map((f): DataValue[] => [p.place, f.code, year, f.score === null ? null : Number(f.score.toFixed(4)), null, null, null, null, 'COMPUTED', note]),
    ]),
    date: null,
  };
}
