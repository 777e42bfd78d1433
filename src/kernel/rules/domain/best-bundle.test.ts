import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestBundle, type Payment } from './best-bundle.ts';
import { certifies, type Support } from './bundle.ts';
import type { Span } from './relations.ts';
import { type Relations, relationsFile, type RelationsInForce, relationsOn } from './relations.ts';
import { createRuleBook } from './rule-book.ts';

const SEED = 20261122;
const DAY = '2024-05-01';
const YUAN_10K = 1_000_000;
const IDS = ['p', 'q', 'r', 's'];
const nobody = createRuleBook([], []);

const group = fc.subarray(IDS, { minLength: 2, maxLength: 3 });
const span = fc.constantFrom<Span>('NONE', 'YEAR', 'EVER');
const words = (id: string): object => ({ id, zh: id, en: id, clause: '一', source: 'x', confidence: 'DEFAULT', from: '2020-01-01' });

/** Amounts of a few units, so that every way of paying them out can be tried. */
const supports = fc.tuple(...IDS.map(() => fc.integer({ min: 0, max: 4 }))).map((amounts) => IDS.map((id, i) => ({ id, amount: amounts[i]! * YUAN_10K })));
const payments = fc.array(fc.record({ id: fc.constantFrom(...IDS), amount: fc.integer({ min: 1, max: 3 }).map((n) => n * YUAN_10K), on: fc.constantFrom('2023-12-31', '2024-01-01', '2024-05-01', '2024-05-02') }), { maxLength: 3 });
const relations: fc.Arbitrary<RelationsInForce> = fc.record({
  supports: fc.tuple(...IDS.map(() => fc.constantFrom('YEAR', 'EVER', 'NO'))).map((once) => IDS.map((id, i) => ({ rule: id, gives: 'x', once: once[i]! }))),
  highest: fc.array(fc.record({ of: group, span, difference: fc.boolean() }), { maxLength: 2 }),
  excludes: fc.array(fc.record({ of: group, span }), { maxLength: 2 }),
  caps: fc.array(fc.record({ of: group, span, most: fc.integer({ min: 0, max: 6 }) }), { maxLength: 1 }),
  yearlyCeilings: fc.array(fc.record({ of: fc.constant('ALL'), most: fc.integer({ min: 0, max: 9 }) }), { maxLength: 1 }),
  quotas: fc.array(fc.record({ of: group, span, most: fc.integer({ min: 0, max: 2 }) }), { maxLength: 1 }),
}).map((law) => relationsOn(relationsFile.parse({
  version: 1, ...law,
  ...Object.fromEntries((['highest', 'excludes', 'caps', 'yearlyCeilings', 'quotas'] as const).map((kind) => [kind, law[kind].map((r, i) => ({ ...words(`${kind.toLowerCase()}-${i}`), ...r }))])),
}), DAY));

/** The law read word by word, on one way of paying out and everything paid before. */
function lawful(now: ReadonlyMap<string, number>, offers: readonly Support[], law: RelationsInForce, already: readonly Payment[]): boolean {
  const drawn = (id: string): number => now.get(id) ?? 0;
  const before = (sp: Span, of: readonly string[]): Payment[] => already.filter((p) => of.includes(p.id) && p.on <= DAY && (sp === 'EVER' || (sp === 'YEAR' && p.on >= '2024-01-01')));
  const money = (list: readonly Payment[]): number => list.reduce((n, p) => n + p.amount, 0);
  const inGroup = (of: readonly string[]): string[] => of.filter((id) => drawn(id) > 0);
  const all = offers.map((o) => o.id);
  return inGroup(all).every((id) => {
    const { once } = law.supports.find((s) => s.id === id)!;
    return once === 'NO' || before(once, [id]).length === 0;
  })
    && law.excludes.every(({ of, span: sp }) => inGroup(of).length < 2 && inGroup(of).every((id) => before(sp, of.filter((o) => o !== id)).length === 0))
    && law.highest.every(({ of, span: sp, difference }) => inGroup(of).length < 2 && inGroup(of).every((id) => before(sp, of).length === 0 || (difference && drawn(id) + money(before(sp, of)) <= offers.find((o) => o.id === id)!.amount)))
    && law.caps.every(({ of, most, span: sp }) => inGroup(of).length === 0 || of.reduce((n, id) => n + drawn(id), money(before(sp, of))) <= most * YUAN_10K)
    && law.yearlyCeilings.every(({ most }) => inGroup(all).length === 0 || all.reduce((n, id) => n + drawn(id), money(before('YEAR', already.map((p) => p.id)))) <= most * YUAN_10K)
    && law.quotas.every(({ of, most, span: sp }) => inGroup(of).length === 0 || inGroup(of).length + before(sp, of).length <= most);
}

