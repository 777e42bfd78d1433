import type { Snapshot, SnapshotTarget, SnapshotTask } from '../domain/snapshot.ts';

const RD = { code: 'RD_GDP', zh: '全社会研发经费占地区生产总值比重', en: 'R&D intensity', shortZh: '研发投入强度', shortEn: 'R&D/GDP', unit: '%', unitEn: '%', decimals: 2 };
const TURNOVER = { code: 'TECH_CONTRACT', zh: '技术合同成交额', en: 'Technology contract turnover', shortZh: '技术合同', shortEn: 'Turnover', unit: '亿元', unitEn: '100m CNY', decimals: 2 };
const place = (code: string, kind: string, zh: string, en: string): Snapshot['place'] => ({ code, kind, zh: kind === 'zone' ? '苏南国家自主创新示范区' : `${zh}市`, en, shortZh: zh, shortEn: en });

const figure = (period: string, value: number, source: string): NonNullable<SnapshotTarget['latest']> => ({ period, value, bound: 'exact', confidence: 'sourced', source, url: null, published: null });

const target = (more: Partial<SnapshotTarget> & Pick<SnapshotTarget, 'id' | 'place'>): SnapshotTarget => ({
  indicator: RD, document: '002', clause: '附件1', operator: 'GTE', value: 3.7, year: 2025, baseYear: 2020, light: 'GREEN', attained: false, attainment: 0.7667, due: 0.4,
  scheduleAttainment: 1.917, expected: 3.52, judged: 3.63, judgedYear: 2022, base: { year: 2020, value: 3.4, origin: 'DOCUMENT' }, remarks: [],
  latest: figure('2022', 3.63, '江苏省科技经费投入统计公报'), series: [figure('2021', 3.48, '省公报2021'), figure('2022', 3.63, '江苏省科技经费投入统计公报')],
  schedule: [{ year: 2020, value: 3.4 }, { year: 2025, value: 3.7 }], recorded: null,
  forecast: { value: 3.81, low: 3.55, high: 4.07, year: 2025, level: 0.8, probability: 0.71 },
  gap: { standing: 'UNDECIDED', points: true, missing: 0.07, months: 36, perMonth: 0.0019, sentence: { zh: '还差0.07个百分点', en: '0.07 points missing' } },
  contributions: null, ...more,
});

const task = (no: number, more: Partial<SnapshotTask>): SnapshotTask => ({
  id: `002-task-${no}`, no, zh: `任务${no}`, en: `Task ${no}`, document: '002', clause: `附件2/${no}`, lead: '无锡市', places: ['320200'], public: true, light: 'GREEN', planned: 50, verified: 52.5, dueOn: '2027-03-31',
  milestones: [{ zh: '主体建设', en: 'Construction', weight: 100, dueOn: '2027-03-31', planned: 50, verified: 52.5 }],
  internal: { organisation: '无锡市科技局（演示）', claimed: 60.25, reasons: [], missed: 0 }, demo: true, ...more,
});

/** Made up, small, with something internal in every corner. */
export function sampleSnapshot(): Snapshot {
  return {
    form: 1, takenAt: '2026-06-30T08:15:30.123Z', asOf: '2026-06-30', audience: 'internal',
    place: place('SUNAN', 'zone', '苏南', "Su'nan"),
    places: [place('SUNAN', 'zone', '苏南', "Su'nan"), place('320200', 'city', '无锡', 'Wuxi'), place('320500', 'city', '苏州', 'Suzhou')],
    documents: [{ id: '002', zh: '发展规划纲要', en: 'Plan outline', number: '苏科发〔2021〕290号', issuedOn: '2021-12-31' }],
    targets: [
      target({ id: '002-RD_GDP-SUNAN-2025', place: 'SUNAN' }),
      target({ id: '002-RD_GDP-320200-2025', place: '320200', value: 4, light: 'RED', judged: 3.2, attainment: -0.2, latest: figure('2023', 3.2, '=无锡统计公报') }),
      target({
        id: '002-TECH_CONTRACT-SUNAN-2025', place: 'SUNAN', indicator: TURNOVER, operator: 'APPROX', value: 3000, light: 'GREY', attainment: null, due: null, judged: null, judgedYear: null, base: null, latest: null, series: [], schedule: [],
        forecast: null, gap: { standing: 'UNKNOWN', points: false, missing: null, months: null, perMonth: null, sentence: { zh: '无数', en: 'none' } },
        recorded: { sourceZh: '技术合同登记', sourceEn: 'contract registration', figures: [{ year: 2025, value: 12.5 }, { year: 2026, value: 7.25 }] },
      }),
    ],
    tasks: [
      task(1, {}),
      task(2, { public: false, zh: '涉密任务', light: 'RED', verified: 10, internal: { organisation: '某局', claimed: 88.8, reasons: [{ kind: 'GAP', value: -40, milestone: null }], missed: 2 } }),
    ],
    orders: [{ taskId: '002-task-2', taskNo: 2, taskZh: '涉密任务', taskEn: 'Task 2', organisation: '某局', colour: 'RED', ground: 'FAILED', period: '2026-06', status: 'ISSUED', open: true, createdOn: '2026-06-10' }],
    index: {
      zh: '自创区创新指数', en: 'Innovation index', year: 2025, version: 1, sourceZh: '平台约定', sourceEn: 'convention', confidence: 0.9,
      fields: [{ code: 'input', zh: '创新投入', en: 'Input', weight: 1 }],
      places: [
        { place: '320500', rank: 1, score: 78.91, low: 1, high: 2, coverage: 1, fields: [{ code: 'input', score: 78.91 }] },
        { place: '320200', rank: 2, score: 77.02, low: 1, high: 2, coverage: 0.75, fields: [{ code: 'input', score: 77.02 }] },
      ],
      groups: [['320500', '320200']], sources: ['统计公报'],
    },
    findings: [{ code: 'TARGET_MET_BEFORE_SET', severity: 'warning', zh: '目标定下时已达到', en: 'Met when it was set', clauses: [{ document: '002', path: '附件1' }], places: ['SUNAN'] }],
    funds: {
      scheme: { zh: '平台约定', en: 'convention' },
      programmes: [{ fundZh: '自创区专项资金', fundEn: 'Zone fund', year: 2026, clause: '002 六/（二）', zh: '平台建设', en: 'Platforms', receivedFen: 1_234_500_000, allocatedFen: 1_000_000_000, paidFen: 617_250_000, spending: 50, progress: 62.5, indicators: null, score: null }],
    },
    rules: { attainment: { zh: '平台约定', en: 'convention', version: 1 }, supervision: { zh: '平台约定', en: 'convention' }, lint: { zh: '平台约定', en: 'convention', version: 1 } },
  };
}
