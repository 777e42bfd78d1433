import type { ReactNode } from 'react';
import type { CompositeIndex } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { comma } from '../../app/marks.ts';
import { usePlanWords } from './words.ts';

type Place = CompositeIndex['places'][number];

/** Rank with its interval: the interval is part of the answer, not a footnote. */
export function IndexRanking({ index }: { index: CompositeIndex }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const tiedWith = (place: Place): Place[] => {
    const group = index.groups.find((g) => g.includes(place.place)) ?? [];
    return index.places.filter((p) => p !== place && group.includes(p.place));
  };
  return (
    <section className="stack-tight">
      <h2>{t('index.ranking')}</h2>
      <p className="faint">{t('index.intervalHint')}</p>
      <div className="table-scroll">
        <table className="plain-table ranking" aria-label={t('index.ranking')}>
          <thead>
            <tr>
              <th>{t('index.rank')}</th>
              <th>{t('index.place')}</th>
              <th>{t('index.score')}</th>
              <th>{t('index.interval')}</th>
              <th>{t('index.coverage')}</th>
              <th>{t('index.tie')}</th>
            </tr>
          </thead>
          <tbody>
            {index.places.map((place) => {
              const tied = tiedWith(place);
              return (
                <tr key={place.place}>
                  <td className="number">{place.rank ?? '—'}</td>
                  <td>{say(place)}</td>
                  <td className="number">{place.score === null ? '—' : place.score.toFixed(1)}</td>
                  <td className="number">
                    {place.interval ? (
                      <>
                        {place.interval.low === place.interval.high ? t('index.exactly', { rank: place.interval.low }) : t('index.between', place.interval)}{' '}
                        <span className="faint">{t('index.extremes', place.interval)}</span>
                      </>
                    ) : (
                      '—'
                    )}
                  </td>
                  <td className="number">{Math.round(place.coverage * 100)}%</td>
                  <td>{place.rank === null ? t('index.noRank') : tied.length > 0 ? t('index.tied', { places: tied.map(say).join(comma()) }) : <span className="faint">{t('index.clear')}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}
