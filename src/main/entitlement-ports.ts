import { type Relations, relationsOn, type RuleBook } from '../kernel/rules/contract.ts';
import type { EnterprisesModule } from '../modules/enterprises/index.ts';
import type { EntitlementParts } from '../modules/entitlement/index.ts';
import type { FundsModule } from '../modules/funds/index.ts';
import type { RulebookModule } from '../modules/rulebook/index.ts';

interface Neighbours {
  rulebook: RulebookModule;
  enterprises: EnterprisesModule;
  funds: FundsModule;
  relations: Relations;
  /** Code of the province. */
  province: string;
}

/** Population, rules and money as the entitlement sees them. */
export function entitlementPorts({ rulebook, enterprises, funds, relations, province }: Neighbours): Pick<EntitlementParts, 'rules' | 'population' | 'closed' | 'recordFound' | 'funds' | 'regionChain'> {
  return {
    regionChain: (city) => [city, province, 'CN'],
    rules: {
      current: (db): Promise<RuleBook> => rulebook.current(db),
      judge: (tx, about, by, at) => rulebook.judge(tx, about, by, at),
      rivals: async (_db, rule, on, region) => rivalsOf(relations, rule, on, region),
    },
    population: (db, query) => enterprises.population(db, query),
    closed: (db, ids, on) => enterprises.closed(db, ids, on),
    recordFound: (tx, act, assignment, found) => enterprises.recordFound(tx, act, assignment, found),
    funds: {
      known: async (db, code) => (await funds.summaries(db)).some((f) => f.code === code),
      proposePayment: (tx, proposal, at, accountId) => funds.proposePayment(tx, proposal, at, accountId),
      checkSupport: (db, claim, year) => funds.checkSupport(db, claim, year),
      payments: (db, filter) => funds.payments(db, filter),
      recordRefund: (tx, refund) => funds.recordRefund(tx, refund),
    },
  };
}

/** Rules whose support excludes that of this one on a day (不重复). */
function rivalsOf(relations: Relations, rule: string, on: string, region: readonly string[]): string[] {
  const { supports, excludes } = relationsOn(relations, on, region);
  const own = new Set(supports.filter((s) => s.rule === rule).map((s) => s.id));
  const others = new Set(excludes.filter((e) => e.of.some((id) => own.has(id))).flatMap((e) => e.of).filter((id) => !own.has(id)));
  return [...new Set(supports.filter((s) => others.has(s.id)).map((s) => s.rule))];
}
