import { appendAudit } from '../../audit/index.ts';
import { notFound } from '../../base/problem.ts';
import type { Tx } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import { evaluateCase } from '../domain/evaluate.ts';
import type { Parties } from '../domain/history.ts';
import type { EngineContext } from '../engine-context.ts';
import type { CaseRecord } from '../hooks.ts';
import { writeLists } from '../projection.ts';
import { readActions } from '../store/actions.ts';
import { findCase, updatePlace } from '../store/cases.ts';
import { assertFits } from './open-case.ts';

export interface AmendCaseInput {
  caseId: string;
  title?: string;
  parties?: Parties;
  region?: string | null;
  park?: string | null;
  actor: Actor | undefined;
  now: Date;
  requestId: string;
}

/**
 * Keeps title, parties, region and park of a case in step with its record while the record is still being drafted; old
 * and new go into the audit. Actions already taken keep the names they were taken under.
 * @throws Problem NOT_FOUND, CASE_PARTY_MISSING
 */
export async function amendCase(context: EngineContext, tx: Tx, input: AmendCaseInput): Promise<CaseRecord> {
  const found = await findCase(tx.sql, input.caseId, { lock: true });
  if (!found) throw notFound('事项', 'case', input.caseId);
  const definition = await context.pinned(tx.sql, found.definitionId, found.definitionVersion);
  const { title = found.title, parties = found.parties, region = found.region, park = found.park } = input;
  assertFits(definition, { parties });
  const amended = { ...found, title, parties, region, park };
  const actions = await readActions(tx.sql, found.id);
  const evaluation = evaluateCase(definition, { openedAt: found.openedAt, actions }, context.calendar, input.now);
  await updatePlace(tx.sql, amended);
  await writeLists(tx.sql, amended, definition, evaluation);
  const place = (c: CaseRecord): Record<string, unknown> => ({ title: c.title, parties: c.parties, region: c.region, park: c.park });
  await appendAudit(tx, {
    at: input.now,
    actor: input.actor ? { accountId: input.actor.accountId, organisationId: null, role: null } : null,
    action: `procedure.${definition.id}.amended`,
    subject: { kind: 'procedure.case', id: found.id },
    detail: { number: found.number, before: place(found), after: place(amended) },
    requestId: input.requestId,
  });
  tx.emit({ topic: 'procedure.case.changed', key: found.id, payload: { definition: definition.id, subject: found.subject, state: found.state, action: null } });
  return amended;
}
