import { z } from 'zod';
import { audiences, reportLights } from '../../contract/model.ts';

const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
/** Named like a placeholder that counts: the block stands only when it is more than nothing. */
const when = z.string().optional();

export const tableKinds = ['targets', 'matrix', 'schedule', 'outlook', 'contributions', 'recorded', 'tasks', 'milestones', 'units', 'orders', 'index', 'findings', 'funds'] as const;
export const chartKinds = ['lights', 'schedule', 'trend', 'tasks', 'index'] as const;
/** Contents that only an internal report may have. */
export const internalTables: readonly string[] = ['orders', 'units'];

const pick = {
  /** Document whose targets are meant; the template's unless told. */
  document: z.string().optional(),
  indicators: z.array(z.string()).min(1).optional(),
  /** own: the place of the report. cities: every city. all: the zone and every city. */
  places: z.enum(['own', 'cities', 'all']).default('own'),
};

export const blockForms = {
  text: z.strictObject({ text, when }),
  note: z.strictObject({ note: text, when }),
  table: z.strictObject({ table: z.enum(tableKinds), caption: text, ...pick, lights: z.array(z.enum(reportLights)).min(1).optional(), when }),
  chart: z.strictObject({ chart: z.enum(chartKinds), caption: text, ...pick, when }),
} as const;

const block = z.union([blockForms.text, blockForms.note, blockForms.table, blockForms.chart]);
export type Block = z.output<typeof block>;
export type TableBlock = z.output<typeof blockForms.table>;
export type ChartBlock = z.output<typeof blockForms.chart>;

const id = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

const section = z.strictObject({
  id,
  title: text,
  /** Only in reports for this audience; in both unless told. */
  audience: z.enum(audiences).optional(),
  /** May be left out by whoever builds the report. */
  optional: z.boolean().default(false),
  blocks: z.array(block).min(1),
});
export type Section = z.output<typeof section>;

/** A report as a zone writes it down in `reports/templates/`. */
export const templateForm = z.strictObject({
  id,
  version: z.number().int().min(1),
  zh: z.string().min(1),
  en: z.string().min(1),
  /** One sentence for whoever chooses. */
  purpose: text,
  title: text,
  place: z.enum(['zone', 'city', 'any']),
  audiences: z.array(z.enum(audiences)).min(1),
  document: z.string(),
  /** Lines under the title. */
  lead: z.array(text).default([]),
  sections: z.array(section).min(1),
});
export type Template = z.output<typeof templateForm>;
