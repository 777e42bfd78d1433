import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Reach } from '../actor.ts';
import type { NewAssignment, Organisation } from '../contract.ts';
import { assertMayGrant, grantableRoles } from './granting.ts';
import { indexRoles, type Role } from './roles.ts';

const role = (id: string, more: Partial<Role>): Role => ({ id, zh: id, en: id, organisationKinds: ['park'], mayGrant: [], incompatibleWith: [], grants: [], ...more });
const granting = (reach: Reach): Role['grants'] => [{ permission: 'identity.role.grant', reach }];
const roles = indexRoles([
  role('city-admin', { mayGrant: ['park-officer', 'visitor'], grants: granting('jurisdiction') }),
  role('house-admin', { mayGrant: ['park-officer', 'visitor'], grants: granting('own') }),
  role('zone-admin', { mayGrant: ['park-officer'], grants: granting('zone') }),
  role('park-officer', { grants: [{ permission: 'market.demand.verify', reach: 'jurisdiction' }] }),
  role('visitor', { grants: [{ permission: 'market.demand.read', reach: 'own' }] }),
]);
const park: Organisation = { id: 'o-1', creditCode: null, nameZh: '园区', nameEn: null, kind: 'park', region: '320200', park: 'P04', demo: true };

function holder(roleId: string, regions: string[] = [], parks: string[] = []): Actor {
  const grants = roles.get(roleId)!.grants;
  return { accountId: 'a-1', loginName: 'a', displayName: 'A', assignments: [{ role: roleId, organisationId: 'o-1', organisationName: '园区', regions, parks, grants }] };
}

function attempt(actor: Actor, wanted: Partial<NewAssignment> & { role: string }): string {
  try {
    assertMayGrant(actor, roles, { organisationId: park.id, regions: [], parks: [], ...wanted }, park);
    return 'granted';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('a jurisdiction is never given wider than one’s own', () => {
  it.each<[string, Actor, Partial<NewAssignment> & { role: string }, string]>([
    ['own region to a park officer', holder('city-admin', ['320200']), { role: 'park-officer', regions: ['320200'] }, 'granted'],
    ['a neighbouring region', holder('city-admin', ['320200']), { role: 'park-officer', regions: ['320200', '320500'] }, 'ROLE_NOT_GRANTABLE'],
    ['the whole zone, by leaving the regions empty', holder('city-admin', ['320200']), { role: 'park-officer' }, 'ROLE_NOT_GRANTABLE'],
    ['all parks of the region, by one who answers for one', holder('city-admin', ['320200'], ['P04']), { role: 'park-officer', regions: ['320200'] }, 'ROLE_NOT_GRANTABLE'],
    ['a role without jurisdiction', holder('city-admin', ['320200']), { role: 'visitor' }, 'granted'],
    ['any role in an organisation elsewhere', holder('city-admin', ['320500']), { role: 'visitor' }, 'FORBIDDEN'],
    ['a jurisdiction, by one who reaches only the own house', holder('house-admin'), { role: 'park-officer', regions: ['320200'] }, 'ROLE_NOT_GRANTABLE'],
    ['the whole zone, by one who reaches it', holder('zone-admin'), { role: 'park-officer' }, 'granted'],
    ['a role that is not on the list', holder('zone-admin'), { role: 'city-admin' }, 'ROLE_NOT_GRANTABLE'],
    ['a role by somebody who may grant nothing', holder('visitor'), { role: 'visitor' }, 'FORBIDDEN'],
  ])('%s', (_what, actor, wanted, expected) => {
    expect(attempt(actor, wanted)).toBe(expected);
  });

  it('whatever the regions: what is granted lies within what the granter has', () => {
    const codes = fc.subarray(['320100', '320200', '320400', '320500', '321100']);
    fc.assert(
      fc.property(codes, codes, (own, wanted) => {
        const granted = attempt(holder('city-admin', own), { role: 'park-officer', regions: wanted }) === 'granted';
        const reachesPark = own.length === 0 || own.includes('320200');
        const within = own.length === 0 || (wanted.length > 0 && wanted.every((code) => own.includes(code)));
        expect(granted).toBe(reachesPark && within);
      }),
    );
  });
});

it('the roles one may give are those on the lists of the roles that let one give at all', () => {
  expect([...grantableRoles(holder('city-admin'), roles)]).toEqual(['park-officer', 'visitor']);
  expect(grantableRoles(holder('visitor'), roles).size).toBe(0);
  expect(grantableRoles(undefined, roles).size).toBe(0);
});
