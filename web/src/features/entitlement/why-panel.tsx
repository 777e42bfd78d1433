import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Explained } from '../../../../src/modules/entitlement/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay, Instant } from '../../components/time.tsx';
import { answerColour, reasonsOf } from './words.ts';

/** Why a firm is on a list or not: conditions with their clauses, facts with their sources, the working, what happened. */
export function WhyPanel({ answer }: { answer: { data: Explained | undefined; error: ApiProblem | null } }): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const language = useLanguage();
  const { data, error } = answer;
  const write = (value: number | string | boolean | null, unit: string): string =>
    value === null ? t('unknown') : value === 'NOT_COMPUTABLE' ? t('notComputable') : typeof value === 'boolean' ? t(value ? 'yes' : 'no') : `${typeof value === 'number' ? Number(value.toPrecision(12)).toLocaleString('en-US', { maximumFractionDigits: 6 }) : value}${unit ? ` ${unit}` : ''}`;
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />;
  const { finding } = data;
  return (
    <div className="stack">
      <div className="stack-tight">
        <span className="row spread">
          <Light colour={finding.outcome === 'ENTITLED' ? 'green' : finding.outcome === 'UNKNOWN' ? 'grey' : 'red'} text={t(`outcome.${finding.outcome}`)} />
          {finding.amountFen === null ? null : <strong><Money fen={finding.amountFen} /></strong>}
        </span>
        <span>{say(data.rule)}</span>
        <small className="faint">{data.rule.source} · {t('why.rule', { rule: data.rule.id, version: data.rule.version })} · {formatDay(data.rule.on, language)}</small>
        {finding.reasons.length > 0 ? <span>{reasonsOf(finding, say, (what) => t('round.failing', { what }))}</span> : null}
      </div>
      <section className="stack-tight">
        <h3>{t('why.conditions')}</h3>
        {data.leaves.map((l) => (
          <div key={l.id} className="stack-tight">
            <span className="row spread"><span>{say(l)}</span><Light colour={answerColour[l.answer]} text={t(`answer.${l.answer}`)} /></span>
            <small className="faint">{[l.clause, ...l.values.map((v) => `${say(v)} ${write(v.value, v.unit)}`)].filter(Boolean).join(' · ')}</small>
          </div>
        ))}
      </section>
      {data.workings.length > 0 ? (
        <section className="stack-tight">
          <h3>{t('why.workings')}</h3>
          {data.workings.map((w) => <span key={w.id} className="row spread"><span>{say(w)}</span><span className="number">{write(w.value, w.unit)}</span></span>)}
        </section>
      ) : null}
      <section className="stack-tight">
        <h3>{t('why.values')}</h3>
        {data.facts.map((f) => (
          <div key={f.id}>
            <span className="row spread"><span>{say(f)}</span><span className="number">{write(f.value, f.unit)}</span></span>
            <small className="faint">{[f.source, t(`confidence.${f.confidence as 'MEASURED'}`), f.asOf ? t('why.asOf', { date: formatDay(f.asOf, language) }) : ''].filter(Boolean).join(' · ')}</small>
          </div>
        ))}
        {data.hidden > 0 ? <small className="faint">{t('why.hidden', { n: data.hidden })}</small> : null}
      </section>
      {data.events.length > 0 ? (
        <section className="stack-tight">
          <h3>{t('why.history')}</h3>
          {data.events.map((e, i) => (
            <div key={i}>
              <span className="row spread"><span>{t(`event.${e.kind as 'LISTED'}`)}</span><small className="faint">{e.byName} · <Instant at={e.at} /></small></span>
              {e.reason ? <small className="faint">{e.reason}</small> : null}
            </div>
          ))}
        </section>
      ) : null}
      {data.judgementId ? <small className="faint">{t('why.judgement')} {data.judgementId}</small> : null}
    </div>
  );
}
