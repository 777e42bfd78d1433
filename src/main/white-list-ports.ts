import type { Identity } from '../kernel/identity/index.ts';
import type { EnterprisesModule, Growth } from '../modules/enterprises/index.ts';
import type { WhiteListParts } from '../modules/finance/index.ts';
import type { RulebookModule } from '../modules/rulebook/index.ts';

interface Neighbours {
  pack: WhiteListParts['pack'];
  /** Asked when the list is used; they are put together after the module finance. */
  rulebook: () => RulebookModule;
  enterprises: () => EnterprisesModule;
  growth: () => Growth;
  identity: Identity;
  /** Code of the province. */
  province: string;
}

/** Firms, points and rules as the white list sees them. */
export function whiteListPorts({ pack, rulebook, enterprises, growth, identity, province }: Neighbours): WhiteListParts {
  const bankRoles = [...identity.roles.values()].filter((role) => role.grants.some((g) => g.permission === 'finance.consent.use')).map((role) => role.id);
  const lastUpdate = (dossier: { statements: readonly { asOf: string }[]; firm: { recordsCheckedOn: string | null } }): string | null =>
    dossier.statements.reduce<string | null>((last, { asOf }) => (last === null || asOf > last ? asOf : last), null);
  return {
    pack,
    regionChain: (city) => [city, province, 'CN'],
    rules: { current: (db) => rulebook().current(db), judge: (tx, about, by, at) => rulebook().judge(tx, about, by, at) },
    population: async (db, query) => {
      const firms = await enterprises().firmsAfter(db, query);
      const dossiers = new Map((await enterprises().dossiers(db, firms, query.on)).map((d) => [d.firm.id, d]));
      return (await enterprises().population(db, query)).map((known) => {
        const dossier = dossiers.get(known.id)!;
        return { id: known.id, name: known.name, code: known.code, city: known.city, facts: known.facts, organisationId: dossier.firm.organisationId, lastUpdate: lastUpdate(dossier) };
      });
    },
    firm: async (db, id, on) => {
      const firm = await enterprises().find(db, id);
      if (!firm) return undefined;
      const [dossier] = await enterprises().dossiers(db, [firm], on);
      return { id, name: firm.name, code: firm.creditCode, city: firm.city, organisationId: firm.organisationId, lastUpdate: lastUpdate(dossier!), facts: await enterprises().factsOf(db, id, on) };
    },
    firmOf: async (db, organisationId) => {
      const firm = await enterprises().byOrganisation(db, organisationId);
      return firm && { id: firm.id, name: firm.name, code: firm.creditCode, city: firm.city, organisationId: firm.organisationId };
    },
    points: async (db, on) => new Map((await growth().points(db, on)).scores.filter((s) => s.grade !== null).map((s) => [s.id, s.totalCents])),
    banks: async (db) => (await identity.organisationsWithRoles(db, bankRoles)).map(({ id, nameZh }) => ({ id, name: nameZh })),
  };
}
