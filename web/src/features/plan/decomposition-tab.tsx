import { EditOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { type DecompositionView, getDecomposition } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ClauseLink } from '../../components/clause-link.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { DecompositionForm } from './decomposition-form.tsx';
import { usePlanWords } from './words.ts';

/** A target by place and year: what the document sets, what was planned for each year, what came. */
export function DecompositionTab({ target }: { target: string }): ReactNode {
  const { t } = usePlanWords();
  const may = useCan('plan.decomposition.write');
  const [editing, setEditing] = useState(false);
  const answer = useAnswer(getDecomposition, { params: { id: target } });
  if (!answer.data) return answer.error ? <ProblemAlert problem={answer.error} /> : <Skeleton active paragraph={{ rows: 6 }} />;
  const view = answer.data;
  if (editing) return <DecompositionForm key={view.current?.version ?? 0} view={view} onDone={() => setEditing(false)} />;
  return (
    <div className="stack">
      <p className="faint">{t('split.lead')}</p>
      {may ? (
        <div>
          <Button icon={<EditOutlined />} onClick={() => setEditing(true)}>
            {t('split.edit')}
          </Button>
        </div>
      ) : null}
      <SplitTable view={view} />
      <Ground view={view} />
      <Findings view={view} />
      <History view={view} />
    </div>
  );
}

function SplitTable({ view }: { view: DecompositionView }): ReactNode {
  const { t, goal } = usePlanWords();
  const say = useSay();
  const indicator = { ...view.indicator, unit: view.unit === '%' ? '%' : '', unitEn: '' };
  const number = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 4 });
  return (
    <>
      <p className="faint">{t('split.unit', { unit: view.unit === view.indicator.unit ? say({ zh: view.indicator.unit, en: view.indicator.unitEn }) : view.unit })}</p>
      <div className="table-scroll">
        <table className="plain-table split-table" aria-label={t('tab.split')}>
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
            {view.rows.map((row) => (
              <tr key={row.place.code} className={row.whole ? 'split-whole' : ''}>
                <td>{say({ zh: row.place.shortZh, en: row.place.shortEn })}</td>
                {view.years.map((year) => {
                  const planned = row.yearly.find((y) => y.year === year);
                  const actual = row.actual.find((y) => y.year === year);
                  return (
                    <td key={year} className="number">
                      {planned ? number(planned.value) : <span className="faint">—</span>}
                      {actual ? (
                        <small className="faint split-actual">
                          {t('split.actual')} {number(actual.value)}
                        </small>
                      ) : null}
                    </td>
                  );
                })}
                <td className="number">
                  {row.target ? goal({ ...row.target, baseYear: view.baseYear }, indicator) : row.value !== null ? `${number(row.value)} ${t('split.own')}` : '—'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Ground({ view: { current } }: { view: DecompositionView }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (!current) return <p>{t('split.none')}</p>;
  const { basis } = current;
  return (
    <p>
      {t('split.basis')} <ClauseLink document={basis.document} path={basis.clause} /> {basis.resolution}{' '}
      <span className="faint">
        {t('split.version', { version: current.version })} · {current.setByName ? t('split.by', { name: current.setByName }) : t('split.pack')} · <CalendarDay date={current.setAt.slice(0, 10)} />
      </span>
      {basis.noteZh ? (
        <>
          <br />
          <span className="faint">{say({ zh: basis.noteZh, en: basis.noteEn })}</span>
        </>
      ) : null}
    </p>
  );
}

function Findings({ view }: { view: DecompositionView }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (!view.current) return null;
  return (
    <Alert
      type={view.findings.length === 0 ? 'success' : view.findings.some((f) => f.severity === 'error') ? 'error' : 'warning'}
      showIcon
      title={view.findings.length === 0 ? t('split.fits') : t('split.misfits', { count: view.findings.length })}
      description={
        <>
          {view.findings.length > 0 ? (
            <ul className="remarks">
              {view.findings.map((f) => (
                <li key={`${f.code} ${f.en}`}>
                  {say(f)} <span className="faint">{f.proof.map((step) => say(step)).join(' ')}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <span className="faint">{say(view.checked)}</span>
        </>
      }
    />
  );
}

function History({ view: { versions } }: { view: DecompositionView }): ReactNode {
  const { t } = usePlanWords();
  if (versions.length < 2) return null;
  return (
    <section className="stack-tight">
      <h3>{t('split.history')}</h3>
      <ul className="clauses">
        {versions.map((v) => (
          <li key={v.version}>
            {t('split.version', { version: v.version })} · <CalendarDay date={v.setAt.slice(0, 10)} /> · {v.setByName ?? t('split.pack')} · {v.clause}
            {v.withdrawn ? ` · ${t('split.withdrawn')}` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
