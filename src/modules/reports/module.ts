import { canonicalJson } from '../../kernel/base/canonical-json.ts';
import { type Database, inTransaction } from '../../kernel/db/index.ts';
import type { Module } from '../module.ts';
import type { Act, ReportParts } from './act.ts';
import { decideReport } from './commands/decide-report.ts';
import { draftReport } from './commands/draft-report.ts';
import { submitReport } from './commands/edit-draft.ts';
import type { DatasetFormat, DatasetId, ReportChoice, ReportFormat } from './contract.ts';
import { writeDataset } from './queries/open-data.ts';
import { freshReport } from './queries/write-report.ts';
import { renderReport } from './render/index.ts';
import { reportRoutes } from './routes.ts';
import { rememberTemplate } from './store/contents.ts';

export interface ReportsModule extends Module {
  /** Remembers the templates of the pack. @throws Problem REPORT_TEMPLATE_CHANGED when one changed under its old version */
  load(db: Database, now: Date): Promise<void>;
  /** A report as a file without keeping it, for the command line. @throws as draftReport does */
  build(db: Database, now: Date, choice: ReportChoice, format: ReportFormat): Promise<{ bytes: Uint8Array; title: string; snapshotHash: string }>;
  draft(db: Database, act: Act, choice: ReportChoice): ReturnType<typeof draftReport>;
  submit(db: Database, act: Act, id: string): ReturnType<typeof submitReport>;
  decide(db: Database, act: Act, id: string, decision: { issue: boolean; reason: string | null }): ReturnType<typeof decideReport>;
  exportData(db: Database, now: Date, dataset: DatasetId, format: DatasetFormat): Promise<Uint8Array>;
}

export function createReportsModule(parts: ReportParts): ReportsModule {
  return {
    name: 'reports',
    migrations: 'src/modules/reports/migrations',
    permissions: [
      { id: 'reports.report.read', zh: '查看报告台账和内部报告', en: 'See reports, internal ones too' },
      { id: 'reports.report.draft', zh: '起草和送签报告', en: 'Draft reports and send them to be issued' },
      { id: 'reports.report.issue', zh: '签发报告', en: 'Issue reports' },
    ],
    routes: reportRoutes(parts),
    load: (db, now) =>
      inTransaction(db, async (tx) => {
        for (const packed of parts.packed.templates) await rememberTemplate(tx.sql, packed, canonicalJson(packed.template), now);
      }),
    build: async (db, now, choice, format) => {
      const { model, hash } = await freshReport(parts, db, now, choice);
      return { bytes: await renderReport(model, format), title: model.title, snapshotHash: hash };
    },
    draft: (db, act, choice) => draftReport(parts, db, act, choice),
    submit: (db, act, id) => submitReport(parts, db, act, id),
    decide: (db, act, id, decision) => decideReport(parts, db, act, id, decision),
    exportData: async (db, now, dataset, format) => (await writeDataset(parts, db, now, dataset, { format, pageSize: 1 })).bytes,
  };
}
