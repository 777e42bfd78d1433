import { z } from 'zod';
import { pageOf, pageQuery } from '../base/page.ts';
import { routeContract } from '../base/route-contract.ts';

export const organisationKind = z.enum(['firm', 'university', 'institute', 'government', 'park', 'registry', 'agency', 'other']);
export type OrganisationKind = z.output<typeof organisationKind>;

const id = z.uuid();
const byId = z.object({ id });
const regionCode = z.string().regex(/^\d{6}$/);
const parkCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,19}$/);
const loginName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._@-]{2,63}$/);
/** Only its length is checked here; the policy says the rest, with reasons. */
const password = z.string().min(1).max(200);

const organisation = z.object({
  id: z.string(),
  creditCode: z.string().nullable(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  kind: organisationKind,
  /** GB/T 2260. */
  region: z.string().nullable(),
  park: z.string().nullable(),
  demo: z.boolean(),
});
export type Organisation = z.output<typeof organisation>;

const grant = z.object({ permission: z.string(), reach: z.enum(['own', 'jurisdiction', 'zone']) });

const assignment = z.object({
  id: z.string(),
  role: z.string(),
  roleZh: z.string(),
  roleEn: z.string(),
  organisationId: z.string(),
  organisationName: z.string(),
  regions: z.array(z.string()),
  parks: z.array(z.string()),
});

const me = z.object({
  /** null: nobody is signed in. */
  account: z
    .object({ id: z.string(), loginName: z.string(), displayName: z.string(), mustChangePassword: z.boolean() })
    .nullable(),
  assignments: z.array(assignment.extend({ grants: z.array(grant) })),
  /** Permissions held with any reach; empty until a password that was set by somebody else has been changed. */
  permissions: z.array(z.string()),
});
export type Me = z.output<typeof me>;

export const signIn = routeContract({
  id: 'identity.signIn',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.object({ loginName: z.string().trim().min(1).max(200), password }),
  response: me,
  errors: ['SIGN_IN_REFUSED', 'SIGN_IN_THROTTLED', 'ACCOUNT_DISABLED'],
});

export const signOut = routeContract({
  id: 'identity.signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: { zh: '退出登录', en: 'Sign out' },
  response: me,
});

export const readMe = routeContract({
  id: 'identity.readMe',
  method: 'GET',
  path: '/api/me',
  access: 'public',
  summary: { zh: '当前用户及其权限', en: 'Who is signed in and what they may do' },
  response: me,
});

export const changeOwnPassword = routeContract({
  id: 'identity.changeOwnPassword',
  method: 'PUT',
  path: '/api/me/password',
  access: 'signed-in',
  summary: { zh: '修改自己的口令', en: 'Change your own password' },
  body: z.object({ currentPassword: password, newPassword: password }),
  response: me,
  errors: ['PASSWORD_WRONG', 'PASSWORD_TOO_WEAK', 'SIGN_IN_THROTTLED'],
});

const account = z.object({
  id: z.string(),
  loginName: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  demo: z.boolean(),
  createdAt: z.string(),
  assignments: z.array(assignment),
});
export type Account = z.output<typeof account>;

const newAssignment = z.object({
  role: z.string().min(1).max(60),
  organisationId: id,
  /** Empty: the whole zone. */
  regions: z.array(regionCode).max(50).default([]),
  parks: z.array(parkCode).max(100).default([]),
});
export type NewAssignment = z.output<typeof newAssignment>;

export const listAccounts = routeContract({
  id: 'identity.listAccounts',
  method: 'GET',
  path: '/api/accounts',
  access: { permission: 'identity.account.read' },
  summary: { zh: '账户列表（限本人管辖范围）', en: 'Accounts within your reach' },
  query: pageQuery.extend({
    /** Part of the sign-in name or the displayed name. */
    q: z.string().trim().max(100).optional(),
    organisationId: id.optional(),
    role: z.string().max(60).optional(),
    disabled: z.enum(['true', 'false']).transform((v) => v === 'true').optional(),
  }),
  response: pageOf(account),
});

export const createAccount = routeContract({
  id: 'identity.createAccount',
  method: 'POST',
  path: '/api/accounts',
  access: { permission: 'identity.account.manage' },
  summary: { zh: '新建账户并授予一个角色', en: 'Create an account with a first role' },
  body: z.object({ loginName, displayName: z.string().trim().min(1).max(100), password, assignment: newAssignment }),
  response: account,
  errors: ['LOGIN_NAME_TAKEN', 'PASSWORD_TOO_WEAK', 'ROLE_UNKNOWN', 'ROLE_NOT_GRANTABLE', 'ROLE_NOT_FOR_ORGANISATION'],
});

export const disableAccount = routeContract({
  id: 'identity.disableAccount',
  method: 'POST',
  path: '/api/accounts/:id/disable',
  access: { permission: 'identity.account.manage' },
  summary: { zh: '停用账户并结束其会话', en: 'Disable an account and end its sessions' },
  params: byId,
  response: account,
  errors: ['LAST_ADMINISTRATOR', 'OWN_ACCOUNT'],
});

export const enableAccount = routeContract({
  id: 'identity.enableAccount',
  method: 'POST',
  path: '/api/accounts/:id/enable',
  access: { permission: 'identity.account.manage' },
  summary: { zh: '恢复账户', en: 'Enable an account again' },
  params: byId,
  response: account,
});

export const resetPassword = routeContract({
  id: 'identity.resetPassword',
  method: 'PUT',
  path: '/api/accounts/:id/password',
  access: { permission: 'identity.account.manage' },
  summary: { zh: '重设口令；本人下次登录须修改', en: 'Set a password that its owner must change at the next sign-in' },
  params: byId,
  body: z.object({ password }),
  response: account,
  errors: ['PASSWORD_TOO_WEAK', 'OWN_ACCOUNT'],
});

export const grantRole = routeContract({
  id: 'identity.grantRole',
  method: 'POST',
  path: '/api/accounts/:id/assignments',
  access: { permission: 'identity.role.grant' },
  summary: { zh: '授予角色', en: 'Grant a role' },
  params: byId,
  body: newAssignment,
  response: account,
  errors: [
    'ROLE_UNKNOWN',
    'ROLE_NOT_GRANTABLE',
    'ROLE_NOT_FOR_ORGANISATION',
    'ROLE_ALREADY_GRANTED',
    'ROLES_INCOMPATIBLE',
    'OWN_ACCOUNT',
  ],
});

export const revokeRole = routeContract({
  id: 'identity.revokeRole',
  method: 'DELETE',
  path: '/api/accounts/:id/assignments/:assignmentId',
  access: { permission: 'identity.role.grant' },
  summary: { zh: '收回角色', en: 'Take a role back' },
  params: byId.extend({ assignmentId: id }),
  response: account,
  errors: ['ROLE_NOT_GRANTABLE', 'LAST_ADMINISTRATOR', 'OWN_ACCOUNT'],
});

export const listRoles = routeContract({
  id: 'identity.listRoles',
  method: 'GET',
  path: '/api/roles',
  access: 'signed-in',
  summary: { zh: '角色及其权限', en: 'Roles and what they may do' },
  response: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        zh: z.string(),
        en: z.string(),
        organisationKinds: z.array(organisationKind),
        grants: z.array(grant),
        /** The asker may give this role to others. */
        grantable: z.boolean(),
      }),
    ),
  }),
});

