import type { CalendarDate } from '../../../../../kernel/base/calendar-date.ts';
import type { Dossier } from '../../../domain/dossier.ts';
import { lastYearOn } from '../../../domain/facts-from-figures.ts';
import { figuresSeen } from '../../../domain/figures-seen.ts';
import { addYears, yearOf } from '../../../domain/in-force.ts';
import { LASTING } from '../../../domain/item.ts';
import { factsOfMeasure } from './measure.ts';
import type { PointFirm, PointScheme } from './scheme.ts';

const BEFORE = 'Before';
const VENTURE = 'venture';

/**
 * What is known on a day of a firm, as far as points ask: items of the last year whose figures count, with `Before` those of the
 * year before it, `venture` private equity paid in during two years. What is not known is null.
 */
export function pointFirm(scheme: PointScheme, dossier: Dossier, on: CalendarDate, dollarRates: ReadonlyMap<number, number>): PointFirm {
  const { firm } = dossier;
  const seen = figuresSeen(dossier.statements, on);
  const last = lastYearOn(seen, on);
  const figure = (name: string): number | null => {
    if (name === VENTURE) return venture(dossier, seen.get('roundsComplete', LASTING)?.value === 1, on, dollarRates);
    const before = name.endsWith(BEFORE);
    return seen.get(before ? name.slice(0, -BEFORE.length) : name, before ? last - 1 : last)?.value ?? null;
  };
  const names = [...new Set([...scheme.indicators.flatMap((i) => factsOfMeasure(i.measure)), scheme.stage.revenueFact])];
  return { id: firm.id, facts: { ...Object.fromEntries(names.map((name) => [name, figure(name)])), [scheme.stage.ageFact]: firm.foundedOn, [scheme.fieldFact]: firm.field } };
}

/** In 万元; without a round nothing is known, unless the firm stated that its rounds are complete. */
function venture({ rounds }: Dossier, complete: boolean, on: CalendarDate, dollarRates: ReadonlyMap<number, number>): number | null {
  const known = rounds.filter((r) => r.closedOn <= on);
  if (known.length === 0 && !complete) return null;
  const recent = known.filter((r) => r.privateEquity && r.closedOn > addYears(on, -2));
  const yuan = recent.map((r) => (r.currency === 'CNY' ? r.paidIn : r.paidIn * (dollarRates.get(yearOf(r.closedOn)) ?? Number.NaN)));
  const sum = yuan.reduce((a, b) => a + b, 0);
  return Number.isNaN(sum) ? null : sum;
}
