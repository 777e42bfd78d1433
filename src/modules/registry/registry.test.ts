import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import { fixedClock } from '../../kernel/base/clock.ts';
import { openPack } from '../../kernel/base/pack.ts';
import { packageRoot } from '../../kernel/base/root.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { type Actor, createIdentity, loadRoles, type Organisation, type RequestContext } from '../../kernel/identity/index.ts';
import type { Dossier, Profile } from './contract.ts';
import { createRegistryModule } from './index.ts';

const NOW = new Date('2026-03-03T10:00:00+08:00');
const pack = openPack(path.join(packageRoot, 'packs/sunan'));
const roles = loadRoles(pack);
const identity = createIdentity({ roles, wallClock: fixedClock(NOW) });
const registry = createRegistryModule({ identity, places: { find: (code) => (code === '320200' ? { code, zh: '无锡市', en: 'Wuxi' } : undefined) } });
let test: TestDatabase;
let firm: Organisation;
let member: Actor;
let stranger: Actor;

beforeAll(async () => {
  test = await createTestDatabase(['kernel/audit', 'kernel/identity', 'modules/registry'].map((n) => ({ module: n.split('/')[1]!, dir: path.join(packageRoot, 'src', n, 'migrations') })));
  const enter = (nameZh: string) => inTransaction(test.db, (tx) => identity.enterOrganisation(tx, { nameZh, kind: 'firm', region: '320200', park: 'P04', demo: true }, { by: null, now: NOW }));
  firm = await enter('无锡锐切工具有限公司');
  const actor = (o: Organisation): Actor => ({
    accountId: o.id, loginName: o.nameZh, displayName: o.nameZh,
    assignments: [{ role: 'firm-member', organisationId: o.id, organisationName: o.nameZh, regions: [], parks: [], grants: roles.get('firm-member')!.grants }],
  });
  member = actor(firm);
  stranger = actor(await enter('无锡另一家有限公司'));
});
afterAll(() => test?.drop());

async function call<T>(id: string, actor: Actor | undefined, input: { params?: object; body?: object }): Promise<T> {
  const ctx: RequestContext = { db: test.db, clock: fixedClock(NOW), actor, requestId: 'test', ip: '', locale: 'zh' };
  const route = registry.routes.find((r) => r.contract.id === id)!;
  return (await route.handle(ctx, { params: input.params, query: {}, body: input.body })) as T;
}
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
const PROFILE = { industries: ['高端装备'], foundedOn: '2012-05-01', staff: 180, introZh: '刀具企业', introEn: '', website: null };
const save = (actor: Actor | undefined, version: number): Promise<Profile> => call('registry.saveProfile', actor, { params: { id: firm.id }, body: { ...PROFILE, version } });
const dossier = (actor: Actor, id = firm.id): Promise<Dossier> => call('registry.getDossier', actor, { params: { id } });

describe('a dossier', () => {
  it('shows the organisation with its place; a place the pack does not know by its code', async () => {
    expect(await dossier(stranger)).toMatchObject({ organisation: { nameZh: firm.nameZh }, region: { zh: '无锡市' }, park: { code: 'P04', zh: 'P04' }, profile: null, may: { editProfile: false } });
    expect(await code(dossier(stranger, '00000000-0000-7000-8000-000000000000'))).toBe('NOT_FOUND');
  });

  it('counts what other parts of the platform hold, with the reader’s eyes', async () => {
    registry.addDossierSection(async (_handle, actor) => ({ id: 'demands', zh: '需求', en: 'Demands', count: actor === member ? 3 : 1, link: null }));
    expect((await dossier(member)).sections).toEqual([{ id: 'demands', zh: '需求', en: 'Demands', count: 3, link: null }]);
    expect((await dossier(stranger)).sections[0]!.count).toBe(1);
  });
});

describe('a profile', () => {
  it('is written by its own organisation and names its source', async () => {
    expect(await code(save(undefined, 0))).toBe('SIGN_IN_REQUIRED');
    expect(await code(save(stranger, 0))).toBe('FORBIDDEN');
    expect(await save(member, 0)).toMatchObject({ version: 1, source: '本单位填报', sourceDate: '2026-03-03', staff: 180 });
    expect((await dossier(member)).may.editProfile).toBe(true);
  });

  it('saved over somebody else’s change is refused', async () => {
    expect(await save(member, 1)).toMatchObject({ version: 2 });
    expect(await code(save(member, 1))).toBe('PROFILE_CHANGED_MEANWHILE');
    expect(await code(save(member, 0))).toBe('PROFILE_CHANGED_MEANWHILE');
  });
});
