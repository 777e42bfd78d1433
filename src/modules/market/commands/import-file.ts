import { appendAudit } from '../../../kernel/audit/index.ts';
import { newId } from '../../../kernel/base/id.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { inTransaction, type Database, type Tx } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import { auditActorOf, type MarketOrganisation, type OrganisationDirectory } from '../context.ts';
import type { ImportKind, ImportReport, RefusedRow } from '../contract/import.ts';
import { moneyUnitsOf, readRow, type DraftOf, type ReadRow } from '../domain/import/rows.ts';
import { detectFormat, readFile } from '../formats/read-file.ts';
import { type FormatRow, type ImportSource, MAX_ROWS, tooLarge } from '../formats/source.ts';
import { findKnownRows, type KnownRow, type RowToWrite, writeDemandRows, writeResultRows } from '../store/import-rows.ts';

export interface ImportOptions {
  kind: ImportKind;
  source: ImportSource;
  /** sha256 of the file, for the audit. */
  fileHash: string;
  /** Who imports; null: the house itself, from the command line, without bounds. */
  actor: Actor | null;
  /** Rows without a credit code belong to this organisation; null: to none. */
  organisation: MarketOrganisation | null;
  now: Date;
  requestId: string;
  importId?: string;
  /** Reads and judges everything, writes nothing. */
  dryRun?: boolean;
  /** Writes the good rows although others are refused. */
  acceptGoodRows?: boolean;
  /** Publishes at once: results by their unit; demands only by somebody who may verify them. */
  publish?: boolean;
  demo?: boolean;
  onProgress?: (progress: { rows: number; bytes: number }) => void | Promise<void>;
}

const BATCH = 1_000;
/** A report of more than this is no longer read by anybody; the count goes on. */
const REFUSED_SHOWN = 1_000;
/** Rows in use elsewhere keep their words: those who see them must be able to rely on them. */
const CHANGEABLE: Record<ImportKind, readonly string[]> = {
  demands: ['DRAFT'],
  results: ['DRAFT', 'UNIT_REVIEW', 'REGISTERED', 'PUBLISHED', 'WITHDRAWN'],
};

/** Carries the finished report out of a transaction that is to leave nothing behind. */
class NothingWritten extends Error {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('nothing is written');
    this.report = report;
  }
}

/**
 * Imports a file of demands or results in one transaction: all of it, or nothing unless `acceptGoodRows`. The same file
 * again changes nothing; a changed row under the same number updates.
 * @throws Problem IMPORT_FORMAT_UNKNOWN, IMPORT_HEADER_UNKNOWN, IMPORT_FILE_BROKEN, IMPORT_TOO_LARGE, IMPORT_NO_ROWS, FORBIDDEN
 */
export async function importFile(db: Database, organisations: OrganisationDirectory, options: ImportOptions): Promise<ImportReport> {
  const format = await detectFormat(options.source);
  try {
    return await inTransaction(db, async (tx) => {
      const counted = countingSource(options.source);
      const reading = await readFile(options.kind, format, counted);
      const run = new ImportRun(tx, organisations, { ...options, source: counted }, moneyUnitsOf(reading.headings.fields));
      await run.readAll(reading.rows);
      const report = run.report(format, reading.headings.unknown);
      if (report.rows === 0) throw noRows();
      if (!report.applied) throw new NothingWritten(report);
      await run.conclude(report);
      return report;
    });
  } catch (end) {
    if (end instanceof NothingWritten) return end.report;
    throw end;
  }
}

interface CountedSource extends ImportSource {
  /** Of the pass under way. */
  readonly bytesRead: number;
}

function countingSource(source: ImportSource): CountedSource {
  let bytesRead = 0;
  return {
    ...source,
    get bytesRead() {
      return bytesRead;
    },
    open: async function* () {
      bytesRead = 0;
      for await (const part of source.open()) {
        bytesRead += part.length;
        yield part;
      }
    },
  };
}

class ImportRun {
  private readonly tx: Tx;
  private readonly organisations: OrganisationDirectory;
  private readonly options: ImportOptions & { source: CountedSource };
  private readonly units: ReturnType<typeof moneyUnitsOf>;
  private readonly importId: string;
  private readonly source: string;
  private readonly seen = new Map<string, number>();
  private readonly byCode = new Map<string, MarketOrganisation | undefined>();
  private readonly refusedRows: RefusedRow[] = [];
  private rows = 0;
  private created = 0;
  private updated = 0;
  private unchanged = 0;
  private refused = 0;
  private neutralised = 0;

