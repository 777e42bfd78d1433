import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import type { ResultListItem, ResultView } from '../contract/result.ts';
import { sightOfResult } from '../domain/visibility.ts';
import { summarise } from '../domain/summary.ts';
import type { ResultRow } from '../store/results.ts';

/** The result as this reader may see it, or undefined when he may not know of it. */
export function viewResult(actor: Actor | undefined, row: ResultRow): ResultView | undefined {
  const sight = sightOfResult(actor, row);
  if (sight === 'none') return undefined;
  const full = sight === 'full';
  const own = row.organisationId ? [row.organisationId] : [];
  const mayWrite = findGrant(actor, 'market.result.write', { organisationIds: own }) !== undefined;
  const isOwn = actor?.assignments.some((a) => a.organisationId === row.organisationId) ?? false;
  return {
    ...row,
    ...(full ? {} : { abstract: '', keywords: [], completers: [], projectNumber: '', ipList: [], priceHintFen: null, contact: '' }),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    registeredAt: row.registeredAt?.toISOString() ?? null,
    caseId: isOwn ? row.caseId : null,
    full,
    may: {
      edit: mayWrite && mayBeEdited(row),
      submit: mayWrite && row.status === 'DRAFT',
      publish: mayWrite && PUBLISHABLE.includes(row.status),
      withdraw: mayWrite && row.status === 'PUBLISHED',
      ask: !isOwn && row.organisationId !== null && (row.status === 'PUBLISHED' || row.status === 'NEGOTIATING') && holdsTalk(actor),
    },
  };
}

const EDITABLE: readonly string[] = ['DRAFT', 'REGISTERED', 'PUBLISHED', 'WITHDRAWN'];
export const PUBLISHABLE: readonly string[] = ['REGISTERED', 'WITHDRAWN'];

/** A result under review, in a pricing notice or under contract keeps the words that others are reading. */
export function mayBeEdited(row: ResultRow): boolean {
  return EDITABLE.includes(row.status);
}

function holdsTalk(actor: Actor | undefined): boolean {
  return actor?.assignments.some((a) => a.grants.some((g) => g.permission === 'market.talk.take-part')) ?? false;
}

export function resultListItem(actor: Actor | undefined, row: ResultRow): ResultListItem | undefined {
  const view = viewResult(actor, row);
  if (!view) return undefined;
  const { id, title, organisationId, organisationName, region, field, maturity, intendedMode, priceHintFen, jobResult, status, secrecy, publishedAt, updatedAt, demo, full } = view;
  return {
    id, title, organisationId, organisationName, region, field, maturity, intendedMode, priceHintFen, jobResult, status, secrecy, publishedAt, updatedAt, demo, full,
    summary: summarise(view.abstract),
  };
}
