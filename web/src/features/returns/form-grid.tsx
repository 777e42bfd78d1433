import { App, Button, Input, Select } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, type Finding, type RawCell, saveGrid, TableChecker } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { nameWithUnit } from './field-name.ts';
import type { ReturnPageAnswer } from './return-page.tsx';

interface Entry {
  value: string;
  source: string;
  note: string;
}

/** A form typed in the browser, judged while it is typed by the rules of the server. */
export function FormGrid({ page, params }: { page: ReturnPageAnswer; params: { collection: string; period: string; place: string } }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const { message } = App.useApp();
  const { collection, values, remarks, before } = page;
  const [entries, setEntries] = useState<Record<string, Entry>>(() =>
    Object.fromEntries(collection.fields.map((f) => [f.key, { value: String(values[f.key] ?? ''), source: remarks[f.key]?.source ?? '', note: remarks[f.key]?.note ?? '' }])));
  // Before the first word everything would be red.
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const action = useAction(saveGrid, {
    onSuccess: ({ stored }) => {
      if (stored) void message.success(t('fill.saved'));
      else setTouched(new Set(collection.fields.map((f) => f.key)));
    },
  });
  const findings = useMemo(() => check(page, entries), [page, entries]);
  const errors = findings.filter((f) => f.severity === 'error').length;
  const change = (key: string, part: Partial<Entry>): void => {
    setEntries({ ...entries, [key]: { ...entries[key]!, ...part } });
    setTouched(new Set([...touched, key]));
  };
  const save = (): void => {
    const text = (value: string): string | null => (value.trim() === '' ? null : value.trim());
    action.mutate({
      params,
      body: {
        version: page.version,
        records: [{
          values: Object.fromEntries(Object.entries(entries).map(([key, e]) => [key, e.value])),
          remarks: Object.fromEntries(Object.entries(entries).filter(([, e]) => text(e.source) ?? text(e.note)).map(([key, e]) => [key, { source: text(e.source), note: text(e.note) }])),
        }],
      },
    });
  };
  return (
    <div className="stack">
      <p className="faint">{t('fill.checkNow')}</p>
      <div>
        {collection.fields.map((field) => {
          const entry = entries[field.key]!;
          const own = touched.has(field.key) ? findings.filter((f) => f.field === field.key) : [];
          const label = say(nameWithUnit(field));
          const hint = say({ zh: field.hintZh, en: field.hintEn });
          const last = before[field.key];
          return (
            <div key={field.key} className="return-grid-field">
              <div className="row spread">
                <strong>{label}{field.required ? ' *' : ''}</strong>
                {last === undefined ? null : <small className="faint number">{t('values.before')} {last.toLocaleString('en-US')}</small>}
              </div>
              {hint ? <small className="faint">{hint}</small> : null}
              <div className="return-grid-inputs">
                <ValueInput field={field} label={label} value={entry.value} status={own.some((f) => f.severity === 'error') ? 'error' : own.length > 0 ? 'warning' : ''} onChange={(value) => change(field.key, { value })} />
                <Input aria-label={`${label} ${t('fill.source')}`} placeholder={t('fill.source')} maxLength={500} value={entry.source} onChange={(e) => change(field.key, { source: e.target.value })} />
                <Input aria-label={`${label} ${t('fill.note')}`} placeholder={t('fill.note')} maxLength={500} value={entry.note} onChange={(e) => change(field.key, { note: e.target.value })} />
              </div>
              {own.map((f) => <small key={f.code} className={`return-mark return-mark-${f.severity}`}>{say({ zh: `${f.zh}；${f.remedy.zh}`, en: `${f.en}. ${f.remedy.en}` })}</small>)}
            </div>
          );
        })}
      </div>
      <ProblemAlert problem={action.error} />
      <div className="row">
        <Button type="primary" loading={action.isPending} onClick={save}>{t('fill.save')}</Button>
        <span className={errors > 0 ? 'return-mark-error' : 'faint'}>{errors > 0 ? t('fill.errors', { count: errors }) : t('fill.fine')}</span>
      </div>
    </div>
  );
}

function ValueInput({ field, label, value, status, onChange }: { field: Field; label: string; value: string; status: '' | 'error' | 'warning'; onChange: (value: string) => void }): ReactNode {
  const say = useSay();
  if (field.type === 'choice') {
    return <Select aria-label={label} allowClear status={status} value={value || null} onChange={(v) => onChange(v ?? '')} options={field.choices.map((c) => ({ value: c.zh, label: say(c) }))} />;
  }
  return <Input aria-label={label} status={status} value={value} inputMode={field.type === 'text' ? 'text' : 'decimal'} onChange={(e) => onChange(e.target.value)} />;
}

function check({ collection, before, history, parameters }: ReturnPageAnswer, entries: Record<string, Entry>): Finding[] {
  const checker = new TableChecker(collection, parameters, { before: new Map([['', before]]), history, columnOf: () => null });
  const cells = new Map(Object.entries(entries).filter(([, e]) => e.value !== '').map(([key, e]): [string, RawCell] => [key, { kind: 'text', value: e.value }]));
  checker.add({ row: 1, cells });
  return checker.finish().findings;
}
