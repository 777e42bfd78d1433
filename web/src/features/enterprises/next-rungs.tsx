import { Alert, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RungAheadView } from '../../../../src/modules/enterprises/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { useLanguage, useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { Light, type LightColour } from '../../components/light.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { formatFigure } from './use-words.ts';

const colour: Record<RungAheadView['answer'], LightColour> = { YES: 'done', NO: 'yellow', UNKNOWN: 'grey' };

/** What the rungs above ask: what is missing, by how much, when at the earliest. */
export function NextRungs({ answer }: { answer: { data: { ahead: RungAheadView[] } | undefined; error: ApiProblem | null } }): ReactNode {
  const { t } = useTranslation('enterprises');
  return (
    <section className="panel stack" aria-label={t('next.title')}>
      <div>
        <h2>{t('next.title')}</h2>
        <p className="faint">{t('next.lead')}</p>
      </div>
      <ProblemAlert problem={answer.error} />
      {!answer.data ? (answer.error ? null : <Skeleton active />) : answer.data.ahead.length === 0 ? <Alert type="info" showIcon title={t('next.known')} /> : (
        <div className="grid">{answer.data.ahead.map((one) => <Ahead key={one.rung.type} one={one} />)}</div>
      )}
    </section>
  );
}

function Ahead({ one }: { one: RungAheadView }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const language = useLanguage();
  const failing = one.leaves.filter((l) => l.answer === 'NO');
  return (
    <div className="stack-tight" data-rung={one.rung.type}>
      <div className="row spread">
        <strong>{say(one.rung)}</strong>
        <Light colour={colour[one.answer]} text={t(`next.${one.answer}`)} />
      </div>
      <small className="faint">{say(one.source)}</small>
      {one.answer === 'NO' && failing.length > 0 ? (
        <div>
          <span className="faint">{t('next.because')}</span>
          <ul>{failing.map((l) => <li key={l.id}>{say(l)}{l.clause ? <small className="faint"> {l.clause}</small> : null}</li>)}</ul>
        </div>
      ) : null}
      {one.answer === 'UNKNOWN' && one.missing.length > 0 ? (
        <div>
          <span className="faint">{t('next.missing')}</span>
          <ul>{one.missing.slice(0, 8).map((m) => <li key={m.id}>{say(m)}</li>)}</ul>
        </div>
      ) : null}
      {one.change ? <Change change={one.change} /> : null}
      {one.answer === 'NO' ? <small>{one.earliestOn ? t('next.earliest', { day: formatDay(one.earliestOn, language) }) : t('next.never')}</small> : null}
    </div>
  );
}

function Change({ change }: { change: NonNullable<RungAheadView['change']> }): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  if (change.kind === 'NONE') return <small className="faint">{t('next.none')}</small>;
  if (change.kind === 'UNDECIDED') return <small className="faint">{t('next.undecided')}</small>;
  const write = (value: string | number | boolean | null, unit: string | null): string => {
    if (value === null) return t('next.unset');
    if (typeof value === 'boolean') return t(value ? 'figures.yes' : 'figures.no');
    return typeof value === 'number' ? `${formatFigure(value, unit ?? '1')}${unit ? ` ${unit}` : ''}` : value;
  };
  return (
    <div>
      <span className="faint">{t('next.change')}</span>
      <ul>
        {change.changes.map((c) => (
          <li key={c.fact}>{say(c)}{colon()}<strong className="number">{t('next.to', { from: write(c.from, c.unit), to: write(c.to, c.unit) })}</strong></li>
        ))}
      </ul>
    </div>
  );
}
