import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { isProblem, Problem, type ProblemDetail } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise, findGrant } from '../../../kernel/identity/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import type { Firm } from '../domain/dossier.ts';
import { type ImportedDossiers, readDossierRows } from '../files/read-dossiers.ts';
import { faultAt, readTables } from '../files/read-tables.ts';
import type { Part } from '../files/columns.ts';
import { insertFirms, lockByCodes, touchFirm, writeFirm } from '../store/firms.ts';
import { qualificationsOfMany } from '../store/qualifications.ts';
import { insertStatements } from '../store/statements.ts';
import { grantQualification } from './qualifications.ts';

export interface ImportReport {
  firms: number;
  newFirms: number;
  figures: number;
  qualifications: number;
  checkedOnly: boolean;
}

/**
 * Brings firms, figures and qualifications in from a workbook or a CSV: everything or nothing, with each fault at its row.
 * Known firms are brought up to date, known qualifications skipped; figures become new statements, so that the same file
 * read twice changes no fact. @throws Problem FORBIDDEN, FILE_UNREADABLE, HEADER_MISSING, WORKBOOK_*, ENTERPRISE_IMPORT_REFUSED
 */
export async function importDossiers(parts: EnterpriseParts, db: Database, act: Act, file: { fileName: string; bytes: Uint8Array }, checkedOnly: boolean): Promise<ImportReport> {
  const tables = await readTables(file.fileName, file.bytes);
  const read = readDossierRows(tables, { pack: parts.pack, places: parts.places, today: dateOf(act.now) });
  if (read.firms.length + read.statements.length + read.qualifications.length === 0 && read.faults.length === 0) throw new Problem('FILE_UNREADABLE', { zh: '文件中没有数据行', en: 'The file has no rows' });
  return inTransaction(db, async (tx) => {
    const known = await lockByCodes(tx.sql, [...new Set([...read.firms, ...read.statements, ...read.qualifications].map((r) => r.creditCode))]);
    const faults = [...read.faults, ...strangers(act, read, known)];
    if (faults.length > 0) throw refused(faults);
    const report: ImportReport = { firms: read.firms.length, newFirms: 0, figures: read.statements.reduce((n, s) => n + Object.keys(s.figures).length, 0), qualifications: 0, checkedOnly };
    report.newFirms = read.firms.filter((f) => !known.has(f.creditCode)).length;
    if (checkedOnly) return { ...report, qualifications: read.qualifications.length };
    await writeFirms(tx, act, read, known);
    const by = { recordedBy: act.actor!.accountId, recordedByName: act.actor!.displayName };
    await insertStatements(tx.sql, read.statements.map((s) => ({ id: newId(act.now), enterpriseId: known.get(s.creditCode)!.id, year: s.year, figures: s.figures, source: s.source, asOf: s.asOf, confidence: s.confidence, reason: `导入 ${file.fileName}`, ...by })), act.now);
    report.qualifications = await writeQualifications(parts, tx, act, read, known);
    for (const firm of known.values()) await touchFirm(tx.sql, firm.id, act.now);
    const first = [...known.values()][0]!;
    const assignment = authorise(act.actor, 'enterprises.dossier.manage', { region: first.city, park: first.park });
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.dossiers.imported', subject: { kind: 'enterprises.import', id: newId(act.now) }, detail: { file: file.fileName, ...report }, requestId: act.requestId });
    for (const firm of known.values()) tx.emit({ topic: 'enterprises.enterprise.changed', key: firm.id });
    return report;
  });
}

const refused = (faults: readonly ProblemDetail[]): Problem => new Problem('ENTERPRISE_IMPORT_REFUSED', {
  zh: `有 ${faults.length} 处错误，没有写入任何数据`, en: `${faults.length} faults; nothing was written`, details: faults.slice(0, 500), remedy: { zh: '按所列行和列改正后重新导入', en: 'Correct the cells named and import again' },
});

/** Rows of firms that nobody entered, of other cities, or that would move a firm. */
function strangers(act: Act, read: ImportedDossiers, known: ReadonlyMap<string, Firm>): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  const entered = new Set(read.firms.map((f) => f.creditCode));
  const may = (place: { city: string; park: string | null }): boolean => findGrant(act.actor, 'enterprises.dossier.manage', { region: place.city, park: place.park }) !== undefined;
  for (const f of read.firms) {
    const held = known.get(f.creditCode);
    if (!may(f) || (held && !may(held))) faults.push(faultAt(f.record, 'firms', 'city', 'FORBIDDEN', '该企业不在您的管辖范围内', 'the firm is outside your jurisdiction'));
    else if (held && held.city !== f.city) faults.push(faultAt(f.record, 'firms', 'city', 'CITY_BY_MOVE_ONLY', '跨市搬迁请用“办理迁移”', 'a change of city is entered as a move'));
  }
  const of = (part: Part, rows: readonly { creditCode: string; record: ImportedDossiers['firms'][number]['record'] }[]): void => {
    for (const r of rows) {
      const held = known.get(r.creditCode);
      if (held ? !may(held) : !entered.has(r.creditCode)) faults.push(faultAt(r.record, part, 'creditCode', held ? 'FORBIDDEN' : 'ENTERPRISE_UNKNOWN', held ? '该企业不在您的管辖范围内' : '没有这家企业的档案，“企业”表中也没有', held ? 'the firm is outside your jurisdiction' : 'there is no dossier of the firm, nor a row of it among the firms'));
    }
  };
  of('figures', read.statements);
  of('qualifications', read.qualifications);
  return faults;
}

async function writeFirms(tx: Tx, act: Act, read: ImportedDossiers, known: Map<string, Firm>): Promise<void> {
  const fresh: Firm[] = [];
  for (const { record: _record, ...f } of read.firms) {
    const held = known.get(f.creditCode);
    if (held) await writeFirm(tx.sql, { ...held, ...f, recordsCheckedOn: f.recordsCheckedOn ?? held.recordsCheckedOn }, act.now);
    else fresh.push({ ...f, id: newId(act.now), version: 1, demo: false, organisationId: null });
  }
  await insertFirms(tx.sql, fresh, act.now);
  for (const f of fresh) known.set(f.creditCode, f);
}

async function writeQualifications(parts: EnterpriseParts, tx: Tx, act: Act, read: ImportedDossiers, known: ReadonlyMap<string, Firm>): Promise<number> {
  const held = new Set((await qualificationsOfMany(tx.sql, [...known.values()].map((f) => f.id))).map((q) => `${q.enterpriseId}.${q.type}.${q.edition}`));
  let written = 0;
  for (const { record, creditCode, ...q } of read.qualifications) {
    const firm = known.get(creditCode)!;
    const key = `${firm.id}.${q.type}.${q.edition}`;
    if (held.has(key)) continue;
    held.add(key);
    try {
      const { expiresOn, ...rest } = q;
      // A cell left empty: as long as the pack says for the type, as everywhere else.
      await grantQualification(parts, tx, { ...rest, ...(expiresOn !== null && { expiresOn }), enterpriseId: firm.id, city: firm.city }, { at: act.now, recordedByName: act.actor!.displayName });
    } catch (error) {
      if (!isProblem(error)) throw error;
      throw refused([faultAt(record, 'qualifications', 'certNo', error.code, error.zh, error.en)]);
    }
    written += 1;
  }
  return written;
}
