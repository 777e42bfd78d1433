import { App, Button, Form, Input, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DecompositionView, listDocuments, setDecomposition } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { usePlanWords } from './words.ts';

interface Fields {
  document: string;
  clause: string;
  resolution?: string;
  noteZh?: string;
  noteEn?: string;
}

const cellKey = (place: string, year: number | 'target'): string => `${place} ${year}`;

/** Yearly values typed into the table, with the clause or resolution they rest on. Saved as a further version. */
export function DecompositionForm({ view, onDone }: { view: DecompositionView; onDone: () => void }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { message } = App.useApp();
  const [values, setValues] = useState<Record<string, number | null>>(() => valuesOf(view));
  const documents = useAnswer(listDocuments);
  const action = useAction(setDecomposition, {
    onSuccess: (answer) => {
      void message.success(t('split.saved', { version: answer.current?.version }));
      onDone();
    },
  });
  const basis = view.current?.basis;
  const change = (key: string, value: number | null): void => setValues((all) => ({ ...all, [key]: value }));
  const save = (fields: Fields): void => {
    action.mutate({
      params: { id: view.target },
      body: {
        seen: view.versions[0]?.version ?? 0,
        rows: rowsOf(view, values),
        basis: { document: fields.document, clause: fields.clause, resolution: fields.resolution || null, noteZh: fields.noteZh || null, noteEn: fields.noteEn || null },
      },
    });
  };
  const rules = [{ required: true, whitespace: true, message: t('split.required') }];
  return (
    <Form<Fields>
      layout="vertical"
      className="stack"
      initialValues={{ document: basis?.document ?? view.document.id, clause: basis?.clause ?? '', resolution: basis?.resolution ?? '', noteZh: basis?.noteZh ?? '', noteEn: basis?.noteEn ?? '' }}
      onFinish={save}
    >
      <div className="table-scroll">
        <table className="plain-table split-table" aria-label={t('split.edit')}>
          <thead>
            <tr>
              <th>{t('split.place')}</th>
              {view.years.map((year) => (
                <th key={year}>{year}</th>
              ))}
              <th>{t('split.target')}</th>
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => {
              const name = say({ zh: row.place.shortZh, en: row.place.shortEn });
              return (
                <tr key={row.place.code} className={row.whole ? 'split-whole' : ''}>
                  <td>{name}</td>
                  {view.years.map((year) => (
                    <td key={year}>
                      <InputNumber
                        aria-label={t('split.cell', { place: name, year })}
                        controls={false}
                        value={values[cellKey(row.place.code, year)] ?? null}
                        onChange={(value) => change(cellKey(row.place.code, year), value)}
                      />
                    </td>
                  ))}
                  <td>
                    {row.target ? (
                      <span className="number">{row.target.value}</span>
                    ) : (
                      <InputNumber
                        aria-label={t('split.cell', { place: name, year: t('split.target') })}
                        controls={false}
                        value={values[cellKey(row.place.code, 'target')] ?? null}
                        onChange={(value) => change(cellKey(row.place.code, 'target'), value)}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className="grid">
        <Form.Item name="document" label={t('split.document')} rules={rules}>
          <Select options={(documents.data?.documents ?? [view.document]).map((d) => ({ value: d.id, label: say(d) }))} />
        </Form.Item>
        <Form.Item name="clause" label={t('split.clause')} rules={rules}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="resolution" label={t('split.resolution')}>
          <Input maxLength={200} placeholder={t('split.resolutionHint')} />
        </Form.Item>
        <Form.Item name="noteZh" label={t('split.noteZh')}>
          <Input maxLength={400} />
        </Form.Item>
        <Form.Item name="noteEn" label={t('split.noteEn')}>
          <Input maxLength={400} />
        </Form.Item>
      </div>
      <ProblemAlert problem={action.error} />
      <div className="row">
        <Button type="primary" htmlType="submit" loading={action.isPending}>
          {t('split.save')}
        </Button>
        <Button onClick={onDone}>{t('split.cancel')}</Button>
      </div>
    </Form>
  );
}

function valuesOf(view: DecompositionView): Record<string, number | null> {
  return Object.fromEntries(view.rows.flatMap((row) => [...row.yearly.map((y) => [cellKey(row.place.code, y.year), y.value] as const), [cellKey(row.place.code, 'target'), row.value] as const]));
}

/** Rows without any value are left out. */
function rowsOf(view: DecompositionView, values: Record<string, number | null>): { place: string; value: number | null; yearly: { year: number; value: number }[] }[] {
  return view.rows
    .map((row) => ({
      place: row.place.code,
      value: row.target ? null : (values[cellKey(row.place.code, 'target')] ?? null),
      yearly: view.years.flatMap((year) => {
        const value = values[cellKey(row.place.code, year)];
        return value === null || value === undefined ? [] : [{ year, value }];
      }),
    }))
    .filter((row) => row.value !== null || row.yearly.length > 0);
}
