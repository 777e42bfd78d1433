import { type Database, inTransaction } from '../../db/index.ts';
import type { EngineContext } from '../engine-context.ts';
import { assertSound } from '../load/definitions.ts';
import { keepDefinition } from '../store/definitions.ts';

/**
 * To be called once at the start, after every module has provided its hooks: checks that all names in the pack's
 * procedures exist and keeps the definitions under their versions.
 * @throws Problem PROCEDURE_INVALID, PROCEDURE_VERSION_CHANGED
 */
export async function prepare(
  context: EngineContext,
  db: Database,
  now: Date,
  permissions: ReadonlySet<string>,
): Promise<void> {
  const loaded = [...context.current.values()];
  assertSound(loaded, {
    permissions,
    guards: new Set(Object.keys(context.hooks.guards)),
    effects: new Set(Object.keys(context.hooks.effects)),
  });
  await inTransaction(db, async (tx) => {
    for (const { definition, file } of loaded) await keepDefinition(tx.sql, definition, file, now);
  });
}
