import { z } from 'zod';

/**
 * Where a number comes from: a document sets it, somebody reported or published it, the platform's own records hold it,
 * or the platform computed it from the others. Every number of a report says which.
 */
export const numberLabels = ['document', 'reported', 'recorded', 'computed'] as const;
export type NumberLabel = (typeof numberLabels)[number];
export const reportLights = ['DONE', 'GREEN', 'YELLOW', 'RED', 'GREY'] as const;
export type ReportLight = (typeof reportLights)[number];
export const audiences = ['public', 'internal'] as const;
export type Audience = (typeof audiences)[number];
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

/** A number with what it rests on; `sources` are numbers of the list of sources at the end of the report. */
const numbered = { value: z.number().optional(), label: z.enum(numberLabels).optional(), sources: z.array(z.number().int()).optional() };

/** A stretch of a sentence; a number in it says where it comes from. */
export const run = z.object({ text: z.string(), ...numbered });
export type Run = z.output<typeof run>;

export const cell = z.object({
  text: z.string(),
  ...numbered,
  light: z.enum(reportLights).optional(),
  clause: z.object({ document: z.string(), path: z.string() }).optional(),
});
export type Cell = z.output<typeof cell>;

export const column = z.object({
  title: z.string(),
  /** ratio: 0.667 stands for 66.7 %. percent: 66.7 stands for 66.7 %. */
  kind: z.enum(['text', 'number', 'ratio', 'percent', 'date']),
  /** Share of the width. */
  width: z.number(),
  decimals: z.number().int().optional(),
});
export type Column = z.output<typeof column>;

export const chartSpec = z.object({
  kind: z.enum(['bar', 'stacked', 'line']),
  horizontal: z.boolean(),
  unit: z.string(),
  decimals: z.number().int(),
  categories: z.array(z.string()),
  series: z.array(z.object({ name: z.string(), colour: z.string(), dashed: z.boolean(), values: z.array(z.number().nullable()) })),
});
export type ChartSpec = z.output<typeof chartSpec>;

const node = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), section: z.string(), number: z.string(), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), runs: z.array(run) }),
  z.object({ kind: z.literal('note'), runs: z.array(run) }),
  z.object({ kind: z.literal('remark'), section: z.string(), text: z.string(), by: z.string(), on: z.string() }),
  z.object({ kind: z.literal('table'), number: z.string(), caption: z.string(), columns: z.array(column), rows: z.array(z.array(cell)), note: z.string().optional() }),
  z.object({ kind: z.literal('chart'), number: z.string(), caption: z.string(), chart: chartSpec, sources: z.array(z.number().int()), note: z.string().optional() }),
]);
export type ReportNode = z.output<typeof node>;

/** A report as a tree of parts; every format and the preview are drawn from it. */
export const reportModel = z.object({
  title: z.string(),
  /** null while it is a draft. */
  number: z.string().nullable(),
  issuer: z.string(),
  language: z.enum(languages),
  audience: z.enum(audiences),
  asOf: z.string(),
  /** The only moment in a report: when its numbers were frozen. */
  takenAt: z.string(),
  demo: z.boolean(),
  template: z.object({ id: z.string(), version: z.number().int() }),
  snapshotHash: z.string(),
  /** Lines above the first heading. */
  lead: z.array(z.string()),
  nodes: z.array(node),
  sources: z.array(z.object({ number: z.number().int(), text: z.string(), url: z.string().nullable() })),
  labels: z.array(z.object({ label: z.enum(numberLabels), name: z.string(), meaning: z.string() })),
});
export type ReportModel = z.output<typeof reportModel>;
