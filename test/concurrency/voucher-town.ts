import path from 'node:path';
import { openPack } from '../../src/kernel/base/pack.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import type { Database, MigrationFolder } from '../../src/kernel/db/index.ts';
import { loadProcedureEngine } from '../../src/kernel/procedure/index.ts';
import { createClearingModule, readClearingRules } from '../../src/modules/clearing/index.ts';
import { HOME, HOST, voucherFolders, type VoucherWorld, voucherWorldOn } from '../../src/modules/vouchers/testing.ts';

export const folders: readonly MigrationFolder[] = [...voucherFolders, { module: 'clearing', dir: path.join(packageRoot, 'src/modules/clearing/migrations') }];
/** Yuan that the city gives for its vouchers, once. */
export const BUDGET = 400_000;

/** Vouchers with the clearing that stands behind them, on a database that has the tables of `folders`. */
export function openTown(db: Database): Promise<VoucherWorld> {
  const pack = openPack(path.join(packageRoot, 'packs/sunan'));
  const places = [HOME, HOST].map((code) => ({ code, zh: code, en: code }));
  const clearing = createClearingModule({ rules: readClearingRules(pack), calendar: loadProcedureEngine(pack).calendar, places });
  return voucherWorldOn(db, () => db.close(), (tx, owed) => clearing.recordObligation(tx, owed));
}
