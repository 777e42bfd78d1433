import { dateOf } from '../../base/calendar-date.ts';
import { newId } from '../../base/id.ts';
import { Problem } from '../../base/problem.ts';
import { appendAudit } from '../../audit/index.ts';
import type { Tx } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import { evaluateCase } from '../domain/evaluate.ts';
import type { Definition } from '../domain/definition.ts';
import type { Parties } from '../domain/history.ts';
import { currentDefinition, type EngineContext } from '../engine-context.ts';
import type { CaseRecord } from '../hooks.ts';
import { projectionOf, writeLists } from '../projection.ts';
import { openingHash } from '../store/actions.ts';
import { insertCase, nextNumber } from '../store/cases.ts';

export interface OpenCaseInput {
  definitionId: string;
  /** Kind must be the definition's `subjectKind`. */
  subject: { kind: string; id: string };
  title: string;
  /** Every party of the definition; a party may be empty until `amendCase` fills it. */
  parties: Parties;
  region: string | null;
  park: string | null;
  /** Who opens it, for the record; the caller has authorised him. */
  actor: Actor | undefined;
  now: Date;
  requestId: string;
}

/**
 * Opens a case under the current version of a procedure, in the caller's transaction.
 * @throws Problem PROCEDURE_UNKNOWN, CASE_SUBJECT_KIND, CASE_PARTY_MISSING, CASE_ALREADY_OPEN
 */
export async function openCase(context: EngineContext, tx: Tx, input: OpenCaseInput): Promise<CaseRecord> {
  const definition = currentDefinition(context, input.definitionId);
  assertFits(definition, input);
  const openedAt = input.now.toISOString();
  const record: CaseRecord = {
    id: newId(input.now),
    number: await nextNumber(tx.sql, definition.numberPrefix, Number(dateOf(input.now).slice(0, 4))),
    definitionId: definition.id,
    definitionVersion: definition.version,
    subject: { kind: input.subject.kind, id: input.subject.id },
    title: input.title,
    parties: input.parties,
    region: input.region,
    park: input.park,
    openedAt,
  };
  const evaluation = evaluateCase(definition, { openedAt, actions: [] }, context.calendar, input.now);
  const openedBy = input.actor?.accountId ?? null;
  await insertCase(tx.sql, { ...record, openedBy, hash: openingHash(record) }, projectionOf(evaluation));
  await writeLists(tx.sql, record, definition, evaluation);
  await appendAudit(tx, {
    at: input.now,
    actor: input.actor ? { accountId: input.actor.accountId, organisationId: null, role: null } : null,
    action: `procedure.${definition.id}.opened`,
    subject: { kind: 'procedure.case', id: record.id },
    detail: { number: record.number, version: definition.version, subject: record.subject, hash: openingHash(record) },
    requestId: input.requestId,
  });
  tx.emit({ topic: 'procedure.case.changed', key: record.id, payload: { definition: definition.id, subject: record.subject, state: evaluation.state, action: null } });
  return record;
}

export function assertFits(definition: Definition, place: { subject?: { kind: string }; parties: Parties }): void {
  if (place.subject && place.subject.kind !== definition.subjectKind) {
    throw new Problem('CASE_SUBJECT_KIND', {
      status: 500,
      zh: `流程“${definition.title.zh}”办理的是 ${definition.subjectKind}，不是 ${place.subject.kind}`,
      en: `Procedure "${definition.title.en}" is about ${definition.subjectKind}, not ${place.subject.kind}`,
    });
  }
  const missing = definition.parties.find((p) => !(p.id in place.parties));
  if (missing) {
    throw new Problem('CASE_PARTY_MISSING', {
      status: 500,
      zh: `缺少当事方“${missing.zh}”`,
      en: `The party "${missing.en}" is missing`,
      where: { field: `parties.${missing.id}` },
    });
  }
}
