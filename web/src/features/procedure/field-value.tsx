import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Definition, FormField } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { Money } from '../../components/money.tsx';
import { CalendarDay } from '../../components/time.tsx';

/** A value of a form as a person reads it. */
export function FieldValue({ format, value, choice }: { format: string | null; value: unknown; choice?: { zh: string; en: string } | undefined }): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  if (value === undefined || value === null || value === '') return <span className="faint">—</span>;
  if (choice) return say(choice);
  if (typeof value === 'boolean') return value ? t('notices.yes') : t('notices.no');
  if (format === 'fen' && typeof value === 'number') return <Money fen={value} />;
  if (format === 'date' && typeof value === 'string') return <CalendarDay date={value} />;
  if (Array.isArray(value)) {
    return (
      <ol className="value-list">
        {value.map((item, index) => (
          <li key={index}>{String(item)}</li>
        ))}
      </ol>
    );
  }
  const text = String(value);
  if (/^https?:\/\/\S+$/.test(text)) {
    return (
      <a href={text} target="_blank" rel="noreferrer noopener">
        {text}
      </a>
    );
  }
  return <span className="value-text">{text}</span>;
}

export function findField(definition: Definition, name: string): FormField | undefined {
  return definition.actions.flatMap((a) => a.form?.properties[name] ?? [])[0];
}

function fieldOrder(definition: Definition): Map<string, number> {
  const names = [...new Set(definition.actions.flatMap((a) => Object.keys(a.form?.properties ?? {})))];
  return new Map(names.map((name, index) => [name, index]));
}

/** Values of a form with their labels; what the definition does not know is shown under its bare name, never hidden. */
export function FieldList({ definition, data }: { definition: Definition; data: Record<string, unknown> }): ReactNode {
  const say = useSay();
  const order = fieldOrder(definition);
  // The database keeps no order of fields; the form has one.
  const entries = Object.entries(data).sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
  if (entries.length === 0) return null;
  return (
    <dl className="field-list">
      {entries.map(([name, value]) => {
        const field = findField(definition, name);
        const option = field?.type === 'string' ? field.oneOf?.find((c) => c.const === value) : undefined;
        return (
          <div key={name}>
            <dt>{field ? say({ zh: field.title, en: field.titleEn }) : name}</dt>
            <dd>
              <FieldValue
                format={field && 'format' in field ? (field.format ?? null) : null}
                value={value}
                choice={option ? { zh: option.title, en: option.titleEn } : undefined}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
