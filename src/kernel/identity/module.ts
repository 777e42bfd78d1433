import type { Clock } from '../base/clock.ts';
import type { Database, Sql, Tx } from '../db/index.ts';
import type { PermissionDeclaration } from './actor.ts';
import { createDemoAccount, createFirstAdministrator, type FoundedAccount } from './commands/found-accounts.ts';
import { ensureOrganisation, enterOrganisation } from './commands/enter-organisation.ts';
import { toActor } from './queries/actor.ts';
import type { Actor } from './actor.ts';
import type { Roles } from './domain/roles.ts';
import type { BoundRoute } from './route.ts';
import { identityRoutes } from './routes.ts';
import { findSignedIn, forgetOldSessions, type SignedIn } from './sessions.ts';
import { findAccountByLoginName, readAssignedRoles, readWorkplaces } from './store/accounts.ts';
import { findOrganisation, findOrganisationByCreditCode, findOrganisations, organisationsWithRoles, searchOrganisations } from './store/organisations.ts';

export interface IdentityDependencies {
  roles: Roles;
  /** The machine's own time, for sessions and sign-in delays: they must not follow a clock that a demo moves. */
  wallClock: Clock;
}

/** What identity offers; has the form of a module. */
export interface Identity {
  name: 'identity';
  migrations: string;
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  roles: Roles;

  /** Who holds this session, or undefined when it is over or unknown. `touch: false` does not count as use. */
  actorOfSession(db: Database, token: string, options?: { touch?: boolean }): Promise<SignedIn | undefined>;
  /** The account as an actor, for work done on its behalf; undefined when unknown or disabled. */
  actorOfAccount(handle: Sql, accountId: string): Promise<Actor | undefined>;
  /** The same by login name, for commands of the operator that act with somebody's rights. */
  actorOfLogin(handle: Sql, loginName: string): Promise<Actor | undefined>;
  /** Removes long finished sessions and attempts. */
  forgetOldSessions(db: Database): Promise<void>;
  /** Roles that accounts hold and the pack does not know: they grant nothing. */
  unknownAssignedRoles(handle: Sql): Promise<string[]>;

  /** Organisations in which accounts hold roles, by login name. */
  readWorkplaces: typeof readWorkplaces;
  findOrganisation: typeof findOrganisation;
  findOrganisations: typeof findOrganisations;
  findOrganisationByCreditCode: typeof findOrganisationByCreditCode;
  searchOrganisations: typeof searchOrganisations;
  organisationsWithRoles: typeof organisationsWithRoles;
  enterOrganisation: typeof enterOrganisation;
  ensureOrganisation: typeof ensureOrganisation;

  createDemoAccount(tx: Tx, input: FoundedAccount, now: Date): Promise<string>;
  createFirstAdministrator(tx: Tx, input: FoundedAccount, now: Date): Promise<string>;
}

const PERMISSIONS: readonly PermissionDeclaration[] = [
  { id: 'identity.account.read', zh: '查看账户', en: 'See accounts' },
  { id: 'identity.account.manage', zh: '新建、停用账户，重设口令', en: 'Create and disable accounts, reset passwords' },
  { id: 'identity.role.grant', zh: '授予和收回角色', en: 'Grant roles and take them back' },
  { id: 'identity.organisation.create', zh: '登记单位', en: 'Enter organisations' },
];

export function createIdentity({ roles, wallClock }: IdentityDependencies): Identity {
  return {
    name: 'identity',
    migrations: 'src/kernel/identity/migrations',
    permissions: PERMISSIONS,
    routes: identityRoutes(roles, wallClock),
    roles,
    actorOfSession: (db, token, options) => findSignedIn(db.sql, roles, token, wallClock.now(), options?.touch),
    actorOfAccount: (handle, accountId) => toActor(handle, roles, accountId),
    actorOfLogin: async (handle, loginName) => {
      const account = await findAccountByLoginName(handle, loginName);
      return account && toActor(handle, roles, account.id);
    },
    forgetOldSessions: (db) => forgetOldSessions(db.sql, wallClock.now()),
    unknownAssignedRoles: async (handle) => (await readAssignedRoles(handle)).filter((role) => !roles.has(role)),
    readWorkplaces,
    findOrganisation,
    findOrganisations,
    findOrganisationByCreditCode,
    searchOrganisations,
    organisationsWithRoles,
    enterOrganisation,
    ensureOrganisation,
    createDemoAccount: (tx, input, now) => createDemoAccount(tx, roles, input, now),
    createFirstAdministrator: (tx, input, now) => createFirstAdministrator(tx, roles, input, now),
  };
}