function* waysToPay(offers: readonly Support[]): Generator<Map<string, number>> {
  const [first, ...rest] = offers;
  if (!first) yield new Map();
  else for (const others of waysToPay(rest)) for (let n = 0; n <= first.amount; n += YUAN_10K) yield new Map(others).set(first.id, n);
}

describe('the best bundle beside what was paid before', () => {
  it('brings as much as the best of all lawful ways to pay, its certificate holds, and every support left short has a reason', () => {
    fc.assert(fc.property(supports, relations, payments, (offers, law, already) => {
      let best = 0;
      for (const way of waysToPay(offers)) if (lawful(way, offers, law, already)) best = Math.max(best, [...way.values()].reduce((a, b) => a + b, 0));
      const bundle = bestBundle(nobody, law, offers, already);
      expect(bundle.total).toBe(best);
      expect(lawful(new Map(bundle.chosen.map((c) => [c.id, c.paid])), offers, law, already)).toBe(true);
      expect(certifies(bundle.certificate, best, bundle.offers, bundle.law)).toBe(true);
      expect(certifies(bundle.certificate, best - 1, bundle.offers, bundle.law)).toBe(false);
      const drawn = new Map(bundle.chosen.map((c) => [c.id, c.paid]));
      expect(bundle.shortfalls.map((s) => s.id)).toEqual(offers.filter((o) => (drawn.get(o.id) ?? 0) < o.amount).map((o) => o.id));
    }), { seed: SEED, numRuns: 400 });
  });

  it('says of each support left out which relation keeps it out, by which clause and in whose favour', () => {
    const law = inForce({
      highest: [{ ...words('city-highest'), zh: '同一事项按最高标准', of: ['p', 'q'] }],
      caps: [{ ...words('fund'), zh: '资金池上限', of: ['r', 's'], most: 3 }],
    });
    const { chosen, shortfalls } = bestBundle(nobody, law, [offer('p', 5), offer('q', 8), offer('r', 2), offer('s', 2)]);
    expect(chosen).toEqual([{ id: 'q', paid: 8 * YUAN_10K }, { id: 'r', paid: 2 * YUAN_10K }, { id: 's', paid: 1 * YUAN_10K }]);
    expect(shortfalls).toMatchObject([
      { id: 'p', paid: 0, reason: 'HIGHEST', relation: 'city-highest', clause: '一', instead: ['q'], zh: '就高不叠加：已选“q”（同一事项按最高标准）' },
      { id: 's', paid: 1 * YUAN_10K, reason: 'CAP', relation: 'fund', instead: ['r'] },
    ]);
  });

  it('a higher support after a lower one brings the difference; one drawn this year is not drawn again; next year it is', () => {
    const law = inForce({ highest: [{ ...words('city-highest'), of: ['p', 'q'] }] });
    const paid = [{ id: 'p', amount: 5 * YUAN_10K, on: '2024-02-01' }];
    expect(bestBundle(nobody, law, [offer('p', 5), offer('q', 8)], paid)).toMatchObject({
      total: 3 * YUAN_10K, shortfalls: [{ id: 'p', reason: 'DRAWN_ALREADY' }, { id: 'q', paid: 3 * YUAN_10K, reason: 'HIGHEST', instead: ['p'] }],
    });
    expect(bestBundle(nobody, law, [offer('p', 5), offer('q', 8)], [{ ...paid[0]!, on: '2023-12-31' }]).total).toBe(8 * YUAN_10K);
  });
});

const offer = (id: string, tenThousand: number): Support => ({ id, amount: tenThousand * YUAN_10K });
const inForce = (law: object): RelationsInForce => relationsOn(relationsFile.parse({ version: 1, supports: IDS.map((id) => ({ rule: id, gives: 'x' })), ...law }) satisfies Relations, DAY);
