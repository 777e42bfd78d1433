import { z } from 'zod';
import { isCalendarDate } from '../../base/calendar-date.ts';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const day = z.string().refine(isCalendarDate, 'YYYY-MM-DD');
const identifier = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'camelCase');
const given = z.union([z.number(), z.string(), z.boolean(), z.null()]);

/** How sure a number or condition is: read in the law, in a reprint, common knowledge, our own default, ours to be replaced. */
export const confidence = z.enum(['LAW', 'REPRINT', 'GENERAL', 'DEFAULT']);
export type Confidence = z.output<typeof confidence>;

export const factDefinition = z.strictObject({
  id: identifier,
  ...words.shape,
  kind: z.enum(['number', 'truth', 'text', 'date']),
  /** For numbers; counts are whole. */
  unit: z.string().optional(),
  whole: z.boolean().default(false),
  min: z.number().optional(),
  max: z.number().optional(),
  /** For texts: what it can be. */
  choices: z.array(z.strictObject({ value: z.string().regex(/^[A-Z][A-Z0-9_]*$/), ...words.shape })).optional(),
  /** Whether the firm can change it within a year or so: R&D cost yes, the day of registration no. */
  changeable: z.boolean().default(false),
  /** Where it is found (年报, 社保 …). */
  foundIn: z.string().optional(),
  /** Never shown outside the city that holds it. */
  confidential: z.boolean().default(false),
}).refine((f) => (f.kind === 'text') === (f.choices !== undefined), 'choices are for texts, and every text has them');
export type FactDefinition = z.output<typeof factDefinition>;

export const parameter = z.strictObject({
  id: identifier,
  ...words.shape,
  unit: z.string().optional(),
  /** null: the document gives none. What hangs on it stays unknown until somebody enters it. */
  value: z.union([z.number(), z.null()]),
  clause: z.string().optional(),
  confidence: confidence.optional(),
});

export const step = z.strictObject({
  /** Upper bound that belongs to the step (不超过); neither bound: everything above. */
  upTo: z.union([z.number(), z.string()]).optional(),
  /** Upper bound that does not belong to it (低于). */
  below: z.union([z.number(), z.string()]).optional(),
  value: z.union([z.number(), z.string()]),
}).refine((s) => s.upTo === undefined || s.below === undefined, 'upTo or below, not both');

export const bracket = z.strictObject({
  of: z.string(),
  /** WHOLE: one value for the whole amount. MARGINAL: a rate for each part (超额累进). */
  mode: z.enum(['WHOLE', 'MARGINAL']),
  steps: z.array(step).min(1),
  /** When the amount cannot be computed (a share of nothing). */
  otherwise: z.number().optional(),
});
export type Bracket = z.output<typeof bracket>;

export const tableRow = z.strictObject({
  /** One cell for each input, see `table-cell.ts`. */
  when: z.array(z.union([z.string(), z.number(), z.boolean()])),
  gives: z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string(), z.boolean()]))]),
  clause: z.string().optional(),
});
export const table = z.strictObject({
  /** FIRST: the first row that fits. UNIQUE: rows must not overlap. MAX, MIN, SUM: of all rows that fit (就高 is MAX). */
  hit: z.enum(['FIRST', 'UNIQUE', 'MAX', 'MIN', 'SUM']),
  inputs: z.array(z.string()).min(1),
  outputs: z.array(identifier).min(1).default(['value']),
  /** One for each output; without it all are in the unit of the table. */
  units: z.array(z.string()).optional(),
  rows: z.array(tableRow).min(1),
  /** When no row fits; without it a gap is an error of the table. */
  otherwise: z.union([z.number(), z.string(), z.boolean(), z.array(z.union([z.number(), z.string(), z.boolean()]))]).optional(),
});
export type Table = z.output<typeof table>;

export const letDefinition = z.strictObject({
  id: identifier,
  ...words.shape,
  unit: z.string().optional(),
  formula: z.string().optional(),
  bracket: bracket.optional(),
  table: table.optional(),
  clause: z.string().optional(),
}).refine((l) => [l.formula, l.bracket, l.table].filter((x) => x !== undefined).length === 1, 'one of formula, bracket, table');
export type LetDefinition = z.output<typeof letDefinition>;

export interface Condition {
  id: string;
  zh: string;
  en: string;
  when: string;
  clause?: string | undefined;
  /** Others than the document say so (a default of ours). */
  confidence?: Confidence | undefined;
}
export type Requirement =
  | Condition
  | { all: Requirement[]; zh?: string | undefined; en?: string | undefined }
  | { any: Requirement[]; zh?: string | undefined; en?: string | undefined }
  | { atLeast: number; of: Requirement[]; zh?: string | undefined; en?: string | undefined }
  | { not: Requirement };

const condition = z.strictObject({ id: identifier, ...words.shape, when: z.string(), clause: z.string().optional(), confidence: confidence.optional() });
const heading = { zh: z.string().optional(), en: z.string().optional() };
export const requirement: z.ZodType<Requirement> = z.lazy(() =>
  z.union([
    condition,
    z.strictObject({ all: z.array(requirement).min(1), ...heading }),
    z.strictObject({ any: z.array(requirement).min(1), ...heading }),
    z.strictObject({ atLeast: z.number().int().min(1), of: z.array(requirement).min(1), ...heading }),
    z.strictObject({ not: requirement }),
  ]),
);

export const givenFacts = z.record(z.string(), given);

export const gift = z.strictObject({
  id: identifier,
  ...words.shape,
  unit: z.string().optional(),
  formula: z.string(),
  /** Rounding at the end only; FLOOR keeps public money, HALF_UP is for scores. */
  round: z.strictObject({ to: z.number().positive(), mode: z.enum(['FLOOR', 'HALF_UP']) }).optional(),
  clause: z.string().optional(),
  /** Given whether the requirement is met or not: a score, a ceiling. */
  always: z.boolean().default(false),
});

export const example = z.strictObject({
  name: z.string().min(1),
  on: day,
  facts: givenFacts,
  expect: z.strictObject({ answer: z.enum(['YES', 'NO', 'UNKNOWN']), gives: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])).optional(), failing: z.array(z.string()).optional() }),
  source: z.string().min(1),
});
export type Example = z.output<typeof example>;

export const ruleVersion = z.strictObject({
  version: z.number().int().min(1),
  from: day,
  to: z.union([day, z.null()]),
  /** Codes of regions; the whole country is `CN`. */
  regions: z.array(z.string()).min(1),
  source: z.strictObject({ ...words.shape, number: z.string().optional(), clause: z.string().optional(), date: day.optional() }),
  confidence,
  note: words.optional(),
  parameters: z.array(parameter).default([]),
  let: z.array(letDefinition).default([]),
  require: requirement.optional(),
  gives: z.array(gift).default([]),
  examples: z.array(example).min(1),
});
export type RuleVersion = z.output<typeof ruleVersion>;

export const ruleFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'kebab-case'),
  title: words,
  /** Whose case it is. */
  subject: z.enum(['FIRM', 'PROJECT', 'DEAL', 'PERSON', 'PARK', 'POLICY']),
  /** Kind of support or label, for lists. */
  topic: z.string(),
  versions: z.array(ruleVersion).min(1),
});
export type RuleFile = z.output<typeof ruleFile>;
