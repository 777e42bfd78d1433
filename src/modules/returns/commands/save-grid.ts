import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import type { Act, ReturnsParts } from '../act.ts';
import type { Outcome, saveGrid as contract } from '../contract.ts';
import { TableChecker } from '../domain/check-table.ts';
import type { RawCell } from '../domain/read-value.ts';
import { readEarlier } from '../queries/earlier.ts';
import { requirePart, type ReturnKey, scopeOf } from '../scope.ts';
import type { ReadRecord, Remarks } from '../workbook/read-return.ts';
import { storeSubmission } from './store-submission.ts';

export interface GridInput {
  version: number;
  records: readonly { values: Record<string, string>; remarks: Remarks }[];
}

/**
 * What was typed in the browser, judged by the same rules as a workbook. With errors nothing is stored and they are
 * answered.
 * @throws Problem FORBIDDEN, RETURN_UNKNOWN, RETURN_NOT_OPEN, RETURN_CHANGED_MEANWHILE
 */
export function saveGrid(parts: ReturnsParts, db: Database | Tx, act: Act, key: ReturnKey, { version, records }: GridInput): Promise<ContractAnswer<typeof contract>> {
  return inTransaction(db, async (tx) => {
    const scope = scopeOf(parts, key);
    requirePart(act.actor, 'fill', scope);
    const checker = new TableChecker(scope.collection, parts.parameters, { ...(await readEarlier(parts, tx.sql, scope)), columnOf: () => null });
    const read = records.map(({ values, remarks }, i): ReadRecord => {
      const cells = new Map(Object.entries(values).map(([field, text]): [string, RawCell] => [field, { kind: 'text', value: text }]));
      return { row: i + 1, remarks, ...checker.add({ row: i + 1, cells }) };
    });
    const outcome: Outcome = { ...checker.finish(), unknownColumns: [], hiddenRows: 0 };
    if (outcome.errors > 0) return { stored: false, outcome, version };
    const stored = await storeSubmission(parts, tx, act, scope, { origin: 'GRID', fileName: null, fileSha256: null, outcome, version, records: (take) => take(read) });
    return { stored: true, outcome, version: stored.version };
  });
}
