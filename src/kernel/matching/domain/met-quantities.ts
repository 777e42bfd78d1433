import type { FieldSpan } from '../contract.ts';
import type { MatchDocument } from './document.ts';
import type { Demand } from './question.ts';
import { quantitiesIn, type Quantity } from './quantities.ts';

/** A quantity with the field it stands in. */
export interface Placed extends Quantity {
  field: FieldSpan['field'];
}

/** What became of a quantity that a demand asks. */
export interface Comparison {
  verdict: 'met' | 'unmet' | 'unknown';
  asked: Placed;
  offered: Placed;
}

/** More are a table of data, not a promise; the rest is not compared. */
const MOST = 60;
/** Rounding of units: 0.1 mm and 100 μm are the same. */
const ALMOST = 1e-9;

const placed = (text: string | undefined, field: Placed['field']): Placed[] => (text ? quantitiesIn(text).filter((q) => q.property.length > 1).map((q) => ({ ...q, field })) : []);

/** What a demand asks: numbers that are a bound, a range or a change. A bare number may be anything, and what holds at present is no wish. */
export function askedQuantities({ title, content }: Demand): Placed[] {
  return [...placed(title, 'title'), ...placed(content, 'content')].filter((q) => !q.present && (q.bound !== 'bare' || q.change !== 'none')).slice(0, MOST).map(wish);
}

/** Who asks to be brought up to 90 % would take 95; who asks for a fall by a fifth would take a quarter. */
function wish(q: Placed): Placed {
  if (q.bound === 'down') return { ...q, low: -Infinity };
  return q.bound === 'up' || (q.change !== 'none' && q.bound !== 'most') ? { ...q, high: Infinity } : q;
}

// Texts of one result are read for every demand; the same document always offers the same.
const known = new WeakMap<MatchDocument, Placed[]>();

export function offeredQuantities(document: MatchDocument): Placed[] {
  let offered = known.get(document);
  if (!offered) known.set(document, (offered = [...placed(document.title, 'title'), ...placed(document.abstract, 'abstract')].slice(0, MOST)));
  return offered;
}

/**
 * Pairs what is asked with what is offered about the same property in the same dimension; where several are offered, the
 * most favourable counts. Asked quantities that the result says nothing about are left out.
 */
export function compareQuantities(asked: readonly Placed[], offered: readonly Placed[]): Comparison[] {
  return asked.flatMap((a) => {
    const found = offered.flatMap((o) => {
      if (o.dimension !== a.dimension || o.change !== a.change) return [];
      const alike = likeness(a.property, o.property);
      return alike === 'none' ? [] : [{ verdict: alike === 'same' ? verdictOf(a, o) : ('unknown' as const), asked: a, offered: o }];
    });
    return found.find((c) => c.verdict === 'met') ?? found.find((c) => c.verdict === 'unmet') ?? found[0] ?? [];
  });
}

function verdictOf(a: Placed, o: Placed): Comparison['verdict'] {
  const slack = ALMOST * Math.max(...[a.low, a.high, o.low, o.high].filter(Number.isFinite).map(Math.abs), 0);
  if (o.low >= a.low - slack && o.high <= a.high + slack) return 'met';
  return o.high < a.low - slack || o.low > a.high + slack ? 'unmet' : 'unknown';
}

/** Part of the shorter name that must stand at the end of both: 抗弯强度 and 抗拉强度 are two things. */
const ENOUGH = 0.7;

/** The head of a Chinese (and English) compound stands last. A mere head (强度) may mean what the other names (抗弯强度), or not. */
export function likeness(a: string, b: string): 'same' | 'perhaps' | 'none' {
  if (a === b) return 'same';
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let common = 0;
  while (common < short.length && short.at(-1 - common) === long.at(-1 - common)) common += 1;
  if (common === short.length) return common > 2 ? 'same' : 'perhaps';
  return common > 2 && common >= ENOUGH * short.length ? 'same' : 'none';
}
