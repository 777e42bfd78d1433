/** Figures of a firm as they are frozen with an edition; money in 万元, value in 100 million. */
export interface FrozenFigures {
  revenue: number | null;
  revenueBefore: number | null;
  revenueFourBefore: number | null;
  rd: number | null;
  employees: number | null;
  /** 亿元 and the yuan for a dollar of its year. */
  valuation: number | null;
  dollarRate: number | null;
}

const ids: Record<keyof FrozenFigures, string> = {
  revenue: 'revenueLastYear', revenueBefore: 'revenueYearBefore', revenueFourBefore: 'revenueFourYearsBefore', rd: 'rdLastYear', employees: 'employees', valuation: 'valuation', dollarRate: 'dollarRate',
};

/** The figures a report on a list asks for, out of the facts by which a firm was judged. */
export function frozenFigures(facts: Readonly<Record<string, { value: unknown }>>): FrozenFigures {
  const read = (id: string): number | null => {
    const value = facts[id]?.value;
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  };
  return Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, read(id)])) as unknown as FrozenFigures;
}

/** Value in 100 million USD; null where value or rate is not known. */
export const dollarsOf = ({ valuation, dollarRate }: FrozenFigures): number | null => (valuation === null || dollarRate === null ? null : valuation / dollarRate);
