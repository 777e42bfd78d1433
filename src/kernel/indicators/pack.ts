import { z } from 'zod';
import type { Pack } from '../base/pack.ts';
import { Problem, type ProblemDetail } from '../base/problem.ts';
import { definitionVersion, figure, indicatorDefinition, type IndicatorDefinition, restatedFigure } from './contract.ts';
import type { ForecastParameters } from './domain/forecast.ts';
import type { AttainmentParameters } from './domain/goal.ts';
import type { Places } from './places.ts';

const definitionsFile = z.object({
  indicators: z.array(
    // Strict: a comma in an unquoted YAML text would silently cut it short and leave a stray key.
    z.strictObject({
      ...indicatorDefinition.omit({ version: true, breaks: true, versions: true, restated: true }).shape,
      formula: z.string().nullable().default(null),
      numerator: z.string().nullable().default(null),
      denominator: z.string().nullable().default(null),
      priceBase: indicatorDefinition.shape.priceBase.default(null),
      noteZh: z.string().nullable().default(null),
      noteEn: z.string().nullable().default(null),
      /** Under which id the figures were collected; documentation of the mapping only. */
      dataId: z.string().optional(),
    }).transform(({ dataId: _collected, ...definition }) => definition),
  ),
});

const versionsFile = z.strictObject({
  indicators: z.array(z.strictObject({ code: z.string(), versions: z.array(z.strictObject(definitionVersion.shape)).min(2), restated: z.array(z.strictObject(restatedFigure.shape)).default([]) })),
});
type PackVersions = z.output<typeof versionsFile>['indicators'][number];
export type PackDefinition = Omit<IndicatorDefinition, 'version'>;

const emptyAsNull = z.string().transform((text) => (text === '' ? null : text));

const observationRow = figure.omit({ vintage: true, recordedAt: true, submission: true }).extend({
  period: z.string().regex(/^\d{4}(H[12]|Q[1-4](-[1-4])?|M\d{1,2}(-\d{1,2})?|-\d{2}|-\d{4})?$/),
  value: z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number),
  url: emptyAsNull,
  published: emptyAsNull.pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).nullable()),
  note: emptyAsNull,
});
export type PackObservation = z.output<typeof observationRow>;

const ratio = z.object({ value: z.number().positive(), unit: z.literal('ratio') });
const share = z.object({ value: z.number().gt(0).lt(1), unit: z.literal('ratio') });
const whole = (unit: 'figures' | 'years') => z.object({ value: z.number().int().positive(), unit: z.literal(unit) });
const parametersFile = z.object({
  version: z.number().int(),
  from: z.iso.date(),
  sourceZh: z.string().min(1),
  sourceEn: z.string().min(1),
  light: z.object({ green: ratio, yellow: ratio }),
  approx: z.object({ reachedFrom: ratio, pointedOutAbove: ratio }),
  baseFallback: z.enum(['FIRST_IN_PERIOD', 'NONE']),
  sCurve: z.strictObject({ midpoint: share, steepness: ratio }),
  forecast: z.strictObject({ level: share, leastFigures: whole('figures'), leastDegrees: whole('figures'), damping: ratio, leastSpread: share, furthest: whole('years') }),
});

export interface SourcedParameters extends AttainmentParameters {
  sCurve: { midpoint: number; steepness: number };
  forecast: ForecastParameters;
  /** Years ahead that the back-test of the forecasts looks. */
  backTestYears: number;
  version: number;
  sourceZh: string;
  sourceEn: string;
}

export interface IndicatorPack {
  definitions: readonly PackDefinition[];
  observations: readonly PackObservation[];
  parameters: SourcedParameters;
}

/**
 * Reads `indicators/` and `parameters/attainment.yaml` of a pack and refuses what does not fit together.
 * @throws Problem PACK_FILE_* and INDICATOR_PACK_INVALID with file, row and field of every fault
 */
export function readIndicatorPack(pack: Pack, places: Places): IndicatorPack {
  const { indicators: found } = pack.read('indicators/definitions.yaml', definitionsFile);
  // A zone that knows of no change of definition has no such file.
  const changes = pack.list('indicators').includes('indicators/versions.yaml') ? pack.read('indicators/versions.yaml', versionsFile).indicators : [];
  const indicators = found.map((definition) => withVersions(definition, changes.find((c) => c.code === definition.code)));
  const files = pack.list('indicators/series').map((file) => ({ file, rows: pack.read(file, z.array(observationRow)) }));
  const faults = [...definitionFaults(indicators), ...versionFaults(changes, indicators, places), ...files.flatMap(({ file, rows }) => rowFaults(file, rows, indicators, places)), ...doubleRows(files)];
  if (faults.length > 0) {
    throw new Problem('INDICATOR_PACK_INVALID', {
      status: 500,
      zh: `指标数据包有 ${faults.length} 处不相符，首处：${faults[0]!.zh}`,
      en: `${faults.length} faults in the indicator pack, the first: ${faults[0]!.en}`,
      where: faults[0]!.where,
      details: faults.slice(0, 50),
    });
  }
  return { definitions: indicators, observations: files.flatMap(({ rows }) => rows), parameters: readParameters(pack) };
}