  constructor(tx: Tx, organisations: OrganisationDirectory, options: ImportOptions & { source: CountedSource }, units: ReturnType<typeof moneyUnitsOf>) {
    this.tx = tx;
    this.organisations = organisations;
    this.options = options;
    this.units = units;
    this.importId = options.importId ?? newId(options.now);
    // Numbers are unique where they come from: two organisations may both have a row 1.
    this.source = `import:${options.organisation?.id ?? 'platform'}`;
  }

  async readAll(rows: AsyncIterable<FormatRow>): Promise<void> {
    let batch: FormatRow[] = [];
    for await (const row of rows) {
      this.rows += 1;
      if (this.rows > MAX_ROWS) throw tooLarge(`超过 ${MAX_ROWS} 行`, `more than ${MAX_ROWS} rows`);
      batch.push(row);
      if (batch.length < BATCH) continue;
      await this.take(batch);
      batch = [];
    }
    await this.take(batch);
  }

  private async take(batch: readonly FormatRow[]): Promise<void> {
    const good: { row: number; read: ReadRow<DraftOf<ImportKind>> }[] = [];
    for (const row of batch) {
      const read = this.judge(row);
      if (read) good.push({ row: row.row, read });
    }
    const known = await findKnownRows(this.tx.sql, this.options.kind, this.source, good.map((g) => g.read.externalId));
    const write: RowToWrite<DraftOf<ImportKind>>[] = [];
    for (const { row, read } of good) {
      const target = await this.targetOf(row, read);
      if (target && this.classify(row, read, known.get(read.externalId))) {
        write.push({ id: newId(this.options.now), externalId: read.externalId, draft: read.draft, hash: read.hash, ...target });
      }
    }
    if (this.willWrite()) await this.write(write);
    await this.options.onProgress?.({ rows: this.rows, bytes: this.options.source.bytesRead });
  }

  /** Nothing is inserted any more once it is clear that all will be undone. */
  private willWrite(): boolean {
    return !this.options.dryRun && (this.refused === 0 || this.options.acceptGoodRows === true);
  }

  private judge(row: FormatRow): ReadRow<DraftOf<ImportKind>> | undefined {
    if (row.broken) {
      this.refuse({ row: row.row, field: '', value: '', ...row.broken });
      return undefined;
    }
    const outcome = readRow(this.options.kind, row.cells, this.units);
    if (!outcome.ok) {
      this.refused += 1;
      for (const fault of outcome.faults) this.note({ row: row.row, ...fault });
      return undefined;
    }
    const earlier = this.seen.get(outcome.row.externalId);
    if (earlier !== undefined) {
      this.refuse({
        row: row.row, field: 'externalId', value: outcome.row.externalId.startsWith('sha256:') ? '' : outcome.row.externalId, code: 'ROW_TWICE',
        zh: `与第 ${earlier} 行重复`, en: `The same as row ${earlier}`, remedy: { zh: '删去一行，或改用不同编号', en: 'Remove one of them, or give another number' },
      });
      return undefined;
    }
    this.seen.set(outcome.row.externalId, row.row);
    this.neutralised += outcome.row.neutralised;
    return outcome.row;
  }

  /** To whom the row belongs, and whether the importer may write for them. */
  private async targetOf(row: number, read: ReadRow<unknown>): Promise<Pick<RowToWrite<unknown>, 'organisation' | 'organisationName'> | undefined> {
    const own = this.options.organisation;
    if (read.creditCode === null) {
      const foreign = read.organisationName !== null && read.organisationName !== own?.nameZh;
      if (foreign && !this.mayWriteFor(null)) {
        this.refuse({
          row, field: 'organisationName', value: read.organisationName!, code: 'ROW_OUTSIDE_JURISDICTION', zh: '不是本单位的数据', en: 'Not a row of your organisation',
          remedy: { zh: `单位名称留空或写“${own?.nameZh ?? ''}”`, en: `Leave the organisation empty or write "${own?.nameZh ?? ''}"` },
        });
        return undefined;
      }
      return { organisation: foreign ? null : own, organisationName: read.organisationName };
    }
    const code = read.creditCode;
    if (!this.byCode.has(code)) this.byCode.set(code, await this.organisations.findOrganisationByCreditCode(this.tx.sql, code));
    const organisation = this.byCode.get(code);
    if (!organisation) {
      this.refuse({
        row, field: 'creditCode', value: code, code: 'ORGANISATION_UNKNOWN', zh: '平台上没有这个单位', en: 'No organisation on the platform has this code',
        remedy: { zh: '先登记该单位，或留空信用代码只写单位名称', en: 'Enter the organisation first, or leave the code empty and write its name' },
      });
      return undefined;
    }
    if (!this.mayWriteFor(organisation)) {
      this.refuse({
        row, field: 'creditCode', value: code, code: 'ROW_OUTSIDE_JURISDICTION', zh: `您不能为“${organisation.nameZh}”导入`, en: `You may not import for "${organisation.nameZh}"`,
        remedy: { zh: '删去该行，或由该单位自行导入', en: 'Remove the row, or let the organisation import it' },
      });
      return undefined;
    }
    return { organisation, organisationName: read.organisationName };
  }

