/**
 * Who is asking and what they may do: organisations, accounts, roles with their reach, sessions. Deny unless granted.
 */
export { createIdentity } from './module.ts';
export type { Identity, IdentityDependencies } from './module.ts';
export { checkRoles, loadRoles } from './domain/roles.ts';
export type { Role, Roles } from './domain/roles.ts';
export { authorise, findGrant, forbidden, holds, signInRequired } from './actor.ts';
export type { Actor, Assignment, PermissionDeclaration, Reach, Target } from './actor.ts';
export { auditActor } from './audit-actor.ts';
export { bind } from './route.ts';
export type { BoundRoute, FileAnswer, RequestContext, RouteAnswer, Upload } from './route.ts';
export { SessionAnswer } from './session-answer.ts';
export { SignInThrottled } from './commands/sign-in.ts';
export type { SignedIn } from './sessions.ts';
export type { FoundedAccount } from './commands/found-accounts.ts';
export type { EntryInBooks, NewOrganisation } from './commands/enter-organisation.ts';
export type { NewAssignment, Organisation, OrganisationKind } from './contract.ts';
