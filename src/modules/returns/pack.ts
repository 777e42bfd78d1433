import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem, type ProblemDetail } from '../../kernel/base/problem.ts';
import { type Check, type CheckParameters, type Collection, fieldTypes, frequencies, type Frequency, numeric, type Field } from './domain/collection.ts';
import { isPeriod } from './domain/periods.ts';

/** What returns need to know of an indicator to ask for it. */
export interface AskedIndicator {
  code: string;
  zh: string;
  en: string;
  unit: string;
  unitEn: string;
  decimals: number;
  validRange: readonly [number, number];
  noteZh: string | null;
  noteEn: string | null;
}

export interface ReturnsParameters extends CheckParameters {
  version: number;
  sourceZh: string;
  sourceEn: string;
  changeLimit: number;
  remindBefore: number;
  periodsShown: Record<Frequency, number>;
}

export interface PackedCollection extends Collection {
  /** Status under which figures are published at first; a later revision is `revised`. */
  figureStatus: 'provisional' | 'final';
}

const measured = (unit: string) => z.strictObject({ value: z.number().positive(), unit: z.literal(unit) }).transform((m) => m.value);
const parametersFile = z.strictObject({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  changeLimit: measured('ratio'),
  outlier: z.strictObject({ z: measured('robustZ'), least: measured('values') }),
  findingsKept: measured('findings'),
  explanationLeast: measured('characters'),
  remindBefore: measured('workingDays'),
  periodsShown: z.strictObject({ year: measured('periods'), quarter: measured('periods'), month: measured('periods') }),
});

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readReturnsParameters(pack: Pack): ReturnsParameters {
  const { from: _since, outlier, ...rest } = pack.read('parameters/returns.yaml', parametersFile);
  return { ...rest, outlierZ: outlier.z, outlierLeast: outlier.least };
}

const severity = z.enum(['error', 'warning']);
const check = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('notAbove'), a: z.string(), b: z.string(), tolerance: z.number().min(0).default(0), severity }),
  z.strictObject({ kind: z.literal('sum'), parts: z.array(z.string()).min(2), whole: z.string(), tolerance: z.number().min(0), severity }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string(), denominator: z.string(), result: z.string(), scale: z.number().positive(), tolerance: z.number().min(0), severity }),
]);

const fieldEntry = z.strictObject({
  key: z.string().regex(/^[A-Za-z][A-Za-z0-9_]*$/).optional(),
  indicator: z.string().optional(),
  zh: z.string().optional(),
  en: z.string().optional(),
  type: z.enum(fieldTypes).optional(),
  unitZh: z.string().optional(),
  unitEn: z.string().optional(),
  required: z.boolean(),
  min: z.number().optional(),
  max: z.number().optional(),
  decimals: z.number().int().min(0).max(6).optional(),
  maxLength: z.number().int().positive().optional(),
  choices: z.array(z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })).optional(),
  changeLimit: z.number().positive().nullable().optional(),
  outliers: z.boolean().optional(),
  hintZh: z.string().optional(),
  hintEn: z.string().optional(),
});

const roles = z.array(z.string()).min(1);
const collectionFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.number().int().positive(),
  zh: z.string().min(1),
  en: z.string().min(1),
  descriptionZh: z.string().min(1),
  descriptionEn: z.string().min(1),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  layout: z.enum(['form', 'list']),
  frequency: z.enum(frequencies),
  from: z.string(),
  places: z.enum(['city', 'park']),
  due: z.strictObject({ months: z.number().int().min(0).max(24), day: z.number().int().min(1).max(28).or(z.literal(30)) }),
  fill: roles,
  first: roles,
  second: roles,
  figureStatus: z.enum(['provisional', 'final']).default('provisional'),
  keys: z.array(z.string()).default([]),
  maxRows: z.number().int().min(1).max(100_000).default(1),
  fields: z.array(fieldEntry).min(1),
  checks: z.array(check).default([]),
});

/**
 * Collections of `returns/`, with names, units and ranges of indicators filled in.
 * @throws Problem PACK_FILE_INVALID, RETURN_PACK_INVALID naming file and field
 */
export function readCollections(pack: Pack, indicators: readonly AskedIndicator[], roleIds: ReadonlySet<string>, parameters: Pick<ReturnsParameters, 'changeLimit'>): PackedCollection[] {
  const known = new Map(indicators.map((i) => [i.code, i]));
  const read = pack.list('returns').map((file) => {
    const { fields, checks, ...rest } = pack.read(file, collectionFile);
    const collection: PackedCollection = {
      ...rest,
      checks: checks as Check[],
      // Single firms move by half in any year: in lists a limit is set field by field.
      fields: fields.map((f) => fieldOf(file, f, known, rest.layout === 'form' ? parameters.changeLimit : null)),
    };
    return { file, collection };
  });
  const faults = read.flatMap(({ file, collection }) => faultsOf(file, collection, roleIds));
  const ids = read.map(({ collection }) => collection.id);
  for (const { file, collection } of read) if (ids.indexOf(collection.id) !== ids.lastIndexOf(collection.id)) faults.push(wrong(file, 'id', `填报表 ${collection.id} 重复`, `collection ${collection.id} is defined twice`));
  if (faults.length > 0) throw new Problem('RETURN_PACK_INVALID', { status: 500, zh: faults[0]!.zh, en: faults[0]!.en, where: faults[0]!.where, details: faults });
  return read.map(({ collection }) => collection);
}

