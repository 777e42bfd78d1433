import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Database, Sql } from '../../../kernel/db/index.ts';
import type { Figure, IndicatorDefinition, Indicators, Place } from '../../../kernel/indicators/index.ts';
import type { PlanDocument, PlanTarget } from '../contract.ts';
import type { PlanPack } from '../pack.ts';
import { groupBy } from '../domain/group-by.ts';
import { type PathUsed, pathUsed } from '../domain/path-used.ts';
import { readLastDecompositions } from '../decomposition-store.ts';
import { readLocalIndicators } from '../reviewed-store.ts';
import { readCurrent } from '../store.ts';

/** What every question about the plan needs beside the database. */
export interface PlanReader {
  db: Database;
  now: Date;
  indicators: Indicators;
  packed: PlanPack;
}

/** The plan in force with the figures it is judged by, read once for a question. */
export interface PlanContext {
  documents: ReadonlyMap<string, PlanDocument>;
  targets: readonly PlanTarget[];
  definitions: ReadonlyMap<string, IndicatorDefinition>;
  figuresOf(indicator: string, place: string): readonly Figure[];
  thisYear: number;
  asOf: CalendarDate | undefined;
  /** The path of a target: its own, or the yearly values planned for its place. */
  pathOf(target: PlanTarget): PathUsed;
}

export async function readContext({ db, now, indicators }: PlanReader, asOf?: CalendarDate): Promise<PlanContext> {
  const [documents, targets, definitions, figures, decompositions] = await Promise.all([
    readCurrent(db.sql, 'document'),
    readCurrent(db.sql, 'target'),
    allDefinitions(indicators, db.sql),
    indicators.figures(db.sql, { asOf }),
    readLastDecompositions(db.sql),
  ]);
  const wholes = new Map(targets.map((t) => [t.id, t]));
  const planned = decompositions.flatMap(({ target, body, withdrawn }) => {
    const whole = wholes.get(target);
    return whole && !withdrawn ? [{ whole, body }] : [];
  });
  const byKey = groupBy(figures, (f) => `${f.indicator} ${f.place}`);
  return {
    documents: new Map(documents.map((d) => [d.id, d])),
    targets,
    definitions: new Map(definitions.map((d) => [d.code, d])),
    figuresOf: (indicator, place) => byKey.get(`${indicator} ${place}`) ?? [],
    thisYear: Number((asOf ?? dateOf(now)).slice(0, 4)),
    asOf,
    pathOf: (target) => pathUsed(target, planned),
  };
}

/** The zone's indicators, then those that people defined for a reviewed document. */
export async function allDefinitions(indicators: Pick<Indicators, 'definitions'>, db: Sql): Promise<IndicatorDefinition[]> {
  const [zone, local] = await Promise.all([indicators.definitions(db), readLocalIndicators(db)]);
  return [...zone, ...local];
}

/** Documents newest first, then indicators and places in the order in which the pack has them. */
export function inPlanOrder(reader: PlanReader, context: PlanContext): PlanTarget[] {
  const period = (t: PlanTarget): number => context.documents.get(t.document)?.periodTo ?? 0;
  const indicatorOrder = new Map(reader.indicators.packed.definitions.map((d, i) => [d.code, i]));
  const { zone, cities, province, groups } = reader.indicators.places;
  const placeOrder = new Map([zone, ...cities, province, ...groups].map((p, i) => [p.code, i]));
  const at = (order: ReadonlyMap<string, number>, code: string): number => order.get(code) ?? order.size;
  return [...context.targets].sort(
    (a, b) =>
      period(b) - period(a) ||
      a.document.localeCompare(b.document) ||
      at(indicatorOrder, a.indicator) - at(indicatorOrder, b.indicator) ||
      at(placeOrder, a.place) - at(placeOrder, b.place) ||
      a.id.localeCompare(b.id),
  );
}

export function placeOf(reader: PlanReader, code: string): Place {
  const place = reader.indicators.places.find(code);
  if (!place) throw outOfStep(`地区 ${code}`, `place ${code}`);
  return place;
}

/** Loading checks that all parts fit; this says so when another process has loaded a different pack since. */
export function outOfStep(zh: string, en: string): Problem {
  return new Problem('PLAN_OUT_OF_STEP', {
    status: 500,
    zh: `库中的规划引用了本进程数据包里没有的${zh}`,
    en: `The stored plan refers to ${en}, which this process's pack does not have`,
    remedy: { zh: '请用同一数据包重启所有进程', en: 'Restart every process with the same pack' },
  });
}
