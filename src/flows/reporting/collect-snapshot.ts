import { dateOf } from '../../kernel/base/calendar-date.ts';
import { isProblem } from '../../kernel/base/problem.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { Figure, Indicators } from '../../kernel/indicators/index.ts';
import type { FundsModule } from '../../modules/funds/index.ts';
import type { PlanModule, TargetFile } from '../../modules/plan/index.ts';
import type { Snapshot, SnapshotFigure, SnapshotRequest, SnapshotTarget, SnapshotTask } from '../../modules/reports/index.ts';
import type { SupervisionModule, TaskDossier } from '../../modules/supervision/index.ts';

export interface ReportingParts {
  plan: PlanModule;
  supervision: Pick<SupervisionModule, 'dossiers'>;
  funds(): Pick<FundsModule, 'overview'>;
  indicators: Indicators;
  /** Where the rules of the task lights are written. */
  supervisionRules: { sourceZh: string; sourceEn: string };
}

/** Beijing has no summer time: the last moment of a day there. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999+08:00`);

/**
 * Everything a report rests on, as it was known on a day. For today that is what the plan page shows, live figures
 * included; for an earlier day what was public and verified by its end. The index and the plan check are of now: they are
 * kept for the plan in force.
 */
export async function collectSnapshot({ plan, supervision, indicators, supervisionRules, funds }: ReportingParts, db: Database, { place, asOf, audience, now }: SnapshotRequest): Promise<Snapshot> {
  const today = dateOf(now);
  const at = asOf === today ? now : endOfDay(asOf);
  const [files, dossiers, index, lint] = await Promise.all([
    plan.targetFiles(db, now, asOf === today ? undefined : asOf),
    supervision.dossiers(db.sql, at),
    plan.index(db).catch((error: unknown) => {
      // Too little is known for an index: the report says so by leaving it out.
      if (isProblem(error) && error.code === 'INDEX_WITHOUT_DATA') return null;
      throw error;
    }),
    plan.lint(db, now),
  ]);
  const { places, parameters } = indicators;
  // Their books are of now: a report on an earlier day leaves them out.
  const ofNow = asOf === today && place === places.zone.code ? await funds().overview(db.sql, now) : undefined;
  const shown = [places.zone, ...places.cities, places.province, ...places.groups].map(({ code, kind, zh, en, shortZh, shortEn }) => ({ code, kind, zh, en, shortZh, shortEn }));
  const documents = [...new Map(files.map(({ view: { document } }) => [document.id, document])).values()];
  return {
    form: 1,
    takenAt: now.toISOString(),
    asOf,
    audience,
    place: shown.find((p) => p.code === place)!,
    places: shown,
    documents: documents.map(({ id, zh, en, number, issuedOn }) => ({ id, zh, en, number, issuedOn })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    targets: files.map(toTarget),
    tasks: dossiers.map(toTask),
    orders: dossiers.flatMap(toOrders),
    index: index && {
      zh: index.zh, en: index.en, year: index.year, version: index.version, sourceZh: index.sourceZh, sourceEn: index.sourceEn, confidence: index.confidence,
      fields: index.fields.filter((f) => f.weightInUse > 0).map((f) => ({ code: f.code, zh: f.zh, en: f.en, weight: f.weightInUse })),
      places: index.places.map((p) => ({
        place: p.place, rank: p.rank, score: p.score, low: p.interval?.low ?? null, high: p.interval?.high ?? null, coverage: p.coverage,
        fields: p.fields.map(({ code, score }) => ({ code, score })),
      })),
      groups: index.groups,
      sources: [...new Set(index.places.flatMap((p) => Object.values(p.values).flatMap((v) => v.sources)))].toSorted(),
    },
    findings: lint.findings.map((f) => ({
      code: f.code, severity: f.severity, zh: f.zh, en: f.en, clauses: f.clauses,
      places: [...new Set([...f.parts.map((p) => p.place), ...f.figures.map((x) => x.place), ...files.filter(({ view }) => f.targets.includes(view.id)).map(({ view }) => view.place.code)])].toSorted(),
    })),
    ...(ofNow && { funds: toFunds(ofNow) }),
    rules: {
      attainment: { zh: parameters.sourceZh, en: parameters.sourceEn, version: parameters.version },
      supervision: { zh: supervisionRules.sourceZh, en: supervisionRules.sourceEn },
      lint: { zh: lint.parameters.sourceZh, en: lint.parameters.sourceEn, version: lint.parameters.version },
    },
  };
}

const percentOf = (ppm: number | null): number | null => (ppm === null ? null : Math.round(ppm / 1000) / 10);

function toFunds(list: Awaited<ReturnType<FundsModule['overview']>>): NonNullable<Snapshot['funds']> {
  const [scheme] = list.map((f) => f.scheme);
  return {
    scheme: { zh: scheme?.sourceZh ?? '', en: scheme?.sourceEn ?? '' },
    programmes: list.flatMap(({ fund, programmes }) => programmes.map((p) => ({
      fundZh: fund.nameZh, fundEn: fund.nameEn, year: fund.year, clause: fund.clause, zh: p.nameZh, en: p.nameEn,
      receivedFen: p.shares.reduce((sum, s) => sum + s.receivedFen, 0), allocatedFen: p.allocatedFen, paidFen: p.paidFen,
      spending: percentOf(p.performance.spendingPpm)!, progress: percentOf(p.performance.progressPpm), indicators: percentOf(p.performance.indicatorPpm), score: p.performance.score,
    }))),
  };
}

function toFigure({ period, value, bound, confidence, source, url, published }: Figure): SnapshotFigure {
  return { period, value, bound, confidence, source, url, published };
}

const IN_POINTS: readonly string[] = ['POINTS', 'REDUCTION', 'GROWTH'];

function toTarget({ view, series, attainment: { schedule, forecast, gap, contributions } }: TargetFile): SnapshotTarget {
  const { indicator: i, assessment: a, operational } = view;
  return {
    id: view.id,
    indicator: { code: i.code, zh: i.zh, en: i.en, shortZh: i.shortZh, shortEn: i.shortEn, unit: i.unit, unitEn: i.unitEn, decimals: i.decimals },
    place: view.place.code, document: view.document.id, clause: view.clause,
    operator: view.operator, value: view.value, year: view.year, baseYear: view.baseYear,
    light: a.light, attained: a.attained, attainment: a.attainment, due: a.due, scheduleAttainment: a.scheduleAttainment, expected: a.expected,
    judged: a.judged, judgedYear: a.year, base: a.base, remarks: a.remarks,
    latest: view.latest && toFigure(view.latest),
    series: series.map(toFigure),
    schedule: schedule?.values.map(({ year, value }) => ({ year, value })) ?? [],
    recorded: operational && { sourceZh: operational.sourceZh, sourceEn: operational.sourceEn, figures: operational.figures.map(({ year, value }) => ({ year, value })) },
    forecast: forecastOf(forecast, view.year),
    gap: { standing: gap.standing, points: IN_POINTS.includes(gap.measure), missing: gap.missing, months: gap.months, perMonth: gap.perMonth, sentence: { zh: gap.sentence.zh, en: gap.sentence.en } },
    contributions: contributions && {
      fromYear: contributions.fromYear, toYear: contributions.toYear, change: contributions.change, rest: contributions.rest,
      terms: contributions.terms.map(({ place, contribution }) => ({ place: place.code, contribution })),
    },
  };
}

/** The target year's point of a forecast. */
function forecastOf(forecast: TargetFile['attainment']['forecast'], year: number): SnapshotTarget['forecast'] {
  const point = forecast?.points.find((p) => p.year === year);
  return forecast && point ? { value: point.value, low: point.low, high: point.high, year, level: forecast.level, probability: forecast.probability } : null;
}

function toTask({ item, public: isPublic, milestones }: TaskDossier): SnapshotTask {
  const { task } = item;
  const named = (key: string | null): { zh: string; en: string } | null => {
    const found = item.named.find((m) => m.key === key);
    return found ? { zh: found.zh, en: found.en } : null;
  };
  return {
    id: task.id, no: task.no, zh: task.zh, en: task.en, document: task.document, clause: task.clause, lead: task.lead, places: task.places,
    public: isPublic, light: item.light, planned: item.planned, verified: item.actual, dueOn: item.dueOn,
    milestones: milestones.map(({ key: _key, ...m }) => m),
    internal: {
      organisation: item.organisation?.name ?? null, claimed: item.claimed, missed: item.missed,
      reasons: item.reasons.map(({ kind, value, milestone }) => ({ kind, value, milestone: named(milestone) })),
    },
    demo: item.demo,
  };
}

function toOrders({ item: { task, organisation }, orders, closedStates }: TaskDossier): Snapshot['orders'] {
  return orders.map((o) => ({
    taskId: task.id, taskNo: task.no, taskZh: task.zh, taskEn: task.en, organisation: organisation?.name ?? null,
    colour: o.colour, ground: o.ground, period: o.period, status: o.status, open: !closedStates.includes(o.status), createdOn: dateOf(o.createdAt),
  }));
}