function fieldOf(file: string, entry: z.output<typeof fieldEntry>, known: ReadonlyMap<string, AskedIndicator>, changeLimit: number | null): Field {
  const indicator = entry.indicator === undefined ? undefined : known.get(entry.indicator);
  const key = entry.key ?? entry.indicator;
  const type = entry.type ?? (indicator ? (indicator.decimals === 0 ? 'integer' : indicator.unit === '%' ? 'percent' : 'number') : undefined);
  const zh = entry.zh ?? indicator?.zh;
  const en = entry.en ?? indicator?.en;
  if (!key || !type || !zh || !en || (entry.indicator !== undefined && !indicator)) {
    const f = wrong(file, entry.key ?? entry.indicator ?? '?', '字段缺少名称、类型，或引用了不存在的指标', 'a field lacks its name or type, or names an unknown indicator');
    throw new Problem(f.code, { status: 500, zh: f.zh, en: f.en, where: f.where });
  }
  return {
    key, zh, en, type,
    unitZh: entry.unitZh ?? indicator?.unit ?? null,
    unitEn: entry.unitEn ?? indicator?.unitEn ?? null,
    required: entry.required,
    min: entry.min ?? indicator?.validRange[0] ?? null,
    max: entry.max ?? indicator?.validRange[1] ?? null,
    decimals: type === 'integer' ? 0 : (entry.decimals ?? indicator?.decimals ?? 2),
    maxLength: entry.maxLength ?? 200,
    choices: entry.choices ?? [],
    indicator: entry.indicator ?? null,
    changeLimit: entry.changeLimit === undefined ? (numeric(type) ? changeLimit : null) : entry.changeLimit,
    outliers: entry.outliers ?? indicator !== undefined,
    hintZh: entry.hintZh ?? indicator?.noteZh ?? '',
    hintEn: entry.hintEn ?? indicator?.noteEn ?? '',
  };
}

function faultsOf(file: string, c: PackedCollection, roleIds: ReadonlySet<string>): ProblemDetail[] {
  const numbers = new Set(c.fields.filter((f) => numeric(f.type)).map((f) => f.key));
  const all = c.fields.map((f) => f.key);
  const named = c.checks.flatMap((k) => (k.kind === 'notAbove' ? [k.a, k.b] : k.kind === 'sum' ? [...k.parts, k.whole] : [k.numerator, k.denominator, k.result]));
  const headings = c.fields.map((f) => f.zh);
  return [
    ...all.filter((k, i) => all.indexOf(k) < i).map((k) => wrong(file, k, `字段 ${k} 重复`, `field ${k} is given twice`)),
    ...headings.filter((h, i) => headings.indexOf(h) < i).map((h) => wrong(file, h, `列名 ${h} 重复`, `heading ${h} is given twice`)),
    ...named.filter((k) => !numbers.has(k)).map((k) => wrong(file, k, `校验引用的 ${k} 不是数值字段`, `a check names ${k}, which is no number`)),
    ...c.fields.filter((f) => (f.type === 'choice') !== (f.choices.length > 0)).map((f) => wrong(file, f.key, '选项字段须有选项，其他字段不得有', 'a choice has choices, and nothing else does')),
    ...c.keys.filter((k) => !c.fields.some((f) => f.key === k && f.required)).map((k) => wrong(file, k, '主键须是必填字段', 'a key must be a required field')),
    ...((c.layout === 'list') === (c.keys.length > 0) ? [] : [wrong(file, 'keys', '明细表须有主键，单表不得有', 'a list has keys, a form none')]),
    ...(isPeriod(c.frequency, c.from) ? [] : [wrong(file, 'from', '起始期与频度不符', 'the first period does not fit the frequency')]),
    ...[...c.fill, ...c.first, ...c.second].filter((r) => !roleIds.has(r)).map((r) => wrong(file, r, `没有角色 ${r}`, `no role ${r}`)),
    // A list publishes nothing: a figure needs one value for a place.
    ...(c.layout === 'list' ? c.fields.filter((f) => f.indicator).map((f) => wrong(file, f.key, '明细表的字段不能作为指标发布', 'a field of a list cannot be published')) : []),
  ];
}

function wrong(file: string, field: string, zh: string, en: string): ProblemDetail {
  return { code: 'RETURN_PACK_INVALID', zh: `${file}：${zh}`, en: `${file}: ${en}`, where: { file, field } };
}
