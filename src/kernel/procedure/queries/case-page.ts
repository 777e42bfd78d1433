import { sql } from 'kysely';
import { dateOf } from '../../base/calendar-date.ts';
import { notFound } from '../../base/problem.ts';
import type { ContractAnswer } from '../../base/route-contract.ts';
import type { Sql } from '../../db/index.ts';
import { type Actor, forbidden } from '../../identity/actor.ts';
import type { readCase } from '../contract.ts';
import { allowedActions } from '../domain/allowed.ts';
import type { Definition } from '../domain/definition.ts';
import { evaluateCase } from '../domain/evaluate.ts';
import type { Evaluation } from '../domain/history.ts';
import type { EngineContext } from '../engine-context.ts';
import { type ChainedAction, findBreak, readActions } from '../store/actions.ts';
import { findCase, type StoredCase } from '../store/cases.ts';
import { viewerOf } from '../viewer.ts';
import { SUMMARY, type SummaryColumns, toSummary } from './summary.ts';
import { maySee, READ } from './visible.ts';

/** A case as stored, with its definition, its actions and where it stands now. */
export interface StandingCase {
  record: StoredCase;
  definition: Definition;
  actions: ChainedAction[];
  evaluation: Evaluation;
}

/** @throws Problem NOT_FOUND */
export async function evaluateStored(context: EngineContext, handle: Sql, caseId: string, now: Date): Promise<StandingCase> {
  const record = await findCase(handle, caseId);
  if (!record) throw notFound('事项', 'case', caseId);
  const definition = await context.pinned(handle, record.definitionId, record.definitionVersion);
  const actions = await readActions(handle, record.id);
  const evaluation = evaluateCase(definition, { openedAt: record.openedAt, actions }, context.calendar, now);
  return { record, definition, actions, evaluation };
}

/** Everything the case page shows. @throws Problem NOT_FOUND, FORBIDDEN */
export async function casePage(
  context: EngineContext,
  handle: Sql,
  actor: Actor | undefined,
  caseId: string,
  now: Date,
): Promise<ContractAnswer<typeof readCase>> {
  const { record, definition, actions, evaluation } = await evaluateStored(context, handle, caseId, now);
  if (!maySee(context, definition, actor, record)) throw forbidden(READ);
  const { rows } = await sql<SummaryColumns>`
    select ${SUMMARY} from procedure.case_file c where c.id = ${record.id}`.execute(handle);
  const viewer = viewerOf(definition, actor, record);
  return {
    case: await toSummary(context, handle, rows[0]!, dateOf(now)),
    definition,
    actions: actions.map(({ previousHash: _, ...action }) => action),
    evaluation,
    viewer,
    allowed: allowedActions(definition, evaluation, viewer),
    hash: record.hash,
    intact: findBreak(record, actions) === undefined,
  };
}
