import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem, type ProblemDetail } from '../../kernel/base/problem.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import { type PlanDecomposition, planDocument, type PlanDocument, type PlanTarget, planTarget, type PlanTask, restatement } from './contract.ts';
import { readDecompositionsOf } from './decomposition-pack.ts';
import { readTasksOf } from './task-pack.ts';

const blank = z.string().transform((text) => (text === '' ? null : text));
const number = z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number);
const year = z.string().regex(/^\d{4}$/).transform(Number);

const documentsFile = z.object({
  documents: z.array(
    // Strict: a comma in an unquoted YAML text would silently cut it short and leave a stray key.
    z.strictObject({
      ...planDocument.omit({ basis: true }).shape,
      numberNoteZh: z.string().nullable().default(null),
      numberNoteEn: z.string().nullable().default(null),
      issuedOn: z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/).nullable(),
    }),
  ),
});

const targetRow = z.object({
  document: z.string(),
  indicator: z.string(),
  place: z.string(),
  operator: planTarget.shape.operator,
  value: number,
  unit: z.string().min(1),
  year,
  baseYear: z.union([z.literal('').transform(() => null), year]),
  baseValue: z.union([z.literal('').transform(() => null), number]),
  baseClause: blank,
  /** `S_CURVE` by the zone's convention, or with its own midpoint and steepness: `S_CURVE:0.6:8`. */
  path: z.string().regex(/^(LINEAR|GEOMETRIC|PLAN|S_CURVE(:0\.\d+:\d+(\.\d+)?)?)$/),
  /** `2022:10;2023:25`, for PLAN. */
  plannedValues: z.string().regex(/^(\d{4}:-?\d+(\.\d+)?(;|$))*$/),
  /** Definition it was set under, where it is not the one of the year of issue. */
  definition: z.union([z.literal('').transform(() => undefined), z.coerce.number().int().positive()]).optional(),
  binding: planTarget.shape.binding,
  clause: z.string().min(1),
  subClause: blank,
  subjectZh: blank,
  subjectEn: blank,
  noteZh: blank,
  noteEn: blank,
});
type TargetRow = z.output<typeof targetRow>;

const restatementRow = restatement.extend({
  document: z.string(),
  indicator: z.string(),
  place: z.string(),
  year,
  value: number,
  subClause: blank,
  noteZh: blank,
  noteEn: blank,
});

const screensFile = z.strictObject({
  matrixDocument: z.string(),
  headlines: z.array(z.string()).min(1),
  /** Documents whose key tasks are followed up. */
  supervisedDocuments: z.array(z.string()),
  taskCategories: z.array(z.strictObject({ id: z.string(), zh: z.string(), en: z.string() })),
});
export type PlanScreens = z.output<typeof screensFile>;

export interface PlanPack {
  documents: readonly PlanDocument[];
  targets: readonly PlanTarget[];
  tasks: readonly PlanTask[];
  decompositions: readonly PlanDecomposition[];
  screens: PlanScreens;
}

/**
 * Reads `plan/` of a pack and refuses what does not fit the zone's indicators and places.
 * @throws Problem PACK_FILE_*, PLAN_PACK_INVALID with file, row and field of every fault
 */
