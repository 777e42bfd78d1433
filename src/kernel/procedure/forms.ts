import { Ajv, type ErrorObject } from 'ajv';
import { isCalendarDate } from '../base/calendar-date.ts';
import { Problem, type ProblemDetail } from '../base/problem.ts';
import type { ActionDefinition } from './domain/definition.ts';
import type { Form, FormField } from './domain/form.ts';

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
ajv.addVocabulary(['titleEn', 'descriptionEn']);
ajv.addFormat('date', isCalendarDate);
ajv.addFormat('uri', (text: string) => /^https?:\/\/\S+$/.test(text));
ajv.addFormat('long-text', true);
ajv.addFormat('fen', { type: 'number', validate: Number.isSafeInteger });
ajv.addFormat('objection', { type: 'number', validate: Number.isSafeInteger });

const compiled = new WeakMap<Form, ReturnType<typeof ajv.compile>>();

/**
 * Checks a filled form against the action's schema. Texts are trimmed first; an empty text counts as left out.
 * @throws Problem FORM_INVALID naming every field that is wrong and what it should be.
 */
export function checkForm(action: ActionDefinition, data: Record<string, unknown>): Record<string, unknown> {
  const tidy = tidyForm(data);
  const form = action.form ?? { type: 'object' as const, properties: {}, required: [], additionalProperties: false as const };
  const validate = compiled.get(form) ?? ajv.compile(form);
  if (action.form) compiled.set(action.form, validate);
  if (validate(tidy)) return tidy;
  const details = explain(validate.errors ?? [], form);
  throw new Problem('FORM_INVALID', {
    zh: `“${action.zh}”的表单有 ${details.length} 处需要改正：${details[0]?.zh ?? ''}`,
    en: `The form of "${action.en}" has ${details.length} field(s) to correct: ${details[0]?.en ?? ''}`,
    where: details[0]?.where,
    details,
  });
}

export function tidyForm(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value]): [string, unknown] => [key, typeof value === 'string' ? value.trim() : value])
      .filter(([, value]) => value !== '' && value !== undefined && value !== null),
  );
}

/** One message a field: the branches of a choice each report the same mistake. */
function explain(errors: readonly ErrorObject[], form: Form): ProblemDetail[] {
  const seen = new Map<string, ProblemDetail>();
  for (const error of errors) {
    const name = fieldOf(error);
    const words = wordsFor(error);
    if (seen.has(name) || words === undefined) continue;
    const field: FormField | undefined = form.properties[name];
    seen.set(name, {
      code: 'FIELD_INVALID',
      zh: `${field?.title ?? name}：${words.zh}`,
      en: `${field?.titleEn ?? name}: ${words.en}`,
      where: { field: name },
    });
  }
  return [...seen.values()];
}

function fieldOf(error: ErrorObject): string {
  if (error.keyword === 'required') return String(error.params['missingProperty']);
  if (error.keyword === 'additionalProperties') return String(error.params['additionalProperty']);
  return error.instancePath.split('/')[1] ?? '';
}

type Told = { zh: string; en: string } | undefined;

/** The keywords a form may use, each in words; a branch of a choice is told by the choice. */
function wordsFor({ keyword, params, schemaPath }: ErrorObject): Told {
  const limit = String(params['limit'] ?? '');
  switch (keyword) {
    case 'required':
      return { zh: '必填', en: 'required' };
    case 'additionalProperties':
      return { zh: '表单没有这一项', en: 'the form has no such field' };
    case 'minLength':
      return { zh: `至少 ${limit} 个字`, en: `at least ${limit} characters` };
    case 'maxLength':
      return { zh: `不超过 ${limit} 个字`, en: `at most ${limit} characters` };
    case 'minimum':
      return { zh: `不得小于 ${limit}`, en: `must be ${limit} or more` };
    case 'exclusiveMinimum':
      return { zh: `须大于 ${limit}`, en: `must be more than ${limit}` };
    case 'maximum':
      return { zh: `不得大于 ${limit}`, en: `must be ${limit} or less` };
    case 'minItems':
      return { zh: `至少填 ${limit} 项`, en: `at least ${limit} item(s)` };
    case 'maxItems':
      return { zh: `不超过 ${limit} 项`, en: `at most ${limit} items` };
    case 'uniqueItems':
      return { zh: '有重复项', en: 'an item is repeated' };
    case 'const':
      return schemaPath.includes('/oneOf/') ? undefined : { zh: '须予确认', en: 'must be confirmed' };
    case 'oneOf':
      return { zh: '请从所列选项中选择', en: 'choose one of the options listed' };
    case 'type':
      return { zh: '填写的类型不对', en: 'is of the wrong type' };
    case 'format':
      return { zh: '格式不对', en: 'is not in the right format' };
    default:
      return { zh: '不符合要求', en: 'does not meet the requirement' };
  }
}