/** Ids of the log in words. Names of organisations are open to whoever is signed in; those of people to whoever sees accounts of the whole zone. */
export const listNames = routeContract({
  id: 'identity.listNames',
  method: 'GET',
  path: '/api/names',
  access: { permission: 'identity.account.read' },
  summary: { zh: '账户和单位编号对应的名称', en: 'Names of accounts and organisations by their ids' },
  query: z.object({ ids: z.string().max(8000).transform((text) => text.split(',')).pipe(z.array(id).max(200)) }),
  response: z.object({
    accounts: z.array(z.object({ id: z.string(), displayName: z.string(), loginName: z.string() })),
    organisations: z.array(z.object({ id: z.string(), nameZh: z.string(), nameEn: z.string().nullable() })),
  }),
});

export const searchOrganisations = routeContract({
  id: 'identity.searchOrganisations',
  method: 'GET',
  path: '/api/organisations',
  access: 'signed-in',
  summary: { zh: '查询单位', en: 'Search organisations' },
  query: pageQuery.extend({
    /** Part of a name, or a whole credit code. */
    q: z.string().trim().max(100).optional(),
    kind: organisationKind.optional(),
    region: regionCode.optional(),
    park: parkCode.optional(),
  }),
  response: pageOf(organisation),
});

export const createOrganisation = routeContract({
  id: 'identity.createOrganisation',
  method: 'POST',
  path: '/api/organisations',
  access: { permission: 'identity.organisation.create' },
  summary: { zh: '登记单位', en: 'Enter an organisation' },
  body: z.object({
    creditCode: z.string().trim().toUpperCase().nullable().default(null),
    nameZh: z.string().trim().min(2).max(200),
    nameEn: z.string().trim().max(200).nullable().default(null),
    kind: organisationKind,
    region: regionCode.nullable().default(null),
    park: parkCode.nullable().default(null),
  }),
  response: organisation,
  errors: ['CREDIT_CODE_INVALID', 'CREDIT_CODE_NEEDED', 'ORGANISATION_EXISTS'],
});