function withVersions(definition: Omit<PackDefinition, 'breaks' | 'versions' | 'restated'>, changes: PackVersions | undefined): PackDefinition {
  const versions = changes?.versions ?? [];
  const breaks = versions.flatMap(({ from, zh, en }) => (from === null ? [] : [{ at: from, zh, en }]));
  return { ...definition, breaks, versions, restated: changes?.restated ?? [] };
}

function versionFaults(changes: readonly PackVersions[], definitions: readonly PackDefinition[], places: Places): ProblemDetail[] {
  const where = (field: string) => ({ file: 'indicators/versions.yaml', field });
  return changes.flatMap(({ code, versions, restated }) => [
    ...(definitions.some((d) => d.code === code) ? [] : [fault(`没有指标 ${code}`, `no indicator ${code}`, where(code))]),
    ...(versions.every((v, i) => v.no === i + 1 && (v.from === null) === (i === 0) && (i < 2 || v.from! > versions[i - 1]!.from!))
      ? []
      : [fault(`${code} 的口径版本须从1起连号，首版不写起始年，其后起始年递增`, `versions of ${code} are numbered from 1, the first without a start and the others in order of their starts`, where(code))]),
    ...restated
      .filter((r) => !places.find(r.place) || r.version > versions.length)
      .map((r) => fault(`${code} 的追溯数引用了不存在的地区或版本`, `a restated figure of ${code} names an unknown place or version`, where(`${code} ${r.place} ${r.period}`))),
  ]);
}

function readParameters(pack: Pack): SourcedParameters {
  const { light, approx, version, sourceZh, sourceEn, baseFallback, sCurve, forecast } = pack.read('parameters/attainment.yaml', parametersFile);
  return {
    version,
    sourceZh,
    sourceEn,
    baseFallback,
    light: { green: light.green.value, yellow: light.yellow.value },
    approx: { reachedFrom: approx.reachedFrom.value, pointedOutAbove: approx.pointedOutAbove.value },
    sCurve: { midpoint: sCurve.midpoint.value, steepness: sCurve.steepness.value },
    forecast: {
      level: forecast.level.value, leastFigures: forecast.leastFigures.value, leastDegrees: forecast.leastDegrees.value,
      damping: forecast.damping.value, leastSpread: forecast.leastSpread.value,
    },
    backTestYears: forecast.furthest.value,
  };
}

function definitionFaults(definitions: readonly PackDefinition[]): ProblemDetail[] {
  const codes = definitions.map((d) => d.code);
  const where = (field: string) => ({ file: 'indicators/definitions.yaml', field });
  return definitions.flatMap((d, i) => [
    ...(codes.indexOf(d.code) < i ? [fault(`指标 ${d.code} 重复`, `indicator ${d.code} is defined twice`, where(d.code))] : []),
    ...[d.numerator, d.denominator]
      .filter((part) => part !== null && !codes.includes(part))
      .map((part) => fault(`${d.code} 引用了不存在的指标 ${part}`, `${d.code} refers to the unknown indicator ${part}`, where(d.code))),
  ]);
}

function rowFaults(file: string, rows: readonly PackObservation[], definitions: readonly PackDefinition[], places: Places): ProblemDetail[] {
  const byCode = new Map(definitions.map((d) => [d.code, d]));
  return rows.flatMap((row, i) => {
    const where = (field: string) => ({ file, row: i + 2, field });
    const definition = byCode.get(row.indicator);
    if (!definition) return [fault(`没有指标 ${row.indicator}`, `no indicator ${row.indicator}`, where('indicator'))];
    const [least, most] = definition.validRange;
    return [
      ...(places.find(row.place) ? [] : [fault(`没有地区 ${row.place}`, `no place ${row.place}`, where('place'))]),
      ...(row.unit === definition.unit ? [] : [fault(`单位应为 ${definition.unit}，写的是 ${row.unit}`, `unit should be ${definition.unit}, is ${row.unit}`, where('unit'))]),
      ...(row.value >= least && row.value <= most ? [] : [fault(`数值 ${row.value} 超出 ${least}–${most}`, `value ${row.value} outside ${least}–${most}`, where('value'))]),
      ...((row.standing === 'charted') === (row.reading === 'main') ? [] : [fault('入图的读数须名为 main', 'the charted reading is named main', where('reading'))]),
    ];
  });
}

/** Two rows for one reading would make the later one a silent winner. */
function doubleRows(files: readonly { file: string; rows: readonly PackObservation[] }[]): ProblemDetail[] {
  const seen = new Set<string>();
  return files.flatMap(({ file, rows }) =>
    rows.flatMap((row, i) => {
      const key = readingKey(row);
      if (!seen.has(key)) {
        seen.add(key);
        return [];
      }
      return [fault(`重复的读数 ${key}`, `reading ${key} given twice`, { file, row: i + 2 })];
    }),
  );
}

/** One published reading of one figure; its values over time are its vintages. */
export function readingKey(row: { indicator: string; place: string; period: string; reading: string }): string {
  return `${row.indicator} ${row.place} ${row.period} ${row.reading}`;
}

function fault(zh: string, en: string, where: ProblemDetail['where']): ProblemDetail {
  return { code: 'INDICATOR_PACK_INVALID', zh, en, where };
}
