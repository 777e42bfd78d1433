import type { Database } from '../../kernel/db/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { AssessmentParts, Material, MaterialScope, Section } from '../../modules/assessment/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import type { AssessedTask, SupervisionModule } from '../../modules/supervision/index.ts';

type Table = Omit<Material, 'section'>;
type Row = Table['rows'][number];

interface AssessingHouse {
  plan: Pick<PlanModule, 'listTargets'>;
  indicators: Pick<Indicators, 'figures' | 'places' | 'packed'>;
  supervision: Pick<SupervisionModule, 'evidenceOf'>;
}

/**
 * What the other modules open to an assessor: tables cut to the subject, the years and the places of the engagement. No
 * names of persons and no free text a unit wrote.
 */
export function assessingMaterial({ plan, indicators, supervision }: AssessingHouse): AssessmentParts['material'] {
  const placeName = (code: string): string => indicators.places.find(code)?.zh ?? code;
  const inPlaces = (scope: MaterialScope, code: string): boolean => scope.places.length === 0 || scope.places.includes(code);

  const targets = async (db: Database, now: Date, scope: MaterialScope): Promise<Table> => {
    const found = await plan.listTargets(db, now, scope.subjectKind === 'PLAN' ? { document: scope.subjectId } : {});
    return {
      columns: [col('clause', '条款', 'Clause'), col('indicator', '指标', 'Indicator'), col('place', '地区', 'Place'), col('year', '目标年', 'Year'), col('target', '目标', 'Target'),
        col('figure', '最近数', 'Figure'), col('period', '年份', 'Of'), col('attainment', '完成率', 'Attainment'), col('schedule', '序时完成率', 'Against schedule'), col('light', '灯', 'Light'),
        col('source', '来源', 'Source'), col('confidence', '可信度', 'Confidence')],
      rows: found
        .filter((t) => inPlaces(scope, t.place.code))
        .map((t) => ({
          clause: t.clause, indicator: t.indicator.zh, place: t.place.zh, year: t.year, target: `${SIGN[t.operator]}${t.value}${t.unit}`, figure: t.judged?.value ?? null, period: t.judged?.period ?? null,
          attainment: rounded(t.assessment.attainment), schedule: rounded(t.assessment.scheduleAttainment), light: t.assessment.light, source: t.judged?.source ?? null, confidence: t.assessment.confidence,
        })),
    };
  };

  const figures = async (db: Database, now: Date, scope: MaterialScope): Promise<Table> => {
    const wanted = scope.subjectKind === 'PLAN' ? [...new Set((await plan.listTargets(db, now, { document: scope.subjectId })).map((t) => t.indicator.code))] : undefined;
    const nameOf = new Map(indicators.packed.definitions.map((d) => [d.code, d.zh]));
    const found = await indicators.figures(db.sql, { indicators: wanted });
    return {
      columns: [col('indicator', '指标', 'Indicator'), col('place', '地区', 'Place'), col('period', '期间', 'Period'), col('value', '数值', 'Value'), col('unit', '单位', 'Unit'),
        col('status', '状态', 'Status'), col('confidence', '可信度', 'Confidence'), col('grade', '来源等级', 'Grade'), col('source', '来源', 'Source'), col('published', '公布日', 'Published')],
      rows: found
        .filter((f) => inPlaces(scope, f.place) && Number(f.period.slice(0, 4)) >= scope.yearFrom && Number(f.period.slice(0, 4)) <= scope.yearTo)
        .map((f) => ({
          indicator: nameOf.get(f.indicator) ?? f.indicator, place: placeName(f.place), period: f.period, value: f.value, unit: f.unit, status: f.status, confidence: f.confidence, grade: f.grade,
          source: f.source, published: f.published,
        })),
    };
  };

  const tasks = async (db: Database, now: Date, scope: MaterialScope, columns: Table['columns'], rows: (task: AssessedTask) => Row[]): Promise<Table> => {
    const found = scope.subjectKind === 'PLAN' ? await supervision.evidenceOf(db.sql, now, { document: scope.subjectId, places: scope.places }) : [];
    return { columns: [col('no', '序号', 'No.'), col('task', '任务', 'Task'), ...columns], rows: found.flatMap((t) => rows(t).map((row) => ({ no: t.no, task: t.zh, ...row }))) };
  };

  const readers: Record<Section, (db: Database, now: Date, scope: MaterialScope) => Promise<Table>> = {
    TARGETS: targets,
    FIGURES: figures,
    PROGRESS: (db, now, scope) =>
      tasks(db, now, scope, [col('organisation', '责任机构', 'Body'), col('light', '灯', 'Light'), col('planned', '应达%', 'Planned %'), col('verified', '核验%', 'Verified %'), col('milestones', '节点（核验%，期限）', 'Milestones (verified %, due)')], (t) => [
        { organisation: t.organisation, light: t.light, planned: t.planned, verified: t.verified, milestones: t.milestones.map((m) => `${m.zh} ${m.verified}%（${m.dueOn}）`).join('；') },
      ]),
    EVIDENCE: (db, now, scope) =>
      tasks(db, now, scope, [col('period', '月份', 'Month'), col('milestone', '节点', 'Milestone'), col('kind', '形式', 'Form'), col('outcome', '核验结论', 'Outcome'), col('sha256', '文件摘要', 'Digest')], (t) => t.evidence.map((e) => ({
        ...e, milestone: t.milestones.find((m) => m.key === e.milestone)?.zh ?? e.milestone,
      }))),
    CLAIMS: (db, now, scope) =>
      tasks(db, now, scope, [col('claimed', '自报%', 'Claimed %'), col('verified', '核验%', 'Verified %')], ({ claimed, verified }) => [{ claimed, verified }]),
    ORDERS: (db, now, scope) =>
      tasks(db, now, scope, [col('period', '月份', 'Month'), col('colour', '颜色', 'Colour'), col('ground', '事由', 'Ground'), col('step', '层级', 'Step'), col('status', '状态', 'State')], (t) => t.orders),
  };
  return (db, now, section, scope) => readers[section](db, now, scope);
}

const col = (key: string, zh: string, en: string): Table['columns'][number] => ({ key, zh, en });
const rounded = (share: number | null): number | null => (share === null ? null : Math.round(share * 1000) / 1000);
const SIGN = { GTE: '≥', GT: '>', APPROX: '≈', LTE: '≤', REDUCE: '−', CAGR: '+' } as const;
