import type { PermissionDeclaration } from '../kernel/identity/actor.ts';
import type { BoundRoute } from '../kernel/identity/route.ts';
import type { ProcedureHooks } from '../kernel/procedure/index.ts';

/** What a module (or a kernel engine with tables of its own) declares to the house. */
export interface Module {
  /** Also the name of its PostgreSQL schema. */
  name: string;
  /** Folder of numbered `.sql` files, relative to the package root. */
  migrations: string;
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  /** Named guards and effects that procedure definitions of the pack may call. */
  hooks?: ProcedureHooks;
}
