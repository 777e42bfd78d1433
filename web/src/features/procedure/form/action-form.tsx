import { withTheme } from '@rjsf/core';
import { Theme } from '@rjsf/antd';
import type { ErrorSchema, RJSFSchema, UiSchema } from '@rjsf/utils';
import { type ReactNode, useState } from 'react';
import { type Form, formIn, type FormField, type ObjectionStatus } from '../../../../../src/kernel/procedure/contract.ts';
import { useLanguage } from '../../../app/i18n.ts';
import type { ApiProblem } from '../../../app/api-problem.ts';
import { serverValidates } from './stub-validator.ts';
import { widgets } from './widgets.tsx';

const ThemedForm = withTheme(Theme);

/** A choice or statement that nobody made is nobody's decision: no option is ticked beforehand. */
const CHOOSE_YOURSELF = { constAsDefaults: 'never' } as const;

/** Name of the reason among the fields; no form of a procedure can use it. */
export const REASON = '$reason';

interface ActionFormProps {
  id: string;
  form: Form | undefined;
  /** Label of the reason when one is required. */
  reason: string | undefined;
  data: Record<string, unknown>;
  onChange: (data: Record<string, unknown>) => void;
  onSubmit: () => void;
  problem: ApiProblem | null;
  objections: readonly ObjectionStatus[];
}

/** The form of an action, drawn from its JSON Schema; what the server finds wrong stands at its field. */
export function ActionForm({ id, form, reason, data, onChange, onSubmit, problem, objections }: ActionFormProps): ReactNode {
  const language = useLanguage();
  const schema = schemaOf(form, reason, language);
  const [answered, setAnswered] = useState({ problem, data });
  if (answered.problem !== problem) setAnswered({ problem, data });
  return (
    <ThemedForm
      id={id}
      className="action-form"
      schema={schema}
      uiSchema={uiOf(form, reason)}
      formData={data}
      formContext={{ objections, colon: false }}
      widgets={widgets}
      validator={serverValidates}
      experimental_defaultFormStateBehavior={CHOOSE_YOURSELF}
      extraErrors={stillWrong(errorsAt(problem, schema, language), answered.data, data)}
      showErrorList={false}
      noHtml5Validate
      onChange={(event) => onChange((event.formData ?? {}) as Record<string, unknown>)}
      onSubmit={onSubmit}
    />
  );
}

function schemaOf(form: Form | undefined, reason: string | undefined, language: 'zh' | 'en'): RJSFSchema {
  const schema = (form ? formIn(form, language) : { type: 'object', properties: {}, required: [] }) as RJSFSchema;
  if (reason === undefined) return schema;
  return {
    ...schema,
    properties: { ...schema.properties, [REASON]: { type: 'string', title: reason, maxLength: 4000 } },
    required: [...(schema.required ?? []), REASON],
  };
}

function uiOf(form: Form | undefined, reason: string | undefined): UiSchema {
  const fields = Object.entries(form?.properties ?? {}).map(([name, field]) => [name, widgetFor(field)]);
  return {
    ...Object.fromEntries(fields),
    ...(reason === undefined ? {} : { [REASON]: { 'ui:widget': 'longText' } }),
    'ui:submitButtonOptions': { norender: true },
  };
}

function widgetFor(field: FormField): UiSchema {
  if (field.type === 'boolean') return { 'ui:widget': 'statement', 'ui:options': { label: false } };
  if (field.type === 'array') return { items: { 'ui:widget': 'line', 'ui:options': { label: false } } };
  if (field.type === 'string') {
    if (field.oneOf) return { 'ui:widget': 'choice' };
    if (field.format === 'date') return { 'ui:widget': 'day' };
    return { 'ui:widget': field.format === 'long-text' ? 'longText' : 'line' };
  }
  return { 'ui:widget': field.format ?? 'number' };
}

/** What was said of a field holds for what it held then; changed, it is for the server to say again. */
function stillWrong(errors: ErrorSchema, then: Record<string, unknown>, now: Record<string, unknown>): ErrorSchema {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => JSON.stringify(then[field]) === JSON.stringify(now[field]))) as ErrorSchema;
}

/** `姓名：必填` at the field 姓名 needs no label again. */
function errorsAt(problem: ApiProblem | null, schema: RJSFSchema, language: 'zh' | 'en'): ErrorSchema {
  if (problem?.code === 'REASON_REQUIRED') return { [REASON]: { __errors: [problem[language]] } } as unknown as ErrorSchema;
  const details = problem?.details ?? [];
  const out: Record<string, { __errors: string[] }> = {};
  for (const detail of details) {
    const field = detail.where?.field;
    if (!field || !schema.properties || !(field in schema.properties)) continue;
    const title = (schema.properties[field] as RJSFSchema).title ?? '';
    const text = detail[language];
    out[field] = { __errors: [text.replace(`${title}：`, '').replace(`${title}: `, '')] };
  }
  return out as ErrorSchema;
}
