import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPack } from '../../base/pack.ts';
import { packageRoot } from '../../base/root.ts';
import { auditKernel } from '../../audit/index.ts';
import { createIdentity } from '../module.ts';
import { checkAgainstNothing, hashPassword, isOutdated, isPassword, NOBODYS_HASH } from '../password-hash.ts';
import { assertPassword, LONGEST } from './password.ts';
import { checkRoles, indexRoles, loadRoles, type Role } from './roles.ts';
import { delaySeconds, PER_ACCOUNT, PER_ADDRESS } from './throttle.ts';

function role(id: string, more: Partial<Role> = {}): Role {
  return { id, zh: id, en: id, organisationKinds: ['firm'], mayGrant: [], incompatibleWith: [], grants: [], ...more };
}

describe('the roles of a pack', () => {
  it('load from the zone, which has the roles of the demo thread', () => {
    const roles = loadRoles(openPack(`${packageRoot}/packs/sunan`));
    for (const id of ['firm-member', 'park-officer', 'transfer-officer', 'registry-clerk', 'registry-reviewer', 'city-officer', 'secretariat', 'service-centre', 'auditor', 'platform-admin']) {
      expect(roles.has(id), id).toBe(true);
    }
  });

  it('may grant what is declared, and name the role and the permission that is not', () => {
    const roles = indexRoles([role('clerk', { grants: [{ permission: 'identity.account.read', reach: 'own' }] })]);
    const declared = [...createIdentity({ roles, wallClock: { now: () => new Date(0) } }).permissions, ...auditKernel.permissions];
    expect(() => checkRoles(roles, declared)).not.toThrow();
    expect(() => checkRoles(roles, declared.filter((p) => p.id !== 'identity.account.read'))).toThrow(
      expect.objectContaining({ code: 'ROLES_INVALID', en: expect.stringMatching(/clerk.*identity\.account\.read/) }),
    );
  });

  it.each<[string, Role[], string]>([
    ['a role declared twice', [role('a'), role('a')], 'declared twice'],
    ['an unknown role to be granted', [role('a', { mayGrant: ['b'] })], 'undeclared role b'],
    ['an incompatibility that only one side names', [role('a', { incompatibleWith: ['b'] }), role('b')], 'incompatible with b'],
    [
      'a permission granted twice with different reach',
      [role('a', { grants: [{ permission: 'x.y.z', reach: 'own' }, { permission: 'x.y.z', reach: 'zone' }] })],
      'grants x.y.z twice',
    ],
  ])('are refused with %s', (_what, list, words) => {
    expect(() => indexRoles(list)).toThrow(expect.objectContaining({ code: 'ROLES_INVALID', en: expect.stringContaining(words) }));
  });
});

describe('a password', () => {
  it.each([
    ['Wuxi-2026ok', undefined],
    ['correct horse battery staple', undefined],
    ['太湖之滨的技术经理人在此登录二零二六年', 'at least 3'],
    ['short1A', 'at least 10'],
    ['onlysmallletters', 'at least 3 of'],
    ['Liwei-98765', 'sign-in name'],
    ['MyPassword-1', 'common'],
    ['AAaa11AAaa11', 'different'],
    [`Aa1-${'x'.repeat(LONGEST)}`, `at most ${LONGEST}`],
  ])('%s is taken or refused with its reason', (password, reason) => {
    const attempt = (): void => assertPassword(password, 'liwei');
    if (reason === undefined) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ code: 'PASSWORD_TOO_WEAK', en: expect.stringContaining(reason) }));
  });

  it('is hashed with argon2id under the settings of this program, and checked against the hash', async () => {
    const hash = await hashPassword('Wuxi-2026ok');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(hash, 'Wuxi-2026ok')).toBe(true);
    expect(await isPassword(hash, 'Wuxi-2026oK')).toBe(false);
    expect(isOutdated(hash)).toBe(false);
    expect(isOutdated(hash.replace('t=2', 't=3'))).toBe(true);
  });

  it('of an unknown account is compared with a hash of the same cost', async () => {
    expect(isOutdated(NOBODYS_HASH)).toBe(false);
    expect(await checkAgainstNothing('anything')).toBe(false);
  });
});

describe('the delay after failed sign-ins', () => {
  it('is none at first, then doubles, and never exceeds a quarter of an hour', () => {
    expect([1, 4, 5, 6, 7, 8].map((n) => delaySeconds(PER_ACCOUNT, n))).toEqual([0, 0, 2, 4, 8, 16]);
    expect(delaySeconds(PER_ADDRESS, 30)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
        const now = delaySeconds(PER_ACCOUNT, n);
        expect(now).toBeLessThanOrEqual(900);
        expect(delaySeconds(PER_ACCOUNT, n + 1)).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

