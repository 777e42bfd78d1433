import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listCounted } from '../../../../src/flows/cockpit/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { colourOf, usePlanWords } from '../plan/words.ts';

/** The way up from a registered contract: the figures it counts in, the targets judged by them and their clauses. */
export function CountedPanel({ contractId }: { contractId: string }): ReactNode {
  const { t } = useTranslation('contracts');
  const { goal } = usePlanWords();
  const say = useSay();
  const { data, error } = useAnswer(listCounted, { params: { id: contractId } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data || data.figures.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label={t('counted.title')}>
      <h2>{t('counted.title')}</h2>
      <ul className="plain stack-tight">
        {data.figures.map((figure) => (
          <li key={`${figure.indicator.code} ${figure.place.code}`}>
            <div className="row">
              <strong>
                {say(figure.place)} · {say(figure.indicator)}
              </strong>
              <span>
                {t('counted.in', { year: figure.year })} <Money fen={figure.fen} />
              </span>
            </div>
            {figure.targets.map((target) => (
              <div key={target.id} className="row counted-target">
                <Light colour={colourOf(target.light)} compact />
                <AppLink to={`/cockpit?document=${encodeURIComponent(target.document)}&target=${encodeURIComponent(target.id)}`}>
                  {t('counted.target', { year: target.year, goal: goal(target, figure.indicator) })}
                </AppLink>
                <ClauseLink document={target.document} path={target.clause} />
                {figure.year > target.year ? <small className="faint">{t('counted.after')}</small> : null}
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
