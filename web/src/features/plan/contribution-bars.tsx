import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import type { TargetAttainment, TargetView } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlanWords } from './words.ts';

type Contributions = NonNullable<TargetAttainment['contributions']>;

/** What each place added to the movement of the zone, or why that cannot be told. */
export function ContributionBars({ attainment, indicator }: { attainment: TargetAttainment | undefined; indicator: TargetView['indicator'] }): ReactNode {
  const say = useSay();
  if (!attainment) return <Skeleton active paragraph={{ rows: 4 }} />;
  const { contributions, noContributions } = attainment;
  if (!contributions) return <p className="faint">{noContributions ? say(noContributions.sentence) : null}</p>;
  return <Bars contributions={contributions} indicator={indicator} />;
}

function Bars({ contributions, indicator }: { contributions: Contributions; indicator: TargetView['indicator'] }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const { terms, rest, change, fromYear, toYear, proof } = contributions;
  const longest = Math.max(...terms.map((term) => Math.abs(term.contribution)), Math.abs(rest));
  const places = Math.max(2, indicator.decimals + 1);
  const signed = (value: number): string => {
    const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: places });
    return text === '0' ? text : `${value < 0 ? '−' : '+'}${text}`;
  };
  const rows = [
    ...terms.map((term) => ({ key: term.place.code, name: say({ zh: term.place.shortZh, en: term.place.shortEn }), value: term.contribution, share: term.share, term })),
    ...(rest === 0 ? [] : [{ key: 'rest', name: t('contribution.rest'), value: rest, share: change === 0 ? null : rest / change, term: null }]),
  ];
  return (
    <section className="stack-tight">
      <p>{t('contribution.lead', { from: fromYear, to: toYear, change: `${signed(change)}${indicator.unit === '%' ? say({ zh: '个百分点', en: ' points' }) : ` ${say({ zh: indicator.unit, en: indicator.unitEn })}`}` })}</p>
      <ul className="contribution-bars">
        {rows.map(({ key, name, value, share, term }) => (
          <li key={key}>
            <span className="contribution-place">{name}</span>
            <span className="contribution-track" aria-hidden="true">
              <span className={term ? (value < 0 ? 'contribution-down' : undefined) : 'contribution-rest'} style={{ width: `${longest === 0 ? 0 : (Math.abs(value) / longest) * 100}%` }} />
            </span>
            <span className="number">
              {signed(value)}
              {share === null ? null : <small className="faint"> {Math.round(share * 100)}%</small>}
            </span>
            {term && term.within !== null && term.shift !== null ? (
              <small className="faint contribution-parts">
                {t('contribution.within')} {signed(term.within)} · {t('contribution.shift')} {signed(term.shift)}
              </small>
            ) : null}
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('contribution.proof')}</summary>
        <ol className="finding-proof">
          {proof.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
      </details>
    </section>
  );
}
