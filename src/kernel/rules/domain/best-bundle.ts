import type { CalendarDate } from '../../base/calendar-date.ts';
import { type Bundle, type BundleRules, findBundle, type Support } from './bundle.ts';
import { givenBy } from './evaluate.ts';
import type { Evaluations } from './population.ts';
import { type RelationsInForce, type Span, unitOf } from './relations.ts';
import type { RuleBook } from './rule-book.ts';
import { type Shortfall, shortfallsOf } from './shortfall.ts';
import { floorOf } from './value.ts';

/** What a subject was paid before. */
export interface Payment {
  id: string;
  /** Fen. */
  amount: number;
  on: CalendarDate;
}

export interface BestBundle extends Bundle {
  /** Every support that is not drawn in full, with the reason. */
  shortfalls: Shortfall[];
  /** What was chosen from and the limits that were left after earlier payments: what `certifies` reads the certificate against. */
  offers: Support[];
  law: BundleRules;
}

/**
 * Money a case is entitled to, in fen, from the evaluation of its rules; `open` are supports that cannot be said yet.
 * Parts of a fen are not paid.
 */
export function offersFrom(law: RelationsInForce, evaluations: Evaluations): { offers: Support[]; open: string[] } {
  const offers: Support[] = [];
  const open: string[] = [];
  for (const { id, rule, gives } of law.supports) {
    const evaluation = evaluations.get(rule);
    if (!evaluation || evaluation.truth === false) continue;
    const value = givenBy(evaluation)[gives];
    const fen = unitOf(evaluation.rule.version.gives.find((g) => g.id === gives)?.unit);
    if (evaluation.truth === undefined || typeof value !== 'number' || Number.isNaN(value) || fen === undefined) open.push(id);
    else offers.push({ id, amount: Math.max(0, floorOf(value * fen)) });
  }
  return { offers, open };
}

/**
 * The lawful choice among supports that brings most, counting what was paid before: an exact optimum with a certificate that
 * `certifies` reads, and for each support that is not drawn in full the reason in words.
 *
 * @param already earlier payments to the same subject (for exclusions: in the same matter), in fen
 */
export function bestBundle(book: RuleBook, law: RelationsInForce, supports: readonly Support[], already: readonly Payment[] = []): BestBundle {
  const left = leftAfter(law, supports, already);
  const bundle = findBundle(left.offers, left.rules);
  const chosen = bundle.chosen.filter((c) => c.paid > 0);
  return { ...bundle, chosen, offers: left.offers, law: left.rules, shortfalls: shortfallsOf({ book, law, supports, left, chosen }) };
}

/** Offers and limits once earlier payments are taken off. */
export interface Left {
  offers: Support[];
  rules: BundleRules;
  /** Supports that earlier payments shut out or lessen, with the relation (none for one drawn already). */
  cut: Map<string, { relation: string | undefined; by: string[] }>;
}

function leftAfter(law: RelationsInForce, supports: readonly Support[], already: readonly Payment[]): Left {
  const year = law.on.slice(0, 4);
  const earlier = (span: Span, ids: readonly string[]): Payment[] =>
    span === 'NONE' ? [] : already.filter((p) => p.on <= law.on && ids.includes(p.id) && (span === 'EVER' || p.on.startsWith(year)));
  const all = supports.map((s) => s.id);
  const offered = (of: 'ALL' | readonly string[]): readonly string[] => (of === 'ALL' ? all : of.filter((id) => all.includes(id)));
  const cut: Left['cut'] = new Map();
  const offers = supports.map(({ id, amount }) => {
    const once = law.supports.find((s) => s.id === id)?.once ?? 'YEAR';
    let most = amount;
    const lessen = (to: number, relation: string | undefined, by: readonly Payment[]): void => {
      if (by.length === 0 || to >= most) return;
      most = Math.max(0, to);
      cut.set(id, { relation, by: [...new Set(by.map((p) => p.id))] });
    };
    if (once !== 'NO') lessen(0, undefined, earlier(once, [id]));
    for (const { id: relation, of, span } of law.excludes) if (of.includes(id)) lessen(0, relation, earlier(span, of.filter((other) => other !== id)));
    for (const { id: relation, of, span, difference } of law.highest) {
      if (!of.includes(id)) continue;
      const paid = earlier(span, of);
      lessen(difference ? amount - total(paid) : 0, relation, paid);
    }
    return { id, amount: most };
  });
  return {
    cut, offers,
    rules: {
      excludes: law.excludes.flatMap(({ of }) => pairs(of)),
      highest: law.highest,
      caps: [
        ...law.caps.map(({ id, of, most, span }) => ({ id, of: offered(of), most: Math.max(0, fenOf(most) - total(earlier(span, of))) })),
        ...law.yearlyCeilings.map(({ id, of, most }) => ({ id, of: offered(of), most: Math.max(0, fenOf(most) - total(of === 'ALL' ? earlier('YEAR', already.map((p) => p.id)) : earlier('YEAR', of))) })),
      ],
      quotas: law.quotas.map(({ id, of, most, span }) => ({ id, of, most: Math.max(0, most - earlier(span, of).length) })),
    },
  };
}

const fenOf = (tenThousandYuan: number): number => floorOf(tenThousandYuan * 1_000_000);
const total = (payments: readonly Payment[]): number => payments.reduce((sum, p) => sum + p.amount, 0);
const pairs = (ids: readonly string[]): [string, string][] => ids.flatMap((a, i) => ids.slice(i + 1).map((b): [string, string] => [a, b]));