export function readPlanPack(pack: Pack, { places, packed, parameters }: Pick<Indicators, 'places' | 'packed' | 'parameters'>): PlanPack {
  const { documents } = pack.read('plan/documents.yaml', documentsFile);
  const rows = pack.read('plan/targets.csv', z.array(targetRow));
  const restated = pack.read('plan/restatements.csv', z.array(restatementRow));
  const screens = pack.read('plan/screens.yaml', screensFile);
  const documentOf = new Map(documents.map((d) => [d.id, d]));
  const definitionOf = new Map(packed.definitions.map((d) => [d.code, d]));
  const ids = rows.map(targetId);
  const faults: ProblemDetail[] = [];
  const expect = (ok: boolean, file: string, row: number, field: string, zh: string, en: string): void => {
    if (!ok) faults.push({ code: 'PLAN_PACK_INVALID', zh, en, where: { file, row: row + 2, field } });
  };
  rows.forEach((row, i) => {
    const file = 'plan/targets.csv';
    const definition = definitionOf.get(row.indicator);
    expect(documentOf.has(row.document), file, i, 'document', `没有文件 ${row.document}`, `no document ${row.document}`);
    expect(definition !== undefined, file, i, 'indicator', `没有指标 ${row.indicator}`, `no indicator ${row.indicator}`);
    expect(places.find(row.place) !== undefined, file, i, 'place', `没有地区 ${row.place}`, `no place ${row.place}`);
    const unit = row.operator === 'REDUCE' || row.operator === 'CAGR' ? '%' : definition?.unit;
    expect(unit === undefined || row.unit === unit, file, i, 'unit', `单位应为 ${unit}`, `unit should be ${unit}`);
    expect(row.operator !== 'CAGR' || definition?.kind === 'GROWTH', file, i, 'operator', '年均增长只用于增长率指标', 'yearly growth is for growth indicators only');
    expect((row.baseYear ?? periodBase(row, documentOf)) < row.year, file, i, 'baseYear', '基期须早于目标年', 'the base year must be before the target year');
    expect(ids.indexOf(ids[i]!) === i, file, i, 'indicator', `目标重复：${ids[i]}`, `target given twice: ${ids[i]}`);
  });
  restated.forEach((row, i) => {
    expect(ids.includes(targetId(row)), 'plan/restatements.csv', i, 'indicator', `没有目标 ${targetId(row)}`, `no target ${targetId(row)}`);
  });
  screens.headlines.forEach((code) => expect(definitionOf.has(code), 'plan/screens.yaml', -1, 'headlines', `没有指标 ${code}`, `no indicator ${code}`));
  expect(documentOf.has(screens.matrixDocument), 'plan/screens.yaml', -1, 'matrixDocument', '没有这份文件', 'no such document');
  for (const id of screens.supervisedDocuments) expect(documentOf.has(id), 'plan/screens.yaml', -1, 'supervisedDocuments', `没有文件 ${id}`, `no document ${id}`);
  const tasks = readTasksOf(pack, { documents: new Set(documentOf.keys()), categories: new Set(screens.taskCategories.map((c) => c.id)), indicators: new Set(definitionOf.keys()), places });
  faults.push(...tasks.faults);
  if (faults.length > 0) throw invalid(faults);
  const targets = rows.map((row) => toTarget(row, periodBase(row, documentOf), restated.filter((r) => targetId(r) === targetId(row)), parameters.sCurve));
  const { decompositions, faults: more } = readDecompositionsOf(pack, targets, { places, packed });
  if (more.length > 0) throw invalid(more);
  return { documents, screens, targets, tasks: tasks.tasks, decompositions };
}

/** One target for each document, indicator, place and year; readable in an address bar. */
function targetId(row: { document: string; indicator: string; place: string; year: number }): string {
  return `${row.document}-${row.indicator}-${row.place}-${row.year}`;
}

/** Without a base year in the document, progress is counted from the year before the plan period (PC). */
function periodBase(row: Pick<TargetRow, 'document' | 'year'>, documents: ReadonlyMap<string, PlanDocument>): number {
  return (documents.get(row.document)?.periodFrom ?? row.year) - 1;
}

function toTarget(row: TargetRow, defaultBase: number, statements: readonly z.output<typeof restatementRow>[], sCurve: Indicators['parameters']['sCurve']): PlanTarget {
  const { plannedValues, path, baseYear, definition, ...rest } = row;
  const values = plannedValues.split(';').filter(Boolean).map((pair) => {
    const [at, value] = pair.split(':').map(Number) as [number, number];
    return { year: at, value };
  });
  return {
    ...rest,
    id: targetId(row),
    baseYear: baseYear ?? defaultBase,
    ...(definition === undefined ? {} : { definitionVersion: definition }),
    path: pathOf(path, values, sCurve),
    restatements: statements.map(({ clause, subClause, operator, value, unit, binding, noteZh, noteEn }) => ({ clause, subClause, operator, value, unit, binding, noteZh, noteEn })),
  };
}

function pathOf(text: string, values: { year: number; value: number }[], sCurve: Indicators['parameters']['sCurve']): PlanTarget['path'] {
  const [kind, midpoint, steepness] = text.split(':');
  if (kind === 'PLAN') return { kind, values };
  if (kind === 'S_CURVE') return { kind, midpoint: midpoint ? Number(midpoint) : sCurve.midpoint, steepness: steepness ? Number(steepness) : sCurve.steepness };
  return { kind: kind as 'LINEAR' | 'GEOMETRIC' };
}

function invalid(faults: ProblemDetail[]): Problem {
  return new Problem('PLAN_PACK_INVALID', {
    status: 500,
    zh: `规划数据包有 ${faults.length} 处不相符，首处：${faults[0]!.zh}`,
    en: `${faults.length} faults in the plan pack, the first: ${faults[0]!.en}`,
    where: faults[0]!.where,
    details: faults.slice(0, 50),
  });
}
