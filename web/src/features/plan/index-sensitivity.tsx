import type { ReactNode } from 'react';
import type { CompositeIndex } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePlanWords } from './words.ts';

/** How little it takes: what would swap neighbours, and what each indicator does to the ranking. */
export function IndexSensitivity({ index }: { index: CompositeIndex }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  const name = (code: string): string => {
    const place = index.places.find((p) => p.place === code);
    return place ? say(place) : code;
  };
  const indicators = index.fields.flatMap((f) => f.indicators);
  const called = (code: string): string => {
    const found = index.fields.find((f) => f.code === code) ?? indicators.find((i) => i.code === code);
    return found ? say(found) : code;
  };
  const amount = (code: string, value: number): string => {
    const found = indicators.find((i) => i.code === code);
    // One place more than the figure has: the point of crossing is not a published number.
    return found ? `${value.toFixed(found.decimals + 1)} ${say({ zh: found.unit, en: found.unitEn })}` : String(value);
  };
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
  const valueApplies = index.method === 'GOALPOSTS' || index.method === 'REFERENCE';
  return (
    <>
      <section className="stack-tight">
        <h2>{t('index.flips')}</h2>
        <div className="table-scroll">
          <table className="plain-table" aria-label={t('index.flips')}>
            <thead>
              <tr>
                <th>{t('index.pair')}</th>
                <th>{t('index.byValue')}</th>
                <th>{t('index.byWeight')}</th>
              </tr>
            </thead>
            <tbody>
              {index.flips.map((flip) => (
                <tr key={`${flip.above} ${flip.below}`}>
                  <td>
                    {name(flip.above)} › {name(flip.below)}
                    <div className="faint">{t('index.overtakes', { share: percent(index.overtakes.find((o) => o.above === flip.above && o.below === flip.below)?.share ?? 0) })}</div>
                  </td>
                  <td>
                    {flip.value
                      ? t('index.valueFlip', { place: name(flip.value.place), indicator: called(flip.value.indicator), from: amount(flip.value.indicator, flip.value.from), to: amount(flip.value.indicator, flip.value.to) })
                      : t(valueApplies ? 'index.never' : 'index.notComparable')}
                  </td>
                  <td>{flip.weight ? t('index.weightFlip', { name: called(flip.weight.code), from: percent(flip.weight.from), to: percent(flip.weight.to) }) : t('index.never')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="stack-tight">
        <h2>{t('index.drop')}</h2>
        <div className="table-scroll">
          <table className="plain-table" aria-label={t('index.drop')}>
            <thead>
              <tr>
                <th>{t('index.without')}</th>
                {index.places.map((p) => (
                  <th key={p.place}>{say(p)}</th>
                ))}
                <th>{t('index.shift')}</th>
              </tr>
            </thead>
            <tbody>
              {index.dropOne.map((row) => (
                <tr key={row.indicator}>
                  <td>{called(row.indicator)}</td>
                  {index.places.map((p) => {
                    const rank = row.ranks[p.place] ?? null;
                    return (
                      <td key={p.place} className="number">
                        {rank === null ? '—' : rank === p.rank ? rank : <strong>{rank}</strong>}
                      </td>
                    );
                  })}
                  <td className="number">{row.largestShift}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