  private mayWriteFor(organisation: MarketOrganisation | null): boolean {
    const { actor } = this.options;
    if (!actor) return true;
    const target = organisation ? { organisationIds: [organisation.id], region: organisation.region, park: organisation.park } : {};
    return findGrant(actor, 'market.import.run', target) !== undefined;
  }

  /** True when the row is to be written. */
  private classify(row: number, read: ReadRow<unknown>, known: KnownRow | undefined): boolean {
    if (!known) this.created += 1;
    else if (known.hash === read.hash) {
      this.unchanged += 1;
      return false;
    } else if (!CHANGEABLE[this.options.kind].includes(known.status)) {
      this.refuse({
        row, field: 'externalId', value: read.externalId, code: 'ROW_IN_USE', zh: `平台上的同一条已进入办理（${known.status}），不能覆盖`,
        en: `This record is already in use on the platform (${known.status}) and cannot be overwritten`,
        remedy: { zh: '删去该行，或用新的编号另建', en: 'Remove the row, or give it a new number' },
      });
      return false;
    } else this.updated += 1;
    return true;
  }

  private async write(rows: readonly RowToWrite<DraftOf<ImportKind>>[]): Promise<void> {
    const { kind, publish, actor, now, demo } = this.options;
    const status = publish ? 'PUBLISHED' : kind === 'demands' ? 'DRAFT' : 'REGISTERED';
    const context = { source: this.source, importId: this.importId, status, createdBy: actor?.accountId ?? null, at: now, demo: demo ?? false };
    if (kind === 'demands') await writeDemandRows(this.tx.sql, rows as RowToWrite<DraftOf<'demands'>>[], context);
    else await writeResultRows(this.tx.sql, rows as RowToWrite<DraftOf<'results'>>[], context);
  }

  private refuse(row: RefusedRow): void {
    this.refused += 1;
    this.note(row);
  }

  private note(row: RefusedRow): void {
    if (this.refusedRows.length < REFUSED_SHOWN) this.refusedRows.push(row);
  }

  report(format: ImportReport['format'], unknownColumns: string[]): ImportReport {
    const applied = this.willWrite() && this.created + this.updated + this.unchanged > 0;
    return {
      kind: this.options.kind, fileName: this.options.source.fileName, format, rows: this.rows, created: this.created, updated: this.updated,
      unchanged: this.unchanged, refused: this.refused, refusedRows: this.refusedRows, unknownColumns: unknownColumns.slice(0, 50),
      neutralised: this.neutralised, applied, dryRun: this.options.dryRun ?? false,
    };
  }

  async conclude(report: ImportReport): Promise<void> {
    const { kind, actor, now, requestId, fileHash, organisation } = this.options;
    const { refusedRows: _, ...counts } = report;
    await appendAudit(this.tx, {
      at: now, actor: auditActorOf(actor ?? undefined, actor ? findGrant(actor, 'market.import.run', { organisationIds: organisation ? [organisation.id] : [] }) : undefined),
      action: 'market.import.applied', subject: { kind: 'market.import', id: this.importId }, detail: { ...counts, fileHash }, requestId,
    });
    this.tx.emit({ topic: kind === 'results' ? RESULTS_IMPORTED : 'market.demand.imported', key: this.importId });
  }
}

/** Topic on which the index hears of an import of results; the key is the import's id. */
export const RESULTS_IMPORTED = 'market.result.imported';

function noRows(): Problem {
  return new Problem('IMPORT_NO_ROWS', {
    zh: '文件里没有数据行', en: 'The file has no rows of data', remedy: { zh: '第一行是列名，数据从第二行起', en: 'The first row holds the headings, data begins below' },
  });
}
