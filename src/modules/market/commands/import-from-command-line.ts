import { Problem } from '../../../kernel/base/problem.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { MarketOrganisation, OrganisationDirectory } from '../context.ts';
import type { ImportKind, ImportReport } from '../contract/import.ts';
import { sourceOfFile } from '../formats/file-source.ts';
import { importFile } from './import-file.ts';

export interface CommandLineImport {
  kind: ImportKind;
  file: string;
  /** Credit code of the organisation to which rows without one belong. */
  organisation?: string;
  acceptGoodRows: boolean;
  dryRun: boolean;
  now: Date;
}

/**
 * The operator of the platform imports a file. Results are published at once; demands of a named firm become its drafts,
 * which it hands in itself, and demands of nobody in particular are published, because nobody else could.
 * @throws Problem IMPORT_FILE_MISSING, ORGANISATION_UNKNOWN, and what `importFile` throws
 */
export async function importFromCommandLine(db: Database, organisations: OrganisationDirectory, options: CommandLineImport): Promise<ImportReport> {
  const { source, hash } = await sourceOfFile(options.file);
  const organisation = options.organisation ? await owner(db, organisations, options.organisation) : null;
  return importFile(db, organisations, {
    kind: options.kind, source, fileHash: hash, actor: null, organisation, now: options.now, requestId: 'command-line',
    dryRun: options.dryRun, acceptGoodRows: options.acceptGoodRows, publish: options.kind === 'results' || organisation === null,
  });
}

async function owner(db: Database, organisations: OrganisationDirectory, creditCode: string): Promise<MarketOrganisation> {
  const found = await organisations.findOrganisationByCreditCode(db.sql, creditCode.trim().toUpperCase());
  if (found) return found;
  throw new Problem('ORGANISATION_UNKNOWN', {
    zh: `平台上没有信用代码为 ${creditCode} 的单位`, en: `No organisation on the platform has the credit code ${creditCode}`,
    remedy: { zh: '先登记该单位', en: 'Enter the organisation first' },
  });
}
