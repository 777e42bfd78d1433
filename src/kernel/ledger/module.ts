import type { Pack } from '../base/pack.ts';
import type { Database, Sql, Tx } from '../db/index.ts';
import type { BoundRoute, FileAnswer, PermissionDeclaration } from '../identity/index.ts';
import { readChart } from './chart.ts';
import { importEntries, type ImportOptions, type ImportReport } from './commands/import-entries.ts';
import { voucherCsv, voucherJson } from './formats/voucher-file.ts';
import { exportEntries, type ExportQuery } from './queries/export-entries.ts';
import { statementFile, type StatementFileQuery } from './queries/statement-file.ts';
import { ledgerRoutes } from './routes.ts';

/** What the ledger declares to the house. Modules post with the functions of the façade; no object is needed for that. */
export interface LedgerKernel {
  name: 'ledger';
  migrations: string;
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];
  statementFile(db: Sql, query: StatementFileQuery, at: Date): Promise<FileAnswer>;
  /** Voucher entries as the text of a file. */
  exportText(db: Sql, query: ExportQuery & { format: 'csv' | 'json' }): Promise<{ text: string; lines: number }>;
  importEntries(db: Database | Tx, options: ImportOptions): Promise<ImportReport>;
}

/** @throws Problem PACK_FILE_* */
export function createLedger({ pack }: { pack: Pack }): LedgerKernel {
  const chart = readChart(pack);
  return {
    name: 'ledger',
    migrations: 'src/kernel/ledger/migrations',
    permissions: [
      { id: 'ledger.account.read', zh: '查看账户、余额和对账单', en: 'See accounts, balances and statements' },
      { id: 'ledger.book.verify', zh: '校验账目', en: 'Verify the books' },
      { id: 'ledger.book.export', zh: '导出记账凭证', en: 'Export voucher entries' },
    ],
    routes: ledgerRoutes(chart),
    statementFile,
    exportText: async (db, { format, ...query }) => {
      const lines = await exportEntries(chart, db, query);
      return { text: format === 'csv' ? voucherCsv(lines) : voucherJson(query.book, lines), lines: lines.length };
    },
    importEntries,
  };
}
