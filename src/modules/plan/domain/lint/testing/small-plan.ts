import type { PlanTarget, PlanTask } from '../../../contract.ts';
import type { LintFigure, LintIndicator, LintInput } from '../input.ts';

const ratio: LintIndicator = { code: 'SHARE', zh: '占比', en: 'Share', kind: 'RATIO', direction: 'UP', unit: '%', unitEn: '%', aggregation: 'WEIGHTED', denominator: 'PEOPLE', breaks: [], versions: [], restated: [] };
const growth: LintIndicator = { ...ratio, code: 'GROWTH', zh: '增幅', en: 'Growth', kind: 'GROWTH', aggregation: 'NOT_ADDITIVE', denominator: null };
const people: LintIndicator = { ...ratio, code: 'PEOPLE', zh: '人口', en: 'People', kind: 'STOCK', unit: '万人', unitEn: '10k', aggregation: 'SUM', denominator: null };

export function target(given: Partial<PlanTarget> = {}): PlanTarget {
  const { document = 'D', indicator = 'SHARE', place = 'Z', year = 2025 } = given;
  return {
    id: `${document}-${indicator}-${place}-${year}`, operator: 'GTE', value: 1, unit: '%', baseYear: 2020, baseValue: null, baseClause: null, path: { kind: 'LINEAR' }, binding: 'UNSTATED',
    clause: '一', subClause: null, subjectZh: null, subjectEn: null, noteZh: null, noteEn: null, restatements: [], ...given, document, indicator, place, year,
  };
}

export function figure(given: Partial<LintFigure> = {}): LintFigure {
  return { indicator: 'SHARE', place: 'Z', period: '2020', value: 1, unit: '%', bound: 'exact', confidence: 'sourced', source: '公报', ...given };
}

export function task(given: Partial<PlanTask> = {}): PlanTask {
  const no = given.no ?? 1;
  return { id: `D-task-${no}`, no, category: 'c', zh: '任务', en: 'task', lead: '甲市', cooperating: [], places: [], indicators: ['SHARE'], document: 'D', clause: `附件/${no}`, subClause: null, noteZh: null, noteEn: null, money: [{ kind: 'BUDGET', fen: 1, per: 'YEAR', shared: false, document: 'D', clause: '一', zh: '经费', en: 'money' }], ...given };
}

/** A zone Z of the places A and B and nothing in it, of which tests say what they want. */
export function smallPlan(given: Partial<LintInput> = {}): LintInput {
  return {
    documents: [{ id: 'D', zh: '规划', en: 'Plan', issuerZh: '省', issuerEn: 'Province', number: null, numberNoteZh: null, numberNoteEn: null, issuedOn: '2021-12-31', periodFrom: 2021, periodTo: 2025, place: 'Z' }],
    targets: [], tasks: [], figures: [],
    indicators: [ratio, growth, people],
    composition: { whole: 'Z', parts: ['A', 'B'] },
    places: [{ code: 'Z', zh: '全区', en: 'Zone' }, { code: 'A', zh: '甲市', en: 'A city' }, { code: 'B', zh: '乙市', en: 'B city' }],
    approxReachedFrom: 0.95,
    thisYear: 2022,
    parameters: { version: 1, sourceZh: '约定', sourceEn: 'convention', growthWeights: [{ indicator: 'GROWTH', by: 'PEOPLE' }], tasksLed: 2, severities: {}, definitions: [] },
    ...given,
  };
}

/** The zone's target with those of its two places. */
export const family = (indicator: string, zone: Partial<PlanTarget>, a: Partial<PlanTarget>, b: Partial<PlanTarget>): PlanTarget[] => [
  target({ indicator, place: 'Z', ...zone }), target({ indicator, place: 'A', ...a }), target({ indicator, place: 'B', ...b }),
];

export const population = (a: number, b: number): LintFigure[] => [
  figure({ indicator: 'PEOPLE', place: 'A', value: a, unit: '万人' }), figure({ indicator: 'PEOPLE', place: 'B', value: b, unit: '万人' }),
];
