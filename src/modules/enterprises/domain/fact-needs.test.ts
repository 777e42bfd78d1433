import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openPack } from '../../../kernel/base/pack.ts';
import { packageRoot } from '../../../kernel/base/root.ts';
import { readPlaces } from '../../../kernel/indicators/index.ts';
import { readEnterprisePack } from '../pack.ts';
import type { Dossier, Statement } from './dossier.ts';
import { needsOf } from './fact-needs.ts';
import { factsFromDossier } from './facts-from-dossier.ts';

const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const { ladder, dollarRates, items } = readEnterprisePack(pack);
const places = readPlaces(pack);
const context = { ladder, cities: new Set(places.cities.map((c) => c.code)), province: places.province.code.slice(0, 2), dollarRates };
/** After the annual settlement, and before it. */
const DAYS = ['2024-06-10', '2024-05-10'] as const;

const types = [...ladder.main, ...ladder.specialised, ...ladder.labels].map((r) => r.type);
const day = fc.integer({ min: 0, max: 2200 }).map((n) => new Date(Date.UTC(2018, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const statement = fc.record({
  year: fc.constantFrom(0, 2018, 2019, 2020, 2021, 2022, 2023), figures: fc.dictionary(fc.constantFrom(...items.keys()), fc.option(fc.double({ min: 0, max: 3000, noNaN: true }))), source: fc.constantFrom('甲', '乙'), asOf: day,
  confidence: fc.constantFrom('REPORTED' as const, 'DECLARED' as const), entry: fc.nat(),
});
const dossier: fc.Arbitrary<Dossier> = fc.record({
  firm: fc.record({
    id: fc.constant('1'), creditCode: fc.constant(''), name: fc.constant(''), city: fc.constantFrom('320500', '310000'), park: fc.constantFrom(null, 'P02'), field: fc.constant(null), sector: fc.constant('OTHER' as const), foundedOn: fc.option(day),
    organisationId: fc.constant(null), recordsCheckedOn: fc.option(day), version: fc.constant(1), demo: fc.constant(true),
  }),
  statements: fc.array(statement, { maxLength: 8 }),
  qualifications: fc.array(fc.record({ id: fc.constant('q'), type: fc.constantFrom('HNTE', 'LISTED', ...types), level: fc.constant('CN'), edition: fc.constant(2020), certNo: fc.constant('C1'), issuedOn: day, expiresOn: fc.option(day), issuer: fc.constant(''), city: fc.constant('320500'), revokedFrom: fc.option(day), revokedReason: fc.constant(null) }), { maxLength: 4 }),
  rounds: fc.array(fc.record({ closedOn: day, name: fc.constant('A'), investors: fc.constant(''), privateEquity: fc.boolean(), currency: fc.constantFrom('CNY' as const, 'USD' as const), paidIn: fc.constant(100), postMoney: fc.option(fc.constant(1000)), source: fc.constant('甲') }), { maxLength: 3 }),
  incidents: fc.array(fc.record({ kind: fc.constantFrom('SAFETY' as const, 'DISHONESTY' as const), serious: fc.boolean(), happenedOn: day, description: fc.constant(''), source: fc.constant('乙'), clearedOn: fc.option(day) }), { maxLength: 2 }),
  memberships: fc.array(fc.record({ id: fc.constant('m'), pool: fc.constantFrom(...ladder.pools.map((p) => p.id)), level: fc.constant('CITY' as const), city: fc.constant('320500'), admittedOn: day, dueOn: day, leftOn: fc.option(day), leftBecause: fc.constant(null) }), { maxLength: 2 }),
});

/** The dossier as it is read when only some facts are wanted. */
function read(whole: Dossier, needs: ReturnType<typeof needsOf>): Dossier {
  const some = (figures: Statement['figures']): Statement['figures'] => Object.fromEntries(Object.entries(figures).filter(([item]) => needs.items.includes(item)));
  return {
    firm: whole.firm, statements: whole.statements.map((s) => ({ ...s, figures: some(s.figures) })), qualifications: needs.qualifications ? whole.qualifications : [],
    memberships: needs.memberships ? whole.memberships : [], rounds: needs.rounds ? whole.rounds : [], incidents: needs.incidents ? whole.incidents : [],
  };
}

it('each fact is the same whether it is read alone, with what it needs, or with the whole dossier', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(dossier, fc.constantFrom(...DAYS), (whole, on) => {
    const all = factsFromDossier(whole, on, context);
    for (const id of Object.keys(all)) {
      const needs = needsOf([id], ladder, on);
      seen.add(id);
      expect(factsFromDossier(read(whole, needs), on, context, needs.facts)).toEqual({ [id]: all[id] });
    }
    expect(factsFromDossier(read(whole, needsOf(['employees'], ladder, on)), on, context, new Set(['employees']))).toEqual('employees' in all ? { employees: all['employees'] } : {});
  }), { seed: 20261122, numRuns: 300 });
  expect(seen.size).toBeGreaterThan(60);
});
