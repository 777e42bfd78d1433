import { z } from 'zod';

/**
 * A form of a procedure: the part of JSON Schema draft-07 that a clerk's form needs, flat on purpose. `title` and
 * `description` are Chinese; `titleEn` and `descriptionEn` stand beside them, which validators are told to ignore.
 */
const label = {
  title: z.string().min(1),
  titleEn: z.string().min(1),
  description: z.string().optional(),
  descriptionEn: z.string().optional(),
};

const choiceSchema = z.strictObject({
  const: z.union([z.string(), z.number().int()]),
  title: z.string().min(1),
  titleEn: z.string().min(1),
});

const textField = z.strictObject({
  type: z.literal('string'),
  ...label,
  minLength: z.number().int().optional(),
  maxLength: z.number().int().optional(),
  pattern: z.string().optional(),
  format: z.enum(['date', 'uri', 'long-text']).optional(),
  oneOf: z.array(choiceSchema).min(1).optional(),
  default: z.string().optional(),
});

const numberField = z.strictObject({
  type: z.enum(['integer', 'number']),
  ...label,
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  /** `fen`: money in whole fen, shown and entered in yuan. `objection`: number of an objection to the notice. */
  format: z.enum(['fen', 'objection']).optional(),
  default: z.number().optional(),
});

const flagField = z.strictObject({
  type: z.literal('boolean'),
  ...label,
  /** A statement that must be confirmed. */
  const: z.literal(true).optional(),
  default: z.boolean().optional(),
});

const listField = z.strictObject({
  type: z.literal('array'),
  ...label,
  items: z.strictObject({
    type: z.literal('string'),
    minLength: z.number().int().optional(),
    maxLength: z.number().int().optional(),
    oneOf: z.array(choiceSchema).min(1).optional(),
  }),
  minItems: z.number().int().optional(),
  maxItems: z.number().int().optional(),
  uniqueItems: z.boolean().optional(),
});

const fieldSchema = z.discriminatedUnion('type', [textField, numberField, flagField, listField]);

export const formSchema = z.strictObject({
  type: z.literal('object'),
  properties: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), fieldSchema),
  required: z.array(z.string()).default([]),
  additionalProperties: z.literal(false).default(false),
});

export type Form = z.output<typeof formSchema>;
export type FormField = z.output<typeof fieldSchema>;

/** The same form with the words of one language, for a form renderer that knows only `title` and `description`. */
export function formIn(form: Form, locale: 'zh' | 'en'): Record<string, unknown> {
  return inLanguage(form, locale) as Record<string, unknown>;
}

function inLanguage(value: unknown, locale: 'zh' | 'en'): unknown {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, locale));
  if (value === null || typeof value !== 'object') return value;
  const { titleEn, descriptionEn, ...rest } = value as Record<string, unknown>;
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(rest)) out[key] = inLanguage(item, locale);
  // `properties` may hold a field called "title" (an object), which is not a label.
  if (locale === 'en' && typeof titleEn === 'string') out['title'] = titleEn;
  if (locale === 'en' && typeof rest['description'] === 'string') out['description'] = descriptionEn ?? rest['description'];
  if (titleEn !== undefined && typeof titleEn !== 'string') out['titleEn'] = inLanguage(titleEn, locale);
  return out;
}
