import type { PastForecast } from '../../../../kernel/indicators/index.ts';
import type { BackTest } from '../../contract.ts';
import { percent } from '../words.ts';

/** Past forecasts counted up. `place` names the series. */
export function backTestOf(made: readonly PastForecast[], level: number): BackTest {
  const inside = made.filter((f) => f.inside).length;
  const mean = (of: (f: PastForecast) => number): number | null => (made.length === 0 ? null : made.reduce((sum, f) => sum + of(f), 0) / made.length);
  const horizons = [...new Set(made.map((f) => f.year - f.origin))].sort((a, b) => a - b);
  return {
    level,
    forecasts: made.length,
    inside,
    coverage: made.length === 0 ? null : inside / made.length,
    series: new Set(made.map((f) => f.place)).size,
    meanMiss: mean((f) => f.miss),
    meanMissOfNoChange: mean((f) => f.missOfNoChange),
    byHorizon: horizons.map((years) => {
      const list = made.filter((f) => f.year - f.origin === years);
      return { years, forecasts: list.length, inside: list.filter((f) => f.inside).length };
    }),
    sentence:
      made.length === 0
        ? { zh: '历年数太少，无法回测。', en: 'There are too few figures to test the forecasts.' }
        : {
            zh: `用同样的方法在过去各年作预测，共${made.length}次，后来公布的数有${inside}次（${percent(inside / made.length)}）落在${percent(level)}区间内。`,
            en: `The same method applied at every past year made ${made.length} forecasts; ${inside} of the figures that came (${percent(inside / made.length)}) lay inside the ${percent(level)} interval.`,
          },
  };
}
