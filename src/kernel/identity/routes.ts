import { type Database, inTransaction, type Tx } from '../db/index.ts';
import type { Clock } from '../base/clock.ts';
import { authorise, findGrant, signInRequired } from './actor.ts';
import { auditActor } from './audit-actor.ts';
import type { Acting } from './commands/acting.ts';
import { createAccount } from './commands/create-account.ts';
import { setAccountDisabled } from './commands/disable-account.ts';
import { enterOrganisation } from './commands/enter-organisation.ts';
import { grantRole } from './commands/grant-role.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { changeOwnPassword, resetPassword } from './commands/set-password.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import * as contract from './contract.ts';
import { grantableRoles } from './domain/granting.ts';
import type { Roles } from './domain/roles.ts';
import { getAccount, visibleAccounts } from './queries/accounts.ts';
import { describeMe, NOBODY } from './queries/actor.ts';
import { type BoundRoute, bind, type RequestContext } from './route.ts';
import { SessionAnswer } from './session-answer.ts';
import { readAccountNames } from './store/accounts.ts';
import { findOrganisations, searchOrganisations } from './store/organisations.ts';

/** Every route of identity. `wallClock` is the machine's time, which sessions and delays follow. */
export function identityRoutes(roles: Roles, wallClock: Clock): readonly BoundRoute[] {
  const acting = (ctx: RequestContext): Acting & { wallNow: Date } => {
    if (!ctx.actor) throw signInRequired();
    return { actor: ctx.actor, now: ctx.clock.now(), wallNow: wallClock.now(), requestId: ctx.requestId };
  };
  const change = async (ctx: RequestContext, id: string, work: (tx: Tx, by: Acting & { wallNow: Date }) => Promise<void>) => {
    const by = acting(ctx);
    return inTransaction(ctx.db, async (tx) => {
      await work(tx, by);
      return getAccount(tx.sql, roles, id);
    });
  };
  const meOf = (db: Database, accountId: string): Promise<contract.Me> => describeMe(db.sql, roles, accountId);

  return [
    withSession(contract.signIn, async (ctx, { body }) => {
      const wallNow = wallClock.now();
      const { accountId, ...session } = await signIn(ctx.db, { ...body, ip: ctx.ip, wallNow, now: ctx.clock.now(), requestId: ctx.requestId });
      return new SessionAnswer(await meOf(ctx.db, accountId), session);
    }),
    withSession(contract.signOut, async (ctx) => {
      const at = { wallNow: wallClock.now(), now: ctx.clock.now(), requestId: ctx.requestId };
      if (ctx.sessionId) await signOut(ctx.db, ctx.sessionId, at);
      return new SessionAnswer(NOBODY, null);
    }),
    bind(contract.readMe, async (ctx) => (ctx.actor ? meOf(ctx.db, ctx.actor.accountId) : NOBODY)),
    bind(contract.changeOwnPassword, async (ctx, { body }) => {
      const by = acting(ctx);
      await changeOwnPassword(ctx.db, { ...by, ip: ctx.ip, sessionId: ctx.sessionId }, body);
      return meOf(ctx.db, by.actor.accountId);
    }),
    bind(contract.listAccounts, (ctx, { query }) => visibleAccounts(ctx.db.sql, roles, ctx.actor, query)),
    bind(contract.createAccount, (ctx, { body }) => {
      const by = acting(ctx);
      return inTransaction(ctx.db, async (tx) => getAccount(tx.sql, roles, await createAccount(tx, roles, by, body)));
    }),
    bind(contract.disableAccount, (ctx, { params }) =>
      change(ctx, params.id, (tx, by) => setAccountDisabled(tx, roles, by, params.id, true)),
    ),
    bind(contract.enableAccount, (ctx, { params }) =>
      change(ctx, params.id, (tx, by) => setAccountDisabled(tx, roles, by, params.id, false)),
    ),
    bind(contract.resetPassword, (ctx, { params, body }) =>
      change(ctx, params.id, (tx, by) => resetPassword(tx, roles, by, params.id, body.password)),
    ),
    bind(contract.grantRole, (ctx, { params, body }) =>
      change(ctx, params.id, (tx, by) => grantRole(tx, roles, by, params.id, body)),
    ),
    bind(contract.revokeRole, (ctx, { params }) =>
      change(ctx, params.id, (tx, by) => revokeRole(tx, roles, by, params.id, params.assignmentId)),
    ),
    bind(contract.listRoles, async (ctx) => {
      const grantable = grantableRoles(ctx.actor, roles);
      return {
        items: [...roles.values()].map(({ id, zh, en, organisationKinds, grants }) => {
          return { id, zh, en, organisationKinds, grants, grantable: grantable.has(id) };
        }),
      };
    }),
    bind(contract.listNames, async (ctx, { query: { ids } }) => {
      const [accounts, organisations] = await Promise.all([
        findGrant(ctx.actor, 'identity.account.read') ? readAccountNames(ctx.db.sql, ids) : [],
        findOrganisations(ctx.db.sql, ids),
      ]);
      return { accounts, organisations: organisations.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })) };
    }),
    bind(contract.searchOrganisations, (ctx, { query }) => searchOrganisations(ctx.db.sql, query)),
    bind(contract.createOrganisation, (ctx, { body }) => {
      const { actor, now, requestId } = acting(ctx);
      const under = authorise(actor, 'identity.organisation.create', { region: body.region, park: body.park });
      return inTransaction(ctx.db, (tx) => enterOrganisation(tx, body, { by: auditActor(actor, under), now, requestId }));
    }),
  ];
}

/** The two routes that open or end the browser's session answer with more than their body. */
function withSession<C extends typeof contract.signIn | typeof contract.signOut>(
  of: C,
  handle: (ctx: RequestContext, input: { body: { loginName: string; password: string } }) => Promise<SessionAnswer<contract.Me>>,
): BoundRoute {
  return { contract: of, handle: handle as unknown as BoundRoute['handle'] };
}
