import { sql } from 'kysely';
import { newId } from '../../../kernel/base/id.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Firm, Incident, Membership, Qualification, Round, Statement } from '../domain/dossier.ts';
import { insertFirms } from '../store/firms.ts';
import { insertMemberships } from '../store/memberships.ts';
import { insertQualifications } from '../store/qualifications.ts';
import { insertIncidents, insertRounds } from '../store/records.ts';
import { insertStatements } from '../store/statements.ts';

/** A dossier as it comes from elsewhere, whole. */
export interface NewDossier {
  firm: Omit<Firm, 'id' | 'version'>;
  statements: readonly Omit<Statement, 'entry'>[];
  qualifications: readonly Omit<Qualification, 'id'>[];
  rounds: readonly Round[];
  incidents: readonly Incident[];
  memberships: readonly Omit<Membership, 'id'>[];
}

/**
 * Brings whole dossiers in at once, a few statements for all of them. For the demonstration and for taking over another
 * register: no permission is asked and nothing is written to the audit, the caller answers for both.
 */
export async function loadDossiers(tx: Tx, dossiers: readonly NewDossier[], { at, recordedByName }: { at: Date; recordedByName: string }): Promise<string[]> {
  const withIds = dossiers.map((d) => ({ ...d, id: newId(at) }));
  const each = <K extends Exclude<keyof NewDossier, 'firm'>>(part: K) => withIds.flatMap((d) => (d[part] as readonly NewDossier[K][number][]).map((row) => ({ ...row, id: newId(at), enterpriseId: d.id })));
  await insertFirms(tx.sql, withIds.map((d) => ({ ...d.firm, id: d.id, version: 1 })), at);
  await insertStatements(tx.sql, each('statements').map((s) => ({ ...s, reason: null, recordedBy: null, recordedByName })), at);
  await insertQualifications(tx.sql, each('qualifications'), at, recordedByName);
  await insertRounds(tx.sql, each('rounds'), at, recordedByName);
  await insertIncidents(tx.sql, each('incidents'), at, recordedByName);
  await insertMemberships(tx.sql, each('memberships').map((m) => ({ ...m, ruleAnswer: null, ruleVersion: null, reason: null })), at, recordedByName);
  // Thousands of rows came in within one transaction: without this the first readers plan with empty tables in mind.
  await sql`analyze enterprises.enterprise, enterprises.statement, enterprises.qualification, enterprises.membership`.execute(tx.sql);
  return withIds.map((d) => d.id);
}
