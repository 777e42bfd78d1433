import { add, divide, fromDecimal, type Rational, rational, subtract } from './rational.ts';
import type { Measure, PointFirm } from './scheme.ts';

/** A value, or why there is none. A missing value is no zero: it scores nothing and is shown as missing. */
export type Measured = { value: Rational } | { missing: 'NOT_KNOWN' | 'NOT_COMPUTABLE' };

const NOT_KNOWN: Measured = { missing: 'NOT_KNOWN' };
const NOT_COMPUTABLE: Measured = { missing: 'NOT_COMPUTABLE' };

/** An indicator of a firm, exact. A share of nothing and growth from nothing cannot be computed. */
export function measure(how: Measure, facts: PointFirm['facts']): Measured {
  const read = (fact: string): Rational | undefined => {
    const given = facts[fact];
    return typeof given === 'number' && Number.isFinite(given) ? fromDecimal(given) : undefined;
  };
  switch (how.kind) {
    case 'FACT': {
      const value = read(how.fact);
      return value ? { value } : NOT_KNOWN;
    }
    case 'SHARE':
      return ratio(read(how.of), read(how.by));
    case 'GROWTH':
      return grown(read(how.now), read(how.before));
    case 'SUM': {
      const known = how.of.flatMap((fact) => read(fact) ?? []);
      return known.length > 0 ? { value: known.reduce(add) } : NOT_KNOWN;
    }
  }
}

/** Facts that a measure rests on. */
export function factsOfMeasure(how: Measure): string[] {
  switch (how.kind) {
    case 'FACT':
      return [how.fact];
    case 'SHARE':
      return [how.of, how.by];
    case 'GROWTH':
      return [how.now, how.before];
    case 'SUM':
      return [...how.of];
  }
}

function ratio(of: Rational | undefined, by: Rational | undefined): Measured {
  if (!of || !by) return NOT_KNOWN;
  return by.top > 0n ? { value: divide(of, by) } : NOT_COMPUTABLE;
}

function grown(now: Rational | undefined, before: Rational | undefined): Measured {
  const times = ratio(now, before);
  return 'value' in times ? { value: subtract(times.value, rational(1n)) } : times;
}
