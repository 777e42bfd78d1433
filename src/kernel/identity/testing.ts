import type { Actor, Reach } from './actor.ts';
import type { BoundRoute } from './route.ts';

/** An actor made for a test: the given permissions, with one reach, in one organisation. */
export function testActor(permissions: readonly string[], { reach = 'zone', ...more }: { reach?: Reach } & Partial<Actor> = {}): Actor {
  return {
    accountId: '00000000-0000-7000-8000-0000000000aa',
    loginName: 'tester',
    displayName: '测试员',
    assignments: [
      {
        role: 'tester',
        organisationId: '00000000-0000-7000-8000-0000000000bb',
        organisationName: '测试单位',
        regions: [],
        parks: [],
        grants: permissions.map((permission) => ({ permission, reach })),
      },
    ],
    ...more,
  };
}

/** Sends a request as `actor` (undefined: nobody) to the real server and answers the status. */
export type SendAs = (request: { method: string; url: string; actor: Actor | undefined }) => Promise<number>;

export interface PermissionFault {
  route: string;
  who: 'nobody' | 'without the permission' | 'with the permission' | 'undeclared';
  /** 0 for a permission that no module declares. */
  status: number;
}

/**
 * Tries every route that asks for a permission: nobody gets 401, somebody who holds every other permission 403, and
 * somebody who holds this one is let through (whatever the route then says of the empty input). Answers what differs.
 */
export async function probePermissions(
  routes: readonly BoundRoute[],
  declared: readonly { id: string }[],
  send: SendAs,
): Promise<PermissionFault[]> {
  const faults: PermissionFault[] = [];
  for (const { contract } of routes) {
    if (typeof contract.access === 'string') continue;
    const { permission } = contract.access;
    if (!declared.some((d) => d.id === permission)) {
      faults.push({ route: contract.id, who: 'undeclared', status: 0 });
      continue;
    }
    const others = declared.map((d) => d.id).filter((id) => id !== permission);
    const url = contract.path.replace(/:\w+/g, '00000000-0000-7000-8000-0000000000cc');
    const attempt = (actor: Actor | undefined): Promise<number> => send({ method: contract.method, url, actor });

    const nobody = await attempt(undefined);
    if (nobody !== 401) faults.push({ route: contract.id, who: 'nobody', status: nobody });
    const without = await attempt(testActor(others));
    if (without !== 403) faults.push({ route: contract.id, who: 'without the permission', status: without });
    const allowed = await attempt(testActor([permission]));
    if (allowed === 401 || allowed === 403 || allowed >= 500) faults.push({ route: contract.id, who: 'with the permission', status: allowed });
  }
  return faults;
}
