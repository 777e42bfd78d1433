import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Indicators } from '../../../kernel/indicators/index.ts';
import type { LintReport } from '../contract/lint.ts';
import type { LintInput, LintParameters } from '../domain/lint/input.ts';
import { reportOf } from '../domain/lint/lint-plan.ts';
import type { PlanPack } from '../pack.ts';
import { readLastDecompositions } from '../decomposition-store.ts';
import { readCurrent } from '../store.ts';
import { readTasks } from '../task-detail-store.ts';
import { allDefinitions, type PlanReader } from './context.ts';

type Given = Pick<LintInput, 'documents' | 'targets' | 'tasks' | 'indicators' | 'figures' | 'thisYear' | 'decompositions'>;

/** The plan in force, tested against itself and the figures of the database. */
export async function lintStoredPlan(reader: PlanReader, parameters: LintParameters): Promise<LintReport> {
  return reportOf(await lintInputOf(reader, parameters));
}

/** Everything the rules look at, from the database. */
export async function lintInputOf({ db, now, indicators }: PlanReader, parameters: LintParameters): Promise<LintInput> {
  const [documents, targets, { tasks }, definitions, figures, decompositions] = await Promise.all([
    readCurrent(db.sql, 'document'),
    readCurrent(db.sql, 'target'),
    readTasks(db.sql),
    allDefinitions(indicators, db.sql),
    indicators.figures(db.sql, {}),
    readLastDecompositions(db.sql),
  ]);
  const split = decompositions.filter((d) => !d.withdrawn).map((d) => d.body);
  return complete({ documents, targets, tasks, indicators: definitions, figures, thisYear: yearOf(now), decompositions: split }, indicators, parameters);
}

/** The same of the pack alone, for the command line: no database. */
export function lintPackedPlan({ documents, targets, tasks, decompositions }: PlanPack, indicators: Pick<Indicators, 'packed' | 'places' | 'parameters'>, parameters: LintParameters, now: Date): LintReport {
  const { definitions, observations } = indicators.packed;
  const figures = observations.filter((o) => o.standing === 'charted');
  return reportOf(complete({ documents, targets, tasks, indicators: definitions, figures, thisYear: yearOf(now), decompositions }, indicators, parameters));
}

const yearOf = (now: Date): number => Number(dateOf(now).slice(0, 4));

function complete(given: Given, { places, parameters: attainment }: Pick<Indicators, 'places' | 'parameters'>, parameters: LintParameters): LintInput {
  const named = ({ code, shortZh, shortEn }: { code: string; shortZh: string; shortEn: string }): LintInput['places'][number] => ({ code, zh: shortZh, en: shortEn });
  return {
    ...given,
    // Rules walk the lists in their order: documents, indicators and places sort the same in every store.
    targets: given.targets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    tasks: given.tasks.toSorted((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.no - b.no)),
    composition: { whole: places.zone.code, parts: places.cities.map((c) => c.code) },
    places: [places.zone, ...places.cities, places.province, ...places.groups, ...places.parks].map(named),
    approxReachedFrom: attainment.approx.reachedFrom,
    parameters,
  };
}
