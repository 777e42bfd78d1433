import { Button, Progress } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getVectors, vectorAnswers } from '../../../../src/modules/rulebook/contract.ts';
import { useAnswer } from '../../app/query.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import './rules.css';
import { useBook } from './use-book.ts';

interface Outcome {
  total: number;
  equal: number;
  expected: number;
  ms: number;
  rules: { id: string; count: number; equal: number }[];
  different: string[];
}

/** The whole vector suite in this browser, each answer and all its reasons beside the server's. */
export default function VectorsPage(): ReactNode {
  const { t } = useTranslation('rules');
  const say = useSay();
  const { book, problem } = useBook();
  const { data, error } = useAnswer(getVectors);
  const [outcome, setOutcome] = useState<Outcome>();
  const [running, setRunning] = useState(false);
  const run = (): void => {
    setRunning(true);
    // One frame for the button to show that it works.
    setTimeout(() => {
      if (book && data) setOutcome(compare(book, data.answers));
      setRunning(false);
    }, 30);
  };
  return (
    <div className="stack">
      <PageHead title={t('vectors.title')} lead={t('vectors.lead')} actions={<AppLink to="/rules">{t('back')}</AppLink>} />
      <ProblemAlert problem={problem ?? error} />
      <div className="row"><Button type="primary" loading={running} disabled={!book || !data} onClick={run}>{t('vectors.run')}</Button><small className="faint rule-code">{t('vectors.download')}</small></div>
      {outcome ? (
        <div className="panel stack">
          <div className="row" data-vectors={`${outcome.equal}/${outcome.total}`}>
            <Progress type="circle" size={72} percent={Math.floor((outcome.equal / Math.max(1, outcome.total)) * 100)} status={outcome.equal === outcome.total ? 'success' : 'exception'} />
            <div className="stack-tight">
              <Light colour={outcome.equal === outcome.total ? 'green' : 'red'} text={t('vectors.equal', { equal: outcome.equal, total: outcome.total })} />
              <Light colour={outcome.expected === outcome.total ? 'green' : 'red'} text={t('vectors.expected', { expected: outcome.expected, total: outcome.total })} />
              <span className="faint">{t('vectors.time', { ms: Math.round(outcome.ms) })}</span>
            </div>
          </div>
          {outcome.different.length > 0 ? <div><strong>{t('vectors.differ')}</strong>{outcome.different.map((d) => <div key={d} className="rule-code">{d}</div>)}</div> : <span className="faint">{t('vectors.none')}</span>}
          <div className="rule-scroll">
            <table className="rule-steps">
              <thead><tr><th>{t('vectors.rule')}</th><th>{t('vectors.count')}</th><th>{t('vectors.fits')}</th></tr></thead>
              <tbody>{outcome.rules.map((r) => { const file = book?.rules.find((f) => f.id === r.id); return <tr key={r.id}><td><AppLink to={`/rules/${r.id}`}>{file ? say(file.title) : r.id}</AppLink></td><td>{r.count}</td><td>{r.equal}</td></tr>; })}</tbody>
            </table>
          </div>
        </div>
      ) : null}
    </div>
  );
}

function compare(book: Parameters<typeof vectorAnswers>[0], answers: ReturnType<typeof vectorAnswers>): Outcome {
  const begun = performance.now();
  const here = vectorAnswers(book);
  const ms = performance.now() - begun;
  const key = (a: (typeof here)[number]): string => `${a.rule}/${a.version} ${a.region} ${a.name}`;
  const there = new Map(answers.map((a) => [key(a), a]));
  const fits = (a: (typeof here)[number]): boolean => there.get(key(a))?.print === a.print;
  const ids = [...new Set(here.map((a) => a.rule))];
  return {
    total: Math.max(here.length, answers.length), equal: here.filter(fits).length, expected: here.filter((a) => a.expected).length, ms,
    rules: ids.map((id) => ({ id, count: here.filter((a) => a.rule === id).length, equal: here.filter((a) => a.rule === id && fits(a)).length })),
    different: here.filter((a) => !fits(a)).map(key),
  };
}
