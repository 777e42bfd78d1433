import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestServer, type TestServer } from '../../src/delivery/http/testing.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import { bind } from '../../src/kernel/identity/index.ts';
import { probePermissions, type SendAs } from '../../src/kernel/identity/testing.ts';
import { routeContract } from '../../src/kernel/base/route-contract.ts';
import { composeHouse, type House } from '../../src/main/house.ts';

let house: House;
let database: TestDatabase;
let server: TestServer;

const send: SendAs = async ({ method, url, actor }) => {
  const answer = await server.app.inject({ method: method as 'GET', url, headers: server.as(actor) });
  return answer.statusCode;
};

beforeAll(async () => {
  house = composeHouse();
  database = await createTestDatabase(house.migrations);
  await house.prepare(database.db);
  server = await createTestServer({ routes: house.routes, db: database.db });
}, 120_000);
afterAll(async () => {
  await server.app.close();
  await database.drop();
});

describe('every permission of the house', () => {
  it('turns away nobody with 401 and a stranger with 403, and lets its holder in, on every route that asks for it', async () => {
    const guarded = house.routes.filter((r) => typeof r.contract.access === 'object');
    expect(guarded.length).toBeGreaterThan(20);
    expect(await probePermissions(house.routes, house.permissions, send)).toEqual([]);
  }, 120_000);

  it('is granted to a role, and no role grants one that is not declared', () => {
    const granted = new Set([...house.identity.roles.values()].flatMap((r) => r.grants.map((g) => g.permission)));
    const declared = new Set(house.permissions.map((p) => p.id));
    expect([...declared].filter((p) => !granted.has(p))).toEqual([]);
    expect([...granted].filter((p) => !declared.has(p))).toEqual([]);
  });

  it('signed-in routes turn away nobody', async () => {
    const routes = house.routes.filter((r) => r.contract.access === 'signed-in');
    for (const { contract } of routes) {
      const url = contract.path.replace(/:\w+/g, '00000000-0000-7000-8000-0000000000cc');
      expect(await send({ method: contract.method, url, actor: undefined }), contract.id).toBe(401);
    }
  });
});

describe('the probe itself', () => {
  it('finds a route whose permission nobody declared', async () => {
    const open = bind(
      routeContract({ id: 'x.y', method: 'GET', path: '/api/x', access: { permission: 'x.unknown' }, summary: { zh: '试', en: 'try' } }),
      async () => undefined as never,
    );
    expect(await probePermissions([open], house.permissions, send)).toEqual([{ route: 'x.y', who: 'undeclared', status: 0 }]);
  });
});
